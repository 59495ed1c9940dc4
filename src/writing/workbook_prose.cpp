// SPDX-License-Identifier: Apache-2.0
// What a workbook says of itself: where its figures come from, and how they are read.
#include "writing/column_meaning.hpp"
#include "writing/sheet_layout.hpp"
#include "writing/workbook_formats.hpp"

#include <fmt/format.h>

#include <array>
#include <initializer_list>

namespace ctg {
namespace {

/// Rows of words under headers.
class Prose {
public:
    Prose(Language language, std::initializer_list<Phrase> headers) : language_(language) {
        for (const auto& header : headers)
            records_.columns.push_back({std::string(header.in(language)), RecordKind::text});
    }

    [[nodiscard]] std::string in(const Phrase& phrase) const {
        return std::string(phrase.in(language_));
    }
    void add(std::vector<RecordValue> row) { records_.rows.push_back(std::move(row)); }
    [[nodiscard]] Records records() const { return records_; }

private:
    Language language_;
    Records records_;
};

constexpr Phrase mark{"mark", "marque"};

/// What holds for every sheet.
constexpr std::array rules{
    Phrase{"An empty cell is an absence (hidden, not collected, not applicable), never a zero.",
           "Une cellule vide est une absence (secret, non collecté, sans objet), jamais un zéro."},
    Phrase{"Codes (communes, SIREN) are text: their first zeros stay.",
           "Les codes (communes, SIREN) sont du texte : leurs zéros de tête restent."},
    Phrase{"Cells hold all the digits; what they show is rounded.",
           "Les cellules ont toutes les décimales ; l'affichage arrondit."},
    Phrase{"Counts rounded by their producer are intervals: low and high are their ends, and hold "
           "through sums and shares.",
           "Les effectifs arrondis par leur producteur sont des intervalles : low et high en sont "
           "les bornes, tenues dans les sommes et les parts."},
};

/// The states of a figure, as the column `state` of indicators has them.
constexpr std::array<std::pair<std::string_view, Phrase>, 8> marks{{
    {"observed", {"counted as it is", "compté tel quel"}},
    {"rounded",
     {"some figures are rounded: see low and high",
      "des chiffres sont arrondis : voir low et high"}},
    {"partial",
     {"some communes are missing or hidden; the value stands on the others",
      "des communes manquent ou sont secrètes ; la valeur repose sur les autres"}},
    {"apportioned",
     {"a boundary cuts a unit: shared out, with bounds",
      "une limite coupe une unité : répartie, avec des bornes"}},
    {"borrowed",
     {"of the EPCI or département around the territory, not its own",
      "de l'EPCI ou du département qui l'entoure, non du territoire"}},
    {"suppressed",
     {"hidden by statistical secrecy: there is no value",
      "caché par le secret statistique : il n'y a pas de valeur"}},
    {"not_collected",
     {"not collected: there is no value", "non collecté : il n'y a pas de valeur"}},
    {"not_applicable",
     {"the denominator is zero: there is no value",
      "le dénominateur est nul : il n'y a pas de valeur"}},
}};

/// Unit and reading that the look of a column settles.
struct LookWords {
    Phrase unit;
    Phrase reading;
};

LookWords words_of(CellLook look) {
    switch (look) {
    case CellLook::code:
        return {{"code", "code"}, {"text", "texte"}};
    case CellLook::integer:
        return {{"number", "nombre"}, {"whole number", "nombre entier"}};
    case CellLook::year:
        return {{"year", "année"}, {"four digits", "quatre chiffres"}};
    case CellLook::number:
        return {{"", ""}, {"number, shown rounded", "nombre, affiché arrondi"}};
    case CellLook::percent:
        return {{"%", "%"},
                {"share from 0 to 1, shown in percent", "part de 0 à 1, affichée en pourcentage"}};
    case CellLook::date:
        return {{"date", "date"}, {"day", "jour"}};
    case CellLook::text:
        break;
    }
    return {{"", ""}, {"text", "texte"}};
}

std::string words_of_source(const Source& source) {
    std::string words;
    for (const auto& part : {source.producer, source.title})
        if (!part.empty()) words += part + ", ";
    if (source.year) words += fmt::format("{}, ", source.year->value);
    words += source.file;
    if (!source.sha256.empty()) words += " (SHA-256 " + source.sha256 + ")";
    return words;
}

std::string words_of(const RecordValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* count = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *count);
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    if (const auto* is_so = std::get_if<bool>(&value)) return *is_so ? "true" : "false";
    return {};
}

} // namespace

Sheet read_me_of(std::span<const Sheet> sheets, const Envelope& envelope, Language language) {
    Prose prose(language, {{"subject", "sujet"}, {"text", "texte"}});
    const auto add_named = [&](const Phrase& subject, const std::string& name,
                               const std::string& text) {
        prose.add({prose.in(subject), name + (language == Language::french ? " : " : ": ") + text});
    };
    for (const auto& [name, text] : envelope.study)
        prose.add({name == "name" ? prose.in({"study", "étude"}) : name, text});
    if (!envelope.command.empty()) prose.add({prose.in({"command", "commande"}), envelope.command});
    for (const auto& [name, text] : envelope.options)
        add_named({"option", "option"}, name, text);
    for (const auto& [name, value] : envelope.facts)
        add_named({"result", "résultat"}, name, words_of(value));
    for (const auto& [name, records] : sheets)
        add_named({"sheet", "feuille"}, name,
                  fmt::format("{} {}", records.rows.size(), prose.in({"rows", "lignes"})));
    for (const auto& [role, source] : envelope.sources)
        add_named({"source", "source"}, role, words_of_source(source));
    for (const auto& rule : rules)
        prose.add({prose.in({"reading", "lecture"}), prose.in(rule)});
    for (const auto& note : envelope.notes)
        add_named({"note", "remarque"}, note.code, text_of(note, language).message);
    return {prose.in({"Read me", "Lisez-moi"}), prose.records()};
}

Sheet reading_guide_of(std::span<const Sheet> sheets, Language language) {
    Prose prose(language, {{"sheet", "feuille"},
                           {"column", "colonne"},
                           {"meaning", "signification"},
                           {"unit", "unité"},
                           {"reading", "lecture"}});
    constexpr Phrase of_the_file{"column of the file that was read", "colonne du fichier lu"};
    for (const auto& [name, records] : sheets) {
        const auto layouts = layout_of(records);
        for (std::size_t c = 0; c < layouts.size(); ++c) {
            const auto& column = records.columns[c].name;
            const auto* const meaning = meaning_of(records.schema, column);
            const auto words = words_of(layouts[c].look);
            const bool has_unit = meaning != nullptr && !meaning->unit.en.empty();
            prose.add({name, column, prose.in(meaning == nullptr ? of_the_file : meaning->meaning),
                       prose.in(has_unit ? meaning->unit : words.unit), prose.in(words.reading)});
        }
    }
    for (const auto& [state, words] : marks)
        prose.add({prose.in(mark), std::string(state), prose.in(words), {}, {}});
    return {prose.in({"How to read", "Aide à la lecture"}), prose.records()};
}

} // namespace ctg

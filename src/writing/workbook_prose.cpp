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

constexpr Phrase mark = tr("mark");

/// What holds for every sheet.
constexpr std::array rules{
    tr("An empty cell is an absence (hidden, not collected, not applicable), never a zero."),
    tr("Codes (communes, SIREN) are text: their first zeros stay."),
    tr("Cells hold all the digits; what they show is rounded."),
    tr("Counts rounded by their producer are intervals: low and high are their ends, and hold "
       "through sums and shares."),
};

/// The states of a figure, as the column `state` of indicators has them.
constexpr std::array<std::pair<std::string_view, Phrase>, 8> marks{{
    {"observed", tr("counted as it is")},
    {"rounded", tr("some figures are rounded: see low and high")},
    {"partial", tr("some communes are missing or hidden; the value stands on the others")},
    {"apportioned", tr("a boundary cuts a unit: shared out, with bounds")},
    {"borrowed", tr("of the EPCI or département around the territory, not its own")},
    {"suppressed", tr("hidden by statistical secrecy: there is no value")},
    {"not_collected", tr("not collected: there is no value")},
    {"not_applicable", tr("the denominator is zero: there is no value")},
}};

/// Unit and reading that the look of a column settles.
struct LookWords {
    Phrase unit;
    Phrase reading;
};

LookWords words_of(CellLook look) {
    switch (look) {
    case CellLook::code:
        return {tr("code"), tr("text")};
    case CellLook::integer:
        return {tr("number"), tr("whole number")};
    case CellLook::year:
        return {tr("year"), tr("four digits")};
    case CellLook::number:
        return {{}, tr("number, shown rounded")};
    case CellLook::percent:
        return {tr("%"), tr("share from 0 to 1, shown in percent")};
    case CellLook::date:
        return {tr("date"), tr("day")};
    case CellLook::text:
        break;
    }
    return {{}, tr("text")};
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
    Prose prose(language, {tr("subject"), tr("text")});
    const auto add_named = [&](const Phrase& subject, const std::string& name,
                               const std::string& text) {
        const auto both = prose.in(tr("{}: {}"));
        prose.add({prose.in(subject), fmt::format(fmt::runtime(both), name, text)});
    };
    for (const auto& [name, text] : envelope.study)
        prose.add({name == "name" ? prose.in(tr("study")) : name, text});
    if (!envelope.command.empty()) prose.add({prose.in(tr("command")), envelope.command});
    for (const auto& [name, text] : envelope.options)
        add_named(tr("option"), name, text);
    for (const auto& [name, value] : envelope.facts)
        add_named(tr("result"), name, words_of(value));
    for (const auto& [name, records] : sheets)
        add_named(tr("sheet"), name,
                  fmt::format("{} {}", records.rows.size(), prose.in(tr("rows"))));
    for (const auto& [role, source] : envelope.sources)
        add_named(tr("source"), role, words_of_source(source));
    for (const auto& rule : rules)
        prose.add({prose.in(tr("reading")), prose.in(rule)});
    for (const auto& note : envelope.notes)
        add_named(tr("note"), note.code, text_of(note, language).message);
    return {prose.in(tr("Read me")), prose.records()};
}

Sheet reading_guide_of(std::span<const Sheet> sheets, Language language) {
    Prose prose(language, {tr("sheet"), tr("column"), tr("meaning"), tr("unit"), tr("reading")});
    constexpr Phrase of_the_file = tr("column of the file that was read");
    for (const auto& [name, records] : sheets) {
        const auto layouts = layout_of(records);
        for (std::size_t c = 0; c < layouts.size(); ++c) {
            const auto& column = records.columns[c].name;
            const auto* const meaning = meaning_of(records.schema, column);
            const auto words = words_of(layouts[c].look);
            const bool has_unit = meaning != nullptr && !meaning->unit.empty();
            prose.add({name, column, prose.in(meaning == nullptr ? of_the_file : meaning->meaning),
                       prose.in(has_unit ? meaning->unit : words.unit), prose.in(words.reading)});
        }
    }
    for (const auto& [state, words] : marks)
        prose.add({prose.in(mark), std::string(state), prose.in(words), {}, {}});
    return {prose.in(tr("How to read")), prose.records()};
}

} // namespace ctg

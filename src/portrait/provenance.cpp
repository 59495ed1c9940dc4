// SPDX-License-Identifier: Apache-2.0
#include "portrait/provenance.hpp"

#include "portrait/facts.hpp"
#include "portrait/html.hpp"
#include "portrait/page_template.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace ctg {
namespace {

constexpr std::size_t short_digest = 12;

constexpr std::array<std::pair<std::string_view, Phrase>, 12> roles{{
    {"study", tr("Study")},
    {"before", tr("Study of an earlier year")},
    {"communes", tr("Communes")},
    {"epci", tr("EPCI")},
    {"antennes", tr("Antennes")},
    {"territories", tr("Territories")},
    {"conventions", tr("Conventions")},
    {"competences", tr("Competences")},
    {"scheme", tr("Scheme")},
    {"plan", tr("Calendar")},
    {"candidates", tr("Candidates")},
    {"capacities", tr("Capacities")},
}};

/// "weights.population" is told as "population".
std::string role_words(std::string_view role, Language language) {
    const auto dot = role.rfind('.');
    const auto name = dot == role.npos ? role : role.substr(dot + 1);
    const auto* const known = std::ranges::find(roles, name, [](const auto& r) { return r.first; });
    return known == roles.end() ? heading_of(name, language) : filled(known->second, language);
}

/// The table without the columns in which nothing is said.
HtmlTable without_empty_columns(const HtmlTable& table) {
    HtmlTable kept{{}, std::vector<HtmlTable::Row>(table.rows.size())};
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (std::ranges::all_of(table.rows,
                                [&](const auto& row) { return row.cells[i].text == "–"; }))
            continue;
        kept.columns.push_back(table.columns[i]);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            kept.rows[row].cells.push_back(table.rows[row].cells[i]);
    }
    return kept;
}

HtmlTable sources_table(const Provenance& data, Language language) {
    constexpr Phrase role = tr("Role");
    constexpr Phrase producer = tr("Producer");
    constexpr Phrase title = tr("Title");
    constexpr Phrase year = tr("Year");
    constexpr Phrase file = tr("File");
    constexpr Phrase digest = tr("SHA-256");
    HtmlTable table;
    for (const auto& name : {role, producer, title, year, file, digest})
        table.columns.push_back({filled(name, language)});
    for (const auto& [name, source] : data.sources)
        table.rows.push_back({{{role_words(name, language)},
                               {source.producer.empty() ? "–" : source.producer},
                               {source.title.empty() ? "–" : source.title},
                               {source.year ? std::to_string(source.year->value) : "–"},
                               {source.file},
                               {source.sha256.substr(0, short_digest)}}});
    return table;
}

std::string counting_words(const PortraitData& data, Language language) {
    const bool is_projected = data.rule.counting == Counting::projected;
    constexpr Phrase signed_only =
        tr("A commune is covered in a year if a signed convention that holds it is in force on {}. "
           "Conventions that overlap count once.");
    constexpr Phrase projected =
        tr("A commune is covered in a year if a convention, signed or planned, that holds it is in "
           "force on {}. Conventions that overlap count once.");
    return filled(is_projected ? projected : signed_only, language,
                  day_words(data.rule.reference_day, language));
}

std::vector<std::string> method_words(const PortraitData& data, Language language) {
    constexpr Phrase basis =
        tr("Shares are shares of: {} (communes of the perimeter: {}). Geography of {}.");
    std::vector<std::string> words{
        counting_words(data, language),
        filled(basis, language, words_of_basis(data.weights.basis().name, language),
               data.weights.items().size(), data.geography.year().value)};
    if (data.scheme) {
        constexpr Phrase scores =
            tr("Scores go from 0 to 100 between goalposts fixed in the scheme; 100 is the greatest "
               "need. Cells are weighted means of their indicators; themes, logics and total are "
               "means of cells with equal weights. Ties share a rank.");
        constexpr Phrase scheme = tr("Scheme {}, version {}, SHA-256 {}.");
        words.push_back(filled(scores, language));
        words.push_back(filled(scheme, language, data.scheme->id, data.scheme->version,
                               data.scheme->sha256.substr(0, short_digest)));
    }
    if (data.plan) words.push_back(proof_words(*data.plan, language));
    return words;
}

} // namespace

std::string proof_words(const CalendarPlan& plan, Language language) {
    constexpr Phrase proven = tr("The calendar proposed is proven the best under its rules.");
    constexpr Phrase gap = tr("The calendar proposed is good but not proven the best.");
    return filled(plan.status == PlanStatus::optimal ? proven : gap, language);
}

std::string example_words(const PortraitData& data, Language language) {
    if (!is_example(data)) return {};
    constexpr Phrase sentence = tr("Conventions, antennes or figures of this study are examples, "
                                   "not facts. Figures marked “fictif” are invented.");
    return filled(sentence, language);
}

std::string provenance_html(const PortraitData& data, Language language) {
    return provenance_html(
        Provenance{data.sources, method_words(data, language), data.notes, data.command}, language);
}

std::string provenance_html(const Provenance& data, Language language) {
    HtmlList method;
    for (const auto& sentence : data.method)
        method.emplace_back(sentence);
    HtmlList notes;
    for (const auto& note : data.notes) {
        HtmlData item;
        item.set("code", note.code);
        item.set("words", typeset(text_of(note, language).message, language));
        notes.push_back(std::move(item));
    }
    constexpr CountedPhrase title = tr_counted("note on the data", "notes on the data");
    HtmlData html;
    html.set("sources", html_of(without_empty_columns(sources_table(data, language)), language));
    html.set("method", method);
    html.set("has_notes", !notes.empty());
    html.set("notes_title", counted(notes.size(), title, language));
    html.set("notes", notes);
    html.set("command", data.command);
    return rendered_html(provenance_template, std::move(html), language);
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/diagnostic.hpp"

#include "base/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace ctg {
namespace {

using Catalogue = std::map<std::string_view, const CatalogueEntry*>;

const Catalogue& catalogue() {
    static const Catalogue entries = [] {
        Catalogue all;
        for (const auto messages :
             {base_messages(),      geometry_messages(),  data_messages(),
              reading_messages(),   fetch_messages(),     database_messages(),
              territory_messages(), crosswalk_messages(), indicator_messages(),
              coverage_messages(),  scoring_messages(),   comparison_messages(),
              outlier_messages(),   planning_messages(),  simulation_messages(),
              what_if_messages(),   grouping_messages(),  writing_messages(),
              portrait_messages(),  pages_messages(),     classes_messages(),
              study_messages(),     cli_messages()})
            for (const auto& entry : messages)
                all.emplace(entry.code, &entry);
        return all;
    }();
    return entries;
}

/// `wording` with each {name} replaced by its value. A value is put in as it is: braces in what a
/// user wrote are not names.
std::string filled(std::string_view wording, const DiagnosticValues& values) {
    std::string text;
    while (!wording.empty()) {
        const auto open = wording.find('{');
        text += wording.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = wording.find('}', open);
        const auto name = wording.substr(open + 1, close - open - 1);
        const auto value = std::ranges::find(values, name, &DiagnosticValues::value_type::first);
        text += value == values.end() ? fmt::format("{{{}}}", name) : value->second;
        wording.remove_prefix(close == std::string_view::npos ? wording.size() : close + 1);
    }
    return text;
}

Phrase label_of(Severity severity) {
    switch (severity) {
    case Severity::error:
        return tr("error");
    case Severity::warning:
        return tr("warning");
    case Severity::note:
        return tr("diagnostic", "note");
    }
    return {};
}

std::string location(const Place& place, Language language) {
    constexpr Phrase feature = tr("feature");
    constexpr Phrase column = tr("column");
    std::string text = place.file;
    if (place.line == 0) return text;
    if (place.unit == PlaceUnit::feature) {
        text += fmt::format(": {} {}", feature.in(language), place.line);
        if (!place.field.empty()) text += fmt::format(", {} {}", column.in(language), place.field);
        return text;
    }
    text += fmt::format(":{}", place.line);
    if (place.column != 0) text += fmt::format(":{}", place.column);
    return text;
}

/// The line of the file, and a caret under the column that is meant.
std::string excerpt(const Place& place) {
    if (place.excerpt.empty()) return {};
    std::string text = fmt::format("{:>5} | {}\n", place.line, place.excerpt);
    if (place.column > 0 && place.unit == PlaceUnit::line)
        text += fmt::format("      | {}^\n", std::string(place.column - 1, ' '));
    return text;
}

/// Whatever puts an address of a database among the values, its password is not told: what follows
/// `password =` goes, and what stands between `://` and `@`.
std::string without_password(std::string value) {
    constexpr std::string_view key = "password";
    constexpr std::string_view hidden = "…";
    const auto is_same = [](char a, char b) { return a == b || a == b - 'a' + 'A'; };
    if (const auto found = std::ranges::search(value, key, is_same); !found.empty()) {
        const auto after =
            value.find_first_not_of(' ', static_cast<std::size_t>(found.end() - value.begin()));
        if (after != std::string::npos && (value[after] == '=' || value[after] == '%'))
            value.replace(found.begin(), value.end(), hidden);
    }
    const auto begin = value.find("://");
    const auto end = value.rfind('@');
    if (begin != std::string::npos && end != std::string::npos && begin < end)
        value.replace(begin + 3, end - begin - 3, hidden);
    return value;
}

Diagnostic diagnostic_of(Severity severity, std::string_view code, DiagnosticValues values,
                         Place place) {
    for (auto& [name, value] : values)
        value = without_password(std::move(value));
    Diagnostic diagnostic{severity, std::string(code), std::move(values), {}};
    if (place != Place{}) diagnostic.places.push_back(std::move(place));
    return diagnostic;
}

} // namespace

Diagnostic error_of(std::string_view code, DiagnosticValues values, Place place) {
    return diagnostic_of(Severity::error, code, std::move(values), std::move(place));
}

Diagnostic warning_of(std::string_view code, DiagnosticValues values, Place place) {
    return diagnostic_of(Severity::warning, code, std::move(values), std::move(place));
}

Diagnostic note_of(std::string_view code, DiagnosticValues values, Place place) {
    return diagnostic_of(Severity::note, code, std::move(values), std::move(place));
}

DiagnosticText text_of(const Diagnostic& diagnostic, Language language) {
    const auto found = catalogue().find(diagnostic.code);
    if (found == catalogue().end()) {
        std::string bare;
        for (const auto& [name, value] : diagnostic.values)
            bare += fmt::format("{}{} = {}", bare.empty() ? "" : ", ", name, value);
        return {bare, {}, {}, {}};
    }
    const auto words = [&](const Phrase& phrase) {
        return filled(phrase.in(language), diagnostic.values);
    };
    const auto& entry = *found->second;
    return {words(entry.message), words(entry.expected), words(entry.found), words(entry.remedy)};
}

std::vector<std::string_view> catalogue_codes() {
    std::vector<std::string_view> codes;
    for (const auto& [code, entry] : catalogue())
        codes.push_back(code);
    return codes;
}

std::string rendered(const Diagnostic& diagnostic, Language language) {
    constexpr Phrase expected = tr("expected:");
    constexpr Phrase found = tr("found:   ");
    constexpr Phrase remedy = tr("to mend: ");
    const DiagnosticText text = text_of(diagnostic, language);
    std::string out;
    if (!diagnostic.places.empty()) out += location(diagnostic.places.front(), language) + ": ";
    out += fmt::format("{} {}: {}\n", label_of(diagnostic.severity).in(language), diagnostic.code,
                       text.message);
    for (const auto& place : diagnostic.places) {
        const bool is_first = &place == &diagnostic.places.front();
        if (!is_first) out += fmt::format("  {}\n", location(place, language));
        out += excerpt(place);
    }
    for (const auto& [label, words] :
         {std::pair{expected, &text.expected}, std::pair{found, &text.found},
          std::pair{remedy, &text.remedy}})
        if (!words->empty()) out += fmt::format("  {} {}\n", label.in(language), *words);
    return out;
}

std::string_view name_of(Severity severity) noexcept {
    return label_of(severity).in(Language::english);
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/scheme.hpp"

#include "ctg/base/code.hpp"
#include "scoring/scheme_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>

namespace ctg {
namespace {

/// The rows of a table that are units: no arrondissement of a commune that is there too.
std::vector<std::size_t> units_of(const Table& table) {
    const auto column = table.column("code");
    std::vector<std::size_t> rows;
    std::set<CommuneCode> communes;
    const auto commune_at = [&](std::size_t row) {
        return column ? CommuneCode::parse(table.text(row, *column)) : std::nullopt;
    };
    for (std::size_t row = 0; row < table.row_count(); ++row)
        if (const auto commune = commune_at(row)) communes.insert(*commune);
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const auto code = commune_at(row);
        const auto whole = code ? commune_of_arrondissement(*code) : std::nullopt;
        if (!whole || !communes.contains(*whole)) rows.push_back(row);
    }
    return rows;
}

/// The figures that make the value of a unit.
struct UnitColumns {
    std::size_t numerator = 0;
    std::optional<std::size_t> denominator;
};

/// Nothing, with a note, when the table lacks one of them.
std::optional<UnitColumns> columns_of(const IndicatorRule& rule, const Table& table,
                                      Faults& faults) {
    const auto found = [&](const std::string& name) {
        const auto column = table.column(name);
        if (!column)
            faults.add(note_of("CTG-SCOR-083", {{"indicator", rule.id}, {"column", name}},
                               rule.places.numerator));
        return column;
    };
    const auto numerator = found(rule.numerator);
    if (!numerator) return std::nullopt;
    const bool is_quotient =
        rule.kind == IndicatorKind::ratio || rule.kind == IndicatorKind::per_area;
    if (!is_quotient) return UnitColumns{*numerator, std::nullopt};
    const auto denominator = found(rule.denominator);
    if (!denominator) return std::nullopt;
    return UnitColumns{*numerator, denominator};
}

std::vector<double> values_of(const IndicatorRule& rule, const UnitColumns& columns,
                              const Table& table, Faults& faults) {
    std::vector<double> values;
    for (const auto row : units_of(table)) {
        const Figure numerator = figure_at(table, row, columns.numerator, faults);
        const Figure denominator = columns.denominator
                                       ? figure_at(table, row, *columns.denominator, faults)
                                       : Figure::exact(1.0);
        const bool is_whole = numerator.is_known() && denominator.is_known();
        if (is_whole && denominator.value() > 0.0)
            values.push_back(numerator.value() / denominator.value() * rule.scale);
    }
    return values;
}

/// An indicator whose goalposts are by reference.
struct Unfrozen {
    IndicatorRule rule;
    GoalpostsReference reference;
    Place place; ///< of the key goalposts
};

std::optional<Unfrozen> unfrozen(const Setting& indicator, Faults& faults) {
    SettingReader reader(indicator, faults);
    const Setting* const goalposts = reader.any("goalposts");
    if (goalposts == nullptr || !std::holds_alternative<Setting::Members>(goalposts->value))
        return std::nullopt;
    SettingReader table(*goalposts, faults);
    if (table.has("values")) return std::nullopt;
    auto reference = reference_from(table, faults);
    table.finish();
    return Unfrozen{rule_from(reader, faults), std::move(reference), reader.place_of("goalposts")};
}

std::optional<FrozenGoalposts> frozen(const Unfrozen& indicator, const Table& table,
                                      Faults& faults) {
    const auto columns = columns_of(indicator.rule, table, faults);
    if (!columns) return std::nullopt;
    const auto values = values_of(indicator.rule, *columns, table, faults);
    FrozenGoalposts result{indicator.rule.id, {}, indicator.reference};
    result.reference.units = values.size();
    result.reference.sha256 = table.source().sha256;
    const auto low = percent_of(indicator.reference.low);
    const auto high = percent_of(indicator.reference.high);
    if (!low || !high) return std::nullopt; // told by reference_from
    if (!values.empty()) result.goalposts = {percentile(values, *low), percentile(values, *high)};
    if (values.empty() || result.goalposts.low >= result.goalposts.high) {
        faults.add(error_of("CTG-SCOR-085",
                            {{"indicator", indicator.rule.id},
                             {"low", indicator.reference.low},
                             {"high", indicator.reference.high},
                             {"value", values.empty() ? "–" : fmt::format("{}", values.front())},
                             {"units", std::to_string(values.size())}},
                            indicator.place));
        return std::nullopt;
    }
    return result;
}

/// The place of the brace that ends the inline table after `begin`: braces in a text are none.
std::size_t end_of_table(const std::string& text, std::size_t begin) {
    char quote = 0;
    for (std::size_t at = begin; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '}')
            return at;
    }
    return text.size();
}

/// Where line `number`, counted from 1, begins.
std::size_t begin_of_line(const std::string& text, std::size_t number) {
    std::size_t at = 0;
    for (std::size_t line = 1; line < number; ++line)
        at = text.find('\n', at) + 1;
    return at;
}

void put_in(std::string& text, const FrozenGoalposts& frozen, const Place& place) {
    const auto key = text.find("goalposts", begin_of_line(text, place.line));
    const auto brace = end_of_table(text, text.find('{', key));
    const auto last = text.find_last_not_of(" \t", brace - 1);
    text.replace(last + 1, brace - last - 1,
                 fmt::format(", values = [{}, {}], units = {}, sha256 = \"{}\" ",
                             frozen.goalposts.low, frozen.goalposts.high, frozen.reference.units,
                             frozen.reference.sha256));
}

} // namespace

double percentile(std::span<const double> values, double percent) {
    constexpr double most = 100.0;
    if (values.empty() || !(percent >= 0.0 && percent <= most))
        throw ArgumentError({error_of("CTG-SCOR-086", {{"percent", fmt::format("{}", percent)},
                                                       {"count", std::to_string(values.size())}})});
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    const double place = static_cast<double>(sorted.size() - 1) * percent / most;
    const auto below = static_cast<std::size_t>(std::floor(place));
    const auto above = std::min(below + 1, sorted.size() - 1);
    const double share = place - std::floor(place);
    return sorted[below] + share * (sorted[above] - sorted[below]);
}

Checked<FrozenScheme> frozen_scheme(const Document& scheme, const Table& table,
                                    std::string_view reference) {
    Faults faults;
    FrozenScheme result{scheme.text, {}};
    std::vector<Place> places;
    SettingReader root(scheme.root, faults);
    for (const Setting* const indicator : root.tables("indicator")) {
        const auto asking = unfrozen(*indicator, faults);
        if (!asking || (!reference.empty() && asking->reference.name != reference)) continue;
        if (auto goalposts = frozen(*asking, table, faults)) {
            result.goalposts.push_back(std::move(*goalposts));
            places.push_back(asking->place);
        }
    }
    if (faults.empty() && result.goalposts.empty())
        faults.add(error_of("CTG-SCOR-084", {}, {.file = scheme.file}));
    faults.raise();
    // No line is added or lost, so the places of the others hold.
    for (std::size_t n = 0; n < places.size(); ++n)
        put_in(result.text, result.goalposts[n], places[n]);
    return {std::move(result), faults.notes()};
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "planning/row_reader.hpp"

#include "ctg/base/nearest.hpp"

#include <fmt/format.h>

#include <cmath>

namespace ctg::planning {

std::string RowReader::text(std::size_t row, std::string_view name) const {
    const auto column = table_.column(name);
    return column ? table_.text(row, *column) : std::string();
}

Place RowReader::place(std::size_t row, std::string_view name) const {
    const auto column = table_.column(name);
    return column ? table_.place(row, *column) : table_.header_place();
}

double RowReader::number(std::size_t row, std::string_view name, const Range& range,
                         std::optional<double> fallback) {
    const std::string cell = text(row, name);
    if (cell.empty() && fallback) return *fallback;
    const auto value = parse_number(cell, table_.traits().decimal_mark);
    const bool is_right = value && range.low <= *value && *value <= range.high &&
                          (!range.is_whole || *value == std::floor(*value));
    if (is_right) return *value;
    faults_.add(error_of("CTG-PLAN-004",
                         {{"name", std::string(name)},
                          {"value", cell},
                          {"low", fmt::format("{:.0f}", range.low)},
                          {"high", fmt::format("{:.0f}", range.high)}},
                         place(row, name)));
    return range.low;
}

std::optional<Date> RowReader::date(std::size_t row, std::string_view name) {
    const std::string cell = text(row, name);
    if (cell.empty()) return std::nullopt;
    const auto date = parse_date(cell);
    if (!date) faults_.add(error_of("CTG-PLAN-026", {{"text", cell}}, place(row, name)));
    return date;
}

std::optional<Month> RowReader::month(std::size_t row, std::string_view name,
                                      const CalendarRules& rules) {
    if (const auto month = month_named(text(row, name), rules)) return month;
    const auto day = date(row, name);
    if (!day) return std::nullopt;
    return Month{day->year(), day->month()};
}

std::optional<Month> RowReader::month_inside(std::size_t row, std::string_view name,
                                             const CalendarRules& rules) {
    const auto month = this->month(row, name, rules);
    if (month && (*month < rules.first || rules.last < *month))
        faults_.add(error_of("CTG-PLAN-018",
                             {{"month", name_of(*month, rules)},
                              {"first", name_of(rules.first, rules)},
                              {"last", name_of(rules.last, rules)}},
                             place(row, name)));
    return month;
}

std::string RowReader::key(std::size_t row, std::string_view name, const Zoning& zoning) {
    std::string cell = text(row, name);
    if (zoning.find(cell) != nullptr || (zoning.zones.empty() && !cell.empty())) return cell;
    std::vector<std::string> known;
    for (const auto& zone : zoning.zones)
        known.push_back(zone.key);
    faults_.add(error_of("CTG-PLAN-002",
                         {{"name", std::string(name)},
                          {"key", cell},
                          {"count", std::to_string(known.size())},
                          {"nearest", joined(nearest(cell, known))}},
                         place(row, name)));
    return cell;
}

void Uniqueness::meet(const std::string& key, const Place& place, Faults& faults) {
    const auto [first, is_new] = first_.emplace(key, place);
    if (is_new) return;
    Diagnostic twice = error_of("CTG-PLAN-003", {{"key", key}}, place);
    twice.places.push_back(first->second);
    faults.add(std::move(twice));
}

} // namespace ctg::planning

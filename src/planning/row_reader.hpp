// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/period.hpp"

#include "ctg/base/error.hpp"
#include "ctg/planning/calendar_rules.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ctg::planning {

// Beyond these a figure was mistyped. They also keep the whole numbers of the search exact.
constexpr double most_days = 1e5;
constexpr double first_year = 1900;
constexpr double last_year = 2200;

/// What a number must be.
struct Range {
    double low;
    double high;
    bool is_whole = false;
};

/// Reads the cells of a table by the names of its columns, and gathers what is wrong with them.
class RowReader {
public:
    RowReader(const Table& table, Faults& faults) : table_(table), faults_(faults) {}

    [[nodiscard]] std::string text(std::size_t row, std::string_view name) const;
    [[nodiscard]] Place place(std::size_t row, std::string_view name) const;

    /// The number in a cell, `fallback` when it is empty; a fault when it is none or out of range,
    /// or when it is empty and there is no fallback.
    double number(std::size_t row, std::string_view name, const Range& range,
                  std::optional<double> fallback = {});
    std::optional<Date> date(std::size_t row, std::string_view name);
    /// A month, written as one, as any of its days, or by the name of the period that ends in it.
    std::optional<Month> month(std::size_t row, std::string_view name, const CalendarRules& rules);
    /// The same; a fault also when it is not in the horizon.
    std::optional<Month> month_inside(std::size_t row, std::string_view name,
                                      const CalendarRules& rules);
    /// A key of `zoning`; of an empty zoning anything that is not empty.
    std::string key(std::size_t row, std::string_view name, const Zoning& zoning);

private:
    const Table& table_;
    Faults& faults_;
};

/// Remembers where a key was met first, and refuses it the second time.
class Uniqueness {
public:
    void meet(const std::string& key, const Place& place, Faults& faults);

private:
    std::map<std::string, Place> first_;
};

} // namespace ctg::planning

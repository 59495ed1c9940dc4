// SPDX-License-Identifier: Apache-2.0
#include "coverage/register_dates.hpp"

#include "ctg/base/year.hpp"

#include <array>
#include <string>

namespace ctg {
namespace {

constexpr std::array<std::string_view, 4> date_columns{"date_signature", "date_effet", "date_fin",
                                                       "cej_fin"};

/// Which of the two ways to read a date with strokes give a day that exists.
struct Readings {
    bool day_first = false;
    bool month_first = false;
};

Readings readings_of(const std::string& text) {
    if (text.size() != 10 || text[2] != '/') return {};
    const auto swapped = text.substr(3, 3) + text.substr(0, 3) + text.substr(6);
    return {parse_date(text).has_value(), parse_date(swapped).has_value()};
}

} // namespace

void check_date_order(const Table& table, Faults& faults) {
    Faults ambiguous;
    for (const auto name : date_columns) {
        const auto column = table.column(name);
        if (!column) continue;
        for (std::size_t row = 0; row < table.row_count(); ++row) {
            const auto& text = table.text(row, *column);
            const auto readings = readings_of(text);
            if (readings.day_first && !readings.month_first) return; // settled
            if (!readings.day_first || text.substr(0, 2) == text.substr(3, 2)) continue;
            const auto date = parse_date(text).value();
            ambiguous.add(error_of("CTG-CONV-023", {{"date", text}, {"iso", iso(date)}},
                                   table.place(row, *column)));
        }
    }
    faults.add(ambiguous.errors());
}

} // namespace ctg

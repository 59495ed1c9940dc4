// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/calendar.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg::planning {

/// A period and its first month.
struct DatedPeriod {
    CalendarPeriod period;
    Month first;
};

/// The periods that bear `names`. When one of the names tells no date, none does: each period is
/// then a year of its own, the first of which is 2001.
[[nodiscard]] std::vector<DatedPeriod> periods_named(const std::vector<std::string>& names);

/// The month that `text` names: that of a period of `rules`, else one written as 2019-09.
[[nodiscard]] std::optional<Month> month_named(std::string_view text, const CalendarRules& rules);

/// The last month of the stretch in which the work of `month` is counted: the year, or the period
/// where capacities are those of periods.
[[nodiscard]] Month stretch_of(const Month& month, const CalendarProblem& problem);

/// The last month of the stretch that a capacity is for.
[[nodiscard]] Month stretch_of(const Capacity& capacity);

/// The stretches of the horizon, each by its last month.
[[nodiscard]] std::vector<Month> stretches_of(const CalendarProblem& problem);

/// What a stretch is called: 2019, or the name of a period.
[[nodiscard]] std::string name_of_stretch(const Month& stretch, const CalendarProblem& problem);

/// What the first month is called: the name of its period, if any.
[[nodiscard]] inline std::string name_of_first(const CalendarRules& rules) {
    return rules.periods.empty() ? iso(rules.first) : rules.periods.front().name;
}

/// Whether the calendar can hold something in `month`.
[[nodiscard]] bool is_step(const Month& month, const CalendarRules& rules);

} // namespace ctg::planning

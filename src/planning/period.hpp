// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/calendar_rules.hpp"

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

/// What a year is called: the name of the period that it stands for, else 2019.
[[nodiscard]] std::string name_of(const Year& year, const CalendarRules& rules);

/// The name of the period that `year` stands for, if it does for one that tells no date.
[[nodiscard]] std::string made_up_name(const Year& year, const CalendarRules& rules);

/// Whether the calendar can hold something in `month`.
[[nodiscard]] bool is_step(const Month& month, const CalendarRules& rules);

} // namespace ctg::planning

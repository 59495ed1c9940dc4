// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/year.hpp"

namespace ctg::planning {

/// How many months `month` comes after `first`: 0 for `first` itself.
[[nodiscard]] inline int months_after(const Month& first, const Month& month) {
    return static_cast<int>((month - first).count());
}

[[nodiscard]] inline Month month_after(const Month& first, int months) {
    return first + std::chrono::months{months};
}

[[nodiscard]] inline Date first_day_of(const Month& month) {
    return month / std::chrono::day{1};
}

/// A signature of a month is held to happen on its last day, when coverage is counted too.
[[nodiscard]] inline Date last_day_of(const Month& month) {
    return std::chrono::year_month_day{month / std::chrono::last};
}

[[nodiscard]] inline Year year_of(const Month& month) {
    return Year{static_cast<int>(month.year())};
}

} // namespace ctg::planning

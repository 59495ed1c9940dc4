// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/calendar.hpp"

#include <vector>

namespace ctg::planning {

// The rule of renewals: a convention that ends within the horizon is taken to be renewed the next
// day, for the duration of the rules, as often as the horizon asks. Not so where its renewal is
// known or to be decided: a convention denounced, one that the register itself renews, and what a
// candidate holds, whose calendar says when it signs again: a piece of which a candidate holds some
// goes as a whole.

/// The conventions of the register that cover: all but the projects.
[[nodiscard]] std::vector<Convention> signed_ones(const CalendarProblem& problem);

/// The renewals of `signed_ones` that the rule assumes, as projects.
[[nodiscard]] std::vector<Convention> assumed_renewals(const CalendarProblem& problem);

} // namespace ctg::planning

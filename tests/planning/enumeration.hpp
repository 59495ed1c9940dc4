// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/calendar.hpp"

#include <optional>
#include <vector>

// An oracle: the best calendar of a small problem by trying all of them, from the rules as
// docs/methods/calendar.md states them. It shares no code with the library but its plain values.

struct EnumeratedPlan {
    std::vector<int>
        months; ///< of the candidates, from the first of the horizon; its length: never
    int broken = 0;
    int late = 0;
    double gain = 0.0;
    double unevenness = 0.0;
    int moved = 0; ///< months from the calendar in force
};

/// The best plan by the problem's order of objectives, or nothing when none satisfies the rules.
std::optional<EnumeratedPlan> best_by_enumeration(const ctg::CalendarProblem& problem);

/// Whether any plan satisfies the rules.
bool is_possible_by_enumeration(const ctg::CalendarProblem& problem);

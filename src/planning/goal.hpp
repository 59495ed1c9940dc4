// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/planning/calendar_rules.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace ctg::planning {

/// What is wanted first of a plan.
enum class Level {
    targets,          ///< fewest broken targets, among them fewest CEJ deadlines
    population_years, ///< most priority × engagement × person-years
    stability,        ///< fewest months from the dates of the calendar in force
    weighted,         ///< most population-years less what is broken and moved, by weight
    coverage,         ///< most covered at the targets' months: to know whether any plan holds them
};

/// What parts two plans, in order.
struct Goal {
    std::vector<Level> levels;
    bool is_even = false;     ///< then the evenest load
    bool is_earliest = false; ///< then the earliest months, in the order of the items
    // Of Level::weighted [gain units], whole:
    double broken_weight = 0.0;
    double moved_weight = 0.0;

    [[nodiscard]] bool asks(Level level) const {
        return std::ranges::find(levels, level) != levels.end();
    }
};

/// How good a plan, or the part of one, is.
struct Score {
    int broken = 0;          ///< targets, CEJ deadlines among them
    int late = 0;            ///< CEJ deadlines
    double gain = 0.0;       ///< [gain units], whole
    double moved = 0.0;      ///< [months], whole
    double unevenness = 0.0; ///< [1e-9], whole
    std::vector<int> months; ///< by item of the whole model
};

/// The score of two parts of a plan that share no item.
[[nodiscard]] Score score_of_both(Score a, const Score& b);

/// Whether `a` is better than `b` for `goal`; false when they are equal.
[[nodiscard]] bool is_better(const Score& a, const Score& b, const Goal& goal);

/// Adds CTG-PLAN-008 to `faults` for an unknown or repeated objective, or one that would decide
/// alone what no one wants: "balance" before what signatures bring prefers an empty calendar.
void check_objective(const std::vector<std::string>& order, const Place& place, Faults& faults);

/// The goal that `rules` state, where gains are counted in `gain_unit`.
/// @throws DataError as check_objective.
[[nodiscard]] Goal goal_of(const CalendarRules& rules, double gain_unit);

} // namespace ctg::planning

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/selection.hpp"
#include "planning/exposure.hpp"

#include "ctg/planning/calendar.hpp"

#include <compare>
#include <cstddef>
#include <set>
#include <vector>

namespace ctg::planning {

/// The rules that may make a calendar impossible.
enum class RuleKind { capacity, window, group, cej, not_before, fixed_date, target };

/// One of them: the place of the capacity, window or target in the problem, of the candidate whose
/// date is fixed or not free, or of the first candidate of a group.
struct RuleName {
    RuleKind kind;
    std::size_t index;
    friend auto operator<=>(const RuleName&, const RuleName&) = default;
};

/// One month in which an item may sign, or the choice not to sign at all. Whole numbers: see
/// selection.hpp.
struct Choice {
    int month = 0;                ///< from the first of the horizon; the number of months: never
    double gain = 0.0;            ///< [gain units]
    int late = 0;                 ///< CEJ deadlines missed
    double moved = 0.0;           ///< months from the dates of the calendar in force
    std::vector<Use> uses;        ///< of the model's capacities [parts of an agent-day]
    std::vector<double> coverage; ///< added by the model's targets' months [1e-12 of the whole]
};

/// A candidate, or those of a group, which sign together.
struct Item {
    std::vector<std::size_t> candidates; ///< by territory
    std::vector<Choice> choices;         ///< by month, never last
};

struct CapacityRow {
    std::size_t capacity = 0; ///< its place in the problem
    double limit = 0.0;       ///< [parts of an agent-day], with what rounding may add
    double square_weight = 0.0;
};

struct TargetRow {
    std::size_t target = 0; ///< its place in the problem
    double need = 0.0;      ///< what signatures must add [1e-12 of the whole]
    bool is_hard = false;
};

/// A calendar problem in whole numbers.
struct Model {
    int months = 0;
    double gain_unit = 1.0;     ///< [priority × person-years]
    double units_per_day = 1.0; ///< [parts of an agent-day]
    std::vector<Item> items;    ///< by the territory of their first candidate
    std::vector<CapacityRow> capacities;
    std::vector<TargetRow> targets;
    std::vector<std::vector<std::size_t>> blocks; ///< items that share no antenne with the others
};

/// What each candidate brings by month of signature [priority × engagement × person-years, or the
/// values given].
[[nodiscard]] std::vector<std::vector<double>> gains_of(const CalendarProblem& problem,
                                                        const Exposure& exposure);

/// The model of `problem` without the rules `waived`.
/// @throws DataError CTG-PLAN-007 (an antenne has no capacity in a year of the horizon).
[[nodiscard]] Model model_of(const CalendarProblem& problem, const Exposure& exposure,
                             const std::set<RuleName>& waived = {});

} // namespace ctg::planning

// SPDX-License-Identifier: Apache-2.0
#include "planning/goal.hpp"

#include "ctg/base/nearest.hpp"

#include <algorithm>
#include <cmath>

namespace ctg::planning {
namespace {

const std::vector<std::string>& known_objectives() {
    static const std::vector<std::string> names{"targets", "population_years", "balance",
                                                "stability"};
    return names;
}

/// Negative when `a` is better than `b` at `level`, positive when it is worse.
double order_at(Level level, const Score& a, const Score& b, const Goal& goal) {
    if (level == Level::weighted)
        return b.gain - a.gain + goal.broken_weight * (a.broken - b.broken) +
               goal.moved_weight * (a.moved - b.moved);
    if (level == Level::population_years) return b.gain - a.gain;
    if (level == Level::stability) return a.moved - b.moved;
    if (level == Level::coverage) return 0.0; // scores don't hold it: coverages are compared apart
    return a.broken != b.broken ? a.broken - b.broken : a.late - b.late;
}

} // namespace

Score score_of_both(Score a, const Score& b) {
    a.broken += b.broken;
    a.late += b.late;
    a.gain += b.gain;
    a.moved += b.moved;
    a.unevenness += b.unevenness;
    // The items of the other part stand after all months.
    for (std::size_t item = 0; item < a.months.size(); ++item)
        a.months[item] = std::min(a.months[item], b.months[item]);
    return a;
}

bool is_better(const Score& a, const Score& b, const Goal& goal) {
    for (const auto level : goal.levels)
        if (const double order = order_at(level, a, b, goal); order != 0.0) return order < 0.0;
    if (goal.is_even && a.unevenness != b.unevenness) return a.unevenness < b.unevenness;
    return goal.is_earliest && a.months < b.months;
}

void check_objective(const std::vector<std::string>& order, const Place& place, Faults& faults) {
    const auto& known = known_objectives();
    const auto refuse = [&](std::string_view code, const std::string& name) {
        faults.add(error_of(
            code,
            {{"name", name}, {"known", joined(known)}, {"nearest", joined(nearest(name, known))}},
            place));
    };
    for (auto name = order.begin(); name != order.end(); ++name) {
        if (std::ranges::find(known, *name) == known.end())
            refuse("CTG-PLAN-008", *name);
        else if (std::find(order.begin(), name, *name) != name)
            refuse("CTG-PLAN-019", *name);
    }
    const auto place_in_order = [&](std::string_view name) {
        return std::ranges::find(order, name) - order.begin();
    };
    const auto end = std::ssize(order);
    const auto balance = place_in_order("balance");
    const auto targets = place_in_order("targets");
    const auto years = place_in_order("population_years");
    const bool is_preempted = (targets < end && targets > balance) ||
                              (years < end && years > balance) || (targets == end && years == end);
    if (is_preempted) faults.add(error_of("CTG-PLAN-028", {{"order", joined(order)}}, place));
}

Goal goal_of(const CalendarRules& rules, double gain_unit) {
    Faults faults;
    check_objective(rules.objective, {}, faults);
    faults.raise();
    Goal goal;
    goal.is_earliest = true;
    if (rules.weights) {
        goal.levels = {Level::weighted};
        goal.is_even = std::ranges::find(rules.objective, "balance") != rules.objective.end();
        goal.broken_weight = std::round(rules.weights->targets / gain_unit);
        goal.moved_weight = std::round(rules.weights->stability / gain_unit);
        return goal;
    }
    for (const auto& name : rules.objective) {
        if (name == "targets") goal.levels.push_back(Level::targets);
        if (name == "population_years") goal.levels.push_back(Level::population_years);
        if (name == "stability") goal.levels.push_back(Level::stability);
        if (name == "balance") goal.is_even = true;
    }
    return goal;
}

} // namespace ctg::planning

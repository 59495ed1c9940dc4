// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/grouping.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "planning/grouping/answer.hpp"
#include "planning/grouping/clash.hpp"
#include "planning/grouping/enumeration.hpp"
#include "planning/grouping/perimeter.hpp"
#include "planning/wording.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace ctg {
namespace {

using namespace grouping;

/// What every rule names must be there, and units that are alone in no other rule.
void check_rules(const GroupingProblem& problem) {
    const auto& rules = problem.rules;
    Faults faults;
    std::vector<std::string> ids;
    for (const auto& unit : problem.graph.units)
        ids.push_back(unit.id);
    std::set<std::string> lone;
    for (const auto& rule : rules.alone)
        lone.insert(rule.units.begin(), rule.units.end());
    for (const auto* list : {&rules.together, &rules.apart, &rules.alone, &rules.islands,
                             &rules.bridges, &rules.barriers})
        for (const auto& rule : *list)
            for (const auto& id : rule.units) {
                if (!std::ranges::binary_search(ids, id))
                    faults.add(error_of("CTG-GROUP-005",
                                        {{"id", id}, {"nearest", joined(nearest(id, ids))}},
                                        rule.place));
                const bool is_company = list == &rules.together || list == &rules.islands;
                if (is_company && lone.contains(id))
                    faults.add(error_of("CTG-GROUP-008", {{"id", id}}, rule.place));
            }
    if (ids.empty()) faults.add(error_of("CTG-GROUP-022", {}));
    faults.raise();
}

/// The best plan, then those that differ most from all before.
std::vector<GroupingPlan> distinct_plans(const GroupingProblem& problem, const Model& model,
                                         const Archive& archive) {
    std::vector<GroupingPlan> plans{plan_of(problem, model, archive.best().assignment)};
    if (problem.rules.plans <= 1) return plans;
    std::vector<GroupingPlan> others;
    for (std::size_t n = 1; n < archive.plans().size(); ++n)
        others.push_back(plan_of(problem, model, archive.plans()[n].assignment));
    std::vector<std::size_t> difference(others.size(), none);
    while (plans.size() < problem.rules.plans) {
        std::size_t farthest = none;
        for (std::size_t n = 0; n < others.size(); ++n) {
            difference[n] = std::min(difference[n], moved_between(others[n], plans.back()));
            if (farthest == none || difference[n] > difference[farthest]) farthest = n;
        }
        if (farthest == none || difference[farthest] == 0) break;
        plans.push_back(others[farthest]);
        plans.back().moved = moved_between(plans.back(), plans.front());
    }
    return plans;
}

/// The note on a map that does not hang together, if it does not.
std::vector<Diagnostic> pieces_note(const GroupingProblem& problem, const Model& model) {
    const auto pieces = components_of(model);
    if (pieces.size() < 2) return {};
    const auto smallest = std::ranges::min_element(pieces, {}, &std::vector<std::size_t>::size);
    std::vector<std::string> ids;
    for (const std::size_t block : *smallest)
        for (const std::size_t unit : model.blocks[block])
            ids.push_back(problem.graph.units[unit].id);
    return {note_of("CTG-GROUP-034",
                    {{"pieces", std::to_string(pieces.size())}, {"units", abridged(ids)}})};
}

std::vector<Diagnostic> notes_on(const Grouping& grouping, const GroupingProblem& problem) {
    const auto& rules = problem.rules;
    const bool is_max_p = rules.objective == GroupingObjective::max_p;
    std::vector<Diagnostic> notes{note_of(rules.objective == GroupingObjective::hess
                                              ? "CTG-GROUP-024"
                                          : is_max_p ? "CTG-GROUP-023"
                                                     : "CTG-GROUP-025",
                                          {{"weight", rules.weight}})};
    const std::size_t count = grouping.plans.front().perimeters.size();
    if (grouping.status == PlanStatus::gap && count != grouping.count_bound)
        notes.push_back(warning_of(
            is_max_p ? "CTG-GROUP-026" : "CTG-GROUP-027",
            {{"count", std::to_string(count)}, {"bound", std::to_string(grouping.count_bound)}}));
    else if (grouping.status == PlanStatus::gap)
        notes.push_back(warning_of(
            "CTG-GROUP-028", {{"objective", planning::number(grouping.plans.front().objective)},
                              {"bound", planning::number(grouping.bound)}}));
    if (grouping.plans.size() < rules.plans)
        notes.push_back(
            note_of("CTG-GROUP-029", {{"wanted", std::to_string(rules.plans)},
                                      {"found", std::to_string(grouping.plans.size())},
                                      {"percent", planning::percent(rules.tolerance)}}));
    if (!grouping.plans.front().split_epci.empty())
        notes.push_back(
            note_of("CTG-GROUP-031", {{"epci", abridged(grouping.plans.front().split_epci)}}));
    return notes;
}

} // namespace

Checked<Grouping> grouped(const GroupingProblem& problem, const GroupingLimits& limits) {
    check_rules(problem);
    const Model model = model_of(problem);
    const double tolerance = problem.rules.plans > 1 ? problem.rules.tolerance : 0.0;
    const Answer answer = answer_to(model, tolerance, problem.rules.seed, limits);
    if (answer.archive.empty() && answer.is_proven) throw DataError(clash_of(problem, limits));
    const bool is_wanting = limits.search == GroupingSearch::exact && !answer.is_proven;
    if (answer.archive.empty() || is_wanting)
        throw LimitError({error_of("CTG-GROUP-030", {{"moves", std::to_string(limits.moves)},
                                                     {"nodes", std::to_string(limits.nodes)}})});
    Grouping grouping;
    grouping.status = answer.is_proven ? PlanStatus::optimal : PlanStatus::gap;
    for (const auto& bound : problem.rules.bounds)
        grouping.weights.push_back(bound.weight);
    grouping.plans = distinct_plans(problem, model, answer.archive);
    const double best = grouping.plans.front().objective;
    grouping.bound = answer.is_proven ? best : std::min(best, answer.bound / model.parts);
    grouping.count_bound = answer.count_bound + lone_units(problem).size();
    // No plan goes out on the word of a search alone.
    Faults faults;
    for (const auto& plan : grouping.plans)
        faults.add(faults_of(plan, problem));
    faults.raise();
    auto notes = notes_on(grouping, problem);
    for (auto& note : pieces_note(problem, model))
        notes.push_back(std::move(note));
    return {std::move(grouping), std::move(notes)};
}

Zoning territories_of(const GroupingPlan& plan) {
    Zoning zoning{"territory", {}};
    for (const auto& perimeter : plan.perimeters) {
        Zone zone{perimeter.key, perimeter.key, {}, {}};
        for (const auto& unit : perimeter.units)
            zone.communes.emplace_back(unit);
        zoning.zones.push_back(std::move(zone));
    }
    return zoning;
}

std::optional<std::size_t> plan_count_of(const GroupingProblem& problem, std::size_t count,
                                         const GroupingLimits& limits) {
    check_rules(problem);
    GroupingProblem of_count = problem;
    of_count.rules.fewest = of_count.rules.most = count;
    const Model model = model_of(of_count);
    if (model.size() > most_in_a_set) return std::nullopt;
    if (model.most < model.fewest) return 0;
    Archive archive(0.0);
    NodeBudget budget{limits.nodes};
    const auto answer = enumerate(model, model.fewest, Wanted::all, budget, archive);
    if (!answer.is_complete) return std::nullopt;
    return answer.count;
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/clash.hpp"

#include "ctg/base/nearest.hpp"
#include "planning/grouping/answer.hpp"
#include "planning/wording.hpp"

#include <functional>
#include <string>

namespace ctg::grouping {
namespace {

/// A rule that may be left out, and what it says.
struct Waivable {
    std::function<void(GroupingRules&)> waive;
    Diagnostic says;
};

/// Leaves out the rule at `index` of a list by making it say nothing: the others keep their places.
std::function<void(GroupingRules&)> emptied(std::vector<UnitRule> GroupingRules::*list,
                                            std::size_t index) {
    return [=](GroupingRules& rules) { (rules.*list)[index].units.clear(); };
}

/// The rules in the order in which it is tried to leave them out: what was written on purpose, for
/// few units, comes last, and so stays in the set if it can.
class WaivableRules {
public:
    explicit WaivableRules(const GroupingRules& rules) : rules_(rules) {}

    std::vector<Waivable> list() && {
        if (rules_.reach)
            add("CTG-GROUP-017", {{"reach", planning::number(*rules_.reach)}}, {},
                [](GroupingRules& r) { r.reach.reset(); });
        if (rules_.least_border_m > 0.0)
            add("CTG-GROUP-018", {{"length", planning::number(rules_.least_border_m)}}, {},
                [](GroupingRules& r) { r.least_border_m = 0.0; });
        add_zones("EPCI", &GroupingRules::epci);
        add_zones("antennes", &GroupingRules::antennes);
        add_bounds();
        add_counts();
        add_units(&GroupingRules::barriers, "CTG-GROUP-019");
        add_units(&GroupingRules::together, "CTG-GROUP-014");
        add_units(&GroupingRules::apart, "CTG-GROUP-015");
        add_units(&GroupingRules::alone, "CTG-GROUP-016");
        return std::move(waivable_);
    }

private:
    void add(std::string_view code, DiagnosticValues values, const Place& place,
             std::function<void(GroupingRules&)> waive) {
        waivable_.push_back({std::move(waive), error_of(code, std::move(values), place)});
    }

    void add_zones(const std::string& name, ZoneRespect GroupingRules::*respect) {
        if (rules_.*respect == ZoneRespect::ignored) return;
        add(rules_.*respect == ZoneRespect::within ? "CTG-GROUP-020" : "CTG-GROUP-021",
            {{"zones", name}}, {},
            [respect](GroupingRules& r) { r.*respect = ZoneRespect::ignored; });
    }

    void add_bounds() {
        for (std::size_t n = 0; n < rules_.bounds.size(); ++n) {
            const auto& bound = rules_.bounds[n];
            if (bound.most)
                add("CTG-GROUP-012",
                    {{"weight", bound.weight}, {"most", planning::number(*bound.most)}},
                    bound.place, [n](GroupingRules& r) { r.bounds[n].most.reset(); });
            if (bound.least)
                add("CTG-GROUP-011",
                    {{"weight", bound.weight}, {"least", planning::number(*bound.least)}},
                    bound.place, [n](GroupingRules& r) { r.bounds[n].least.reset(); });
        }
    }

    void add_counts() {
        if (rules_.most)
            add("CTG-GROUP-013", {{"side", "≤"}, {"count", std::to_string(*rules_.most)}},
                rules_.count_place, [](GroupingRules& r) { r.most.reset(); });
        if (rules_.fewest)
            add("CTG-GROUP-013", {{"side", "≥"}, {"count", std::to_string(*rules_.fewest)}},
                rules_.count_place, [](GroupingRules& r) { r.fewest.reset(); });
    }

    void add_units(std::vector<UnitRule> GroupingRules::*list, std::string_view code) {
        for (std::size_t n = 0; n < (rules_.*list).size(); ++n) {
            const UnitRule& rule = (rules_.*list)[n];
            add(code, {{"units", abridged(rule.units)}}, rule.place, emptied(list, n));
        }
    }

    const GroupingRules& rules_;
    std::vector<Waivable> waivable_;
};

bool is_impossible(const GroupingProblem& problem, const GroupingLimits& limits) {
    const auto answer = answer_to(model_of(problem), 0.0, problem.rules.seed, limits);
    return answer.archive.empty() && answer.is_proven;
}

} // namespace

std::vector<Diagnostic> clash_of(const GroupingProblem& problem, const GroupingLimits& limits) {
    constexpr std::size_t fewer = 10; // a plan is to be found, not the best
    GroupingLimits quick = limits;
    quick.search = GroupingSearch::both;
    quick.moves /= fewer;
    std::vector<Diagnostic> clash;
    GroupingProblem tried = problem;
    for (const auto& rule : WaivableRules(problem.rules).list()) {
        GroupingProblem without = tried;
        rule.waive(without.rules);
        if (is_impossible(without, quick))
            tried = std::move(without);
        else
            clash.push_back(rule.says);
    }
    const auto pieces = components_of(model_of(tried)).size();
    clash.insert(clash.begin(), error_of("CTG-GROUP-010", {{"count", std::to_string(clash.size())},
                                                           {"pieces", std::to_string(pieces)}}));
    return clash;
}

} // namespace ctg::grouping

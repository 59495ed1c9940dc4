// SPDX-License-Identifier: Apache-2.0
// Checks a plan by plain arithmetic on units and links: it knows nothing of blocks and searches.
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/planning/grouping.hpp"
#include "planning/grouping/model.hpp"
#include "planning/wording.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace ctg {
namespace {

using grouping::index_of;

class PlanCheck {
public:
    PlanCheck(const GroupingPlan& plan, const GroupingProblem& problem)
        : plan_(plan),
          problem_(problem),
          ties_(grouping::ties_of(problem)) {}

    std::vector<Diagnostic> faults() && {
        check_units();
        if (!faults_.empty()) return faults_.errors(); // the rest would be of nothing
        for (const auto& perimeter : plan_.perimeters) {
            check_pieces(perimeter);
            if (!is_alone(perimeter)) check_bounds(perimeter);
        }
        check_count();
        check_pairs();
        check_zones("EPCI", problem_.rules.epci, &GroupingUnit::epci);
        check_zones("antennes", problem_.rules.antennes, &GroupingUnit::antenne);
        check_distances();
        return faults_.errors();
    }

private:
    void check_units() {
        std::map<std::string, std::size_t> times;
        for (const auto& unit : problem_.graph.units)
            times[unit.id] = 0;
        for (std::size_t p = 0; p < plan_.perimeters.size(); ++p)
            for (const auto& unit : plan_.perimeters[p].units) {
                ++times[unit];
                perimeter_of_[unit] = p;
            }
        for (const auto& [unit, count] : times)
            if (count != 1 || times.size() != problem_.graph.units.size())
                faults_.add(
                    error_of("CTG-GROUP-040", {{"unit", unit}, {"count", std::to_string(count)}}));
    }

    [[nodiscard]] bool is_alone(const Perimeter& perimeter) const {
        return std::ranges::any_of(problem_.rules.alone, [&](const UnitRule& rule) {
            return rule.units == perimeter.units;
        });
    }

    void check_pieces(const Perimeter& perimeter) {
        std::set<std::string> reached{perimeter.units.front()};
        for (bool has_grown = true; has_grown;) {
            has_grown = false;
            for (const auto& tie : ties_) {
                const auto& first = problem_.graph.units[tie.first].id;
                const auto& second = problem_.graph.units[tie.second].id;
                if (!tie.is_open || perimeter_of_[first] != perimeter_of_[second] ||
                    reached.contains(first) == reached.contains(second))
                    continue;
                reached.insert({first, second});
                has_grown = true;
            }
        }
        if (reached.size() != perimeter.units.size())
            faults_.add(error_of("CTG-GROUP-041", {{"perimeter", perimeter.key}}));
    }

    void check_bounds(const Perimeter& perimeter) {
        for (const auto& bound : problem_.rules.bounds) {
            const auto figures = grouping::figures_of(problem_.graph, bound.weight, bound.place);
            double total = 0.0;
            for (const auto& unit : perimeter.units)
                total += figures[index_of(problem_.graph, unit)];
            const double least = bound.least.value_or(0.0);
            const double most = bound.most.value_or(grouping::infinite);
            if (total < least - grouping::slack_of(least) ||
                total > most + grouping::slack_of(most))
                faults_.add(error_of("CTG-GROUP-042", {{"perimeter", perimeter.key},
                                                       {"weight", bound.weight},
                                                       {"total", planning::number(total)}}));
        }
    }

    void check_count() {
        const std::size_t count = plan_.perimeters.size();
        if (count < problem_.rules.fewest.value_or(0) ||
            count > problem_.rules.most.value_or(grouping::none))
            faults_.add(error_of("CTG-GROUP-043", {{"count", std::to_string(count)}}));
    }

    [[nodiscard]] std::set<std::size_t> perimeters_with(const UnitRule& rule) const {
        std::set<std::size_t> perimeters;
        for (const auto& unit : rule.units)
            perimeters.insert(perimeter_of_.at(unit));
        return perimeters;
    }

    void check_pairs() {
        const auto refuse = [&](const UnitRule& rule) {
            faults_.add(error_of("CTG-GROUP-044", {{"units", abridged(rule.units)}}, rule.place));
        };
        for (const auto& rule : problem_.rules.together)
            if (perimeters_with(rule).size() > 1) refuse(rule);
        for (const auto& rule : problem_.rules.apart)
            if (perimeters_with(rule).size() < rule.units.size()) refuse(rule);
        for (const auto& rule : problem_.rules.alone)
            for (const std::size_t perimeter : perimeters_with(rule))
                if (plan_.perimeters[perimeter].units != rule.units) refuse(rule);
    }

    void check_zones(const std::string& name, ZoneRespect respect,
                     std::string GroupingUnit::*zone) {
        std::map<std::string, std::set<std::size_t>> perimeters_of;
        std::map<std::size_t, std::set<std::string>> zones_of;
        for (const auto& unit : problem_.graph.units) {
            const std::size_t perimeter = perimeter_of_[unit.id];
            zones_of[perimeter].insert(unit.*zone);
            if (!(unit.*zone).empty() && !is_alone(plan_.perimeters[perimeter]))
                perimeters_of[unit.*zone].insert(perimeter);
        }
        const auto is_many = [](const auto& entry) { return entry.second.size() > 1; };
        const bool is_broken =
            (respect == ZoneRespect::whole && std::ranges::any_of(perimeters_of, is_many)) ||
            (respect == ZoneRespect::within && std::ranges::any_of(zones_of, is_many));
        if (is_broken) faults_.add(error_of("CTG-GROUP-045", {{"zones", name}}));
    }

    /// The reach, and the objective as it is told.
    void check_distances() {
        double objective = 0.0;
        if (problem_.rules.objective == GroupingObjective::cut_edges) objective = cut();
        const bool needs_distances = problem_.rules.objective != GroupingObjective::cut_edges ||
                                     problem_.rules.reach.has_value();
        if (needs_distances) {
            distances_ = grouping::distances_of(problem_);
            for (const auto& perimeter : plan_.perimeters)
                objective += cost_of(perimeter);
        }
        constexpr double tolerance = 1e-6;
        if (std::abs(objective - plan_.objective) > tolerance * (1.0 + std::abs(objective)))
            faults_.add(error_of("CTG-GROUP-047", {{"told", planning::number(plan_.objective)},
                                                   {"found", planning::number(objective)}}));
    }

    [[nodiscard]] double cut() {
        double length = 0.0;
        for (const auto& tie : ties_)
            if (perimeter_of_[problem_.graph.units[tie.first].id] !=
                perimeter_of_[problem_.graph.units[tie.second].id])
                length += problem_.rules.counts_length ? tie.length_m : 1.0;
        return length;
    }

    /// Adds a fault for units beyond reach. The centre is the one that the plan names.
    double cost_of(const Perimeter& perimeter) {
        std::vector<std::size_t> units;
        for (const auto& id : perimeter.units)
            units.push_back(index_of(problem_.graph, id));
        const bool has_centre = problem_.rules.objective == GroupingObjective::hess;
        double cost = 0.0;
        double farthest = 0.0;
        if (has_centre) {
            const auto weight = grouping::figures_of(problem_.graph, problem_.rules.weight);
            const std::size_t centre = index_of(problem_.graph, perimeter.centre);
            for (const std::size_t unit : units) {
                cost += weight[unit] * distances_.at(unit, centre);
                farthest = std::max(farthest, distances_.at(unit, centre));
            }
        }
        for (std::size_t a = 0; !has_centre && a < units.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) {
                cost += distances_.at(units[a], units[b]);
                farthest = std::max(farthest, distances_.at(units[a], units[b]));
            }
        if (farthest > problem_.rules.reach.value_or(grouping::infinite))
            faults_.add(error_of("CTG-GROUP-046", {{"perimeter", perimeter.key},
                                                   {"distance", planning::number(farthest)}}));
        return problem_.rules.objective == GroupingObjective::cut_edges ? 0.0 : cost;
    }

    const GroupingPlan& plan_;
    const GroupingProblem& problem_;
    std::vector<grouping::Tie> ties_;
    std::map<std::string, std::size_t> perimeter_of_;
    grouping::Matrix<double> distances_;
    Faults faults_;
};

} // namespace

std::vector<Diagnostic> faults_of(const GroupingPlan& plan, const GroupingProblem& problem) {
    return PlanCheck(plan, problem).faults();
}

} // namespace ctg

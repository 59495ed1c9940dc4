// SPDX-License-Identifier: Apache-2.0
// Who touches whom and how far units are from each other, by the graph and the rules.
#include "planning/grouping/model.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace ctg::grouping {
namespace {

using Ends = std::pair<std::size_t, std::size_t>;

std::vector<Ends> pairs_of(const GroupingGraph& graph, const std::vector<UnitRule>& rules) {
    std::vector<Ends> pairs;
    for (const auto& rule : rules)
        if (rule.units.size() == 2)
            pairs.emplace_back(std::minmax(index_of(graph, rule.units.front(), rule.place),
                                           index_of(graph, rule.units.back(), rule.place)));
    return pairs;
}

/// Whether the rules let a perimeter hold two units, as far as their zones go.
bool may_share(const GroupingUnit& a, const GroupingUnit& b, const GroupingRules& rules) {
    return (rules.epci != ZoneRespect::within || a.epci == b.epci) &&
           (rules.antennes != ZoneRespect::within || a.antenne == b.antenne);
}

/// Each island with the unit, no island itself, that it is nearest to and may be tied to.
std::vector<Ends> moorings_of(const GroupingProblem& problem) {
    const auto& graph = problem.graph;
    std::set<std::size_t> islands;
    for (const auto& rule : problem.rules.islands)
        for (const auto& id : rule.units)
            islands.insert(index_of(graph, id, rule.place));
    std::vector<Ends> moorings;
    if (islands.empty()) return moorings;
    const auto distances = distances_of(problem);
    const auto lone = lone_units(problem);
    for (const std::size_t island : islands) {
        std::size_t nearest = none;
        for (std::size_t u = 0; u < graph.units.size(); ++u)
            if (!islands.contains(u) && !std::ranges::binary_search(lone, u) &&
                may_share(graph.units[u], graph.units[island], problem.rules) &&
                (nearest == none || distances.at(island, u) < distances.at(island, nearest)))
                nearest = u;
        if (nearest != none) moorings.emplace_back(std::minmax(island, nearest));
    }
    return moorings;
}

} // namespace

std::size_t index_of(const GroupingGraph& graph, const std::string& id, const Place& place) {
    const auto found = std::ranges::lower_bound(graph.units, id, {}, &GroupingUnit::id);
    if (found != graph.units.end() && found->id == id)
        return static_cast<std::size_t>(found - graph.units.begin());
    std::vector<std::string> ids;
    for (const auto& unit : graph.units)
        ids.push_back(unit.id);
    throw DataError({error_of("CTG-GROUP-005",
                              {{"id", id}, {"nearest", joined(ctg::nearest(id, ids))}}, place)});
}

std::vector<double> figures_of(const GroupingGraph& graph, const std::string& column,
                               const Place& place) {
    if (column == "units") return std::vector<double>(graph.units.size(), 1.0);
    const auto found = std::ranges::find(graph.columns, column);
    if (found == graph.columns.end())
        throw DataError({error_of("CTG-GROUP-009",
                                  {{"column", column},
                                   {"known", joined(graph.columns)},
                                   {"nearest", joined(ctg::nearest(column, graph.columns))}},
                                  place)});
    const auto at = static_cast<std::size_t>(found - graph.columns.begin());
    std::vector<double> figures;
    for (const auto& unit : graph.units)
        figures.push_back(unit.figures[at]);
    return figures;
}

std::vector<std::size_t> lone_units(const GroupingProblem& problem) {
    std::set<std::size_t> lone;
    for (const auto& rule : problem.rules.alone)
        for (const auto& id : rule.units)
            lone.insert(index_of(problem.graph, id, rule.place));
    return {lone.begin(), lone.end()};
}

std::vector<Tie> ties_of(const GroupingProblem& problem) {
    const auto& graph = problem.graph;
    std::map<Ends, double> lengths;
    for (const auto& link : graph.links)
        if (link.length_m >= problem.rules.least_border_m)
            lengths[std::minmax(index_of(graph, link.first), index_of(graph, link.second))] =
                link.length_m;
    for (const auto& bridge : pairs_of(graph, problem.rules.bridges))
        lengths.emplace(bridge, 1.0);
    for (const auto& barrier : pairs_of(graph, problem.rules.barriers))
        lengths.erase(barrier);
    for (const auto& mooring : moorings_of(problem))
        lengths.emplace(mooring, 1.0);
    std::vector<Tie> ties;
    for (const auto& [ends, length] : lengths)
        ties.push_back(
            {ends.first, ends.second, length,
             may_share(graph.units[ends.first], graph.units[ends.second], problem.rules)});
    return ties;
}

Matrix<double> distances_of(const GroupingProblem& problem) {
    const auto& graph = problem.graph;
    const std::size_t count = graph.units.size();
    Matrix<double> distances(count, count, 0.0);
    for (const auto& given : graph.distances) {
        const auto a = index_of(graph, given.first);
        const auto b = index_of(graph, given.second);
        distances.at(a, b) = distances.at(b, a) = given.distance;
    }
    if (!graph.distances.empty()) return distances;
    for (const auto& column : problem.rules.position) {
        const auto figures = figures_of(graph, column);
        const bool is_manhattan = problem.rules.metric == DistanceMetric::manhattan;
        for (std::size_t a = 0; a < count; ++a)
            for (std::size_t b = 0; b < count; ++b) {
                const double along = std::abs(figures[a] - figures[b]);
                distances.at(a, b) += is_manhattan ? along : along * along;
            }
    }
    if (problem.rules.metric != DistanceMetric::euclidean) return distances;
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = 0; b < count; ++b)
            distances.at(a, b) = std::sqrt(distances.at(a, b));
    return distances;
}

} // namespace ctg::grouping

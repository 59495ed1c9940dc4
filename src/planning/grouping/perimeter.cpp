// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/perimeter.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/one_bit_color_map.hpp>
#include <boost/graph/stoer_wagner_min_cut.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace ctg::grouping {
namespace {

using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_weight_t, double>>;

/// What holds a perimeter together, and where it would break.
class WeakPoints {
public:
    /// @pre `units` are ordered.
    WeakPoints(const GroupingProblem& problem, const std::vector<Tie>& ties,
               const std::vector<std::size_t>& units)
        : problem_(problem),
          units_(units),
          graph_(units.size()) {
        const auto within = [&](std::size_t unit) {
            return static_cast<std::size_t>(std::ranges::lower_bound(units, unit) - units.begin());
        };
        for (const auto& tie : ties) {
            if (!tie.is_open || !std::ranges::binary_search(units, tie.first) ||
                !std::ranges::binary_search(units, tie.second))
                continue;
            ties_.push_back({within(tie.first), within(tie.second), tie.length_m, true});
            boost::add_edge(ties_.back().first, ties_.back().second,
                            problem.rules.counts_length ? tie.length_m : 1.0, graph_);
        }
    }

    [[nodiscard]] std::vector<std::string> articulations() const {
        std::vector<std::size_t> vertices;
        boost::articulation_points(graph_, std::back_inserter(vertices));
        std::ranges::sort(vertices);
        std::vector<std::string> ids;
        for (const std::size_t vertex : vertices)
            ids.push_back(id_of(vertex));
        return ids;
    }

    /// Source: Stoer and Wagner 1997, by Boost.Graph.
    [[nodiscard]] std::vector<GroupingLink> weakest() const {
        if (units_.size() < 2) return {};
        auto sides =
            boost::make_one_bit_color_map(units_.size(), boost::get(boost::vertex_index, graph_));
        boost::stoer_wagner_min_cut(graph_, boost::get(boost::edge_weight, graph_),
                                    boost::parity_map(sides));
        std::vector<GroupingLink> links;
        for (const auto& tie : ties_)
            if (boost::get(sides, tie.first) != boost::get(sides, tie.second))
                links.push_back({id_of(tie.first), id_of(tie.second), tie.length_m});
        return links;
    }

private:
    [[nodiscard]] const std::string& id_of(std::size_t vertex) const {
        return problem_.graph.units[units_[vertex]].id;
    }

    const GroupingProblem& problem_;
    const std::vector<std::size_t>& units_;
    Graph graph_;
    std::vector<Tie> ties_; ///< between the units of the perimeter, by their places in it
};

std::vector<std::string> split_epci_of(const GroupingProblem& problem,
                                       const std::vector<std::vector<std::size_t>>& perimeters) {
    std::map<std::string, std::set<std::size_t>> perimeters_of;
    for (std::size_t p = 0; p < perimeters.size(); ++p)
        for (const std::size_t unit : perimeters[p])
            if (const auto& epci = problem.graph.units[unit].epci; !epci.empty())
                perimeters_of[epci].insert(p);
    std::vector<std::string> split;
    for (const auto& [epci, held_by] : perimeters_of)
        if (held_by.size() > 1) split.push_back(epci);
    return split;
}

/// Half of the links that leave a perimeter: the other half is its neighbour's.
double half_of_border(const GroupingRules& rules, const std::vector<Tie>& ties,
                      const std::vector<std::size_t>& units) {
    double length = 0.0;
    for (const auto& tie : ties)
        if (std::ranges::binary_search(units, tie.first) !=
            std::ranges::binary_search(units, tie.second))
            length += rules.counts_length ? tie.length_m : 1.0;
    return length / 2.0;
}

/// The units of each perimeter, those of one unit alone among them, by the first of them.
struct Drawn {
    std::vector<std::size_t> units;
    RegionCost cost;
};
std::vector<Drawn> drawn_of(const GroupingProblem& problem, const Model& model,
                            const Assignment& assignment) {
    std::vector<Drawn> drawn;
    for (const auto& region : regions_of(assignment)) {
        Drawn perimeter{{}, region_cost(model, region)};
        for (const std::size_t block : region)
            std::ranges::copy(model.blocks[block], std::back_inserter(perimeter.units));
        std::ranges::sort(perimeter.units);
        drawn.push_back(std::move(perimeter));
    }
    for (const std::size_t unit : lone_units(problem))
        drawn.push_back({{unit}, {}});
    std::ranges::sort(drawn, {}, [](const Drawn& perimeter) { return perimeter.units.front(); });
    return drawn;
}

} // namespace

GroupingPlan plan_of(const GroupingProblem& problem, const Model& model,
                     const Assignment& assignment) {
    const auto ties = ties_of(problem);
    std::vector<std::vector<double>> figures;
    for (const auto& bound : problem.rules.bounds)
        figures.push_back(figures_of(problem.graph, bound.weight, bound.place));
    GroupingPlan plan;
    std::vector<std::vector<std::size_t>> perimeters;
    for (const auto& [units, cost] : drawn_of(problem, model, assignment)) {
        Perimeter perimeter;
        perimeter.key = fmt::format("P{:02}", plan.perimeters.size() + 1);
        for (const std::size_t unit : units)
            perimeter.units.push_back(problem.graph.units[unit].id);
        for (const auto& figure : figures) {
            perimeter.totals.push_back(0.0);
            for (const std::size_t unit : units)
                perimeter.totals.back() += figure[unit];
        }
        if (cost.centre != none)
            perimeter.centre = problem.graph.units[model.unit_of_centre[cost.centre]].id;
        else if (problem.rules.objective == GroupingObjective::hess)
            perimeter.centre = perimeter.units.front(); // alone
        perimeter.cost = problem.rules.objective == GroupingObjective::cut_edges
                             ? half_of_border(problem.rules, ties, units)
                             : cost.cost / model.parts;
        plan.objective += perimeter.cost;
        const WeakPoints weak(problem, ties, units);
        perimeter.articulations = weak.articulations();
        perimeter.weakest = weak.weakest();
        plan.perimeters.push_back(std::move(perimeter));
        perimeters.push_back(units);
    }
    plan.split_epci = split_epci_of(problem, perimeters);
    return plan;
}

std::size_t moved_between(const GroupingPlan& plan, const GroupingPlan& other) {
    std::map<std::string, std::size_t> there;
    for (std::size_t p = 0; p < other.perimeters.size(); ++p)
        for (const auto& unit : other.perimeters[p].units)
            there[unit] = p;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared;
    for (std::size_t p = 0; p < plan.perimeters.size(); ++p)
        for (const auto& unit : plan.perimeters[p].units)
            ++shared[{p, there.at(unit)}];
    std::vector<std::pair<std::pair<std::size_t, std::size_t>, std::size_t>> matches(shared.begin(),
                                                                                     shared.end());
    std::ranges::stable_sort(matches, std::ranges::greater{},
                             [](const auto& m) { return m.second; });
    std::set<std::size_t> here_taken;
    std::set<std::size_t> there_taken;
    std::size_t kept = 0;
    for (const auto& [pair, count] : matches)
        if (!here_taken.contains(pair.first) && !there_taken.contains(pair.second)) {
            here_taken.insert(pair.first);
            there_taken.insert(pair.second);
            kept += count;
        }
    return there.size() - kept;
}

} // namespace ctg::grouping

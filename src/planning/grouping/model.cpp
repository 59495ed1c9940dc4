// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/model.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace ctg::grouping {
namespace {

/// Sets of units that are merged as pairs come in.
class UnitSets {
public:
    explicit UnitSets(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }
    std::size_t find(std::size_t unit) {
        while (parent_[unit] != unit)
            unit = parent_[unit] = parent_[parent_[unit]];
        return unit;
    }
    /// The lesser unit stands for both.
    void unite(std::size_t a, std::size_t b) {
        const auto [low, high] = std::minmax({find(a), find(b)}); // by value
        parent_[high] = low;
    }

private:
    std::vector<std::size_t> parent_;
};

class ModelBuilder {
public:
    explicit ModelBuilder(const GroupingProblem& problem)
        : problem_(problem),
          graph_(problem.graph),
          rules_(problem.rules),
          ties_(ties_of(problem)),
          block_of_(graph_.units.size(), none) {}

    Model build() {
        const auto flocks = flocks_of_units();
        make_blocks(flocks);
        add_bounds();
        add_counts();
        for (const auto& rule : rules_.apart)
            for (std::size_t a = 0; a < rule.units.size(); ++a)
                for (std::size_t b = a + 1; b < rule.units.size(); ++b)
                    part(index_of(graph_, rule.units[a], rule.place),
                         index_of(graph_, rule.units[b], rule.place));
        add_costs();
        for (auto* pairs : {&model_.apart, &model_.together}) {
            std::ranges::sort(*pairs);
            const auto doubles = std::ranges::unique(*pairs);
            pairs->erase(doubles.begin(), doubles.end());
        }
        return std::move(model_);
    }

private:
    /// The units that must be in one perimeter, whether they touch or not.
    std::vector<std::vector<std::size_t>> flocks_of_units() {
        UnitSets sets(graph_.units.size());
        const auto tie = [&](const std::vector<std::size_t>& units) {
            for (const std::size_t unit : units)
                sets.unite(units.front(), unit);
        };
        for (const auto& rule : rules_.together) {
            std::vector<std::size_t> units;
            for (const auto& id : rule.units)
                units.push_back(index_of(graph_, id, rule.place));
            tie(units);
        }
        const auto lone = lone_units(problem_);
        for (const auto& [respect, zone] : {std::pair(rules_.epci, &GroupingUnit::epci),
                                            std::pair(rules_.antennes, &GroupingUnit::antenne)}) {
            if (respect != ZoneRespect::whole) continue;
            std::map<std::string, std::vector<std::size_t>> units_of;
            for (std::size_t u = 0; u < graph_.units.size(); ++u)
                if (!(graph_.units[u].*zone).empty() && !std::ranges::binary_search(lone, u))
                    units_of[graph_.units[u].*zone].push_back(u);
            for (const auto& [name, units] : units_of)
                tie(units);
        }
        std::map<std::size_t, std::vector<std::size_t>> flocks;
        for (std::size_t u = 0; u < graph_.units.size(); ++u)
            if (!std::ranges::binary_search(lone, u)) flocks[sets.find(u)].push_back(u);
        std::vector<std::vector<std::size_t>> units;
        for (auto& [first, members] : flocks)
            units.push_back(std::move(members));
        return units;
    }

    /// A flock is a block for each of its pieces.
    void make_blocks(const std::vector<std::vector<std::size_t>>& flocks) {
        std::vector<std::size_t> flock_of(graph_.units.size(), none);
        for (std::size_t f = 0; f < flocks.size(); ++f)
            for (const std::size_t unit : flocks[f])
                flock_of[unit] = f;
        UnitSets pieces(graph_.units.size());
        for (const auto& tie : ties_)
            if (tie.is_open && flock_of[tie.first] != none &&
                flock_of[tie.first] == flock_of[tie.second])
                pieces.unite(tie.first, tie.second);
        for (std::size_t u = 0; u < graph_.units.size(); ++u) {
            if (flock_of[u] == none) continue;
            const std::size_t first = pieces.find(u);
            if (first == u) {
                block_of_[u] = model_.blocks.size();
                model_.blocks.emplace_back();
            }
            block_of_[u] = block_of_[first];
            model_.blocks[block_of_[u]].push_back(u);
        }
        for (const auto& flock : flocks)
            for (const std::size_t unit : flock)
                if (block_of_[unit] != block_of_[flock.front()])
                    model_.together.emplace_back(
                        std::minmax(block_of_[flock.front()], block_of_[unit]));
        model_.neighbours.resize(model_.size());
        for (const auto& tie : ties_) {
            const std::size_t a = block_of_[tie.first];
            const std::size_t b = block_of_[tie.second];
            if (!tie.is_open || a == b || a == none || b == none) continue;
            model_.neighbours[a].push_back(b);
            model_.neighbours[b].push_back(a);
        }
        for (auto& near : model_.neighbours) {
            std::ranges::sort(near);
            const auto doubles = std::ranges::unique(near);
            near.erase(doubles.begin(), doubles.end());
        }
    }

    void add_bounds() {
        for (const auto& rule : rules_.bounds) {
            const auto figures = figures_of(graph_, rule.weight, rule.place);
            Bound bound{std::vector<double>(model_.size(), 0.0), rule.least.value_or(0.0),
                        rule.most.value_or(infinite)};
            for (std::size_t b = 0; b < model_.size(); ++b)
                for (const std::size_t unit : model_.blocks[b])
                    bound.weight[b] += figures[unit];
            model_.bounds.push_back(std::move(bound));
        }
    }

    void add_counts() {
        const std::size_t lone = lone_units(problem_).size();
        model_.wants_most = rules_.objective == GroupingObjective::max_p;
        model_.fewest = rules_.fewest.value_or(0) > lone ? *rules_.fewest - lone : 0;
        // Fewer in all than alone: no number is possible, which `fewest` above `most` says.
        if (rules_.most && *rules_.most < lone) model_.fewest = 1;
        model_.most = !rules_.most ? none : *rules_.most < lone ? 0 : *rules_.most - lone;
    }

    /// Two units never in one perimeter; a unit and itself say that there is no plan.
    void part(std::size_t a, std::size_t b) {
        if (block_of_[a] == none || block_of_[b] == none) return;
        model_.apart.emplace_back(std::minmax(block_of_[a], block_of_[b]));
    }

    void add_costs() {
        const auto needs_distances =
            rules_.objective != GroupingObjective::cut_edges || rules_.reach.has_value();
        const auto distances = needs_distances ? distances_of(problem_) : Matrix<double>();
        if (rules_.objective == GroupingObjective::hess) {
            add_centres(distances);
            return enlarge(model_.centre_cost);
        }
        model_.pair_cost = Matrix<double>(model_.size(), model_.size(), 0.0);
        model_.inner_cost.assign(model_.size(), 0.0);
        if (rules_.objective == GroupingObjective::cut_edges) add_links();
        for (std::size_t a = 0; needs_distances && a < graph_.units.size(); ++a)
            for (std::size_t b = a + 1; b < graph_.units.size(); ++b) {
                if (rules_.objective == GroupingObjective::max_p)
                    add_pair(a, b, distances.at(a, b));
                if (rules_.reach && distances.at(a, b) > *rules_.reach) part(a, b);
            }
        if (rules_.objective == GroupingObjective::max_p) enlarge(model_.pair_cost);
    }

    void enlarge(Matrix<double>& costs) {
        constexpr double large = 1024.0;
        constexpr int wanted = 20; // as a power of two
        double greatest = 0.0;
        const auto each = [&](auto&& visit) {
            for (std::size_t row = 0; row < model_.size(); ++row)
                for (std::size_t column = 0; column < costs.columns(); ++column)
                    visit(costs.at(row, column));
            for (double& cost : model_.inner_cost)
                visit(cost);
        };
        each([&](const double& cost) {
            if (std::isfinite(cost)) greatest = std::max(greatest, cost);
        });
        if (greatest <= 0.0 || greatest >= large) return;
        model_.parts = std::ldexp(1.0, wanted - std::ilogb(greatest));
        each([&](double& cost) { cost *= model_.parts; });
    }

    void add_links() {
        for (const auto& tie : ties_) {
            const double length = rules_.counts_length ? tie.length_m : 1.0;
            model_.fixed_cost += length;
            add_pair(tie.first, tie.second, -length);
        }
    }

    void add_pair(std::size_t a, std::size_t b, double cost) {
        const std::size_t first = block_of_[a];
        const std::size_t second = block_of_[b];
        if (first == none || second == none) return;
        if (first == second) {
            model_.inner_cost[first] += cost;
            return;
        }
        model_.pair_cost.at(first, second) += cost;
        model_.pair_cost.at(second, first) += cost;
    }

    void add_centres(const Matrix<double>& distances) {
        const auto weight = figures_of(graph_, rules_.weight);
        for (std::size_t b = 0; b < model_.size(); ++b)
            for (const std::size_t unit : model_.blocks[b]) {
                model_.home_of_centre.push_back(b);
                model_.unit_of_centre.push_back(unit);
            }
        const std::size_t centres = model_.home_of_centre.size();
        model_.centre_cost = Matrix<double>(model_.size(), centres, 0.0);
        for (std::size_t b = 0; b < model_.size(); ++b)
            for (std::size_t c = 0; c < centres; ++c)
                for (const std::size_t unit : model_.blocks[b]) {
                    const double distance = distances.at(unit, model_.unit_of_centre[c]);
                    model_.centre_cost.at(b, c) += rules_.reach && distance > *rules_.reach
                                                       ? infinite
                                                       : weight[unit] * distance;
                }
    }

    const GroupingProblem& problem_;
    const GroupingGraph& graph_;
    const GroupingRules& rules_;
    std::vector<Tie> ties_;
    std::vector<std::size_t> block_of_; ///< by unit; none: alone
    Model model_;
};

} // namespace

Model model_of(const GroupingProblem& problem) {
    return ModelBuilder(problem).build();
}

std::vector<std::vector<std::size_t>> components_of(const Model& model) {
    std::vector<std::vector<std::size_t>> components;
    std::vector<bool> is_met(model.size(), false);
    for (std::size_t first = 0; first < model.size(); ++first) {
        if (is_met[first]) continue;
        std::vector<std::size_t> component{first};
        is_met[first] = true;
        for (std::size_t n = 0; n < component.size(); ++n)
            for (const std::size_t near : model.neighbours[component[n]])
                if (!is_met[near]) {
                    is_met[near] = true;
                    component.push_back(near);
                }
        std::ranges::sort(component);
        components.push_back(std::move(component));
    }
    return components;
}

CountRange counts_of(const Model& model, const std::vector<std::size_t>& component) {
    CountRange range{1, component.size()};
    for (const auto& bound : model.bounds) {
        double total = 0.0;
        double useful = 0.0; // what a block weighs beyond the least bound serves one perimeter only
        for (const std::size_t block : component) {
            if (bound.weight[block] > bound.most + slack_of(bound.most)) return {1, 0};
            total += bound.weight[block];
            useful += std::min(bound.weight[block], bound.least);
        }
        if (bound.most < infinite && bound.most > 0.0)
            range.fewest = std::max(range.fewest, static_cast<std::size_t>(std::ceil(
                                                      (total - slack_of(total)) / bound.most)));
        if (bound.least > 0.0)
            range.most = std::min(
                range.most, static_cast<std::size_t>((useful + slack_of(useful)) / bound.least));
    }
    return range;
}

CountRange counts_of(const Model& model) {
    CountRange range;
    for (const auto& component : components_of(model)) {
        const CountRange part = counts_of(model, component);
        if (part.most < part.fewest) return {1, 0};
        range.fewest += part.fewest;
        range.most += part.most;
    }
    const bool clashes = std::ranges::any_of(
        model.apart, [](const auto& pair) { return pair.first == pair.second; });
    if (clashes) return {1, 0};
    return {std::max(range.fewest, model.fewest), std::min(range.most, model.most)};
}

RegionCost region_cost(const Model& model, const std::vector<std::size_t>& region) {
    if (!model.has_centres()) {
        double cost = 0.0;
        for (std::size_t n = 0; n < region.size(); ++n) {
            cost += model.inner_cost[region[n]];
            for (std::size_t m = 0; m < n; ++m)
                cost += model.pair_cost.at(region[m], region[n]);
        }
        return {cost, none};
    }
    RegionCost best{infinite, none};
    for (std::size_t c = 0; c < model.home_of_centre.size(); ++c) {
        if (!std::ranges::binary_search(region, model.home_of_centre[c])) continue;
        double cost = 0.0;
        for (const std::size_t block : region)
            cost += model.centre_cost.at(block, c);
        if (cost < best.cost) best = {cost, c};
    }
    return best;
}

double plan_cost(const Model& model, const Assignment& assignment) {
    double cost = model.fixed_cost;
    for (const auto& region : regions_of(assignment))
        cost += region_cost(model, region).cost;
    return cost;
}

std::vector<std::vector<std::size_t>> regions_of(const Assignment& assignment) {
    std::vector<std::vector<std::size_t>> regions;
    std::map<std::size_t, std::size_t> position;
    for (std::size_t block = 0; block < assignment.size(); ++block) {
        const auto [found, is_new] = position.emplace(assignment[block], regions.size());
        if (is_new) regions.emplace_back();
        regions[found->second].push_back(block);
    }
    return regions;
}

Assignment renumbered(const Assignment& assignment) {
    Assignment numbered(assignment.size());
    const auto regions = regions_of(assignment);
    for (std::size_t r = 0; r < regions.size(); ++r)
        for (const std::size_t block : regions[r])
            numbered[block] = r;
    return numbered;
}

} // namespace ctg::grouping

// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/relaxation.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace ctg::grouping {
namespace {

/// One block that could keep another company.
struct Companion {
    double cost;
    double weight;
};

/// The least Σ cost · part over companions whose parts, each in [0, 1], weigh from `least` to
/// `most`: a knapsack without whole numbers, so never above the true least. Those that cost less
/// than nothing come in as far as `most` lets them, then the cheapest until `least` is reached.
double cheapest(std::vector<Companion> companions, double least, double most) {
    std::ranges::sort(companions, {}, [](const Companion& c) {
        return c.weight > 0.0 ? c.cost / c.weight : (c.cost < 0.0 ? -infinite : infinite);
    });
    double cost = 0.0;
    double weight = 0.0;
    for (const auto& companion : companions) {
        const bool is_welcome = companion.cost < 0.0;
        const double room = (is_welcome ? most : least) - weight;
        if (companion.weight <= 0.0) {
            if (is_welcome) cost += companion.cost;
            continue;
        }
        if (room <= 0.0) continue;
        const double part = std::min(1.0, room / companion.weight);
        cost += part * companion.cost;
        weight += part * companion.weight;
    }
    return cost;
}

/// Half of the cheapest company of a block, by the bound that makes it dearest.
double company_bound(const Model& model, std::size_t block) {
    const auto among = [&](const std::function<double(std::size_t)>& weight_of, double least,
                           double most) {
        std::vector<Companion> companions;
        for (std::size_t other = 0; other < model.size(); ++other)
            if (other != block)
                companions.push_back({model.pair_cost.at(block, other), weight_of(other)});
        return cheapest(std::move(companions), least, most);
    };
    double dearest = among([](std::size_t) { return 1.0; }, 0.0, infinite);
    for (const auto& bound : model.bounds) {
        const double own = bound.weight[block];
        dearest = std::max(dearest, among([&](std::size_t other) { return bound.weight[other]; },
                                          bound.least - own, bound.most - own));
    }
    return dearest / 2.0 + model.inner_cost[block];
}

} // namespace

BlockBounds::BlockBounds(const Model& model) : share_(model.size()), saving_(model.size(), 0.0) {
    for (std::size_t block = 0; block < model.size(); ++block) {
        if (!model.has_centres()) {
            share_[block] = company_bound(model, block);
            continue;
        }
        double home = infinite;
        double away = infinite;
        for (std::size_t c = 0; c < model.home_of_centre.size(); ++c) {
            double& least = model.home_of_centre[c] == block ? home : away;
            least = std::min(least, model.centre_cost.at(block, c));
        }
        share_[block] = away < infinite ? away : home;
        if (away < infinite && home < away) saving_[block] = away - home;
    }
    by_saving_.resize(model.size());
    std::iota(by_saving_.begin(), by_saving_.end(), std::size_t{0});
    std::ranges::stable_sort(by_saving_, std::ranges::greater{},
                             [&](std::size_t block) { return saving_[block]; });
}

double cost_bound(const Model& model, std::size_t count) {
    return model.fixed_cost + BlockBounds(model).of([](std::size_t) { return true; }, count);
}

} // namespace ctg::grouping

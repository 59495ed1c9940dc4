// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/recombination.hpp"

#include <algorithm>

namespace ctg::grouping {

Recombination::Recombination(const Model& model)
    : model_(model),
      parent_(model.size(), none),
      place_(model.size(), none),
      load_(model.bounds.size(), model.size(), 0.0) {}

void Recombination::draw_tree(const Partition& partition, std::size_t first, std::size_t second,
                              Draws& draws) {
    for (const std::size_t block : order_)
        place_[block] = none;
    order_.clear();
    const std::size_t one = partition.region_of(first);
    const std::size_t other = partition.region_of(second);
    frontier_.assign(1, {first, none});
    while (!frontier_.empty()) {
        const std::size_t at = draws.below(frontier_.size());
        const auto [block, from] = frontier_[at];
        frontier_[at] = frontier_.back();
        frontier_.pop_back();
        if (place_[block] != none) continue;
        place_[block] = order_.size();
        parent_[block] = from;
        order_.push_back(block);
        for (const std::size_t near : model_.neighbours[block])
            if (place_[near] == none &&
                (partition.region_of(near) == one || partition.region_of(near) == other))
                frontier_.emplace_back(near, place_[block]);
    }
}

/// The branch to cut off: drawn among those that break bounds least.
std::size_t Recombination::drawn_cut(Draws& draws) {
    for (std::size_t n = 0; n < model_.bounds.size(); ++n) {
        for (std::size_t at = 0; at < order_.size(); ++at)
            load_.at(n, at) = model_.bounds[n].weight[order_[at]];
        for (std::size_t at = order_.size(); at-- > 1;)
            load_.at(n, parent_[order_[at]]) += load_.at(n, at);
    }
    double least = infinite;
    cuts_.clear();
    for (std::size_t at = 1; at < order_.size(); ++at) {
        double breach = 0.0;
        for (std::size_t n = 0; n < model_.bounds.size(); ++n) {
            const Bound& bound = model_.bounds[n];
            for (const double side : {load_.at(n, at), load_.at(n, 0) - load_.at(n, at)})
                breach += std::max({0.0, bound.least - side, side - bound.most});
        }
        if (breach > least) continue;
        if (breach < least) cuts_.clear();
        least = breach;
        cuts_.push_back(at);
    }
    return cuts_[draws.below(cuts_.size())];
}

const std::vector<std::size_t>& Recombination::drawn(const Partition& partition, std::size_t first,
                                                     std::size_t second, Draws& draws) {
    draw_tree(partition, first, second, draws);
    changed_.clear();
    const std::size_t cut = drawn_cut(draws);
    std::vector<char> is_in_branch(order_.size(), 0);
    is_in_branch[cut] = 1;
    for (std::size_t at = cut + 1; at < order_.size(); ++at)
        is_in_branch[at] = is_in_branch[parent_[order_[at]]];
    // The branch becomes the perimeter that most of it is in already.
    const std::size_t one = partition.region_of(first);
    std::size_t same = 0;
    for (std::size_t at = 0; at < order_.size(); ++at)
        same += (is_in_branch[at] != 0) == (partition.region_of(order_[at]) == one) ? 1 : 0;
    const bool branch_is_one = 2 * same >= order_.size();
    for (std::size_t at = 0; at < order_.size(); ++at)
        if (((is_in_branch[at] != 0) == branch_is_one) != (partition.region_of(order_[at]) == one))
            changed_.push_back(order_[at]);
    return changed_;
}

} // namespace ctg::grouping

// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/partition.hpp"

#include <algorithm>
#include <numeric>

namespace ctg::grouping {
namespace {

/// A price at which a centre that reaches all is taken before any that does not.
constexpr double reach_first = 1e12;

} // namespace

Partition::Partition(const Model& model, Assignment assignment)
    : model_(model),
      region_of_(std::move(assignment)),
      apart_(model.size()),
      together_(model.size()),
      centres_of_(model.size()),
      stamp_of_(model.size(), 0) {
    for (const auto& bound : model.bounds) {
        const double total = std::accumulate(bound.weight.begin(), bound.weight.end(), 0.0);
        scale_.push_back(total > 0.0 ? total / static_cast<double>(model.size()) : 1.0);
    }
    for (const auto& [a, b] : model.apart) {
        apart_[a].push_back(b);
        apart_[b].push_back(a);
    }
    for (const auto& [a, b] : model.together) {
        together_[a].push_back(b);
        together_[b].push_back(a);
    }
    for (std::size_t c = 0; c < model.home_of_centre.size(); ++c)
        centres_of_[model.home_of_centre[c]].push_back(c);
    recount();
}

void Partition::recount() {
    const std::size_t regions = region_of_.empty() ? 0 : *std::ranges::max_element(region_of_) + 1;
    size_of_.assign(regions, 0);
    members_.assign(regions, {});
    load_ = Matrix<double>(model_.bounds.size(), regions, 0.0);
    affinity_ = Matrix<double>(model_.has_centres() ? 0 : model_.size(), regions, 0.0);
    friction_ = Matrix<int>(model_.size(), regions, 0);
    to_centre_ = Matrix<double>(regions, model_.home_of_centre.size(), 0.0);
    beyond_ = Matrix<int>(regions, model_.home_of_centre.size(), 0);
    tally_ = {model_.fixed_cost, 0.0};
    for (std::size_t block = 0; block < model_.size(); ++block) {
        const std::size_t region = region_of_[block];
        ++size_of_[region];
        members_[region].push_back(block);
        for (std::size_t n = 0; n < model_.bounds.size(); ++n)
            load_.at(n, region) += model_.bounds[n].weight[block];
        for (const std::size_t other : apart_[block])
            friction_.at(other, region) += 1;
        for (const std::size_t other : together_[block])
            friction_.at(other, region) -= 1;
        if (!model_.has_centres()) {
            tally_.cost += model_.inner_cost[block];
            for (std::size_t other = 0; other < model_.size(); ++other)
                affinity_.at(other, region) += model_.pair_cost.at(other, block);
        }
        for (std::size_t c = 0; c < model_.home_of_centre.size(); ++c) {
            const double cost = model_.centre_cost.at(block, c);
            if (cost < infinite)
                to_centre_.at(region, c) += cost;
            else
                ++beyond_.at(region, c);
        }
    }
    for (std::size_t n = 0; n < model_.bounds.size(); ++n)
        for (std::size_t region = 0; region < regions; ++region)
            tally_.breach += breach_of(model_.bounds[n], n, load_.at(n, region));
    for (const auto& [a, b] : model_.apart)
        tally_.breach += region_of_[a] == region_of_[b] ? 1.0 : 0.0;
    for (const auto& [a, b] : model_.together)
        tally_.breach += region_of_[a] != region_of_[b] ? 1.0 : 0.0;
    for (std::size_t block = 0; !model_.has_centres() && block < model_.size(); ++block)
        tally_.cost += affinity_.at(block, region_of_[block]) / 2.0; // each pair is met twice
    centred_.assign(regions, {});
    for (std::size_t region = 0; model_.has_centres() && region < regions; ++region) {
        centred_[region] = centred(region, none, 0, reach_first);
        tally_.cost += centred_[region].cost;
        tally_.breach += centred_[region].breach;
    }
}

double Partition::breach_of(const Bound& bound, std::size_t index, double load) const {
    const double missing = bound.least - load;
    if (missing > slack_of(bound.least)) return missing / scale_[index];
    const double excess = load - bound.most;
    return excess > slack_of(bound.most) ? excess / scale_[index] : 0.0;
}

bool Partition::can_leave(std::size_t block) {
    const std::size_t region = region_of_[block];
    std::size_t wanted = 0;
    std::size_t first = none;
    for (const std::size_t near : model_.neighbours[block])
        if (region_of_[near] == region) {
            ++wanted;
            if (first == none) first = near;
        }
    if (wanted <= 1) return wanted == 1;
    ++stamp_;
    for (const std::size_t near : model_.neighbours[block])
        if (region_of_[near] == region) stamp_of_[near] = stamp_;
    const std::size_t sought = stamp_++; // what is reached bears the next stamp
    stamp_of_[block] = stamp_;
    stamp_of_[first] = stamp_;
    stack_.assign(1, first);
    std::size_t reached = 1;
    while (!stack_.empty()) {
        const std::size_t at = stack_.back();
        stack_.pop_back();
        for (const std::size_t near : model_.neighbours[at]) {
            if (region_of_[near] != region || stamp_of_[near] == stamp_) continue;
            if (stamp_of_[near] == sought && ++reached == wanted) return true;
            stamp_of_[near] = stamp_;
            stack_.push_back(near);
        }
    }
    return false;
}

Tally Partition::centred(std::size_t region, std::size_t block, int sign, double price) const {
    const double* const row = block == none ? nullptr : model_.centre_cost.row(block);
    Tally best{0.0, infinite};
    double best_energy = infinite;
    const auto try_centres = [&](std::size_t home) {
        for (const std::size_t c : centres_of_[home]) {
            Tally tally{to_centre_.at(region, c), static_cast<double>(beyond_.at(region, c))};
            if (row != nullptr) {
                if (row[c] < infinite)
                    tally.cost += sign * row[c];
                else
                    tally.breach += sign;
            }
            const double energy = tally.cost + price * tally.breach;
            if (energy < best_energy) {
                best_energy = energy;
                best = tally;
            }
        }
    };
    for (const std::size_t member : members_[region])
        if (sign >= 0 || member != block) try_centres(member);
    if (sign > 0) try_centres(block);
    return best;
}

Tally Partition::change(std::size_t block, std::size_t region, double price) const {
    const std::size_t from = region_of_[block];
    Tally change;
    for (std::size_t n = 0; n < model_.bounds.size(); ++n) {
        const Bound& bound = model_.bounds[n];
        const double weight = bound.weight[block];
        change.breach += breach_of(bound, n, load_.at(n, from) - weight) -
                         breach_of(bound, n, load_.at(n, from)) +
                         breach_of(bound, n, load_.at(n, region) + weight) -
                         breach_of(bound, n, load_.at(n, region));
    }
    change.breach += friction_.at(block, region) - friction_.at(block, from);
    if (!model_.has_centres()) {
        change.cost = affinity_.at(block, region) - affinity_.at(block, from);
        return change;
    }
    const Tally without = centred(from, block, -1, price);
    const Tally with = centred(region, block, 1, price);
    change.cost = without.cost + with.cost - centred_[from].cost - centred_[region].cost;
    change.breach += without.breach + with.breach - centred_[from].breach - centred_[region].breach;
    return change;
}

void Partition::move(std::size_t block, std::size_t region, double price) {
    const std::size_t from = region_of_[block];
    const Tally change = this->change(block, region, price);
    tally_.cost += change.cost;
    tally_.breach += change.breach;
    region_of_[block] = region;
    --size_of_[from];
    ++size_of_[region];
    for (std::size_t n = 0; n < model_.bounds.size(); ++n) {
        load_.at(n, from) -= model_.bounds[n].weight[block];
        load_.at(n, region) += model_.bounds[n].weight[block];
    }
    for (const auto& [pairs, sign] : {std::pair(&apart_, 1), std::pair(&together_, -1)})
        for (const std::size_t other : (*pairs)[block]) {
            friction_.at(other, from) -= sign;
            friction_.at(other, region) += sign;
        }
    if (!model_.has_centres()) {
        const double* const costs = model_.pair_cost.row(block);
        for (std::size_t other = 0; other < model_.size(); ++other) {
            affinity_.at(other, from) -= costs[other];
            affinity_.at(other, region) += costs[other];
        }
        return;
    }
    std::erase(members_[from], block);
    members_[region].push_back(block);
    for (std::size_t c = 0; c < model_.home_of_centre.size(); ++c) {
        const double cost = model_.centre_cost.at(block, c);
        if (cost < infinite) {
            to_centre_.at(from, c) -= cost;
            to_centre_.at(region, c) += cost;
        } else {
            --beyond_.at(from, c);
            ++beyond_.at(region, c);
        }
    }
    centred_[from] = centred(from, none, 0, price);
    centred_[region] = centred(region, none, 0, price);
}

bool is_plan(const Model& model, std::size_t count, const Assignment& assignment) {
    const auto regions = regions_of(assignment);
    if (regions.size() != count) return false;
    for (const auto& region : regions) {
        std::vector<std::size_t> reached{region.front()};
        for (std::size_t n = 0; n < reached.size(); ++n)
            for (const std::size_t near : model.neighbours[reached[n]])
                if (assignment[near] == assignment[region.front()] &&
                    std::ranges::find(reached, near) == reached.end())
                    reached.push_back(near);
        if (reached.size() != region.size()) return false;
    }
    return Partition(model, renumbered(assignment)).is_sound();
}

} // namespace ctg::grouping

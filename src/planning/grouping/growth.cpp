// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/growth.hpp"

#include <algorithm>
#include <numeric>

namespace ctg::grouping {
namespace {

/// How many perimeters each component gets: within what its totals allow, more where more is left
/// for each.
std::optional<std::vector<std::size_t>>
shared_out(const Model& model, const std::vector<std::vector<std::size_t>>& components,
           std::size_t count, Draws& draws) {
    std::vector<std::size_t> shares;
    std::vector<CountRange> ranges;
    for (const auto& component : components) {
        ranges.push_back(counts_of(model, component));
        if (ranges.back().most < ranges.back().fewest) return std::nullopt;
        shares.push_back(ranges.back().fewest);
    }
    std::size_t given = std::accumulate(shares.begin(), shares.end(), std::size_t{0});
    if (given > count) return std::nullopt;
    for (; given < count; ++given) {
        std::size_t neediest = none;
        double need = -1.0;
        for (std::size_t c = 0; c < components.size(); ++c) {
            const double left = static_cast<double>(components[c].size()) * (0.5 + draws.share()) /
                                static_cast<double>(shares[c] + 1);
            if (shares[c] < ranges[c].most && left > need) {
                need = left;
                neediest = c;
            }
        }
        if (neediest == none) return std::nullopt;
        ++shares[neediest];
    }
    return shares;
}

/// A perimeter while it grows.
struct Seedling {
    double load = 0.0;
    std::vector<std::size_t> frontier;
};

/// Joins what has no perimeter yet to a neighbour that has one; false if some never can.
bool join_leftovers(const Model& model, Assignment& region_of, Draws& draws) {
    for (bool has_changed = true; has_changed;) {
        has_changed = false;
        for (std::size_t block = 0; block < model.size(); ++block) {
            if (region_of[block] != none) continue;
            std::vector<std::size_t> near;
            for (const std::size_t other : model.neighbours[block])
                if (region_of[other] != none) near.push_back(region_of[other]);
            if (near.empty()) continue;
            region_of[block] = near[draws.below(near.size())];
            has_changed = true;
        }
    }
    return std::ranges::find(region_of, none) == region_of.end();
}

/// Grows one perimeter after the other; how the next block is chosen differs from packing to
/// packing, since no way is the best on all graphs.
class Packing {
public:
    Packing(const Model& model, Draws& draws)
        : model_(model),
          draws_(draws),
          region_of_(model.size(), none),
          is_spoilt_(model.size(), false) {}

    std::optional<Assignment> pack() {
        std::vector<std::size_t> order(model_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        draws_.shuffle(order);
        // First the blocks that few could join: they are the ones left over otherwise.
        if (draws_.below(2) == 0)
            std::ranges::stable_sort(order, {},
                                     [&](std::size_t b) { return model_.neighbours[b].size(); });
        takes_the_most_enclosed_ = draws_.below(3) > 0;
        for (const std::size_t seed : order)
            if (is_free(seed)) grow_from(seed);
        if (count_ == 0 || !join_leftovers(model_, region_of_, draws_)) return std::nullopt;
        return std::move(region_of_);
    }

private:
    [[nodiscard]] bool is_free(std::size_t block) const {
        return region_of_[block] == none && !is_spoilt_[block];
    }

    void grow_from(std::size_t seed) {
        std::vector<std::size_t> members;
        std::vector<std::size_t> frontier{seed};
        std::vector<double> load(model_.bounds.size(), 0.0);
        const auto is_complete = [&] {
            for (std::size_t n = 0; n < load.size(); ++n)
                if (load[n] < model_.bounds[n].least - slack_of(model_.bounds[n].least))
                    return false;
            return !members.empty();
        };
        while (!is_complete() && !frontier.empty()) {
            const std::size_t at = next_of(frontier);
            const std::size_t block = frontier[at];
            frontier[at] = frontier.back();
            frontier.pop_back();
            region_of_[block] = count_;
            members.push_back(block);
            for (std::size_t n = 0; n < load.size(); ++n)
                load[n] += model_.bounds[n].weight[block];
            for (const std::size_t near : model_.neighbours[block])
                if (is_free(near) && std::ranges::find(frontier, near) == frontier.end())
                    frontier.push_back(near);
        }
        if (is_complete()) {
            ++count_;
            return;
        }
        for (const std::size_t block : members) {
            region_of_[block] = none;
            is_spoilt_[block] = true;
        }
    }

    /// Where in the frontier the next block stands.
    std::size_t next_of(const std::vector<std::size_t>& frontier) {
        const std::size_t drawn = draws_.below(frontier.size());
        if (!takes_the_most_enclosed_) return drawn;
        std::size_t best = drawn;
        std::size_t fewest = none;
        for (std::size_t n = 0; n < frontier.size(); ++n) {
            const std::size_t at = (drawn + n) % frontier.size();
            const auto free = static_cast<std::size_t>(std::ranges::count_if(
                model_.neighbours[frontier[at]], [&](std::size_t near) { return is_free(near); }));
            if (free < fewest) {
                fewest = free;
                best = at;
            }
        }
        return best;
    }

    const Model& model_;
    Draws& draws_;
    Assignment region_of_;
    std::vector<bool> is_spoilt_; ///< grown from in vain
    std::size_t count_ = 0;
    bool takes_the_most_enclosed_ = false;
};

} // namespace

std::optional<Assignment> grown(const Model& model, std::size_t count, Draws& draws) {
    const auto components = components_of(model);
    const auto shares = shared_out(model, components, count, draws);
    if (!shares) return std::nullopt;
    Assignment region_of(model.size(), none);
    std::vector<Seedling> seedlings;
    const auto plant = [&](std::size_t block, std::size_t region) {
        region_of[block] = region;
        seedlings[region].load += model.bounds.empty() ? 1.0 : model.bounds.front().weight[block];
        for (const std::size_t near : model.neighbours[block])
            if (region_of[near] == none) seedlings[region].frontier.push_back(near);
    };
    for (std::size_t c = 0; c < components.size(); ++c) {
        auto seeds = components[c];
        draws.shuffle(seeds);
        for (std::size_t n = 0; n < (*shares)[c]; ++n) {
            seedlings.emplace_back();
            plant(seeds[n], seedlings.size() - 1);
        }
    }
    while (true) {
        std::size_t lightest = none;
        for (std::size_t r = 0; r < seedlings.size(); ++r)
            if (!seedlings[r].frontier.empty() &&
                (lightest == none || seedlings[r].load < seedlings[lightest].load))
                lightest = r;
        if (lightest == none) return region_of;
        auto& frontier = seedlings[lightest].frontier;
        const std::size_t at = draws.below(frontier.size());
        const std::size_t block = frontier[at];
        frontier[at] = frontier.back();
        frontier.pop_back();
        if (region_of[block] == none) plant(block, lightest);
    }
}

std::optional<Assignment> packed(const Model& model, Draws& draws) {
    return Packing(model, draws).pack();
}

} // namespace ctg::grouping

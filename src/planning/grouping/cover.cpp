// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/cover.hpp"

#include "planning/grouping/block_sets.hpp"
#include "planning/grouping/linear_relaxation.hpp"

#include <algorithm>

namespace ctg::grouping {
namespace {

constexpr std::size_t most_listed = 250'000; ///< perimeters: what Clp prices in a few seconds
constexpr std::size_t most_met = 20 * most_listed;

/// A set that may be a perimeter.
struct Candidate {
    Blocks blocks;
    double cost;
    double excess = 0.0; ///< over what its blocks are priced at
};

class Cover {
public:
    Cover(const Model& model, std::size_t count, NodeBudget& budget, Archive& archive)
        : model_(model),
          count_(count),
          budget_(budget),
          archive_(archive),
          sets_(model),
          by_first_(model.size()),
          region_of_(model.size(), none) {
        // Where all the others have the least, one has no more than this.
        for (const auto& bound : model.bounds) {
            double total = 0.0;
            for (const double weight : bound.weight)
                total += weight;
            caps_.push_back(total - static_cast<double>(count - 1) * bound.least + slack_of(total));
        }
    }

    CoverAnswer run() {
        for (std::size_t first = 0; first < model_.size() && !is_full_; ++first)
            list(only(first), only(first) - 1);
        if (is_full_) return {};
        if (candidates_.empty()) return {true, true, infinite};
        price();
        CoverAnswer answer{true, true, bound_};
        if (!archive_.is_too_dear(bound_)) {
            for (const auto& candidate : candidates_)
                if (!archive_.is_too_dear(bound_ + candidate.excess))
                    by_first_[first_of(candidate.blocks)].push_back(candidate);
            for (auto& same_first : by_first_)
                std::ranges::stable_sort(same_first, {}, &Candidate::excess);
            choose(sets_.all(), count_, bound_);
        }
        answer.is_complete = !is_cut_;
        return answer;
    }

private:
    /// Every set that hangs together, holds `region` and nothing of `refused`, once.
    void list(Blocks region, Blocks refused) {
        if (is_full_ || sets_.is_too_heavy(region) || is_over_cap(region)) return;
        if (++met_ > most_met || candidates_.size() > most_listed) {
            is_full_ = true;
            return;
        }
        const Blocks barred = refused | sets_.barred(region);
        if ((region & barred) != 0) return;
        const Blocks reach = sets_.reached_from(region, sets_.all() & ~barred);
        if (sets_.is_too_light(reach) || sets_.misses_company(region, reach)) return;
        if (!sets_.is_too_light(region) && !sets_.misses_company(region, region)) {
            const double cost = region_cost(model_, BlockSets::listed(region)).cost;
            if (cost < infinite) candidates_.push_back({region, cost});
        }
        Blocks frontier = sets_.near(region) & ~region & ~barred;
        for (; frontier != 0 && !is_full_; frontier &= frontier - 1) {
            const std::size_t block = first_of(frontier);
            list(region | only(block), refused);
            refused |= only(block);
        }
    }

    [[nodiscard]] bool is_over_cap(Blocks region) const {
        for (std::size_t n = 0; n < caps_.size(); ++n) {
            double total = 0.0;
            for_each(region, [&](std::size_t b) { total += model_.bounds[n].weight[b]; });
            if (total > caps_[n]) return true;
        }
        return false;
    }

    /// Prices by Clp; the bound and the excesses are counted here, and right whatever they are.
    void price() {
        std::vector<LinearRow> rows(model_.size(), {{}, {}, 1.0, 1.0});
        std::vector<double> costs;
        double shift = 0.0; // for each block, the same in all plans: makes all costs above 0
        for (const auto& candidate : candidates_)
            shift = std::max(shift, -candidate.cost / std::popcount(candidate.blocks));
        LinearRow number{{}, {}, static_cast<double>(count_), static_cast<double>(count_)};
        for (std::size_t n = 0; n < candidates_.size(); ++n) {
            const Blocks blocks = candidates_[n].blocks;
            costs.push_back(candidates_[n].cost + shift * std::popcount(blocks));
            for_each(blocks, [&](std::size_t b) {
                rows[b].columns.push_back(static_cast<int>(n));
                rows[b].values.push_back(1.0);
            });
            number.columns.push_back(static_cast<int>(n));
            number.values.push_back(1.0);
        }
        rows.push_back(std::move(number));
        LinearRelaxation relaxation(std::move(costs), rows);
        relaxation.solve(std::vector<double>(candidates_.size(), 0.0),
                         std::vector<double>(candidates_.size(), infinite));
        const auto& prices = relaxation.prices();
        double least = infinite; // what a perimeter costs beyond its blocks
        for (auto& candidate : candidates_) {
            candidate.excess = candidate.cost;
            for_each(candidate.blocks,
                     [&](std::size_t b) { candidate.excess -= prices[b] - shift; });
            least = std::min(least, candidate.excess);
        }
        bound_ = model_.fixed_cost + static_cast<double>(count_) * least;
        for (std::size_t b = 0; b < model_.size(); ++b)
            bound_ += prices[b] - shift;
        for (auto& candidate : candidates_)
            candidate.excess -= least;
    }

    /// Covers `rest` by `count` candidates; `cost` is what all must cost by now.
    void choose(Blocks rest, std::size_t count, double cost) {
        if (rest == 0) {
            if (count == 0) archive_.add(model_, region_of_);
            return;
        }
        if (count == 0 || is_cut_ || !sets_.may_part(rest, count)) return;
        if (budget_.left == 0) {
            is_cut_ = true;
            return;
        }
        --budget_.left;
        for (const auto& candidate : by_first_[first_of(rest)]) {
            if (archive_.is_too_dear(cost + candidate.excess)) break;
            if ((candidate.blocks & ~rest) != 0) continue;
            for_each(candidate.blocks, [&](std::size_t b) { region_of_[b] = count; });
            choose(rest & ~candidate.blocks, count - 1, cost + candidate.excess);
        }
    }

    const Model& model_;
    std::size_t count_;
    NodeBudget& budget_;
    Archive& archive_;
    BlockSets sets_;
    std::vector<double> caps_; ///< by bound
    std::vector<Candidate> candidates_;
    std::vector<std::vector<Candidate>> by_first_; ///< those of interest, least excess first
    Assignment region_of_;
    double bound_ = -infinite;
    std::size_t met_ = 0;
    bool is_full_ = false;
    bool is_cut_ = false;
};

} // namespace

CoverAnswer cover(const Model& model, std::size_t count, NodeBudget& budget, Archive& archive) {
    return Cover(model, count, budget, archive).run();
}

} // namespace ctg::grouping

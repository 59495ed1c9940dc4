// SPDX-License-Identifier: Apache-2.0
#include "planning/combination.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace ctg::planning {
namespace {

/// Joins fronts one after the other, and keeps of what comes out only what no other betters.
class Combiner {
public:
    Combiner(const Model& model, const Goal& goal, const Reaches& reaches,
             const std::vector<std::size_t>& active)
        : model_(model),
          goal_(goal),
          reaches_(reaches),
          active_(active) {
        for (const auto target : active_)
            to_come_.push_back(reaches_.total(target));
        Combination none{{}, std::vector<double>(active_.size(), 0.0), {}};
        none.score.months.assign(model_.items.size(), model_.months + 1);
        combinations_.push_back(std::move(none));
    }

    void join(std::size_t block, const std::vector<Portion>& front) {
        for (std::size_t a = 0; a < active_.size(); ++a)
            to_come_[a] -= reaches_.of(block, active_[a]);
        std::vector<Combination> all;
        for (const auto& combination : combinations_)
            for (std::size_t p = 0; p < front.size(); ++p) {
                Combination next{combination.portions, combination.coverage,
                                 score_of_both(combination.score, front[p].score)};
                next.portions.push_back(p);
                for (std::size_t a = 0; a < active_.size(); ++a)
                    next.coverage[a] += front[p].coverage[active_[a]];
                if (level_coverage(next)) all.push_back(std::move(next));
            }
        std::ranges::stable_sort(all, [&](const Combination& a, const Combination& b) {
            return is_better(a.score, b.score, goal_);
        });
        combinations_.clear();
        for (auto& next : all) {
            const bool is_beaten =
                std::ranges::any_of(combinations_, [&](const Combination& better) {
                    return is_over(better.coverage, next.coverage);
                });
            if (!is_beaten) combinations_.push_back(std::move(next));
        }
    }

    std::optional<Combination> best() {
        for (auto& combination : combinations_)
            for (std::size_t a = 0; a < active_.size(); ++a)
                if (combination.coverage[a] < model_.targets[active_[a]].need)
                    ++combination.score.broken;
        const auto best = std::ranges::min_element(combinations_,
                                                   [&](const Combination& a, const Combination& b) {
                                                       return is_better(a.score, b.score, goal_);
                                                   });
        if (best == combinations_.end()) return std::nullopt;
        return *best;
    }

private:
    /// Makes coverages equal that come to the same: what is over the need, and what can't reach it
    /// any more. False when a hard target is lost.
    bool level_coverage(Combination& combination) const {
        constexpr double lost = -1.0;
        for (std::size_t a = 0; a < active_.size(); ++a) {
            const TargetRow& target = model_.targets[active_[a]];
            double& covered = combination.coverage[a];
            if (covered >= target.need)
                covered = target.need;
            else if (covered + to_come_[a] < target.need)
                covered = lost;
            if (covered == lost && target.is_hard) return false;
        }
        return true;
    }

    const Model& model_;
    const Goal& goal_;
    const Reaches& reaches_;
    const std::vector<std::size_t>& active_;
    std::vector<double> to_come_; ///< by active target: what the blocks left add at most
    std::vector<Combination> combinations_;
};

} // namespace

Reaches::Reaches(std::vector<std::vector<double>> by_block) : by_block_(std::move(by_block)) {
    for (const auto& reach : by_block_) {
        total_.resize(reach.size(), 0.0);
        std::ranges::transform(total_, reach, total_.begin(), std::plus{});
    }
}

Reaches reaches_of(const Model& model) {
    std::vector<std::vector<double>> by_block;
    for (const auto& block : model.blocks) {
        std::vector<double> reach(model.targets.size(), 0.0);
        for (const auto item : block)
            for (std::size_t target = 0; target < reach.size(); ++target) {
                double most = 0.0;
                for (const auto& choice : model.items[item].choices)
                    most = std::max(most, choice.coverage[target]);
                reach[target] += most;
            }
        by_block.push_back(std::move(reach));
    }
    return Reaches(std::move(by_block));
}

bool is_over(const std::vector<double>& a, const std::vector<double>& b) {
    return std::ranges::equal(a, b, std::greater_equal{});
}

std::optional<Combination> best_combination(const Model& model, const Goal& goal,
                                            const Reaches& reaches, const Fronts& fronts,
                                            const std::vector<std::size_t>& active) {
    Combiner combiner(model, goal, reaches, active);
    for (std::size_t block = 0; block < fronts.size(); ++block)
        combiner.join(block, fronts[block]);
    return combiner.best();
}

} // namespace ctg::planning

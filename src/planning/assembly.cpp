// SPDX-License-Identifier: Apache-2.0
#include "planning/assembly.hpp"

#include "planning/portion.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace ctg::planning {
namespace {

/// One portion from each of the blocks met so far.
struct Combination {
    std::vector<std::size_t> portions;
    std::vector<double> coverage; ///< by active target, see Assembler::trim
    Score score;
};

class Assembler {
public:
    Assembler(const Model& model, const Goal& goal, Budget& budget)
        : model_(model),
          goal_(goal),
          budget_(budget) {
        answer_.is_proven = true;
        solved_.resize(model_.blocks.size());
        for (const auto& block : model_.blocks)
            reach_.push_back(reach_of(block));
    }

    AssemblyAnswer answer() {
        for (std::size_t target = 0; target < model_.targets.size(); ++target) {
            if (total_reach(target) >= model_.targets[target].need) continue;
            if (model_.targets[target].is_hard) return answer_;
            unreachable_.insert(target);
        }
        do {
            answer_.is_found = combine();
        } while (answer_.is_found && activate_missed());
        if (answer_.is_found) bound();
        return answer_;
    }

private:
    /// The most that the items of `block` can add to each target's month, capacities aside.
    [[nodiscard]] std::vector<double> reach_of(const std::vector<std::size_t>& block) const {
        std::vector<double> reach(model_.targets.size(), 0.0);
        for (const auto item : block)
            for (std::size_t target = 0; target < reach.size(); ++target) {
                double most = 0.0;
                for (const auto& choice : model_.items[item].choices)
                    most = std::max(most, choice.coverage[target]);
                reach[target] += most;
            }
        return reach;
    }

    [[nodiscard]] double total_reach(std::size_t target) const {
        double total = 0.0;
        for (const auto& reach : reach_)
            total += reach[target];
        return total;
    }

    /// What a block must add to a target's month for the others to be able to do the rest.
    [[nodiscard]] double least_useful(std::size_t block, std::size_t target) const {
        return model_.targets[target].need - (total_reach(target) - reach_[block][target]);
    }

    /// The portions of a block that are best for some coverage at the active targets: found by
    /// asking each time for a little more than the last one covers.
    std::vector<Portion> front_of(std::size_t block) {
        std::vector<double> first(model_.targets.size(), 0.0);
        for (const auto target : active_)
            if (model_.targets[target].is_hard)
                first[target] = std::max(0.0, least_useful(block, target));
        std::vector<Portion> front;
        std::deque<std::vector<double>> pending{first};
        std::set<std::vector<double>> met{first};
        while (!pending.empty()) {
            const auto floors = std::move(pending.front());
            pending.pop_front();
            const auto portion = portion_of(block, floors);
            if (!portion) continue;
            if (std::ranges::find(front, portion->chosen, &Portion::chosen) == front.end())
                front.push_back(*portion);
            for (const auto target : active_) {
                const double covered = portion->coverage[target];
                auto higher = floors;
                higher[target] = std::max(covered + 1.0, least_useful(block, target));
                const bool is_useful = covered < model_.targets[target].need &&
                                       higher[target] <= reach_[block][target];
                if (is_useful && met.insert(higher).second) pending.push_back(std::move(higher));
            }
        }
        return front;
    }

    /// The best portion over `floors`, which may be known from lower ones.
    std::optional<Portion> portion_of(std::size_t block, const std::vector<double>& floors) {
        auto& solved = solved_[block];
        for (const auto& [lower, portion] : solved)
            if (is_over(floors, lower) && (!portion || is_over(portion->coverage, floors)))
                return portion;
        auto answer = best_portion(model_, model_.blocks[block], floors, goal_, budget_);
        answer_.is_proven &= answer.is_proven;
        solved.emplace_back(floors, answer.portion);
        return answer.portion;
    }

    static bool is_over(const std::vector<double>& coverage, const std::vector<double>& floors) {
        return std::ranges::equal(coverage, floors, std::greater_equal{});
    }

    /// Joins the fronts of all blocks; false when no combination holds the hard targets.
    bool combine() {
        std::vector<std::vector<Portion>> fronts;
        for (std::size_t block = 0; block < model_.blocks.size(); ++block) {
            fronts.push_back(front_of(block));
            if (fronts.back().empty()) return false;
        }
        std::vector<double> to_come(active_.size(), 0.0);
        for (std::size_t a = 0; a < active_.size(); ++a)
            to_come[a] = total_reach(active_[a]);
        Combination none{{}, std::vector<double>(active_.size(), 0.0), {}};
        none.score.months.assign(model_.items.size(), model_.months + 1);
        std::vector<Combination> combinations{none};
        for (std::size_t block = 0; block < fronts.size(); ++block) {
            for (std::size_t a = 0; a < active_.size(); ++a)
                to_come[a] -= reach_[block][active_[a]];
            combinations = joined(combinations, block, fronts[block], to_come);
        }
        return !combinations.empty() && conclude(combinations, fronts);
    }

    std::vector<Combination> joined(const std::vector<Combination>& combinations, std::size_t block,
                                    const std::vector<Portion>& front,
                                    const std::vector<double>& to_come) const {
        std::vector<Combination> all;
        for (const auto& combination : combinations)
            for (std::size_t p = 0; p < front.size(); ++p) {
                Combination next = combination;
                next.portions.push_back(p);
                const Portion& portion = front[p];
                for (std::size_t a = 0; a < active_.size(); ++a)
                    next.coverage[a] += portion.coverage[active_[a]];
                next.score.late += portion.score.late;
                next.score.broken += portion.score.broken;
                next.score.gain += portion.score.gain;
                next.score.unevenness += portion.score.unevenness;
                for (const auto item : model_.blocks[block])
                    next.score.months[item] = portion.score.months[item];
                if (trim(next, to_come)) all.push_back(std::move(next));
            }
        std::ranges::stable_sort(all, [&](const Combination& a, const Combination& b) {
            return is_better(a.score, b.score, goal_);
        });
        std::vector<Combination> best;
        for (auto& next : all) {
            const bool is_beaten = std::ranges::any_of(best, [&](const Combination& better) {
                return is_over(better.coverage, next.coverage);
            });
            if (!is_beaten) best.push_back(std::move(next));
        }
        return best;
    }

    /// Levels coverages that come to the same: what is over the need, and what can't reach it any
    /// more. False when a hard target is lost.
    bool trim(Combination& combination, const std::vector<double>& to_come) const {
        constexpr double lost = -1.0;
        for (std::size_t a = 0; a < active_.size(); ++a) {
            const TargetRow& target = model_.targets[active_[a]];
            double& covered = combination.coverage[a];
            if (covered >= target.need)
                covered = target.need;
            else if (covered + to_come[a] < target.need)
                covered = lost;
            if (covered == lost && target.is_hard) return false;
        }
        return true;
    }

    bool conclude(std::vector<Combination>& combinations,
                  const std::vector<std::vector<Portion>>& fronts) {
        for (auto& combination : combinations) {
            for (std::size_t a = 0; a < active_.size(); ++a)
                if (combination.coverage[a] < model_.targets[active_[a]].need)
                    ++combination.score.broken;
            combination.score.broken += static_cast<int>(unreachable_.size());
        }
        const auto best =
            std::ranges::min_element(combinations, [&](const Combination& a, const Combination& b) {
                return is_better(a.score, b.score, goal_);
            });
        answer_.score = best->score;
        answer_.chosen.assign(model_.items.size(), 0);
        for (std::size_t block = 0; block < fronts.size(); ++block)
            for (std::size_t i = 0; i < model_.blocks[block].size(); ++i)
                answer_.chosen[model_.blocks[block][i]] =
                    fronts[block][best->portions[block]].chosen[i];
        return true;
    }

    /// Makes active the targets that the answer misses though they could be held; tells whether
    /// there was any.
    bool activate_missed() {
        const std::size_t before = active_.size();
        for (std::size_t target = 0; target < model_.targets.size(); ++target) {
            if (unreachable_.contains(target) || std::ranges::count(active_, target) > 0) continue;
            double covered = 0.0;
            for (std::size_t item = 0; item < model_.items.size(); ++item)
                covered += model_.items[item].choices[answer_.chosen[item]].coverage[target];
            if (covered < model_.targets[target].need) active_.push_back(target);
        }
        return active_.size() > before;
    }

    void bound() {
        answer_.gain_bound = answer_.score.gain;
        if (answer_.is_proven) return;
        double bound = 0.0;
        for (const auto& block : model_.blocks)
            bound += planning::gain_bound(model_, block);
        answer_.gain_bound = std::max(bound, answer_.score.gain);
    }

    using Solved = std::vector<std::pair<std::vector<double>, std::optional<Portion>>>;

    const Model& model_;
    const Goal& goal_;
    Budget& budget_;
    std::vector<std::vector<double>> reach_; ///< by block, target
    std::set<std::size_t> unreachable_;      ///< soft targets that no plan holds
    std::vector<std::size_t> active_;        ///< targets that the blocks must bargain for
    std::vector<Solved> solved_;             ///< by block: floors and their best portion
    AssemblyAnswer answer_;
};

} // namespace

AssemblyAnswer assembled(const Model& model, const Goal& goal, Budget& budget) {
    return Assembler(model, goal, budget).answer();
}

} // namespace ctg::planning

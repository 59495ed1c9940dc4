// SPDX-License-Identifier: Apache-2.0
#include "planning/assembly.hpp"

#include "planning/combination.hpp"
#include "planning/portion.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace ctg::planning {
namespace {

/// More coverage that a block may be asked for.
struct Request {
    std::size_t block;
    std::vector<double> floors; ///< by target
    Score promise;              ///< of the best plan that may come of it
};

class Assembler {
public:
    Assembler(const Model& model, const Goal& goal, Budget& budget)
        : model_(model),
          goal_(goal),
          budget_(budget),
          reaches_(reaches_of(model)),
          solved_(model.blocks.size()) {
        answer_.is_proven = true;
    }

    AssemblyAnswer answer() {
        for (std::size_t target = 0; target < model_.targets.size(); ++target) {
            if (reaches_.total(target) >= model_.targets[target].need) continue;
            if (model_.targets[target].is_hard) return answer_;
            ++unreachable_;
        }
        const std::vector<double> none(model_.targets.size(), 0.0);
        for (std::size_t block = 0; block < model_.blocks.size(); ++block) {
            auto portion = portion_of(block, none);
            if (!portion) return answer_;
            best_.push_back(*std::move(portion));
        }
        do {
            begin();
            while (!has_new_targets() && ask()) {
            }
        } while (activate());
        if (answer_.is_found) bound();
        return answer_;
    }

private:
    /// Sets out from the best portions, for the targets now active.
    void begin() {
        fronts_.clear();
        requests_.clear();
        met_.clear();
        for (std::size_t block = 0; block < best_.size(); ++block) {
            fronts_.push_back({best_[block]});
            request_more(block, std::vector<double>(model_.targets.size(), 0.0), best_[block]);
        }
        combine();
    }

    /// Asks for the most promising portion; false when none is left that promises anything.
    bool ask() {
        const auto next = std::ranges::min_element(requests_, [&](const auto& a, const auto& b) {
            return is_better(a.promise, b.promise, goal_);
        });
        if (next == requests_.end() || !is_promising(next->promise)) return false;
        const Request request = std::move(*next);
        requests_.erase(next);
        const auto portion = portion_of(request.block, request.floors);
        if (!portion) return true;
        request_more(request.block, request.floors, *portion);
        auto& front = fronts_[request.block];
        if (std::ranges::find(front, portion->chosen, &Portion::chosen) != front.end()) return true;
        front.push_back(*portion);
        combine();
        return true;
    }

    /// Puts down what may be asked beyond `portion`, which is the best over `floors`.
    void request_more(std::size_t block, const std::vector<double>& floors,
                      const Portion& portion) {
        const Score promise = promise_of(block, portion);
        for (const auto target : active_) {
            const double covered = portion.coverage[target];
            const double need = model_.targets[target].need;
            auto higher = floors;
            // Less than this is no help, whatever the other blocks do.
            const double least = need - reaches_.others(block, target);
            higher[target] = std::max(covered + 1.0, least);
            if (covered < need && higher[target] <= reaches_.of(block, target) &&
                met_.emplace(block, higher).second)
                requests_.push_back({block, std::move(higher), promise});
        }
    }

    /// The score of the best plan that may be made with `portion`: no target missed, and the best
    /// portions everywhere else.
    [[nodiscard]] Score promise_of(std::size_t block, const Portion& portion) const {
        Score promise = score_of_both(portion.score, others(block));
        promise.broken += unreachable_;
        return promise;
    }

    [[nodiscard]] Score others(std::size_t block) const {
        Score score;
        score.months.assign(model_.items.size(), model_.months + 1);
        for (std::size_t other = 0; other < best_.size(); ++other)
            if (other != block) score = score_of_both(std::move(score), best_[other].score);
        return score;
    }

    [[nodiscard]] bool is_promising(const Score& promise) const {
        return !answer_.is_found || is_better(promise, answer_.score, goal_);
    }

    /// The best portion over `floors`, which may be known from lower ones.
    std::optional<Portion> portion_of(std::size_t block, const std::vector<double>& floors) {
        auto& solved = solved_[block];
        for (const auto& [lower, portion] : solved)
            if (is_over(floors, lower) && (!portion || is_over(portion->coverage, floors)))
                return portion;
        auto answer =
            best_portion(model_, model_.blocks[block], floors, goal_, hurdle(block), budget_);
        answer_.is_proven &= answer.is_proven;
        solved.emplace_back(floors, answer.portion);
        return answer.portion;
    }

    /// What a portion of `block` must bring so as not to be worse than the best plan known.
    [[nodiscard]] std::optional<Hurdle> hurdle(std::size_t block) const {
        if (!answer_.is_found || goal_.asks(Level::weighted)) return std::nullopt;
        const Score rest = others(block);
        const int broken = answer_.score.broken - rest.broken - unreachable_;
        const int late = answer_.score.late - rest.late;
        // Of as many broken targets, more CEJ are worse and fewer are better.
        const int most_late = broken > late ? broken - 1 : broken;
        return Hurdle{most_late, broken == late, answer_.score.gain - rest.gain};
    }

    /// Finds the best plan that the fronts make, and keeps it if it is the best known.
    void combine() {
        const auto best = best_combination(model_, goal_, reaches_, fronts_, active_);
        new_targets_.clear();
        if (!best) return;
        AssemblyAnswer plan;
        plan.chosen.assign(model_.items.size(), 0);
        plan.score = best->score;
        plan.score.broken += unreachable_;
        if (!is_promising(plan.score)) return;
        for (std::size_t block = 0; block < fronts_.size(); ++block)
            for (std::size_t i = 0; i < model_.blocks[block].size(); ++i)
                plan.chosen[model_.blocks[block][i]] =
                    fronts_[block][best->portions[block]].chosen[i];
        bool is_sound = true;
        for (const auto target : missed_by(plan.chosen)) {
            new_targets_.push_back(target);
            ++plan.score.broken;
            is_sound &= !model_.targets[target].is_hard;
        }
        if (!is_sound || !is_promising(plan.score)) return;
        answer_.is_found = true;
        answer_.chosen = std::move(plan.chosen);
        answer_.score = std::move(plan.score);
    }

    /// The targets that `chosen` misses though they are not active and could be held.
    [[nodiscard]] std::vector<std::size_t> missed_by(const std::vector<std::size_t>& chosen) const {
        std::vector<std::size_t> missed;
        for (std::size_t target = 0; target < model_.targets.size(); ++target) {
            const double need = model_.targets[target].need;
            if (reaches_.total(target) < need || std::ranges::count(active_, target) > 0) continue;
            double covered = 0.0;
            for (std::size_t item = 0; item < model_.items.size(); ++item)
                covered += model_.items[item].choices[chosen[item]].coverage[target];
            if (covered < need) missed.push_back(target);
        }
        return missed;
    }

    [[nodiscard]] bool has_new_targets() const { return !new_targets_.empty(); }

    bool activate() {
        active_.insert(active_.end(), new_targets_.begin(), new_targets_.end());
        return !std::exchange(new_targets_, {}).empty();
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
    Reaches reaches_;
    int unreachable_ = 0;                  ///< soft targets that no plan holds
    std::vector<Solved> solved_;           ///< by block: floors and their best portion
    std::vector<Portion> best_;            ///< by block, whatever it covers
    std::vector<std::size_t> active_;      ///< targets that the blocks must bargain for
    std::vector<std::size_t> new_targets_; ///< that are to become active
    Fronts fronts_;
    std::vector<Request> requests_;
    std::set<std::pair<std::size_t, std::vector<double>>> met_;
    AssemblyAnswer answer_; ///< with the best plan known
};

} // namespace

Budget budget_of(const PlanLimits& limits) {
    Budget budget{limits.nodes};
    if (limits.seconds > 0.0)
        budget.deadline =
            Budget::Clock::now() + std::chrono::duration_cast<Budget::Clock::duration>(
                                       std::chrono::duration<double>(limits.seconds));
    return budget;
}

AssemblyAnswer assembled(const Model& model, const Goal& goal, Budget& budget) {
    return Assembler(model, goal, budget).answer();
}

} // namespace ctg::planning

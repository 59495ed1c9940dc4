// SPDX-License-Identifier: Apache-2.0
#include "planning/portion.hpp"

#include "ctg/planning/milp.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace ctg::planning {
namespace {

double value_of(const Choice& choice, Level level, const Goal& goal) {
    switch (level) {
    case Level::weighted:
        return choice.gain - goal.broken_weight * choice.late - goal.moved_weight * choice.moved;
    case Level::targets:
        return -choice.late;
    case Level::population_years:
        return choice.gain;
    case Level::stability:
        return -choice.moved;
    case Level::coverage:
        break;
    }
    double sum = 0.0;
    for (const double coverage : choice.coverage)
        sum += coverage;
    return sum;
}

/// Less than any value.
constexpr double nothing = -std::numeric_limits<double>::infinity();

class PortionSearch {
public:
    PortionSearch(const Model& model, const std::vector<std::size_t>& block,
                  const std::vector<double>& floors, Budget& budget)
        : model_(model),
          block_(block),
          budget_(budget) {
        for (const auto item : block_) {
            const auto& choices = model_.items[item].choices;
            problem_.items.emplace_back(choices.size());
            kept_.emplace_back(choices.size());
            for (std::size_t c = 0; c < choices.size(); ++c) {
                kept_.back()[c] = c;
                for (const auto& use : choices[c].uses)
                    problem_.items.back()[c].uses.push_back({row_of(use.row), use.amount});
            }
        }
        for (std::size_t target = 0; target < floors.size(); ++target)
            if (floors[target] > 0.0)
                hold([&](const Choice& choice) { return choice.coverage[target]; }, floors[target]);
    }

    PortionAnswer answer(const Goal& goal, std::optional<Hurdle> hurdle) {
        bool is_found = std::ranges::all_of(goal.levels, [&](Level level) {
            const double least = hurdle ? least_of(*hurdle, level) : nothing;
            if (!settle(goal, level, least)) return false;
            const bool is_tie = level != Level::targets || (hurdle && hurdle->is_tie);
            if (value_ > least || !is_tie) hurdle.reset();
            return true;
        });
        if (is_found && (goal.is_even || goal.is_earliest)) is_found = part_equals(goal);
        if (is_found && start_.empty()) is_found = solve({});
        if (!is_found) return {std::nullopt, is_proven_};
        return {portion(), is_proven_};
    }

    double gain_bound() {
        set_values([](const Choice& choice) { return choice.gain; });
        Budget root_only{1};
        return best_selection(problem_, {}, root_only).bound;
    }

private:
    [[nodiscard]] const Choice& choice(std::size_t item, std::size_t option) const {
        return model_.items[block_[item]].choices[kept_[item][option]];
    }

    std::size_t row_of(std::size_t capacity) {
        const auto [found, is_new] = row_.emplace(capacity, problem_.rows.size());
        if (is_new) problem_.rows.push_back({model_.capacities[capacity].limit, 0.0});
        return found->second;
    }

    template <class Measure>
    void set_values(Measure measure) {
        for (std::size_t i = 0; i < block_.size(); ++i)
            for (std::size_t o = 0; o < problem_.items[i].size(); ++o)
                problem_.items[i][o].value = measure(choice(i, o));
    }

    /// Asks from now on that the sum of `measure` be at least `floor`.
    template <class Measure>
    void hold(Measure measure, double floor) {
        const std::size_t row = problem_.rows.size();
        problem_.rows.push_back({-floor, 0.0});
        for (std::size_t i = 0; i < block_.size(); ++i)
            for (std::size_t o = 0; o < problem_.items[i].size(); ++o)
                problem_.items[i][o].uses.push_back({row, -measure(choice(i, o))});
    }

    static double least_of(const Hurdle& hurdle, Level level) {
        if (level == Level::targets) return -hurdle.most_late;
        return level == Level::population_years ? hurdle.least_gain : nothing;
    }

    /// Brings `level` to its best; false when that is not even `least`.
    bool settle(const Goal& goal, Level level, double least) {
        const auto measure = [&](const Choice& choice) { return value_of(choice, level, goal); };
        set_values(measure);
        if (is_constant()) {
            value_ = 0.0;
            for (const auto& options : problem_.items)
                value_ += options.empty() ? 0.0 : options.front().value;
            return value_ >= least;
        }
        if (!solve({.least_value = least})) return false;
        if (!is_constant()) hold(measure, value_);
        return true;
    }

    /// Whether all selections are worth the same.
    [[nodiscard]] bool is_constant() const {
        return std::ranges::all_of(problem_.items, [](const auto& options) {
            return std::ranges::all_of(options, [&](const Option& option) {
                return option.value == options.front().value;
            });
        });
    }

    /// Among the portions equal so far, the evenest or the earliest.
    bool part_equals(const Goal& goal) {
        const bool is_settled = std::ranges::all_of(
            problem_.items, [](const auto& options) { return options.size() == 1; });
        if (is_settled && !start_.empty()) return true;
        set_values([](const Choice&) { return 0.0; });
        if (goal.is_even)
            for (const auto& [capacity, row] : row_)
                problem_.rows[row].square_weight = model_.capacities[capacity].square_weight;
        return solve({.ties = goal.is_earliest ? Ties::first : Ties::any});
    }

    /// Solves the problem as it stands, and keeps the options that are as good.
    bool solve(SelectionWish wish) {
        // No one search may starve those of the other blocks.
        constexpr std::size_t least_nodes = 1000;
        Budget part = budget_;
        part.nodes = std::min(budget_.nodes, std::max(budget_.nodes / 2, least_nodes));
        part.leave_half();
        const std::size_t given = std::max<std::size_t>(part.nodes, 1);
        wish.start = start_;
        auto answer = best_selection(problem_, wish, part);
        if (!answer.is_proven && wish.ties == Ties::any) better(answer, wish);
        budget_.nodes -= std::min(budget_.nodes, given - part.nodes);
        is_proven_ &= answer.is_proven;
        if (answer.chosen.empty()) return false;
        value_ = answer.value;
        start_ = answer.chosen;
        for (std::size_t i = 0; i < block_.size(); ++i)
            keep(i, answer.equal_options[i]);
        return true;
    }

    /// Asks another solver for more than a search cut short has found. Were it to call its answer
    /// the best there is, our own bound would still say how far that is sure.
    void better(SelectionAnswer& answer, SelectionWish& wish) const {
        for (const bool has_preprocessing : {true, false}) {
            // Without a clock nothing would say how long it may take, nor that the same comes of
            // it.
            const double seconds = budget_.seconds_left().value_or(0.0) / 2.0;
            if (seconds <= 0.0) return;
            const auto other =
                selection_by_cbc(problem_, answer.chosen,
                                 {.seconds = seconds, .has_preprocessing = has_preprocessing});
            if (!other || other->value <= answer.value) continue;
            wish.start = other->chosen;
            Budget root_only{1};
            const double bound = answer.bound;
            answer = best_selection(problem_, wish, root_only);
            answer.bound = std::min(answer.bound, bound);
        }
    }

    void keep(std::size_t item, const std::vector<std::size_t>& options) {
        std::vector<Option> kept_options;
        std::vector<std::size_t> kept;
        std::size_t start = 0;
        for (const auto option : options) {
            if (option == start_[item]) start = kept.size();
            kept_options.push_back(std::move(problem_.items[item][option]));
            kept.push_back(kept_[item][option]);
        }
        problem_.items[item] = std::move(kept_options);
        kept_[item] = std::move(kept);
        start_[item] = start;
    }

    [[nodiscard]] Portion portion() const {
        Portion portion;
        portion.coverage.assign(model_.targets.size(), 0.0);
        portion.score.months.assign(model_.items.size(), model_.months + 1);
        std::map<std::size_t, double> taken;
        for (std::size_t i = 0; i < block_.size(); ++i) {
            const Choice& chosen = choice(i, start_[i]);
            portion.chosen.push_back(kept_[i][start_[i]]);
            portion.score.gain += chosen.gain;
            portion.score.late += chosen.late;
            portion.score.moved += chosen.moved;
            portion.score.months[block_[i]] = chosen.month;
            for (const auto& use : chosen.uses)
                taken[use.row] += use.amount;
            for (std::size_t target = 0; target < portion.coverage.size(); ++target)
                portion.coverage[target] += chosen.coverage[target];
        }
        portion.score.broken = portion.score.late;
        double unevenness = 0.0;
        for (const auto& [capacity, amount] : taken)
            unevenness += model_.capacities[capacity].square_weight * amount * amount;
        portion.score.unevenness = std::round(unevenness);
        return portion;
    }

    const Model& model_;
    const std::vector<std::size_t>& block_;
    Budget& budget_;
    SelectionProblem problem_;
    std::map<std::size_t, std::size_t> row_;     ///< of the problem, by capacity of the model
    std::vector<std::vector<std::size_t>> kept_; ///< choices that the options stand for
    std::vector<std::size_t> start_;             ///< the best options so far
    double value_ = 0.0;
    bool is_proven_ = true;
};

} // namespace

PortionAnswer best_portion(const Model& model, const std::vector<std::size_t>& block,
                           const std::vector<double>& floors, const Goal& goal,
                           const std::optional<Hurdle>& hurdle, Budget& budget) {
    return PortionSearch(model, block, floors, budget).answer(goal, hurdle);
}

double gain_bound(const Model& model, const std::vector<std::size_t>& block) {
    Budget none{};
    return PortionSearch(model, block, {}, none).gain_bound();
}

} // namespace ctg::planning

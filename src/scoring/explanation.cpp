// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/explanation.hpp"

#include "ctg/base/error.hpp"
#include "scoring/problem.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace ctg {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Scores of all places of two units.
struct Sides {
    Column of;      ///< of the unit
    Column against; ///< of the other
};

double log_mean(double a, double b) {
    return a == b ? a : (a - b) / std::log(a / b);
}

/// Splits the difference of two units at the root of a model among its leaves.
class Decomposition {
public:
    Decomposition(const Model& model, const Sides& sides)
        : model_(model),
          of_(sides.of),
          against_(sides.against),
          points_(model.leaves.size(), 0.0) {}

    [[nodiscard]] Column points() {
        split(model_.root(), 1.0);
        return points_;
    }

private:
    [[nodiscard]] bool is_shared(std::size_t place) const {
        return std::isnan(of_[place]) == std::isnan(against_[place]);
    }

    /// Gives each leaf below `place` its part of `slope` times the difference there.
    void split(std::size_t place, double slope) {
        if (std::isnan(of_[place]) || std::isnan(against_[place])) return; // both are
        if (place < model_.leaves.size()) {
            points_[place] += slope * (of_[place] - against_[place]);
            return;
        }
        const Mean& mean = model_.mean(place);
        const bool are_shared = std::ranges::all_of(
            mean.children, [&](const auto& child) { return is_shared(child.position); });
        if (are_shared)
            split_smoothly(mean, place, slope);
        else
            split_by_shapley(mean, slope);
    }

    void split_smoothly(const Mean& mean, std::size_t place, double slope) {
        double weight = 0.0;
        for (const auto& child : mean.children)
            if (!std::isnan(of_[child.position])) weight += child.weight;
        for (const auto& child : mean.children) {
            if (std::isnan(of_[child.position])) continue;
            double steepness = child.weight / weight;
            if (mean.aggregation == Aggregation::geometric)
                steepness *= log_mean(of_[place], against_[place]) * lifted_slope(mean, child);
            split(child.position, slope * steepness);
        }
    }

    /// How much of a child's difference is left above the floor, by the log mean of its scores.
    [[nodiscard]] double lifted_slope(const Mean& mean, const Mean::Child& child) const {
        const double a = of_[child.position];
        const double b = against_[child.position];
        const double floor = mean.floor.value_or(-std::numeric_limits<double>::infinity());
        const double high = std::max(a, floor);
        const double low = std::max(b, floor);
        const double kept = a == b ? (a < floor ? 0.0 : 1.0) : (high - low) / (a - b);
        return kept / log_mean(high, low);
    }

    void split_by_shapley(const Mean& mean, double slope) {
        const auto gains = shapley_values(mean);
        for (std::size_t c = 0; c < gains.size(); ++c) {
            const std::size_t place = mean.children[c].position;
            const double difference = of_[place] - against_[place];
            if (!std::isnan(difference))
                split(place,
                      slope * (difference == 0.0 ? mean_share(mean, c) : gains[c] / difference));
            else if (!is_shared(place))
                spread(place, slope * gains[c]);
        }
    }

    /// What a child weighs on both sides, on the mean: so that what cancels below it is told.
    [[nodiscard]] double mean_share(const Mean& mean, std::size_t child) const {
        const auto share_on = [&](const Column& side) {
            double weight = 0.0;
            for (const auto& each : mean.children)
                if (!std::isnan(side[each.position])) weight += each.weight;
            return mean.children[child].weight / weight;
        };
        return (share_on(of_) + share_on(against_)) / 2.0;
    }

    /// The mean gain of each child over all orders of going from the other side to this one.
    [[nodiscard]] std::vector<double> shapley_values(const Mean& mean) const {
        const std::size_t n = mean.children.size();
        if (n > most_shapley_children)
            throw LimitError(
                {error_of("CTG-SCOR-037", {{"count", std::to_string(n)},
                                           {"most", std::to_string(most_shapley_children)}})});
        const std::size_t all = (std::size_t{1} << n) - 1;
        std::vector<double> worth(all + 1);
        for (std::size_t set = 0; set <= all; ++set)
            worth[set] = worth_of(mean, set);
        for (double& each : worth)
            if (std::isnan(each)) each = (worth[0] + worth[all]) / 2.0;
        // The share of orders in which exactly `size` children go before a given one.
        std::vector<double> share(n, 1.0 / static_cast<double>(n));
        for (std::size_t size = 1; size < n; ++size)
            share[size] =
                share[size - 1] * static_cast<double>(size) / static_cast<double>(n - size);
        std::vector<double> gains(n, 0.0);
        for (std::size_t set = 0; set <= all; ++set)
            for (std::size_t c = 0; c < n; ++c)
                if (const std::size_t bit = std::size_t{1} << c; (set & bit) == 0)
                    gains[c] += share[static_cast<std::size_t>(std::popcount(set))] *
                                (worth[set | bit] - worth[set]);
        return gains;
    }

    /// The mean when the children in `set` are as on this side, the rest as on the other.
    [[nodiscard]] double worth_of(const Mean& mean, std::size_t set) const {
        std::vector<double> scores;
        for (std::size_t c = 0; c < mean.children.size(); ++c) {
            const std::size_t place = mean.children[c].position;
            scores.push_back((set >> c & 1U) != 0 ? of_[place] : against_[place]);
        }
        return mean_of(mean, scores);
    }

    /// Spreads points over the leaves of a place that one side lacks, by their weights.
    void spread(std::size_t place, double points) {
        if (place < model_.leaves.size()) {
            points_[place] += points;
            return;
        }
        const auto is_known = [&](std::size_t child) {
            return !std::isnan(of_[child]) || !std::isnan(against_[child]);
        };
        double weight = 0.0;
        for (const auto& child : model_.mean(place).children)
            if (is_known(child.position)) weight += child.weight;
        for (const auto& child : model_.mean(place).children)
            if (is_known(child.position)) spread(child.position, points * child.weight / weight);
    }

    const Model& model_;
    const Column& of_;
    const Column& against_;
    Column points_;
};

Column scores_of(const Sheet& sheet, std::size_t unit) {
    Column scores;
    for (const auto& column : sheet.score)
        scores.push_back(column[unit]);
    return scores;
}

/// The means of the scores of all indicators, and what the scheme makes of them.
Column mean_scores(const Problem& problem, const Sheet& sheet) {
    std::vector<Column> columns(problem.model.leaves.size(), Column(1, nothing));
    for (std::size_t leaf = 0; leaf < columns.size(); ++leaf) {
        double sum = 0.0;
        double count = 0.0;
        for (const double score : sheet.score[leaf])
            if (!std::isnan(score)) {
                sum += score;
                count += 1.0;
            }
        columns[leaf][0] = sum / count; // NaN where nobody has it
    }
    aggregate(problem.model, columns);
    Column scores;
    for (const auto& column : columns)
        scores.push_back(column[0]);
    return scores;
}

std::optional<double> known(double score) {
    return std::isnan(score) ? std::nullopt : std::optional(score);
}

Explanation explanation_of(const Problem& problem, std::string_view unit,
                           std::string_view against) {
    Faults faults;
    const Sheet sheet = sheet_of(problem, faults);
    faults.raise();
    const std::size_t root = problem.model.root();
    const auto scored_unit = [&](std::string_view name) {
        const std::size_t position = unit_named(problem, name);
        if (!sheet.is_standing[root][position])
            throw ArgumentError({error_of("CTG-SCOR-039", {{"unit", std::string(name)}})});
        return position;
    };
    const std::size_t at = scored_unit(unit);
    const Sides sides{scores_of(sheet, at), against.empty()
                                                ? mean_scores(problem, sheet)
                                                : scores_of(sheet, scored_unit(against))};

    Explanation explanation{std::string(unit),
                            std::string(against),
                            sides.of[root],
                            sides.against[root],
                            rank_ranges(sheet, root)[at].rank,
                            {}};
    const auto points = Decomposition(problem.model, sides).points();
    for (std::size_t leaf = 0; leaf < points.size(); ++leaf)
        if (!std::isnan(sides.of[leaf]) || !std::isnan(sides.against[leaf]))
            explanation.steps.push_back({problem.names[leaf], points[leaf], known(sides.of[leaf]),
                                         known(sides.against[leaf])});
    std::ranges::stable_sort(explanation.steps, std::greater{},
                             [](const auto& step) { return std::abs(step.points); });
    return explanation;
}

} // namespace

Explanation explanation_of(std::span<const IndicatorValue> values, const Scheme& scheme,
                           std::string_view unit, std::string_view against,
                           const AntenneByTerritory& antennes) {
    return explanation_of(problem_of(values, scheme, antennes), unit, against);
}

Explanation explanation_of(const Table& units, const CompositeScheme& scheme, std::string_view unit,
                           std::string_view against) {
    return explanation_of(problem_of(units, scheme).value, unit, against);
}

} // namespace ctg

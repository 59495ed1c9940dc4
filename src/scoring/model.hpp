// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/scoring/scheme.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace ctg {

inline constexpr double full_score = 100.0;

/// A number for each unit; NaN where there is none.
using Column = std::vector<double>;

/// The way of an indicator's value to its score, among the values that it was found with.
struct LeafRule : ScoreRule {
    /// With nothing found yet.
    explicit LeafRule(const ScoreRule& rule) : ScoreRule(rule) {}

    /// Values beyond count as these: found once among the values, so that every step from a value
    /// to a score stays monotone, whatever moves.
    double least = -std::numeric_limits<double>::infinity();
    double greatest = std::numeric_limits<double>::infinity();

    [[nodiscard]] bool is_capped() const noexcept {
        return std::isfinite(least) || std::isfinite(greatest);
    }
    [[nodiscard]] double kept(double value) const noexcept {
        return value < least ? least : value > greatest ? greatest : value; // NaN stays NaN
    }
};

/// How the score of one place is made of those of others.
struct Mean {
    struct Child {
        std::size_t position = 0;
        double weight = 1.0;
    };
    std::vector<Child> children; ///< in an order that does not depend on that of the file
    Aggregation aggregation = Aggregation::arithmetic;
    std::optional<double> floor;
};

/// A scheme made ready for arithmetic: its indicators, then its means, each after what it is made
/// of. A place may count in several means: a cell of a 6 × 2 scheme is part of its theme, of its
/// logic and of the total.
struct Model {
    std::vector<LeafRule> leaves;
    std::vector<Mean> means; ///< the root is the last

    [[nodiscard]] std::size_t size() const noexcept { return leaves.size() + means.size(); }
    [[nodiscard]] std::size_t root() const noexcept { return size() - 1; }
    [[nodiscard]] const Mean& mean(std::size_t position) const {
        return means[position - leaves.size()];
    }
};

/// The score of each value among all of them; NaN stays NaN.
void normalise(std::span<const double> values, const LeafRule& rule, std::span<double> scores);

/// Whether known values are all equal, so that they tell no unit from another.
[[nodiscard]] bool is_flat(std::span<const double> values);

/// Bounds of scores by unit.
struct Bounds {
    Column low;
    Column high;
};

/// The bounds of scores whose values lie anywhere between `low` and `high`: exact by end points,
/// each step being monotone in the unit's own value and in those of the others. Under `z`, and
/// beyond a target that does not clip, it is not: bounds are NaN there, unless all values are
/// exact.
[[nodiscard]] Bounds normalised_bounds(Bounds values, const LeafRule& rule);

/// The least and greatest score there is under `rule` for one of `units` units; NaN without.
[[nodiscard]] Goalposts scale_of(const ScoreRule& rule, std::size_t units);

/// Finds what values of the leaves count as, by the outlier rule of each.
void bound_outliers(std::span<const double> values, LeafRule& rule);

/// Whether skewness and kurtosis of the known values, each as it counts, tell of outliers.
[[nodiscard]] bool has_outliers(std::span<const double> values, const LeafRule& rule);

/// Fills the columns of the means from those of the leaves: `scores` by position. What has no score
/// is left out and the rest shares its weight. Results stay among the scores they are made of.
void aggregate(const Model& model, std::vector<Column>& scores);

/// The score at `mean` of one unit whose children have these scores.
[[nodiscard]] double mean_of(const Mean& mean, std::span<const double> scores);

/// What each leaf weighs in the root when all have a value; they add up to 1. @pre a tree.
[[nodiscard]] std::vector<double> root_weights_of(const Model& model);

} // namespace ctg

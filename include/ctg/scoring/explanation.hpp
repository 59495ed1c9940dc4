// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/table.hpp"
#include "ctg/scoring/composite.hpp"
#include "ctg/scoring/score.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// What one indicator brings to the difference between a unit and another.
struct ExplainedStep {
    std::string indicator;
    double points = 0.0;         ///< of the root
    std::optional<double> score; ///< of the indicator, of the unit
    std::optional<double> other; ///< of the indicator, of the other

    friend bool operator==(const ExplainedStep&, const ExplainedStep&) = default;
};

/// Why a unit scores more or less than another. The steps add up to `score` − `other` within 1e-12
/// of the greater of the two.
struct Explanation {
    std::string unit;
    std::string against; ///< empty: the mean of all units, indicator by indicator
    double score = 0.0;
    double other = 0.0;
    std::optional<std::size_t> rank;
    std::vector<ExplainedStep> steps; ///< the greatest first, then in the order of the scheme

    friend bool operator==(const Explanation&, const Explanation&) = default;
};

/// The difference between two units at the root, split among the indicators. An arithmetic mean
/// gives each child its weight times its difference; a geometric one by log-mean weights (LMDI, so
/// that nothing is left over). Where a child has a score on one side only, its mean is split by
/// exact Shapley values over its children: the mean gain of each over all orders of going from one
/// side to the other; a step on the way that leaves no child counts as half way.
/// Source: Ang 2004 (LMDI); Shapley 1953.
/// @throws as scored or composed_scores; ArgumentError CTG-SCOR-038 (no such unit), -039 (a unit
///         without a score); LimitError CTG-SCOR-037 (more than `most_shapley_children` of a mean,
///         some of them on one side only).
[[nodiscard]] Explanation explanation_of(std::span<const IndicatorValue> values,
                                         const Scheme& scheme, std::string_view unit,
                                         std::string_view against = {},
                                         const AntenneByTerritory& antennes = {});
[[nodiscard]] Explanation explanation_of(const Table& units, const CompositeScheme& scheme,
                                         std::string_view unit, std::string_view against = {});

inline constexpr std::size_t most_shapley_children = 16;

/// The least change of one value that moves a unit to another rank, all else standing still.
struct RankMove {
    std::string indicator;
    bool is_up = true;                  ///< towards rank 1
    double value = 0.0;                 ///< as it is, in the unit of the indicator
    std::optional<double> needed;       ///< nothing where no change of it alone moves the unit
    std::optional<std::size_t> reached; ///< the rank then

    friend bool operator==(const RankMove&, const RankMove&) = default;
};

/// By indicator that the unit has a value for: up, then down. A value moves between the goalposts
/// where they clip, else as far as ten times the spread of the units' values beyond them. Under z,
/// whose deviation the value moves too, a lesser change may exist.
/// @throws as explanation_of.
[[nodiscard]] std::vector<RankMove> rank_moves(std::span<const IndicatorValue> values,
                                               const Scheme& scheme, std::string_view unit,
                                               const AntenneByTerritory& antennes = {});
[[nodiscard]] std::vector<RankMove> rank_moves(const Table& units, const CompositeScheme& scheme,
                                               std::string_view unit);

/// How a unit's score and rank moved between two years, and why: its own figures on the perimeter
/// it had, its new perimeter, and the others. Each three parts add up to the whole move.
struct ScoreChange {
    std::string unit;
    double score_before = 0.0;
    double score_after = 0.0;
    double by_data = 0.0; ///< [points]
    double by_boundary = 0.0;
    double by_others = 0.0; ///< 0 under goalposts
    std::size_t rank_before = 0;
    std::size_t rank_after = 0;
    std::ptrdiff_t rank_by_data = 0; ///< below 0: towards rank 1
    std::ptrdiff_t rank_by_boundary = 0;
    std::ptrdiff_t rank_by_others = 0;

    friend bool operator==(const ScoreChange&, const ScoreChange&) = default;
};

/// The changes of the units that have a score in all three: `before`; `redrawn`, the new figures on
/// the old perimeters; and `after`. @throws as scored.
[[nodiscard]] std::vector<ScoreChange> score_changes(std::span<const IndicatorValue> before,
                                                     std::span<const IndicatorValue> redrawn,
                                                     std::span<const IndicatorValue> after,
                                                     const Scheme& scheme,
                                                     const AntenneByTerritory& antennes = {});

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/scoring/scheme.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

enum class ScoreLevel { cell, theme, logic, total };

[[nodiscard]] std::string_view name_of(ScoreLevel level) noexcept;

/// The score of a territory at one level, in [0, 100]: 100 is the most need.
struct Score {
    std::string territory;
    ScoreLevel level = ScoreLevel::total;
    std::string theme;                     ///< empty for a logic and the total
    std::string logic;                     ///< empty for a theme and the total
    Figure score;                          ///< with exact bounds; absent when nothing is observed
    std::optional<std::size_t> rank;       ///< 1 is the most need; ties share a rank (competition)
    std::optional<std::size_t> rank_best;  ///< 1 + those surely above
    std::optional<std::size_t> rank_worst; ///< n − those surely below
    double weight_observed = 1.0;          ///< share of the weight that has a value

    friend bool operator==(const Score&, const Score&) = default;
};

/// The points that an indicator brings to the total of a territory; they add up to the total.
struct Contribution {
    std::string territory;
    std::string indicator;
    std::string theme;
    std::string logic;
    double points = 0.0;

    friend bool operator==(const Contribution&, const Contribution&) = default;
};

/// Scores by territory then level (cells, themes, logics, total), and what each total is made of.
struct Scoring {
    std::vector<Score> scores;
    std::vector<Contribution> contributions;

    friend bool operator==(const Scoring&, const Scoring&) = default;
};

/// Scores within this of each other share a rank [points].
inline constexpr double tie_tolerance = 1e-9;

/// Scores `values` by `scheme`: each value goes to [0, 100] between its goalposts, cells are
/// weighted means of their indicators, themes, logics and total are means of cells with equal
/// weights. A cell without a value is left out, and the weight observed says so.
/// @throws DataError CTG-SCOR-006 if an indicator with `missing = "refuse"` has no value.
[[nodiscard]] Checked<Scoring> scored(std::span<const IndicatorValue> values, const Scheme& scheme);

} // namespace ctg

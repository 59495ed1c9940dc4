// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/scoring/scheme.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

enum class ScoreLevel { cell, theme, logic, total };

[[nodiscard]] std::string_view name_of(ScoreLevel level) noexcept;

/// The score of a territory at one level: 100 is the most need, 0 the least. Only indicators with
/// `clip = false` lead outside [0, 100].
struct Score {
    std::string territory;
    ScoreLevel level = ScoreLevel::total;
    std::string theme; ///< empty for a logic and the total
    std::string logic; ///< empty for a theme and the total
    /// With exact bounds; where nothing bounds it, without, and then it has no range of ranks.
    Figure score = Figure::absent(Absence::not_collected);
    std::optional<std::size_t> rank;       ///< 1 is the most need; ties share a rank (competition)
    std::optional<std::size_t> rank_best;  ///< 1 + those whose low exceeds this high
    std::optional<std::size_t> rank_worst; ///< n − those whose high is below this low
    std::optional<std::size_t> rank_in_antenne = {}; ///< among the territories of the same antenne
    /// 5 and 95 % of the ranks that draws of the scheme's doubts give; of totals only.
    std::optional<std::size_t> rank_p05 = {};
    std::optional<std::size_t> rank_p95 = {};
    double weight_observed = 0.0; ///< share of the weight that has a value

    friend bool operator==(const Score&, const Score&) = default;
};

/// The points that an indicator brings to the total of a territory. They add up to the total; an
/// indicator without a value brings none and is not listed.
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

/// Keys of antennes by those of territories: who is ranked beside whom, and whose mean stands for a
/// gap under `missing = "group_mean"`. Without it all territories are one group, ranked once.
using AntenneByTerritory = std::map<std::string, std::string>;

/// Scores within this of each other share a rank [points].
inline constexpr double tie_tolerance = 1e-9;

/// Scores `values` by `scheme`, territories in the order of their keys. Each value goes to a score
/// by its normalisation; a cell is the weighted mean of its indicators; a theme, a logic and the
/// total are means of their cells, by the weights of the logics, of the themes, and their product.
///
/// What has no value is left out and the rest shares its weight: a cell stands on the indicators
/// observed, a theme, a logic and the total on the cells observed. `weight_observed` says how much
/// of the scheme's weight that is, and note CTG-SCOR-012 who is concerned. Ranks compare, at each
/// level, the territories that have a score there. Every step is monotone, so the bounds are those
/// of the end points. Values of indicators that the scheme lacks are left out.
/// @pre `scheme` is as scheme_from gives it: goalposts in order, weights above 0.
/// @throws DataError CTG-SCOR-006 if an indicator with `missing = "refuse"` has no value;
///         CTG-SCOR-028 on a score of 0 or below under a geometric mean without floor;
///         ArgumentError CTG-SCOR-001 (an indicator in no cell), -011 (two values for a territory
///         and an indicator).
[[nodiscard]] Checked<Scoring> scored(std::span<const IndicatorValue> values, const Scheme& scheme,
                                      const AntenneByTerritory& antennes = {});

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/language.hpp"
#include "ctg/indicator/classes.hpp"
#include "ctg/portrait/comparison_chart.hpp"
#include "ctg/study/study.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The charts of the scores of a study.
enum class ScoreChart {
    heatmap,   ///< the grid of one territory, themes down and logics across
    multiples, ///< a small grid for each territory
    ladder,    ///< ranks with their ranges
    peers,     ///< totals with their bounds
    waterfall, ///< from the département, or the mean of all, to one territory
    why,       ///< why the one of two territories comes before the other
    slope,     ///< ranks or scores in two years
    map,       ///< how likely each territory is among the first
    lorenz,    ///< how unequal the totals are
    types      ///< profiles of the medoids of types
};

/// All of them, in the order in which they are listed.
inline constexpr std::array all_score_charts{
    ScoreChart::heatmap,   ScoreChart::multiples, ScoreChart::ladder, ScoreChart::peers,
    ScoreChart::waterfall, ScoreChart::why,       ScoreChart::slope,  ScoreChart::map,
    ScoreChart::lorenz,    ScoreChart::types};

[[nodiscard]] std::string_view name_of(ScoreChart chart) noexcept;
/// The chart of that name (heatmap, ladder…), or nothing.
[[nodiscard]] std::optional<ScoreChart> score_chart_of(std::string_view name) noexcept;

/// What to draw, and of whom.
struct ChartQuestion {
    ScoreChart chart = ScoreChart::ladder;
    /// Keys: one of a heatmap, peers and a waterfall, two of why, any of multiples (all without),
    /// at most one of a ladder, in colour; none of others.
    std::vector<std::string> territories = {};
    const Study* before = nullptr;                ///< of a slope: the study of the earlier year
    SlopeMeasure measure = SlopeMeasure::rank;    ///< of a slope
    std::optional<std::string> before_label = {}; ///< of a slope: "2023"
    std::optional<std::string> after_label = {};
    std::size_t first = 10; ///< of a map: among how many
    Language language = Language::french;
};

/// The chart of the study's scores that `question` asks for. Territories are labelled by their
/// names, with their keys where two have the same. A waterfall starts from the whole of the study
/// where every indicator scores by what stands in the scheme (goalposts, a reference), else from
/// the mean of all territories.
/// @throws ArgumentError CTG-STUD-002 (the study lacks territories or a scheme), CTG-SCOR-100 (too
///         few or too many territories), -101 (a slope without an earlier study), -038 (no such
///         territory), -039 (one without a score); as scored and uncertain_ranks otherwise.
[[nodiscard]] Checked<Chart> chart_of(const Study& study, const ChartQuestion& question);

/// Whose values a map of an indicator shows.
enum class MapBy { commune, territory, epci };

/// Which indicator of the study's scheme to map, and how.
struct IndicatorMapQuestion {
    std::string indicator; ///< its id in the scheme
    MapBy by = MapBy::commune;
    ClassRequest classes = {}; ///< over those of the scheme
    const Study* before =
        nullptr; ///< another year, whose values count in the bounds of the classes
    Language language = Language::french;
};

/// The map of an indicator: in the classes that the scheme states for it, with what is asked for;
/// without either, circles of a count and quantiles of any other. A count in classes is warned of
/// (CTG-PORT-035); notes tell how many places have no value (-038), and those of classes_of.
/// @throws ArgumentError CTG-STUD-002 (the study lacks communes, a scheme, or the zones),
/// CTG-PORT-036
///         (no such indicator), as classes_of; DataError as indicators_of.
[[nodiscard]] Checked<Chart> indicator_map_of(const Study& study,
                                              const IndicatorMapQuestion& question);

} // namespace ctg

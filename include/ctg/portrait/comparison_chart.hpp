// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/scoring/inequality.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Charts of several territories side by side. They take plain values, so that what is computed
// elsewhere, in C++ or in Python, is drawn all the same. Two equal labels are told apart by a
// number. A chart of no item is an empty frame.

namespace ctg {

/// A cell of a profile: 0 to 100, or nothing.
struct ProfileCell {
    std::string theme; ///< a key of the scheme; known ones are written in full words
    std::string logic;
    std::optional<double> score;
};

/// The cells of a territory, or the mean ones of a type.
struct LabelledProfile {
    std::string label;
    std::vector<ProfileCell> cells;
};

/// A small grid for each territory, themes down and logics across, in the order given.
[[nodiscard]] Chart profile_multiples(std::span<const LabelledProfile> profiles, Language language);

/// Where a territory stands, at best and at worst.
struct RankRange {
    std::string label;
    std::size_t best = 1;
    std::size_t rank = 1;
    std::size_t worst = 1;
    std::optional<double> p05 = {}; ///< 5th and 95th percentile of its rank in a simulation
    std::optional<double> p95 = {};
};

/// Territories by rank, each with its range; `highlighted` in colour, if it is a label.
[[nodiscard]] Chart rank_ladder(std::span<const RankRange> ranges, std::string_view highlighted,
                                Language language);

/// What something adds to a score, or takes from it.
struct LabelledPoints {
    std::string label;
    double points = 0.0;
};

/// From the score of a reference to that of a territory, step by step.
struct Waterfall {
    std::string territory;
    std::string reference; ///< the département
    double reference_score = 0.0;
    std::vector<LabelledPoints> steps; ///< they lead from the reference to the territory
};

/// The steps, the greatest first; beyond twelve the others are one step. The table has all.
[[nodiscard]] Chart contribution_waterfall(const Waterfall& waterfall, Language language);

/// Why one territory comes before another: what adds up to the difference of their scores.
struct PairReasons {
    std::string first;
    std::string second;
    std::vector<LabelledPoints> reasons; ///< above 0: in favour of the first
};

/// Bars to the right for what puts the first before, to the left for what does the contrary.
[[nodiscard]] Chart why_before_bars(const PairReasons& pair, Language language);

/// A territory in two years.
struct SlopeItem {
    std::string label;
    std::optional<double> before;
    std::optional<double> after;
};

/// What a slope chart compares. Rank 1 stands on top.
enum class SlopeMeasure { rank, score };

struct Slope {
    std::string before; ///< "2023"
    std::string after;
    SlopeMeasure measure = SlopeMeasure::rank;
    std::vector<SlopeItem> items;
};

/// A line for each territory that has both values; the table also has the others.
[[nodiscard]] Chart slope_chart(const Slope& slope, Language language);

/// The Lorenz curve of `values`, named `what`, with the Gini coefficient.
/// @throws as inequality_of.
[[nodiscard]] Chart lorenz_chart(std::span<const GroupedValue> values, std::string_view what,
                                 Language language);

/// A type of territories: its medoid's profile, and who is in it.
struct TypeProfile {
    LabelledProfile medoid;
    std::vector<std::string> members; ///< the medoid among them
};

/// The profiles of medoids side by side, cells down, types across.
[[nodiscard]] Chart type_profiles(std::span<const TypeProfile> types, Language language);

/// How likely a territory is among the first.
struct ProbabilityArea {
    std::string label;
    std::vector<CommuneCode> communes;
    double probability = 0.0; ///< in [0, 1]
};

/// The probability of a rank of `first` or better, in five classes of equal width; communes are
/// filled as their territory.
/// @throws ArgumentError CTG-SCOR-077 on a probability outside [0, 1].
[[nodiscard]] Chart probability_map(const Geography& geography, const Topology& topology,
                                    std::span<const ProbabilityArea> areas, std::size_t first,
                                    Language language);

} // namespace ctg

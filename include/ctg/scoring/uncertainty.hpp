// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/table.hpp"
#include "ctg/scoring/composite.hpp"
#include "ctg/scoring/score.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ctg {

/// The ranks of units in each of many draws of what is doubtful. 1 is the highest; 0 stands for no
/// rank.
class RankDraws {
public:
    RankDraws(std::vector<std::string> units, std::size_t draws);

    [[nodiscard]] const std::vector<std::string>& units() const noexcept { return units_; }
    [[nodiscard]] std::size_t draws() const noexcept { return draws_; }
    /// By unit. @pre draw < draws().
    [[nodiscard]] std::span<const std::uint32_t> ranks(std::size_t draw) const;
    [[nodiscard]] std::span<std::uint32_t> ranks(std::size_t draw);

    /// The rank that `share` of the draws do not exceed, of those in which the unit has one;
    /// nothing if it has none. @pre 0 ≤ share ≤ 1.
    [[nodiscard]] std::optional<std::size_t> quantile(std::size_t unit, double share) const;
    /// Share of the draws in which the rank of `unit` is at most `first`.
    [[nodiscard]] double chance_of_rank(std::size_t unit, std::size_t first) const;
    /// Share of the draws in which `a` ranks strictly higher than `b`.
    [[nodiscard]] double chance_before(std::size_t a, std::size_t b) const;

    friend bool operator==(const RankDraws&, const RankDraws&) = default;

private:
    std::vector<std::string> units_;
    std::size_t draws_;
    std::vector<std::uint32_t> ranks_; ///< by draw, then unit
};

/// Where a unit comes when the doubts of a scheme are drawn: all together, or one alone.
struct RankChance {
    std::string unit;
    std::optional<Doubt> doubt; ///< nothing: all together
    std::optional<std::size_t> rank_p05;
    std::optional<std::size_t> rank_median;
    std::optional<std::size_t> rank_p95;
    double first = 0.0; ///< share of the draws in which it is among the first, see DrawOptions

    friend bool operator==(const RankChance&, const RankChance&) = default;
};

/// How far the ranks move under a doubt: the mean over draws and units of the distance to the rank
/// without doubts [ranks].
struct DoubtShift {
    std::optional<Doubt> doubt;
    double shift = 0.0;

    friend bool operator==(const DoubtShift&, const DoubtShift&) = default;
};

/// What share of the variance of a unit's score comes from a doubt.
/// Source: Saltelli et al. 2010 (first order, their equation b), Jansen 1999 (total).
struct Sensitivity {
    std::string unit;
    Doubt doubt = Doubt::weights;
    double first_order = 0.0; ///< alone
    double total = 0.0;       ///< alone and together with others
    double deviation = 0.0;   ///< standard deviation of the score under all doubts [points]

    friend bool operator==(const Sensitivity&, const Sensitivity&) = default;
};

/// A draw of doubts made many times, and what it does to the ranks.
struct UncertainRanks {
    Uncertainty rule;
    std::size_t first = 0;
    std::vector<RankChance> chances;        ///< all together, then doubt by doubt; by unit
    std::vector<DoubtShift> shifts;         ///< in the same order: the greatest dominates
    std::vector<Sensitivity> sensitivities; ///< by unit, then doubt; empty unless asked for
    RankDraws draws{{}, 0};                 ///< of all doubts together

    friend bool operator==(const UncertainRanks&, const UncertainRanks&) = default;
};

struct DrawOptions {
    std::optional<std::size_t> draws;  ///< instead of the scheme's
    std::optional<std::uint64_t> seed; ///< instead of the scheme's
    std::size_t first = 10;            ///< k of P(rank ≤ k)
    bool by_doubt = true;              ///< draws for each doubt alone too
    bool sensitivities = false;        ///< draws × (doubts + 2) more draws
    unsigned threads = 0;              ///< 0: as many as the machine has
};

/// Draws the doubts that the scheme's [uncertainty] varies: weights by Dirichlet around their own;
/// the root's mean, arithmetic or geometric, evenly; goalposts evenly up to a share of their
/// distance; values evenly between their bounds; a gap as one of the values known. A scheme without
/// [uncertainty] draws all doubts as a default Uncertainty would. What does not vary stands still.
/// The same seed gives the same draws for any number of threads.
///
/// Notes CTG-SCOR-036 (doubts that nothing here is subject to).
/// @throws as scored or composed_scores; DataError CTG-SCOR-034 (a draw without a score: no draw is
///         left out in silence); LimitError CTG-SCOR-035 (draws × units above `most_drawn_ranks`;
///         with sensitivities, times doubts + 2).
[[nodiscard]] Checked<UncertainRanks> uncertain_ranks(std::span<const IndicatorValue> values,
                                                      const Scheme& scheme,
                                                      const DrawOptions& options = {},
                                                      const AntenneByTerritory& antennes = {});
[[nodiscard]] Checked<UncertainRanks>
uncertain_ranks(const Table& units, const CompositeScheme& scheme, const DrawOptions& options = {});

inline constexpr std::size_t most_drawn_ranks = 400'000'000;

/// The place of a unit under another choice: an alternative of the scheme, or the scheme without
/// one of its indicators.
struct RankVariant {
    std::string unit;
    std::string alternative; ///< id of it; empty for a scheme without an indicator
    std::string without;     ///< id of the indicator left out; empty for an alternative
    std::optional<double> score;
    std::optional<std::size_t> rank;

    friend bool operator==(const RankVariant&, const RankVariant&) = default;
};

/// The alternatives of the scheme in their order, then the scheme without each indicator in turn;
/// by unit within each. @throws as scored or composed_scores.
[[nodiscard]] std::vector<RankVariant> rank_variants(std::span<const IndicatorValue> values,
                                                     const Scheme& scheme,
                                                     const AntenneByTerritory& antennes = {});
[[nodiscard]] std::vector<RankVariant> rank_variants(const Table& units,
                                                     const CompositeScheme& scheme);

} // namespace ctg

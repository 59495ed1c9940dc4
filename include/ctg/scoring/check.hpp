// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/scoring/composite.hpp"
#include "ctg/scoring/score.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ctg {

/// The scores of territories on the indicators of a 6 × 2 scheme, with what each weighs in the
/// total: what the checks below start from. @throws as scored.
[[nodiscard]] ScoreMatrix score_matrix_of(std::span<const IndicatorValue> values,
                                          const Scheme& scheme,
                                          const AntenneByTerritory& antennes = {});

/// How much weight stands behind each unit against each other: `support[a][b]` is the weight of the
/// indicators on which `a` scores higher than `b`, plus half of those on which they are equal
/// (within `tie_tolerance`) or one has no score. support[a][b] + support[b][a] is the whole weight.
using PairwiseSupport = std::vector<std::vector<double>>;

[[nodiscard]] PairwiseSupport pairwise_support(const ScoreMatrix& matrix);

/// Units that each unit beats, less those that beat it: a beats b when more weight stands behind a.
/// Not compensatory: how far ahead a unit is does not count. Answers in the order of the units.
/// Source: Copeland 1951; OECD/JRC Handbook (2008), step 6, non-compensatory approaches.
[[nodiscard]] std::vector<double> copeland_scores(const ScoreMatrix& matrix);

/// The weighted mean over the indicators of how many units each unit is above, ties by half: from 0
/// to n − 1.
/// Source: Borda 1784; OECD/JRC Handbook (2008), step 6.
[[nodiscard]] std::vector<double> borda_scores(const ScoreMatrix& matrix);

/// The orders of units that agree most with the indicators, pair by pair.
struct KemenyOrders {
    double agreement = 0.0;  ///< Σ support[a][b] over the pairs with a before b
    std::uint64_t count = 0; ///< of orders that reach it
    /// Positions of units from first to last; all orders, or `most_listed_orders` of them.
    std::vector<std::vector<std::size_t>> orders;
    std::vector<std::size_t> rank_best; ///< by unit: its best place in any of all `count` orders
    std::vector<std::size_t> rank_worst;

    friend bool operator==(const KemenyOrders&, const KemenyOrders&) = default;
};

/// Time and memory double with each unit more: at 20 they are a million sets of units.
inline constexpr std::size_t most_kemeny_units = 20;
inline constexpr std::size_t most_listed_orders = 10'000;

/// The orders of greatest agreement, all ties kept, exact: dynamic programming over the sets of
/// units that come first. Agreements within `tie_tolerance` are equal.
/// Source: Kemeny 1959; Young and Levenglick 1978; OECD/JRC Handbook (2008), step 6.
/// @throws LimitError CTG-SCOR-029 above `most_kemeny_units`.
[[nodiscard]] KemenyOrders kemeny_orders(const ScoreMatrix& matrix);

/// Whether TOPSIS takes scores as they are, or first divides each column by its Euclidean norm, as
/// the textbook does with raw values.
enum class TopsisColumns { as_scored, by_norm };

/// Closeness to the best of all columns against the worst, in [0, 1]: d⁻ / (d⁺ + d⁻) with weighted
/// Euclidean distances; 0.5 when best and worst are one. Nothing for a unit without a score on an
/// indicator that others have: its distance would be on fewer columns.
/// Source: Hwang and Yoon 1981.
[[nodiscard]] std::vector<std::optional<double>>
topsis_closeness(const ScoreMatrix& matrix, TopsisColumns columns = TopsisColumns::as_scored);

/// Which part of the score of a unit each indicator may make under the weights most favourable to
/// it.
struct ShareBounds {
    double low = 0.0;
    double high = 1.0;
    friend bool operator==(const ShareBounds&, const ShareBounds&) = default;
};

/// What some checks are told.
struct CheckOptions {
    ShareBounds shares;          ///< of the benefit of the doubt
    std::optional<double> floor; ///< what lower scores count as: geometric, benefit of the doubt

    friend bool operator==(const CheckOptions&, const CheckOptions&) = default;
};

/// Scores under the most favourable weights, and what they rest on.
struct DoubtScores {
    std::vector<std::optional<double>> scores; ///< by unit, in [0, 1]
    /// By unit, then indicator: its part of the score; they add up to 1. All 0 where the score is
    /// 0, none where there is no score.
    std::vector<std::vector<double>> shares;

    friend bool operator==(const DoubtScores&, const DoubtScores&) = default;
};

/// Time grows with the square of the units: 2,000 by 12 indicators took 18 s (Clp 1.17, 2026-11).
inline constexpr std::size_t most_doubt_units = 2'000;

/// The highest score that a unit reaches against the best under weights of its own choice: the most
/// of Σ w·score, with Σ w·score ≤ 1 for every unit, w ≥ 0, and each w·score / Σ w·score of the unit
/// within `options.shares`. The weights of the scheme do not count. Scores of several units may be
/// highest under the weights of each: they share rank 1.
///
/// Each score is proven, by weak duality in our own arithmetic, to be within 1e-9 of the highest.
/// Nothing for a unit without a score on an indicator that others have; nobody is measured by it. A
/// unit that scores 0 on all indicators has 0.
/// Source: Melyn and Moesen 1991; Cherchye, Moesen, Rogge and Van Puyenbroeck 2007 (pie shares);
/// OECD/JRC Handbook (2008), step 6.
/// @throws ArgumentError CTG-SCOR-010 (a floor that is not above 0), -060 (bounds not in order),
///         -061 (bounds that no shares keep); DataError CTG-SCOR-062 on a score below 0, or one of
///         0 that leaves no shares within the bounds, -064 if the solver fails; LimitError
///         CTG-SCOR-063 above `most_doubt_units`.
[[nodiscard]] DoubtScores benefit_of_the_doubt(const ScoreMatrix& matrix,
                                               const CheckOptions& options = {});

/// exp(Σ w·ln max(score, floor) / Σ w) over the indicators with a score; nothing without any.
/// @throws ArgumentError CTG-SCOR-010 unless `floor` is above 0.
[[nodiscard]] std::vector<std::optional<double>> geometric_scores(const ScoreMatrix& matrix,
                                                                  double floor);

/// The weights that the scores themselves suggest, by indicator: much to what tells units apart and
/// to what says something else than the others. σ · Σ (1 − r) of columns brought to 0 … 1, over the
/// sum of them; σ by n − 1, r the correlation with each other column. On the units that have a
/// score on all indicators; an indicator without scores, or with equal ones, weighs 0. Source:
/// Diakoulaki, Mavrotas and Papayannakis, Computers & Operations Research 22 (1995), 763.
/// @throws DataError CTG-SCOR-092 if no two indicators tell units apart in different ways.
[[nodiscard]] std::vector<double> critic_weights(const ScoreMatrix& matrix);

/// Competition ranks of scores, 1 for the highest; scores within `tie_tolerance` of each other
/// share a rank, what has no score has no rank.
[[nodiscard]] std::vector<std::optional<std::size_t>>
competition_ranks(std::span<const std::optional<double>> scores);

/// Another way to rank the same scores, to see whether the order depends on the method.
/// `critic` is the arithmetic mean by the weights above.
enum class CheckMethod { copeland, borda, kemeny, topsis, geometric, benefit_of_the_doubt, critic };

/// All of them, in the order in which they are listed.
inline constexpr std::array all_check_methods{
    CheckMethod::copeland, CheckMethod::borda,     CheckMethod::kemeny,
    CheckMethod::topsis,   CheckMethod::geometric, CheckMethod::benefit_of_the_doubt,
    CheckMethod::critic};

[[nodiscard]] std::string_view name_of(CheckMethod method) noexcept;
/// The method of that name (copeland, borda…), or nothing.
[[nodiscard]] std::optional<CheckMethod> check_method_of(std::string_view name) noexcept;

/// The ranks of units by another method, in the order of the matrix; `best` and `worst` differ
/// where several Kemeny orders are best.
struct RankCheck {
    CheckMethod method = CheckMethod::copeland;
    std::vector<std::optional<std::size_t>> best;
    std::vector<std::optional<std::size_t>> worst;

    friend bool operator==(const RankCheck&, const RankCheck&) = default;
};

/// The ranks of scores under the most favourable weights.
[[nodiscard]] RankCheck rank_check(const DoubtScores& doubt);

/// A unit without any score has no rank and stands in nobody's way. The geometric mean refuses a
/// score of 0 or below (DataError CTG-SCOR-062) unless `options` has a floor.
/// @throws as kemeny_orders, geometric_scores, benefit_of_the_doubt and critic_weights.
[[nodiscard]] RankCheck rank_check(const ScoreMatrix& matrix, CheckMethod method,
                                   const CheckOptions& options = {});

} // namespace ctg

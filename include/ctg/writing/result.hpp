// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/language.hpp"
#include "ctg/coverage/coverage.hpp"
#include "ctg/data/records.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/planning/calendar.hpp"
#include "ctg/planning/grouping.hpp"
#include "ctg/planning/simulation.hpp"
#include "ctg/planning/what_if.hpp"
#include "ctg/scoring/check.hpp"
#include "ctg/scoring/composite.hpp"
#include "ctg/scoring/explanation.hpp"
#include "ctg/scoring/inequality.hpp"
#include "ctg/scoring/score.hpp"
#include "ctg/scoring/typology.hpp"
#include "ctg/scoring/uncertainty.hpp"
#include "ctg/territory/contiguity.hpp"
#include "ctg/writing/text.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The rows of each result, with the columns that the contract of results names. `conventions` is
/// how many are in force; the columns mean to p_target of a curve are filled by simulations.
[[nodiscard]] Records records_of(std::span<const ZoneCoverage> coverage, const Basis& basis);
[[nodiscard]] Records records_of(std::span<const IndicatorValue> values);
[[nodiscard]] Records records_of(std::span<const Score> scores);
[[nodiscard]] Records records_of(std::span<const Contribution> contributions);
[[nodiscard]] Records records_of(std::span<const FrozenGoalposts> goalposts);
[[nodiscard]] Records records_of(std::span<const CompositeContribution> contributions);
/// With a column for each check, filled where the node is the root: rank_copeland, rank_borda,
/// rank_topsis, rank_kemeny_best and rank_kemeny_worst.
/// @pre `checks` are of the units of `scores`, in their order.
[[nodiscard]] Records records_of(std::span<const CompositeScore> scores,
                                 std::span<const RankCheck> checks = {});
/// A row for each unit and check: its ranks by another method.
/// @pre `checks` are of `units`, in their order.
[[nodiscard]] Records records_of(std::span<const std::string> units,
                                 std::span<const RankCheck> checks);
/// For each score a row of all units (without group) with its parts, then a row for each group.
[[nodiscard]] Records records_of(std::span<const ScoreInequality> inequalities);
/// A row for each unit.
[[nodiscard]] Records records_of(const Typology& typology);
/// A row for each count of types that was tried.
[[nodiscard]] Records records_of(std::span<const TypologyFit> fits);
/// A row for each unit and indicator: the score under the most favourable weights, and its share.
[[nodiscard]] Records records_of(const DoubtScores& doubt, const ScoreMatrix& matrix);
/// A row for each indicator: what it weighs in the scheme, and what its scores suggest.
[[nodiscard]] Records records_of(std::span<const double> critic_weights, const ScoreMatrix& matrix);
/// A doubt without name is "all" of them together.
[[nodiscard]] Records records_of(std::span<const RankChance> chances);
[[nodiscard]] Records records_of(std::span<const DoubtShift> shifts);
[[nodiscard]] Records records_of(std::span<const Sensitivity> sensitivities);
/// A row for each ordered pair of units: in what share of the draws the one ranks higher.
[[nodiscard]] Records records_of(const RankDraws& draws);
/// The row of one of them. @pre both are units of `draws`.
[[nodiscard]] Records records_of(const RankDraws& draws, std::string_view unit,
                                 std::string_view other);
[[nodiscard]] Records records_of(std::span<const RankVariant> variants);
[[nodiscard]] Records records_of(const Explanation& explanation);
/// One row: the two scores whose difference the steps make up.
[[nodiscard]] Records summary_of(const Explanation& explanation);
[[nodiscard]] Records records_of(std::span<const RankMove> moves);
[[nodiscard]] Records records_of(std::span<const ScoreChange> changes);
[[nodiscard]] Records records_of(const CalendarPlan& plan, Language language);
[[nodiscard]] Records records_of(std::span<const AntenneLoad> load);
[[nodiscard]] Records records_of(std::span<const CurvePoint> curve);
[[nodiscard]] Records records_of(std::span<const RulePrice> prices, Language language);
/// The dates that move.
[[nodiscard]] Records records_of(const SoonerDate& sooner);
/// The days that are lacking.
[[nodiscard]] Records records_of(const TargetRemedy& remedy);
/// The columns of a planned curve, filled, and the standard error of the mean.
[[nodiscard]] Records records_of(std::span<const SimulatedPoint> curve);
[[nodiscard]] Records records_of(std::span<const TerritoryChance> chances);
/// A row for each month and class of coverage.
[[nodiscard]] Records records_of(std::span<const CoverageHistogram> histograms);
[[nodiscard]] Records records_of(std::span<const ForcedCoverage> forced);
[[nodiscard]] Records records_of(std::span<const ScenarioPoint> points);
[[nodiscard]] Records records_of(std::span<const Border> borders);
/// A row for each plan and unit, with its role: centre, articulation, or none.
[[nodiscard]] Records records_of(const Grouping& grouping);
/// A row for each plan and perimeter.
[[nodiscard]] Records perimeters_of(const Grouping& grouping);
/// A row for each plan: its objective, and how far it is from the first.
[[nodiscard]] Records plans_of(const Grouping& grouping);

/// Which communes are covered, which are not, which overlap, which lie outside: a row per year,
/// zone and commune, with `state` (covered | uncovered | outside) and the ids of the `conventions`
/// in force that hold it, parted by spaces.
[[nodiscard]] Records detail_of(std::span<const ZoneCoverage> coverage,
                                std::span<const Convention> conventions);

/// The same as the "detail" of each row of a JSON result: covered, uncovered and outside communes,
/// conventions in force, overlaps.
[[nodiscard]] std::vector<RowDetail> row_details_of(std::span<const ZoneCoverage> coverage);

} // namespace ctg

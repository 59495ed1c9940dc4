// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/coverage/coverage.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/planning/calendar.hpp"
#include "ctg/planning/grouping.hpp"
#include "ctg/portrait/portrait.hpp"
#include "ctg/scoring/explanation.hpp"
#include "ctg/scoring/inequality.hpp"
#include "ctg/scoring/score.hpp"
#include "ctg/study/study.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The zones that coverage can be told by.
enum class CoverageBy { total, antenne, epci, territory, theme };

/// The question "what share is covered each year", in full.
struct CoverageQuestion {
    YearRange years;
    Basis basis;
    CoverageBy by = CoverageBy::total;
    Counting counting = Counting::signed_only;
};

/// The years a study speaks of: from its first convention to the last target of its calendar, or to
/// its last signature when it aims at nothing.
/// @throws ArgumentError CTG-STUD-002 if it has no convention.
[[nodiscard]] YearRange years_of(const Study& study);

/// @throws ArgumentError CTG-STUD-002 if the study lacks what the question needs.
[[nodiscard]] Checked<std::vector<ZoneCoverage>> coverage_of(const Study& study,
                                                             const CoverageQuestion& question);

/// The indicators of the scheme on the territories of the study.
[[nodiscard]] Checked<std::vector<IndicatorValue>> indicators_of(const Study& study);

/// The scores of the territories by the study's scheme, ranked also within antennes; with the 5-95
/// % range of ranks where the scheme has [uncertainty].
[[nodiscard]] Checked<Scoring> scores_of(const Study& study);

/// The values of the territories with the antenne of each: what doubts, variants and explanations
/// of their scores start from. A study without antennes or population has one group.
struct ScoredValues {
    std::vector<IndicatorValue> values;
    AntenneByTerritory antennes;
};
[[nodiscard]] Checked<ScoredValues> scored_values_of(const Study& study);

/// How the scores of territories moved from `before` to `study`, both by the scheme of `study`;
/// territories are known by their keys. The new figures on an old perimeter are those of its
/// communes that are still there.
/// @throws ArgumentError CTG-STUD-002 if either lacks territories, or `study` a scheme.
[[nodiscard]] Checked<std::vector<ScoreChange>> score_changes_of(const Study& before,
                                                                 const Study& study);

/// The inhabitants of each territory, and the antenne that holds most of them ("" if none does): of
/// a commune that both hold in part, the product of their parts. Communes whose inhabitants are not
/// known add none, with note CTG-SCOR-069.
/// @throws ArgumentError CTG-STUD-001 if the study has no weight "population", -002.
[[nodiscard]] Checked<std::vector<UnitGroup>> territory_groups_of(const Study& study);

/// What the calendar of the study is drawn from; it counts inhabitants.
/// @throws ArgumentError CTG-STUD-001 if it has no weight "population", -002 if it has no calendar.
[[nodiscard]] CalendarProblem calendar_problem_of(const Study& study);

/// The calendar of the study's candidates.
[[nodiscard]] Checked<CalendarPlan> plan_of(const Study& study, const PlanLimits& limits = {});

/// The communes of the study's département as a graph: borders with their lengths, centroids (x, y)
/// [m] in their legal CRS, EPCI and antennes, and the weights that `rules` name.
/// @throws ArgumentError CTG-STUD-001 (weight), -002 (no communes); DataError CTG-GROUP-032 (a
///         commune without weight), -033 (communes in several CRS).
[[nodiscard]] GroupingGraph grouping_graph_of(const Study& study, const GroupingRules& rules);

/// The territories that are in several pieces, with the pieces (CTG-STUD-013), and the communes
/// that alone hold a territory together (CTG-STUD-014). Notes, not faults: islands and enclaves are
/// legal. What a territory holds in part is taken whole there (CTG-TERR-064, as outline_notes).
[[nodiscard]] std::vector<Diagnostic> continuity_notes(const Study& study);

/// The territories of which outlines show more than they hold: the communes that they hold in part
/// have no other shape than the whole one (CTG-TERR-064).
[[nodiscard]] std::vector<Diagnostic> outline_notes(const Study& study);

/// Everything the pages of the study show, on `basis` over `years`.
[[nodiscard]] Checked<PortraitData> portrait_data_of(const Study& study, YearRange years,
                                                     const Basis& basis, std::string_view command);

/// `data` of `study` with the indicators of `before` and the changes of scores since then, by the
/// scheme of `study`: year-on-year columns.
/// @throws as score_changes_of.
[[nodiscard]] Checked<PortraitData> with_earlier(PortraitData data, const Study& before,
                                                 const Study& study);

} // namespace ctg

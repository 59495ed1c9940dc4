// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/share.hpp"
#include "ctg/base/year.hpp"
#include "ctg/coverage/convention.hpp"
#include "ctg/planning/calendar_rules.hpp"
#include "ctg/territory/weights.hpp"
#include "ctg/territory/zoning.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// Everything that a calendar is drawn from.
struct CalendarProblem {
    CalendarRules rules;
    std::vector<Candidate> candidates;
    std::vector<Capacity> capacities;
    std::vector<Convention> conventions; ///< the signed ones cover, and need no work
    Weights weights;
    Zoning territories;
    std::vector<Lever> levers = {};      ///< of the simulation; the calendar does not draw
    std::vector<GivenValue> values = {}; ///< when there are any, they alone are what counts
    std::vector<SharedWork> shared = {};
    std::vector<FormerDate> former = {}; ///< what the objective "stability" keeps to
};

enum class PlanStatus { optimal, gap, infeasible };

[[nodiscard]] std::string_view name_of(PlanStatus status) noexcept;

/// The date of one territory, with its reasons in words.
struct PlannedSignature {
    std::string territory;
    std::optional<Month> start; ///< of the preparation; nothing when it is not signed at all
    std::optional<Month> signature;
    std::optional<Month> renewal; ///< the month after its convention ends, when in the horizon
    int slack_days = 0;           ///< from the signature to the end of its CEJ; negative: too late
    std::vector<Diagnostic> reasons; ///< CTG-PLAN-1xx notes: why then and not before
    friend bool operator==(const PlannedSignature&, const PlannedSignature&) = default;
};

/// The work an antenne gives in a year.
struct AntenneLoad {
    std::string antenne;
    Year year;
    double used = 0.0;       ///< [agent-days]
    double capacity = 0.0;   ///< [agent-days]
    std::string period = {}; ///< whose year it is, when periods tell no date
    friend bool operator==(const AntenneLoad&, const AntenneLoad&) = default;
};

/// The coverage the plan gives on the last day of a month.
struct CurvePoint {
    Month month;
    Share planned;
    std::optional<double> target; ///< the coverage aimed at by then
    friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

/// A calendar with its proof.
struct CalendarPlan {
    PlanStatus status = PlanStatus::optimal;
    std::vector<PlannedSignature> signatures; ///< by territory
    std::vector<AntenneLoad> load;            ///< by antenne, year
    std::vector<CurvePoint> curve;            ///< by month
    std::vector<CalendarPeriod> periods = {}; ///< of the rules
    std::size_t broken_targets = 0;           ///< coverages missed and CEJ deadlines passed
    /// [priority × engagement × person-years that the signatures add within the horizon, or the
    /// values given]
    double objective = 0.0;
    double bound = 0.0; ///< no plan does better; the objective itself when the plan is optimal
    friend bool operator==(const CalendarPlan&, const CalendarPlan&) = default;
};

/// How long the search may go on before it answers with a gap.
struct PlanLimits {
    std::size_t nodes = 1'000'000; ///< of the search tree, over all antennes
    double seconds = 0.0; ///< 0: as long as the nodes last; else CBC helps, and the answer may vary
};

/// The best calendar in the order of the rules' objectives: fewest broken targets (a CEJ that ends
/// before the signature is one; at an equal number, fewest of those), most population-years, the
/// evenest load (least sum of (used / capacity)² over antennes and years), then the earliest months
/// in the order of the territories' keys. Found by branch and bound with Lagrangian bounds, and
/// checked again by `faults_of`. Its rules of counting are in docs/methods/calendar.md.
/// @throws DataError CTG-PLAN-002 (unknown territory), -005 (a commune in two candidates), -006 (a
///         commune without weight), -007 (an antenne without capacity in a year), -010 naming the
///         rules that clash when no plan satisfies them; LimitError CTG-PLAN-016 when the limit
///         is passed before any plan is found.
[[nodiscard]] Checked<CalendarPlan> planned(const CalendarProblem& problem,
                                            const PlanLimits& limits = {});

/// The rules that `plan` breaks, found by plain arithmetic apart from the search; empty when sound.
[[nodiscard]] std::vector<Diagnostic> faults_of(const CalendarPlan& plan,
                                                const CalendarProblem& problem);

/// The conventions that `plan` would add to the register, as projects.
[[nodiscard]] std::vector<Convention> conventions_of(const CalendarPlan& plan,
                                                     const CalendarProblem& problem);

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/planning/calendar.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A territory that cannot sign before a month.
struct Slip {
    std::string territory;
    Month month;
    friend bool operator==(const Slip&, const Slip&) = default;
};

/// `candidates` when some slip: what was agreed of them holds no more.
/// @throws ArgumentError CTG-PLAN-080 (no candidate, nearest named).
[[nodiscard]] std::vector<Candidate> slipped(std::vector<Candidate> candidates,
                                             const std::vector<Slip>& slips);

/// `rules` when the calendar in force is kept to before anything is gained, but not before the
/// targets: what "the smallest change" means.
[[nodiscard]] CalendarRules keeping_to_former(CalendarRules rules);

/// The dates of `plan`, as the calendar in force of another problem.
[[nodiscard]] std::vector<FormerDate> former_dates_of(const CalendarPlan& plan);

/// What a calendar would gain without one of its rules.
struct RulePrice {
    Diagnostic rule;        ///< CTG-PLAN-011 to -015, -039 or -040, which names it
    int broken_targets = 0; ///< so many fewer, the target left out aside
    double objective = 0.0; ///< so much more [as CalendarPlan::objective]
    bool is_proven = true;  ///< else the search was cut short
    friend bool operator==(const RulePrice&, const RulePrice&) = default;
};

/// The price of each rule of `problem`: it is left out alone, and the calendar drawn again. Rules
/// that cost nothing are left out; the dearest comes first. `plan` is that of `problem`.
/// @throws as planned().
[[nodiscard]] std::vector<RulePrice> prices_of_rules(const CalendarProblem& problem,
                                                     const CalendarPlan& plan,
                                                     const PlanLimits& limits = {});

/// A date that is another in another calendar.
struct MovedDate {
    std::string territory;
    std::optional<Month> from; ///< nothing: not signed at all
    std::optional<Month> to;
    friend bool operator==(const MovedDate&, const MovedDate&) = default;
};

/// The best calendar in which a territory signs sooner than in `plan`, and what it costs.
struct SoonerDate {
    PlanStatus status = PlanStatus::optimal; ///< infeasible: no calendar has it sooner
    std::vector<MovedDate> moved;            ///< its own date first, then the others' by key
    int broken_targets = 0;                  ///< so many more
    double objective = 0.0;                  ///< so much less [as CalendarPlan::objective]
    friend bool operator==(const SoonerDate&, const SoonerDate&) = default;
};

/// Why `territory` is not sooner: what would become of the others. Of one that is not signed, what
/// signing it would cost.
/// @throws ArgumentError CTG-PLAN-080 (no candidate, nearest named); DataError as planned().
[[nodiscard]] SoonerDate sooner(const CalendarProblem& problem, const CalendarPlan& plan,
                                std::string_view territory, const PlanLimits& limits = {});

/// Work to be had beyond a capacity.
struct ExtraDays {
    std::string antenne;
    std::string period; ///< or year
    double days = 0.0;  ///< [agent-days], whole
    friend bool operator==(const ExtraDays&, const ExtraDays&) = default;
};

/// What would make a target possible.
struct TargetRemedy {
    bool is_possible = false; ///< as things stand
    /// optimal: no fewer days would do; infeasible: no number of days would.
    PlanStatus status = PlanStatus::optimal;
    std::vector<ExtraDays> extra;    ///< the fewest days in all, by antenne and year
    std::vector<Diagnostic> windows; ///< CTG-PLAN-012: each, left out alone, makes it possible
    double expected = 0.0; ///< coverage that `plan` gives if each signs with its engagement
    /// The least probability that, where it is less, would bring what is expected to the target;
    /// nothing when certainty would not.
    std::optional<double> engagement;
    friend bool operator==(const TargetRemedy&, const TargetRemedy&) = default;
};

/// What would make `target` possible, whatever is lost for it: all other hard rules stay. `plan` is
/// the calendar whose expected coverage is told.
/// @throws ArgumentError CTG-PLAN-089 (a month outside the horizon, a coverage outside [0, 1]),
/// -079
///         (a plan of another problem), also below and above; DataError as planned().
[[nodiscard]] TargetRemedy remedy_for(const CalendarProblem& problem, const CalendarPlan& plan,
                                      const CalendarTarget& target, const PlanLimits& limits = {});

} // namespace ctg

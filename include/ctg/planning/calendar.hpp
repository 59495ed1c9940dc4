// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/share.hpp"
#include "ctg/base/year.hpp"
#include "ctg/coverage/convention.hpp"
#include "ctg/data/document.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/weights.hpp"
#include "ctg/territory/zoning.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A stretch of months with a rule for signatures: an election, a summer.
struct CalendarWindow {
    enum class Signatures { forbidden, priced };
    std::string name;
    Month from;
    Month to; ///< included
    Signatures signatures = Signatures::priced;
    double price = 0.0; ///< [share of the population-years of a signature lost], in [0, 1]
    Place place = {};
    friend bool operator==(const CalendarWindow&, const CalendarWindow&) = default;
};

/// A coverage to reach on the last day of a month.
struct CalendarTarget {
    Month by;
    double coverage = 1.0; ///< [share]
    bool hard = false;     ///< a plan that misses it is no plan
    Place place = {};
    friend bool operator==(const CalendarTarget&, const CalendarTarget&) = default;
};

/// What `calendar.toml` states.
struct CalendarRules {
    Month first;
    Month last; ///< included
    int duration_months = 48;
    int preparation_months = 12;
    std::vector<CalendarWindow> windows;
    std::vector<CalendarTarget> targets;
    /// "targets", "population_years", "balance", "stability": each decides between the plans that
    /// are equal by those before it.
    std::vector<std::string> objective{"targets", "population_years", "balance", "stability"};
    std::string candidates_file;
    std::string capacities_file;
    std::uint64_t seed = 1; ///< of simulations; the calendar itself draws nothing
    std::string sha256;
    friend bool operator==(const CalendarRules&, const CalendarRules&) = default;
};

/// A territory that has no convention yet, or whose convention is to be renewed.
struct Candidate {
    std::string territory; ///< key
    double priority = 1.0; ///< weight of its inhabitants in the objective
    std::string antenne;
    double work_days = 0.0;         ///< of the antenne's agents, spread evenly over the preparation
    int preparation_months = 12;    ///< of which the month of the signature is the last
    std::optional<Date> cej_end;    ///< signing after it loses its financing
    double engagement = 1.0;        ///< probability that its officials engage
    std::optional<Month> signed_in; ///< a date already agreed: kept as it is
    std::string group;              ///< candidates of one group sign the same month
    Place place;
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// What an antenne can give in a year.
struct Capacity {
    std::string antenne;
    Year year;
    double days = 0.0; ///< [agent-days] left for the candidates
    Place place = {};
    friend bool operator==(const Capacity&, const Capacity&) = default;
};

/// The rules that a `calendar.toml` states.
/// @throws DataError CTG-CONF-* (keys), CTG-PLAN-001 (unreadable month), -004 (a value out of
///         range), -009 and -018 (months out of order, outside the horizon), -017 (not two months),
///         -008, -019 and -028 (an objective unknown, repeated, or that leaves nothing to decide).
[[nodiscard]] Checked<CalendarRules> calendar_rules_from(const Document& document);

/// The candidates of `table`: territoire, priorite, antenne, jours, mois_preparation, cej_fin,
/// p_engagement, signee_le, groupe (the last five may be empty or left out).
/// @throws DataError CTG-PLAN-002 (unknown territory or antenne, nearest named; any name of an
///         antenne goes when `antennes` is empty), -003 (twice), -004 (a value out of range), -018
///         (signee_le outside the horizon), -026 (unreadable date).
[[nodiscard]] Checked<std::vector<Candidate>> candidates_from(const Table& table,
                                                              const Zoning& territories,
                                                              const Zoning& antennes,
                                                              const CalendarRules& rules);

/// The capacities of `table`: antenne, annee, jours.
/// @throws DataError as candidates_from.
[[nodiscard]] Checked<std::vector<Capacity>> capacities_from(const Table& table,
                                                             const Zoning& antennes);

/// Everything that a calendar is drawn from.
struct CalendarProblem {
    CalendarRules rules;
    std::vector<Candidate> candidates;
    std::vector<Capacity> capacities;
    std::vector<Convention> conventions; ///< the signed ones cover, and need no work
    Weights weights;
    Zoning territories;
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
    double used = 0.0;     ///< [agent-days]
    double capacity = 0.0; ///< [agent-days]
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
    std::size_t broken_targets = 0;           ///< coverages missed and CEJ deadlines passed
    /// [priority × engagement × person-years that the signatures add within the horizon]
    double objective = 0.0;
    double bound = 0.0; ///< no plan does better; the objective itself when the plan is optimal
    friend bool operator==(const CalendarPlan&, const CalendarPlan&) = default;
};

/// How long the search may go on before it answers with a gap.
struct PlanLimits {
    std::size_t nodes = 1'000'000; ///< of the search tree, over all antennes
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

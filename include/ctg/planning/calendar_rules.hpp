// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/document.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/weights.hpp"
#include "ctg/territory/zoning.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ctg {

/// A stretch of months with a rule for signatures and for work: an election, a summer.
struct CalendarWindow {
    enum class Signatures { forbidden, priced };
    enum class Work { allowed, forbidden, priced };
    std::string name;
    Month from;
    Month to; ///< included
    Signatures signatures = Signatures::priced;
    double price = 0.0; ///< [share of the population-years of a signature lost], in [0, 1]
    Work work = Work::allowed;
    double work_price = 0.0; ///< [share by which a day's work costs more], in [0, 1]
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

/// What a signature after the end of a CEJ is: nothing, a broken target, or no plan.
enum class CejRule { ignored, priced, hard };

/// A weighted sum instead of an order of objectives: what signatures bring, less these.
struct ObjectiveWeights {
    double targets = 0.0;   ///< of each broken target [population-years]
    double stability = 0.0; ///< of each month from the calendar in force [population-years]
    friend bool operator==(const ObjectiveWeights&, const ObjectiveWeights&) = default;
};

/// What becomes of a convention that ends.
struct RenewalRule {
    double work = 0.0;        ///< [share of the days of its signature], in [0, 1]
    double probability = 1.0; ///< that it is renewed; the calendar itself takes it for granted
    friend bool operator==(const RenewalRule&, const RenewalRule&) = default;
};

/// A step of the calendar that has a name of its own: a half-year, a meeting.
struct CalendarPeriod {
    std::string name;
    Month month; ///< the last of the period, in which what it holds is held to happen
    friend bool operator==(const CalendarPeriod&, const CalendarPeriod&) = default;
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
    std::optional<ObjectiveWeights> weights; ///< then of the order only "balance" counts
    CejRule cej = CejRule::priced;
    RenewalRule renewal;
    double refusal_work = 0.3; ///< [share of the days of a signature that a refusal loses]
    std::vector<CalendarPeriod> periods; ///< in order; empty: any month of the horizon
    std::string candidates_file;         ///< empty: candidats.csv
    std::string capacities_file = "antennes-capacite.csv";
    std::string levers_file; ///< empty: none is named, here and below
    std::string values_file;
    std::string resources_file;
    std::string former_file;
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
    std::optional<Month> not_before = {}; ///< it cannot sign before
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// What moves the probability that officials engage: a visit of the prefect, a financial bonus.
struct Lever {
    std::string territory; ///< key, or "*" for all
    std::string name;
    Month from;
    Month to;            ///< included
    double factor = 1.0; ///< multiplies `engagement`, up to a probability of 1
    Place place = {};
    friend bool operator==(const Lever&, const Lever&) = default;
};

/// What a signature is worth in a period, given outright.
struct GivenValue {
    std::string territory;
    Month period;
    double value = 0.0;
    double days = 0.0; ///< [agent-days] of the antenne in the year of the period
    Place place = {};
    friend bool operator==(const GivenValue&, const GivenValue&) = default;
};

/// The work that a candidate asks of a resource beside its antenne: an adviser at headquarters.
struct SharedWork {
    std::string territory;
    std::string resource; ///< whose capacities stand beside those of the antennes
    double days = 0.0;    ///< spread as the work of the antenne
    Place place = {};
    friend bool operator==(const SharedWork&, const SharedWork&) = default;
};

/// The date of a territory in the calendar that has been in force so far.
struct FormerDate {
    std::string territory;
    Month month;
    Place place = {};
    friend bool operator==(const FormerDate&, const FormerDate&) = default;
};

/// What an antenne or a resource can give in a year, or in a period.
struct Capacity {
    std::string antenne;
    Year year;
    double days = 0.0;                ///< [agent-days] left for the candidates
    std::optional<Month> period = {}; ///< the last month of the period, when it is not for a year
    Place place = {};
    friend bool operator==(const Capacity&, const Capacity&) = default;
};

/// What a month is called: the name of the period that ends in it, else 2019-09.
[[nodiscard]] std::string name_of(const Month& month, const CalendarRules& rules);

/// The rules that a `calendar.toml` states. Periods that are named as years, half-years, quarters
/// or months (2019, 2019-S1, 2019-T3, 2019-09) are those; when any bears another name, each stands
/// for a year of its own.
/// @throws DataError CTG-CONF-* (keys), CTG-PLAN-001 (unreadable month), -004 (a value out of
///         range), -009 and -018 (months out of order, outside the horizon), -017 (not two months),
///         -008, -019 and -028 (an objective unknown, repeated, or that leaves nothing to decide),
///         -030 (periods and a horizon), -031 (no period), -032 (periods out of order or twice).
[[nodiscard]] Checked<CalendarRules> calendar_rules_from(const Document& document);

/// Territories of which nothing is known but what a calendar says.
struct BareTerritories {
    Zoning territories; ///< each is a place of its own, under a code that means nothing else
    Weights weights;    ///< inhabitants
};

/// The territories of a table of candidates (territoire, perhaps population): for a calendar that
/// has no study. Without a population each counts 1 (noted, CTG-PLAN-036).
/// @throws DataError CTG-PLAN-003 (twice), -004 (a population out of range), -002 (no name).
[[nodiscard]] Checked<BareTerritories> bare_territories_from(const Table& table);

/// The candidates of `table`: territoire, priorite, antenne, jours, mois_preparation, cej_fin,
/// p_engagement, signee_le, groupe, pas_avant (the last six may be empty or left out).
/// @throws DataError CTG-PLAN-002 (unknown territory or antenne, nearest named; any name of an
///         antenne goes when `antennes` is empty), -003 (twice), -004 (a value out of range), -018
///         (signee_le outside the horizon), -026 (unreadable date).
[[nodiscard]] Checked<std::vector<Candidate>> candidates_from(const Table& table,
                                                              const Zoning& territories,
                                                              const Zoning& antennes,
                                                              const CalendarRules& rules);

/// The capacities of `table`: antenne, annee, jours. When the years are names of periods of
/// `rules`, work is counted by period.
/// @throws DataError as candidates_from, and CTG-PLAN-033 (years and periods mixed).
[[nodiscard]] Checked<std::vector<Capacity>>
capacities_from(const Table& table, const Zoning& antennes, const CalendarRules& rules = {},
                const std::vector<SharedWork>& shared = {});

/// The shared work of `table`: territoire, ressource, jours.
/// @throws DataError CTG-PLAN-002 (unknown territory), -003 (twice), -004 (days out of range).
[[nodiscard]] Checked<std::vector<SharedWork>> shared_work_from(const Table& table,
                                                                const Zoning& territories);

/// The dates of a calendar as `ctg plan` writes it: territory, signature (empty: none).
/// @throws DataError CTG-PLAN-002 (unknown territory), -003 (twice), -026 (unreadable month).
[[nodiscard]] Checked<std::vector<FormerDate>>
former_dates_from(const Table& table, const Zoning& territories, const CalendarRules& rules);

/// The levers of `table`: territoire (or *), levier, du, au, facteur.
/// @throws DataError CTG-PLAN-002 (unknown territory), -004 (a factor out of range), -009 (months
/// out
///         of order), -026 (unreadable month).
[[nodiscard]] Checked<std::vector<Lever>> levers_from(const Table& table, const Zoning& territories,
                                                      const CalendarRules& rules);

/// The values of `table`: territoire, periode, valeur, jours (may be empty or left out: no work). A
/// territory signs in no period that has no line.
/// @throws DataError CTG-PLAN-002 (unknown territory), -003 (twice), -004 (a value out of range),
///         -018 (outside the horizon), -026 (unreadable period), -093 (none).
[[nodiscard]] Checked<std::vector<GivenValue>>
values_from(const Table& table, const Zoning& territories, const CalendarRules& rules);

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/share.hpp"
#include "ctg/base/year.hpp"
#include "ctg/planning/calendar.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ctg {

inline constexpr std::size_t most_draws = 1'000'000;

/// How a calendar is simulated.
struct SimulationOptions {
    std::size_t draws = 10'000;             ///< 2 to `most_draws`
    std::optional<std::uint64_t> seed = {}; ///< nothing: that of the rules
    std::size_t threads = 0;                ///< 0: all; shows in no result
    std::vector<Month> months = {};         ///< looked at closely; empty: of targets, and the last
    std::size_t classes = 20;               ///< of histograms, each as wide, from 0 to 1
    double large = 0.05; ///< share of the weights from which territories are forced
};

/// The coverage of many draws. A percentile is the least coverage that as many draws do not pass.
struct CoverageSpread {
    Share mean;
    double standard_error = 0.0; ///< of the mean [share]
    Share p10;
    Share p50;
    Share p90;
    friend bool operator==(const CoverageSpread&, const CoverageSpread&) = default;
};

/// The coverage on the last day of a month.
struct SimulatedPoint {
    Month month;
    Share planned;
    CoverageSpread spread;
    std::optional<double> target;  ///< the coverage aimed at by then
    std::optional<Share> p_target; ///< probability that it is reached
    friend bool operator==(const SimulatedPoint&, const SimulatedPoint&) = default;
};

/// How likely it is that a territory is under convention on the last day of a month.
struct TerritoryChance {
    std::string territory;
    Month month;
    Share has_signed; ///< by then, once at least
    Share in_force;
    friend bool operator==(const TerritoryChance&, const TerritoryChance&) = default;
};

/// How many draws have which coverage: the mean alone hides that one large territory parts them.
struct CoverageHistogram {
    Month month;
    std::vector<std::size_t> draws; ///< by class; the last holds full coverage too
    friend bool operator==(const CoverageHistogram&, const CoverageHistogram&) = default;
};

/// A calendar as it may turn out.
struct SimulatedCalendar {
    std::size_t draws = 0;
    std::uint64_t seed = 0;
    std::vector<SimulatedPoint> curve;         ///< by month
    std::vector<TerritoryChance> territories;  ///< by territory, month looked at
    std::vector<CoverageHistogram> histograms; ///< by month looked at
    friend bool operator==(const SimulatedCalendar&, const SimulatedCalendar&) = default;
};

/// The coverage by year as chance has it. Month after month, by priority, a territory signs with
/// the probability that its officials engage, on its planned date first; what is refused loses
/// days and is tried again, if its antenne has them; what ends is renewed or not. Random numbers
/// are a function of the seed, the draw, the territory, the month and the kind of event: no thread,
/// no row order and no other territory shows in them. The rules are in docs/methods/simulation.md.
/// @throws ArgumentError CTG-PLAN-060 (draws out of range), -061 (a plan of other candidates), -062
///         (a month outside the horizon); DataError CTG-PLAN-002, -005, -006, -007 as planned;
///         LimitError CTG-PLAN-064 (too many renewals share a commune).
[[nodiscard]] Checked<SimulatedCalendar> simulated(const CalendarProblem& problem,
                                                   const CalendarPlan& plan,
                                                   const SimulationOptions& options = {});

/// The coverage in a month if a territory signs at its date for certain, and if it never does.
struct ForcedCoverage {
    std::string territory;
    Month month;
    CoverageSpread in;
    CoverageSpread out;
    friend bool operator==(const ForcedCoverage&, const ForcedCoverage&) = default;
};

/// Each large candidate that the plan signs, by territory, forced in and out, on common draws.
/// @throws as simulated.
[[nodiscard]] std::vector<ForcedCoverage> forced_coverage(const CalendarProblem& problem,
                                                          const CalendarPlan& plan,
                                                          const SimulationOptions& options = {});

/// A calendar among others.
struct Scenario {
    std::string name;
    CalendarProblem problem;
    CalendarPlan plan;
};

/// The coverage of a scenario in a month, beside that of the first scenario in the same draws.
struct ScenarioPoint {
    std::string scenario;
    Month month;
    Share planned;
    CoverageSpread spread;
    double gain = 0.0;       ///< mean of the differences [share]
    double gain_error = 0.0; ///< its standard error [share]
    Share p_higher;          ///< probability of covering more than the first
    friend bool operator==(const ScenarioPoint&, const ScenarioPoint&) = default;
};

/// Scenarios on common draws, by scenario, month of all their horizons. What differs is theirs, not
/// chance's: the error of a difference is far below that of two means.
/// @throws as simulated; ArgumentError CTG-PLAN-063 (no scenario, or no month in common).
[[nodiscard]] std::vector<ScenarioPoint> compared(std::span<const Scenario> scenarios,
                                                  const SimulationOptions& options = {});

} // namespace ctg

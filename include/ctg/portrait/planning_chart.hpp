// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/base/year.hpp"
#include "ctg/planning/calendar.hpp"
#include "ctg/planning/simulation.hpp"
#include "ctg/portrait/chart.hpp"

#include <span>
#include <string>
#include <vector>

// Charts of calendars. A chart of nothing is an empty frame.

namespace ctg {

/// A coverage to be had by the end of a year.
struct TargetYear {
    Year year;
    double coverage = 0.0; ///< [share of the population]
    friend bool operator==(const TargetYear&, const TargetYear&) = default;
};

/// The part of the population that CTG were to cover in the whole country: 20 % in 2018, 35 %, 55
/// %, 75 %, and 85 % in 2022. Source: Caf de la Loire, rapport d'activité 2022,
/// https://ra2022.caf42.fr/?p=6878.
[[nodiscard]] const std::vector<TargetYear>& national_target_path();

/// The coverage of a simulation by date: the planned curve, the mean, the band from P10 to P90, the
/// targets of the calendar, and those of `path` in the years that it shows.
[[nodiscard]] Chart coverage_fan(const SimulatedCalendar& simulated,
                                 std::span<const TargetYear> path, Language language);

/// How many draws have which coverage, in a row of bars for each month.
[[nodiscard]] Chart coverage_histograms(const SimulatedCalendar& simulated, Language language);

/// The mean coverage of scenarios by date, each with its band.
[[nodiscard]] Chart scenario_curves(std::span<const ScenarioPoint> points, Language language);

/// The coverage with each large territory in and out, by date: two ranges from P10 to P90.
[[nodiscard]] Chart forced_ranges(std::span<const ForcedCoverage> forced, Language language);

/// Who prepares and signs when, by antenne: bars of preparation and of convention, marks of
/// signatures and of the end of CEJ, windows behind.
[[nodiscard]] Chart calendar_gantt(const CalendarPlan& plan, const CalendarProblem& problem,
                                   Language language);

/// The days of each antenne by year, used and given.
[[nodiscard]] Chart antenne_loads(std::span<const AntenneLoad> load, Language language);

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/planning/simulation.hpp"
#include "ctg/portrait/portrait.hpp"
#include "ctg/study/study.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace ctg {

/// `study` with the calendar of another calendar.toml and of the tables beside it; the territories
/// too, when the study is a calendar alone.
/// @throws ReadError, LimitError, DataError as load_study.
[[nodiscard]] Checked<Study> with_calendar(Study study, const std::filesystem::path& calendar);

/// The plan of the study, or `plan`, by many draws.
/// @throws as simulated.
[[nodiscard]] Checked<SimulatedCalendar> simulation_of(const Study& study, const CalendarPlan& plan,
                                                       const SimulationOptions& options = {});

/// The large territories of the study forced in and out.
/// @throws as simulated.
[[nodiscard]] std::vector<ForcedCoverage> forced_coverage_of(const Study& study,
                                                             const CalendarPlan& plan,
                                                             const SimulationOptions& options = {});

/// The best calendar of the study, as a scenario under `name`.
/// @throws as planned.
[[nodiscard]] Checked<Scenario> scenario_of(const Study& study, std::string name,
                                            const PlanLimits& limits = {});

/// The study's own calendar, under its title or else the name of its file, and those that it names.
/// @throws as with_calendar and scenario_of.
[[nodiscard]] Checked<std::vector<Scenario>> scenarios_of(const Study& study,
                                                          const PlanLimits& limits = {});

/// The study's own calendar, under the name of its file, and those of others, each by its path as
/// it is given. The notes are of all of them.
/// @throws as with_calendar and scenario_of.
[[nodiscard]] Checked<std::vector<Scenario>>
scenarios_of(const Study& study, std::span<const std::filesystem::path> calendars,
             const PlanLimits& limits = {});

/// As many draws as show the two humps of a coverage in a second.
[[nodiscard]] SimulationOptions draws_of_pages();

/// `data` with what many draws make of the calendar of the study, and of those that it names: the
/// range of the curve and the scenarios of the dashboard. Without a calendar, as it is; where a
/// calendar passes a limit of the simulation, a warning tells so and the pages do without.
/// @throws ArgumentError, DataError as simulated and scenarios_of.
[[nodiscard]] Checked<PortraitData> with_draws(PortraitData data, const Study& study,
                                               const SimulationOptions& options = draws_of_pages());

} // namespace ctg

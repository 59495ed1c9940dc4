// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.hpp"

#include "ctg/study/scenario.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ctg::cli {

/// What `ctg plan` is asked of chance, and of other calendars.
struct SimulationRequest {
    std::optional<std::size_t> draws;
    std::optional<std::size_t> seed;
    std::size_t threads = 0;
    std::vector<std::string> months;
    std::vector<std::filesystem::path> scenarios;
    std::string page; ///< file to show all in
};

/// The month that `text` names: that of a period of the calendar, else one as 2021-12.
/// @throws CLI::ValidationError of `option`.
[[nodiscard]] Month month_of(const std::string& text, const CalendarRules& rules,
                             const std::string& option, const Session& session);

/// The options --draws, --seed, --threads, --at and --scenario.
void add_simulation(CLI::App& verb, const Session& session, SimulationRequest& request);

/// Simulates `plan` in the place of its curve, and adds what else the draws tell.
void simulate(const SimulationRequest& request, const Study& study, const CalendarPlan& plan,
              Session& session, Envelope& envelope);

/// Writes the page of the calendar, with its draws and its scenarios if they are asked for.
void write_page(const SimulationRequest& request, const PlanLimits& limits, const Study& study,
                Session& session);

/// Publishes the study's calendar and the scenarios side by side.
void compare_scenarios(const SimulationRequest& request, const PlanLimits& limits,
                       const Study& study, Session& session);

} // namespace ctg::cli

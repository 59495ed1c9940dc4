// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/language.hpp"
#include "ctg/data/source.hpp"
#include "ctg/planning/calendar.hpp"
#include "ctg/planning/simulation.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/portrait/portrait.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ctg {

/// All that the page of a calendar shows: results already computed, nothing is counted here.
struct CalendarPageData {
    std::string study_name;
    CalendarProblem problem;
    CalendarPlan plan;
    std::optional<SimulatedCalendar> simulated = {};
    std::vector<ForcedCoverage> forced = {};
    std::vector<ScenarioPoint> scenarios = {};
    std::optional<Chart> map = {}; ///< of the communes by the year since when they are covered
    std::vector<std::pair<std::string, Source>> sources = {}; ///< role in the study, source
    std::vector<Diagnostic> notes = {};
    std::string command = {}; ///< that made the page
};

/// One self-contained HTML page on a calendar: coverage with what may come of it and the path of
/// the country, dates by antenne, reasons, work, map, scenarios. No request to any network.
[[nodiscard]] std::string calendar_page(const CalendarPageData& data, const WebRuntime& runtime,
                                        Language language);

} // namespace ctg

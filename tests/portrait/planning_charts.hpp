// SPDX-License-Identifier: Apache-2.0
// Every chart of a calendar, of small values, all of whose names begin with `name`.
#pragma once

#include "ctg/portrait/planning_chart.hpp"

#include <string>
#include <vector>

namespace ctg::sample {

inline Month month_of(int year, unsigned month) {
    return Month{std::chrono::year{year}, std::chrono::month{month}};
}

inline CoverageSpread spread(double low, double middle, double high) {
    return {Share(middle), 0.01, Share(low), Share(middle), Share(high)};
}

/// Two Decembers, a target in the second.
inline SimulatedCalendar simulated_calendar() {
    return {100,
            1,
            {{month_of(2020, 12), Share(0.5), spread(0.2, 0.4, 0.5), {}, {}},
             {month_of(2021, 12), Share(1.0), spread(0.5, 0.8, 1.0), 1.0, Share(0.25)}},
            {},
            {{month_of(2020, 12), {40, 60}}, {month_of(2021, 12), {25, 75}}}};
}

inline std::vector<ForcedCoverage> forced(const std::string& name) {
    return {{name, month_of(2021, 12), spread(0.6, 0.9, 1.0), spread(0.1, 0.4, 0.5)}};
}

inline std::vector<ScenarioPoint> scenario_points(const std::string& name) {
    std::vector<ScenarioPoint> points;
    for (const auto& scenario : {name + " 1", name + " 2"})
        for (const int year : {2020, 2021})
            points.push_back({scenario, month_of(year, 12), Share(0.5), spread(0.2, 0.4, 0.5),
                              -0.05, 0.01, Share(0.1)});
    return points;
}

/// A territory that signs, one that does not; a window and a CEJ.
inline CalendarProblem calendar_problem(const std::string& name) {
    CalendarProblem problem{{}, {}, {}, {}, {Basis::population, {}}, {"territory", {}}};
    problem.rules.first = month_of(2020, 1);
    problem.rules.last = month_of(2025, 12);
    problem.rules.duration_months = 24;
    problem.rules.windows.push_back({name, month_of(2019, 9), month_of(2020, 6)});
    for (const auto* const key : {"a", "b"}) {
        problem.territories.zones.push_back({key, name, {}, {}});
        Candidate candidate;
        candidate.territory = key;
        candidate.antenne = "N";
        candidate.cej_end = Date{month_of(2021, 6) / std::chrono::last};
        problem.candidates.push_back(candidate);
    }
    return problem;
}

inline CalendarPlan calendar_plan() {
    CalendarPlan plan;
    plan.signatures = {{"a", month_of(2020, 2), month_of(2021, 1), month_of(2023, 1), 150, {}},
                       {"b", {}, {}, {}, 0, {}}};
    plan.load = {{"N", Year{2020}, 11.0, 20.0, {}}, {"N", Year{2021}, 1.0, 20.0, {}}};
    return plan;
}

inline std::vector<Chart> every_planning_chart(const std::string& name, Language language) {
    const auto problem = calendar_problem(name);
    const auto plan = calendar_plan();
    return {coverage_fan(simulated_calendar(), national_target_path(), language),
            coverage_histograms(simulated_calendar(), language),
            scenario_curves(scenario_points(name), language),
            forced_ranges(forced(name), language),
            calendar_gantt(plan, problem, language),
            antenne_loads(plan.load, language)};
}

} // namespace ctg::sample

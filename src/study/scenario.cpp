// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/scenario.hpp"

#include "study/calendar_tables.hpp"
#include "study/gathering.hpp"

#include "ctg/base/error.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/study/analysis.hpp"

#include <algorithm>
#include <iterator>

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// The calendar of the study and others, each under its name.
Checked<std::vector<Scenario>> named_scenarios(const Study& study, const std::string& own,
                                               const std::vector<NamedCalendar>& others,
                                               const PlanLimits& limits) {
    std::vector<Diagnostic> notes;
    std::vector<Scenario> scenarios{kept(scenario_of(study, own, limits), notes)};
    for (const auto& [name, file] : others) {
        const Study other = kept(with_calendar(study, file), notes);
        scenarios.push_back(kept(scenario_of(other, name, limits), notes));
    }
    return {std::move(scenarios), std::move(notes)};
}

/// What the study says of its calendar.toml; nothing when it is drawn from no file.
const Source* source_of_plan(const Study& study) {
    const auto plan = std::ranges::find(
        study.sources, "plan", [](const auto& source) { return std::string_view(source.first); });
    return plan == study.sources.end() ? nullptr : &plan->second;
}

} // namespace

Checked<Study> with_calendar(Study study, const fs::path& calendar) {
    Faults faults;
    auto rules = calendar_rules_from(read_document(calendar));
    faults.add(std::move(rules.notes));
    study.calendar = std::move(rules.value);
    study.candidates.clear();
    study.capacities.clear();
    study.levers.clear();
    study.values.clear();
    study.shared.clear();
    study.former.clear();
    if (!study.geography) study.weights.clear();
    FileSetting plan;
    plan.section = "plan";
    plan.path = calendar;
    read_calendar_tables(
        study, plan, [](const FileSetting& table) { return read_table(table.path); }, faults);
    faults.raise();
    return {std::move(study), faults.notes()};
}

Checked<SimulatedCalendar> simulation_of(const Study& study, const CalendarPlan& plan,
                                         const SimulationOptions& options) {
    return simulated(calendar_problem_of(study), plan, options);
}

std::vector<ForcedCoverage> forced_coverage_of(const Study& study, const CalendarPlan& plan,
                                               const SimulationOptions& options) {
    return forced_coverage(calendar_problem_of(study), plan, options);
}

Checked<Scenario> scenario_of(const Study& study, std::string name, const PlanLimits& limits) {
    auto plan = plan_of(study, limits);
    return {{std::move(name), calendar_problem_of(study), std::move(plan.value)},
            std::move(plan.notes)};
}

Checked<std::vector<Scenario>> scenarios_of(const Study& study, const PlanLimits& limits) {
    const Source* const plan = source_of_plan(study);
    const auto& own = plan == nullptr ? study.name : plan->title.empty() ? plan->file : plan->title;
    return named_scenarios(study, own, study.scenarios, limits);
}

Checked<std::vector<Scenario>> scenarios_of(const Study& study, std::span<const fs::path> calendars,
                                            const PlanLimits& limits) {
    const Source* const plan = source_of_plan(study);
    std::vector<NamedCalendar> others;
    for (const auto& calendar : calendars)
        others.push_back({calendar.generic_string(), calendar});
    return named_scenarios(study, plan == nullptr ? study.name : plan->file, others, limits);
}

SimulationOptions draws_of_pages() {
    SimulationOptions options;
    options.draws = 5000;
    return options;
}

Checked<PortraitData> with_draws(PortraitData data, const Study& study,
                                 const SimulationOptions& options) {
    std::vector<Diagnostic> notes;
    if (!data.plan) return {std::move(data), std::move(notes)};
    try {
        data.simulated = kept(simulation_of(study, *data.plan, options), notes);
        if (!study.scenarios.empty())
            data.scenarios = compared(kept(scenarios_of(study), notes), options);
    } catch (const LimitError& error) {
        for (auto diagnostic : error.diagnostics()) {
            diagnostic.severity = Severity::warning;
            notes.push_back(std::move(diagnostic));
        }
    }
    for (const auto& note : notes)
        if (std::ranges::find(data.notes, note) == data.notes.end()) data.notes.push_back(note);
    return {std::move(data), std::move(notes)};
}

} // namespace ctg

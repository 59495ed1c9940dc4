// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/scenario.hpp"

#include "study/scores.hpp"

#include "ctg/base/error.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/study/analysis.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace ctg {
namespace {

namespace fs = std::filesystem;

template <class Value>
Value kept(Checked<Value> checked, std::vector<Diagnostic>& notes) {
    std::ranges::move(checked.notes, std::back_inserter(notes));
    return std::move(checked.value);
}

/// The table named, else the usual one if it is there.
std::optional<Table> table_beside(const fs::path& calendar, const std::string& name,
                                  const char* usual = nullptr) {
    const fs::path folder = calendar.parent_path();
    if (!name.empty()) return read_table(folder / name);
    if (usual == nullptr || !fs::exists(folder / usual)) return std::nullopt;
    return read_table(folder / usual);
}

} // namespace

CalendarProblem calendar_problem_of(const Study& study) {
    need(study.calendar.has_value(), "plan");
    return {*study.calendar,
            study.candidates,
            study.capacities,
            study.conventions,
            weights_of(study, Basis::population),
            study.territories,
            study.levers,
            study.values};
}

Checked<Study> with_calendar(Study study, const fs::path& calendar) {
    std::vector<Diagnostic> notes;
    study.calendar = kept(calendar_rules_from(read_document(calendar)), notes);
    const CalendarRules& rules = *study.calendar;
    study.levers.clear();
    study.values.clear();
    study.candidates = kept(candidates_from(*table_beside(calendar, rules.candidates_file),
                                            study.territories, study.antennes, rules),
                            notes);
    study.capacities =
        kept(capacities_from(*table_beside(calendar, rules.capacities_file), study.antennes, rules),
             notes);
    if (const auto levers = table_beside(calendar, rules.levers_file, "leviers.csv"))
        study.levers = kept(levers_from(*levers, study.territories, rules), notes);
    if (const auto values = table_beside(calendar, rules.values_file, "valeurs.csv"))
        study.values = kept(values_from(*values, study.territories, rules), notes);
    return {std::move(study), std::move(notes)};
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

Checked<std::vector<Scenario>> scenarios_of(const Study& study, std::span<const fs::path> calendars,
                                            const PlanLimits& limits) {
    const auto plan_file = std::ranges::find(
        study.sources, "plan", [](const auto& source) { return std::string_view(source.first); });
    const std::string own = plan_file == study.sources.end() ? study.name : plan_file->second.file;
    std::vector<Diagnostic> notes;
    std::vector<Scenario> scenarios{kept(scenario_of(study, own, limits), notes)};
    for (const auto& calendar : calendars) {
        const Study other = kept(with_calendar(study, calendar), notes);
        scenarios.push_back(kept(scenario_of(other, calendar.generic_string(), limits), notes));
    }
    return {std::move(scenarios), std::move(notes)};
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/publication.hpp"
#include "ctg/study/scenario.hpp"
#include "ctg/study/shipped.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ctg {

CalendarPageData calendar_page_data_of(const Study& study, const CalendarPageOptions& options,
                                       std::string_view command) {
    auto plan = plan_of(study, options.limits);
    CalendarPageData data{
        .study_name = study.name, .problem = calendar_problem_of(study), .plan = plan.value};
    data.sources = study.sources;
    data.notes = std::move(plan.notes);
    data.command = command;
    const auto add = [&](const std::vector<Diagnostic>& notes) {
        std::ranges::copy_if(notes, std::back_inserter(data.notes), [&](const Diagnostic& note) {
            return std::ranges::find(data.notes, note) == data.notes.end();
        });
    };
    if (study.geography && !study.conventions.empty()) {
        const auto pages =
            portrait_data_of(study, years_of(study), Basis::population, command).value;
        data.map = since_map(pages, study.language);
    }
    if (options.simulation) {
        auto simulated = simulation_of(study, plan.value, *options.simulation);
        add(simulated.notes);
        data.simulated = std::move(simulated.value);
        data.forced = forced_coverage_of(study, plan.value, *options.simulation);
    }
    if (!options.scenarios.empty() || !study.scenarios.empty()) {
        const auto scenarios = options.scenarios.empty()
                                   ? scenarios_of(study, options.limits)
                                   : scenarios_of(study, options.scenarios, options.limits);
        add(scenarios.notes);
        data.scenarios =
            compared(scenarios.value, options.simulation.value_or(SimulationOptions{}));
    }
    return data;
}

void publish_calendar(const CalendarPageData& data, const std::filesystem::path& file,
                      Language language, Existing existing) {
    write_file(file, calendar_page(data, shipped_web_runtime(), language), existing);
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/portrait/planning_chart.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/study/scenario.hpp"
#include "ctg/writing/result.hpp"
#include "results.hpp"

namespace ctg::python {
namespace {

using PySimulation = Checked<SimulatedCalendar>;
using PyForced = Checked<std::vector<ForcedCoverage>>;
using PyComparison = Checked<std::vector<ScenarioPoint>>;
using Paths = std::vector<std::filesystem::path>;

constexpr auto simulated_doc = R"(A calendar as it may turn out: a row for each month.

`mean` with its `standard_error`, `p10`, `p50` and `p90` of the coverage over all draws; `p_target`
is the probability that a target is reached.
)";

constexpr auto simulation_of_doc =
    R"(The calendar of a study by many draws: who is refused, tries again, is renewed.

Parameters
----------
study : Study
plan : CalendarPlan, optional
    Its best calendar when left out.
draws : int, optional
seed : int, optional
    That of calendar.toml when left out.
threads : int, optional
    0 for all. Shows in no result.
months : list of str, optional
    Of which chances and histograms are told; those of targets, and the last, when left out.

Returns
-------
SimulatedCalendar

Examples
--------
>>> simulated = ctg.simulation_of(study, draws=2000, months=["2020-12"])
>>> rows = simulated.to_pandas().set_index("date")
>>> bool(rows.loc["2020-12-31", "p10"] < rows.loc["2020-12-31", "planned"])
True
>>> simulated == ctg.simulation_of(study, draws=2000, months=["2020-12"], threads=1)
True
>>> [name for name, kind in simulated.territories.columns]
['territory', 'date', 'has_signed', 'in_force']
>>> simulated.plot(lang="en").title
'Coverage as it may turn out'
)";

constexpr auto forced_doc =
    R"(Coverage when a large territory signs for certain, and when it never does.

Examples
--------
>>> frame = ctg.forced_coverage_of(study, draws=500, large=0.01).to_pandas()
>>> bool((frame["mean_out"] <= frame["mean_in"]).all())
True
)";

constexpr auto forced_coverage_of_doc =
    R"(Each large territory of the calendar forced in and out, on common draws.

Parameters
----------
large : float, optional
    Share of the inhabitants from which a territory is large.
study, plan, draws, seed, threads, months
    As for `simulation_of`.

Examples
--------
>>> forced = ctg.forced_coverage_of(study, draws=500, months=["2021-12"])
>>> forced.to_pandas()["territory"].tolist()
['gardanne-vitrolles']
)";

constexpr auto comparison_doc = R"(Calendars side by side: a row for each scenario and month.

`gain` is the mean of the differences with the first scenario in the same draws, `gain_error` its
standard error, `p_higher` the probability of covering more.
)";

constexpr auto compared_calendars_doc =
    R"(The calendar of a study beside others, on common draws.

Parameters
----------
study : Study
calendars : list of path
    Other calendar.toml, with their tables beside them.
draws, seed, threads
    As for `simulation_of`.

Returns
-------
ScenarioComparison

Examples
--------
>>> own = data / "bouches-du-rhone/calendar.toml"
>>> frame = ctg.compared_calendars(study, [own], draws=500).to_pandas()
>>> bool((frame["gain"] == 0.0).all())
True
)";

constexpr auto gantt_doc = R"(Who prepares and signs when, by antenne, as a chart.

Examples
--------
>>> ctg.calendar_gantt(study, lang="en").title
'Calendar of signatures'
)";

constexpr auto loads_doc = R"(The days of each antenne by year, used and given, as a chart.

Examples
--------
>>> ctg.antenne_loads(ctg.plan_of(study), lang="en").table[0]
['Antenne', 'Year', 'Days used', 'Days given']
)";

SimulationOptions options_of(std::size_t draws, std::optional<std::uint64_t> seed,
                             std::size_t threads, std::vector<Month> months) {
    SimulationOptions options;
    options.draws = draws;
    options.seed = seed;
    options.threads = threads;
    options.months = std::move(months);
    return options;
}

Checked<CalendarPlan> given_or_best(const PyStudy& study, const PyPlan* plan) {
    return plan != nullptr ? *plan : plan_of(study.value);
}

PySimulation simulate(const PyStudy& study, const PyPlan* given, std::size_t draws,
                      std::optional<std::uint64_t> seed, std::size_t threads,
                      std::vector<Month> months) {
    const auto plan = given_or_best(study, given);
    return simulation_of(study.value, plan.value,
                         options_of(draws, seed, threads, std::move(months)));
}

PyForced force(const PyStudy& study, const PyPlan* given, std::size_t draws,
               std::optional<std::uint64_t> seed, std::size_t threads, std::vector<Month> months,
               double large) {
    auto options = options_of(draws, seed, threads, std::move(months));
    options.large = large;
    return {forced_coverage_of(study.value, given_or_best(study, given).value, options), {}};
}

PyComparison compare(const PyStudy& study, const Paths& calendars, std::size_t draws,
                     std::optional<std::uint64_t> seed, std::size_t threads) {
    const auto scenarios = scenarios_of(study.value, calendars);
    return {compared(scenarios.value, options_of(draws, seed, threads, {})), scenarios.notes};
}

void bind_simulated(py::module_& module) {
    auto type = bind_result<PySimulation>(module, "SimulatedCalendar", simulated_doc);
    bind_rows(type, [](const PySimulation& s) { return records_of(s.value.curve); });
    type.def_property_readonly("draws", [](const PySimulation& s) { return s.value.draws; })
        .def_property_readonly("seed", [](const PySimulation& s) { return s.value.seed; })
        .def_property_readonly(
            "territories", [](const PySimulation& s) { return records_of(s.value.territories); },
            "Probabilities of each territory by date.")
        .def_property_readonly(
            "histograms", [](const PySimulation& s) { return records_of(s.value.histograms); },
            "How many draws have which coverage.")
        .def(
            "plot",
            [](const PySimulation& s, Language lang) {
                return coverage_fan(s.value, national_target_path(), lang);
            },
            py::kw_only(), py::arg("lang") = Language::french,
            "The coverage by date with its range and the national path, as a Vega-Lite chart.")
        .def(
            "plot_histograms",
            [](const PySimulation& s, Language lang) { return coverage_histograms(s.value, lang); },
            py::kw_only(), py::arg("lang") = Language::french,
            "How many draws have which coverage, as a Vega-Lite chart.")
        .def("__repr__", [](const PySimulation& s) {
            return "<SimulatedCalendar of " + std::to_string(s.value.draws) + " draws, seed " +
                   std::to_string(s.value.seed) + ">";
        });
}

} // namespace

void bind_simulation(py::module_& module) {
    bind_simulated(module);
    auto forced = bind_result<PyForced>(module, "ForcedCoverage", forced_doc);
    bind_rows(forced, [](const PyForced& f) { return records_of(f.value); });
    forced.def(
        "plot", [](const PyForced& f, Language lang) { return forced_ranges(f.value, lang); },
        py::kw_only(), py::arg("lang") = Language::french,
        "The range of coverage with each territory and without, as a Vega-Lite chart.");
    auto comparison = bind_result<PyComparison>(module, "ScenarioComparison", comparison_doc);
    bind_rows(comparison, [](const PyComparison& c) { return records_of(c.value); });
    comparison.def(
        "plot", [](const PyComparison& c, Language lang) { return scenario_curves(c.value, lang); },
        py::kw_only(), py::arg("lang") = Language::french,
        "The mean coverage of each scenario by date, as a Vega-Lite chart.");

    module.def(
        "calendar_gantt",
        [](const PyStudy& study, const PyPlan* given, Language lang) {
            return calendar_gantt(given_or_best(study, given).value,
                                  calendar_problem_of(study.value), lang);
        },
        py::arg("study"), py::arg("plan") = nullptr, py::kw_only(),
        py::arg("lang") = Language::french, without_gil(), gantt_doc);
    module.def(
        "antenne_loads",
        [](const PyPlan& plan, Language lang) { return antenne_loads(plan.value.load, lang); },
        py::arg("plan"), py::kw_only(), py::arg("lang") = Language::french, loads_doc);

    const SimulationOptions usual;
    module.def("simulation_of", &simulate, py::arg("study"), py::arg("plan") = nullptr,
               py::kw_only(), py::arg("draws") = usual.draws, py::arg("seed") = std::nullopt,
               py::arg("threads") = usual.threads, py::arg("months") = std::vector<Month>(),
               without_gil(), simulation_of_doc);
    module.def("forced_coverage_of", &force, py::arg("study"), py::arg("plan") = nullptr,
               py::kw_only(), py::arg("draws") = usual.draws, py::arg("seed") = std::nullopt,
               py::arg("threads") = usual.threads, py::arg("months") = std::vector<Month>(),
               py::arg("large") = usual.large, without_gil(), forced_coverage_of_doc);
    module.def("compared_calendars", &compare, py::arg("study"), py::arg("calendars"),
               py::kw_only(), py::arg("draws") = usual.draws, py::arg("seed") = std::nullopt,
               py::arg("threads") = usual.threads, without_gil(), compared_calendars_doc);
}

} // namespace ctg::python

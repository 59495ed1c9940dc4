// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/planning/milp.hpp"
#include "ctg/planning/what_if.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"
#include "results.hpp"

#include <filesystem>
#include <map>
#include <optional>

namespace ctg::python {
namespace {

using PyPrices = Checked<std::vector<RulePrice>>;
using PySooner = Checked<SoonerDate>;
using PyRemedy = Checked<TargetRemedy>;

constexpr auto prices_doc = R"(What each rule of a calendar costs.

Examples
--------
>>> prices = ctg.prices_of_rules(study)
>>> prices.to_pandas()["objective"].is_monotonic_decreasing
True
)";

constexpr auto sooner_doc = R"(The best calendar in which a territory signs sooner.

Examples
--------
>>> sooner = ctg.sooner(study, "sainte-victoire")
>>> sooner.status.name, sooner.objective >= 0
('optimal', True)
)";

constexpr auto remedy_doc = R"(What would make a coverage possible.

Examples
--------
>>> remedy = ctg.remedy_for(study, "2020-12")
>>> remedy.is_possible, remedy.to_pandas()["days"].sum() > 0
(False, True)
)";

constexpr auto prices_of_rules_doc =
    R"(What the calendar of a study would gain without each of its rules, the dearest first.

Parameters
----------
study : Study
plan : CalendarPlan, optional
    That of the study; drawn when it is not given.

Examples
--------
>>> ctg.prices_of_rules(study, ctg.plan_of(study)).to_pandas().columns.tolist()
['rule', 'code', 'broken_targets', 'objective', 'proven']
)";

constexpr auto sooner_of_doc = R"(Why a territory is not sooner: what would become of the others.

Parameters
----------
study : Study
territory : str
plan : CalendarPlan, optional
    That of the study; drawn when it is not given.

Raises
------
ArgumentError
    The territory is no candidate; the nearest are named.

Examples
--------
>>> moved = ctg.sooner(study, "sainte-victoire").to_pandas()
>>> moved["territory"][0]
'sainte-victoire'
)";

constexpr auto remedy_for_doc =
    R"(What would make a coverage by a month possible: days of antennes, windows, engagement.

Parameters
----------
study : Study
month : str
    Such as "2021-12": the coverage on its last day.
coverage : float
    Share to be covered.
plan : CalendarPlan, optional
    That whose expected coverage is told; drawn when it is not given.

Examples
--------
>>> remedy = ctg.remedy_for(study, "2021-12", 1.0)
>>> remedy.is_possible, 0 < remedy.expected < 1
(True, True)
)";

constexpr auto replanned_doc =
    R"(The calendar of a study that is nearest to one in force, when territories slip.

Parameters
----------
study : Study
former : CalendarPlan
    The calendar in force.
slips : dict of str to str
    Territories that cannot sign before a month.

Examples
--------
>>> former = ctg.plan_of(study)
>>> again = ctg.replanned(study, former, {"sainte-victoire": "2021-10"})
>>> [planned.signature for planned in again if planned.territory == "sainte-victoire"]
['2021-10']
>>> ctg.replanned(study, former, {}).to_pandas().equals(former.to_pandas())
False
>>> ctg.replanned(study, former, {}).to_pandas()["signature"].equals(
...     former.to_pandas()["signature"])
True
)";

constexpr auto linear_program_of_doc =
    R"(The calendar of a study as a 0-1 program in LP format, for any other solver.

Examples
--------
>>> "Maximize" in ctg.linear_program_of(study)
True
)";

constexpr auto publish_calendar_doc =
    R"(Writes the page of a study's calendar: coverage, dates, work, map, draws, scenarios.

Parameters
----------
study : Study
file : path
draws : int, optional
    Simulations to show; none are made when it is not given.
seed : int, optional
    Of the draws, instead of the calendar's.
scenarios : sequence of paths, optional
    Other calendar.toml to compare with.
overwrite : bool, optional
lang : {'fr', 'en'}, optional

Raises
------
ReadError
    The file is there already.

Examples
--------
>>> import pathlib, tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     page = pathlib.Path(folder) / "calendrier.html"
...     ctg.publish_calendar(study, page, draws=100)
...     "<html" in page.read_text(encoding="utf-8")
True
)";

void publish(const PyStudy& study, const std::filesystem::path& file,
             std::optional<std::size_t> draws, std::optional<std::uint64_t> seed,
             std::vector<std::filesystem::path> scenarios, bool overwrite, Language lang) {
    CalendarPageOptions options{.scenarios = std::move(scenarios)};
    if (draws) {
        options.simulation.emplace();
        options.simulation->draws = *draws;
        options.simulation->seed = seed;
    }
    publish_calendar(calendar_page_data_of(study.value, options, "ctg.publish_calendar"), file,
                     lang, overwrite ? Existing::replace : Existing::refuse);
}

CalendarPlan given_or_best(const PyStudy& study, const PyPlan* plan) {
    return plan != nullptr ? plan->value : plan_of(study.value).value;
}

PyPrices prices(const PyStudy& study, const PyPlan* plan) {
    return {prices_of_rules(calendar_problem_of(study.value), given_or_best(study, plan)), {}};
}

PySooner sooner_in(const PyStudy& study, const std::string& territory, const PyPlan* plan) {
    return {sooner(calendar_problem_of(study.value), given_or_best(study, plan), territory), {}};
}

PyRemedy remedy(const PyStudy& study, const Month& month, double coverage, const PyPlan* plan) {
    return {remedy_for(calendar_problem_of(study.value), given_or_best(study, plan),
                       {month, coverage, true, {}}),
            {}};
}

PyPlan replan(const PyStudy& study, const PyPlan& former,
              const std::map<std::string, Month>& slips) {
    auto problem = calendar_problem_of(study.value);
    std::vector<Slip> all;
    for (const auto& [territory, month] : slips)
        all.push_back({territory, month});
    problem.candidates = slipped(std::move(problem.candidates), all);
    problem.rules = keeping_to_former(std::move(problem.rules));
    problem.former = former_dates_of(former.value);
    return planned(problem);
}

void bind_answers(py::module_& module) {
    auto price = bind_result<PyPrices>(module, "RulePrices", prices_doc);
    bind_rows(price, [](const PyPrices& p) { return records_of(p.value, Language::french); });

    auto date = bind_result<PySooner>(module, "SoonerDate", sooner_doc);
    bind_rows(date, [](const PySooner& s) { return records_of(s.value); });
    date.def_property_readonly("status", [](const PySooner& s) { return s.value.status; })
        .def_property_readonly(
            "objective", [](const PySooner& s) { return s.value.objective; }, "So much less.")
        .def_property_readonly(
            "broken_targets", [](const PySooner& s) { return s.value.broken_targets; },
            "So many more.");

    auto cure = bind_result<PyRemedy>(module, "TargetRemedy", remedy_doc);
    bind_rows(cure, [](const PyRemedy& r) { return records_of(r.value); });
    cure.def_property_readonly(
            "is_possible", [](const PyRemedy& r) { return r.value.is_possible; },
            "As things stand.")
        .def_property_readonly("status", [](const PyRemedy& r) { return r.value.status; })
        .def_property_readonly("windows", [](const PyRemedy& r) { return r.value.windows; })
        .def_property_readonly(
            "expected", [](const PyRemedy& r) { return r.value.expected; },
            "Coverage if each signs as planned with its engagement [share].")
        .def_property_readonly(
            "engagement", [](const PyRemedy& r) { return r.value.engagement; },
            "The least that would bring what is expected to the coverage.");
}

} // namespace

void bind_what_if(py::module_& module) {
    bind_answers(module);
    module.def("prices_of_rules", &prices, py::arg("study"), py::arg("plan") = nullptr,
               without_gil(), prices_of_rules_doc);
    module.def("sooner", &sooner_in, py::arg("study"), py::arg("territory"),
               py::arg("plan") = nullptr, without_gil(), sooner_of_doc);
    module.def("remedy_for", &remedy, py::arg("study"), py::arg("month"), py::arg("coverage") = 1.0,
               py::arg("plan") = nullptr, without_gil(), remedy_for_doc);
    module.def("replanned", &replan, py::arg("study"), py::arg("former"), py::arg("slips"),
               without_gil(), replanned_doc);
    module.def("publish_calendar", &publish, py::arg("study"), py::arg("file"), py::kw_only(),
               py::arg("draws") = std::nullopt, py::arg("seed") = std::nullopt,
               py::arg("scenarios") = std::vector<std::filesystem::path>(),
               py::arg("overwrite") = false, py::arg("lang") = Language::french, without_gil(),
               publish_calendar_doc);
    module.def(
        "linear_program_of",
        [](const PyStudy& study) { return lp_text_of(calendar_problem_of(study.value)); },
        py::arg("study"), without_gil(), linear_program_of_doc);
}

} // namespace ctg::python

// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "class_rules.hpp"
#include "ctg/study/charts.hpp"
#include "results.hpp"

namespace ctg::python {
namespace {

constexpr auto indicator_map_doc = R"(A map of an indicator of the study's scheme.

In the classes that the scheme states for the indicator, with what is asked for; without either,
circles of a count, whose areas are in proportion, and quantiles of any other.

Parameters
----------
study : Study
indicator : str
    Its id in the scheme.
by : {"commune", "territory", "epci"}, optional
classes : {"quantiles", "jenks", "equal", "sd", "headtail", "manual"}, optional
count, bounds, rounded, step : optional
    As of `classes_of`; what is not given stays as the scheme has it.
before : Study, optional
    Another year, whose values count in the bounds of the classes.
lang : str, optional

Returns
-------
NotedChart

Examples
--------
>>> chart = ctg.indicator_map(study, "taux_pauvrete", by="territory", classes="jenks", count=3,
...                           rounded=True, lang="en")
>>> chart.table[0]
['Place', 'Value (%)', 'Class']
>>> ctg.indicator_map(study, "taux_pauvrete", by="territory", bounds=[15, 20],
...                   lang="en").table[1][0][2]
'more than 20'
)";

MapBy map_by_of(const std::string& name) {
    if (name == "commune") return MapBy::commune;
    if (name == "territory") return MapBy::territory;
    if (name == "epci") return MapBy::epci;
    throw py::value_error("expected commune, territory or epci, found \"" + name + "\"");
}

NotedChart indicator_map_named(const PyStudy& study, const std::string& indicator,
                               const std::string& by, const std::optional<std::string>& classes,
                               std::optional<std::size_t> count,
                               const std::optional<std::vector<double>>& bounds,
                               std::optional<bool> rounded, std::optional<double> step,
                               const PyStudy* before, Language lang) {
    IndicatorMapQuestion question{.indicator = indicator, .by = map_by_of(by), .language = lang};
    question.classes = class_request_of(classes, count, bounds, rounded, step);
    question.before = before == nullptr ? nullptr : &before->value;
    return noted(indicator_map_of(study.value, question));
}

} // namespace

void bind_indicator_map(py::module_& module) {
    module.def("indicator_map", &indicator_map_named, py::arg("study"), py::arg("indicator"),
               py::kw_only(), py::arg("by") = "commune", py::arg("classes") = py::none(),
               py::arg("count") = py::none(), py::arg("bounds") = py::none(),
               py::arg("rounded") = py::none(), py::arg("step") = py::none(),
               py::arg("before") = nullptr, py::arg("lang") = Language::french, without_gil(),
               indicator_map_doc);
}

} // namespace ctg::python

// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/portrait/chart.hpp"

namespace ctg::python {
namespace {

constexpr auto chart_doc = R"(A chart as a Vega-Lite v5 specification; a notebook draws it.

Examples
--------
>>> chart = ctg.coverage_by_year(2018, 2021, conventions, population).plot(lang="en")
>>> chart.to_dict()["$schema"]
'https://vega.github.io/schema/vega-lite/v5.json'
)";

py::object specification_of(const Chart& chart) {
    return py::module_::import("json").attr("loads")(chart.specification);
}

} // namespace

void bind_chart(py::module_& module) {
    py::class_<Chart>(module, "Chart", chart_doc)
        .def_readonly("title", &Chart::title)
        .def_readonly("description", &Chart::description,
                      "What a person who does not see it is told.")
        .def_readonly("specification", &Chart::specification, "The specification as JSON.")
        .def_property_readonly(
            "table",
            [](const Chart& chart) { return std::pair(chart.table.columns, chart.table.rows); },
            "What the chart draws, as words: columns and rows.")
        .def("to_dict", &specification_of, "The specification, as Altair and others take it.")
        .def("_repr_mimebundle_",
             [](const Chart& chart, const py::args&, const py::kwargs&) {
                 py::dict bundle;
                 bundle["application/vnd.vegalite.v5+json"] = specification_of(chart);
                 bundle["text/plain"] = chart.title + ". " + chart.description;
                 return bundle;
             })
        .def(py::self == py::self)
        .def("__repr__", [](const Chart& chart) { return "<Chart " + repr_of(chart.title) + ">"; });
}

} // namespace ctg::python

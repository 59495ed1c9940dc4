// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/base/error.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/study/publication.hpp"
#include "results.hpp"

#include <algorithm>
#include <array>

namespace ctg::python {
namespace {

constexpr auto chart_doc =
    R"(A chart as a Vega-Lite v5 specification; a notebook draws it, `save` writes it.

Examples
--------
>>> chart = ctg.coverage_by_year(2018, 2021, conventions, population).plot(lang="en")
>>> chart.to_dict()["$schema"]
'https://vega.github.io/schema/vega-lite/v5.json'
>>> chart.save(folder / "coverage.svg")
>>> (folder / "coverage.svg").read_text(encoding="utf-8").startswith("<svg")
True
)";

constexpr auto noted_chart_doc = R"(A chart of a study, with what must be said of it.

Examples
--------
>>> chart = ctg.indicator_map(study, "taux_pauvrete", by="epci", count=9)
>>> "CTG-PORT-033" in {note.code for note in chart.notes}  # of four EPCI there are not nine
True
)";

constexpr auto save_doc =
    R"(Writes the chart to `file`, by what its name ends in.

Parameters
----------
file : path-like
    .json, the specification; .html, a page by itself with the table behind the chart; .svg, .png or
    .pdf, a picture, which the package vl-convert-python draws.
scale : float, optional
    Of a .png: dots for a pixel of the drawing.
overwrite : bool, optional
    Whether an existing file may be replaced.
lang : str, optional
    Of the words around the chart on a page.

Raises
------
ArgumentError
    CTG-PORT-050 when the name ends in something else.
ImportError
    Where a picture is asked for and vl-convert-python is not installed.
)";

constexpr std::array<std::string_view, 3> pictures{".svg", ".png", ".pdf"};

void save(const Chart& chart, const std::filesystem::path& file, double scale, bool overwrite,
          Language lang) {
    const auto extension = file.extension().string();
    const auto existing = overwrite ? Existing::replace : Existing::refuse;
    if (extension == ".html" || extension == ".json")
        return publish_chart(chart, file, std::nullopt, lang, existing);
    if (std::ranges::find(pictures, extension) == pictures.end())
        throw ArgumentError({error_of("CTG-PORT-050", {{"file", file.string()}})});
    const auto picture = py::module_::import("ctg.pictures")
                             .attr("picture_of")(chart.specification, extension.substr(1), scale);
    write_file(file, picture.cast<std::string>(), existing);
}

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
        .def("save", &save, py::arg("file"), py::kw_only(), py::arg("scale") = 2.0,
             py::arg("overwrite") = false, py::arg("lang") = Language::french, save_doc)
        .def("_repr_mimebundle_",
             [](const Chart& chart, const py::args&, const py::kwargs&) {
                 py::dict bundle;
                 bundle["application/vnd.vegalite.v5+json"] = specification_of(chart);
                 bundle["text/plain"] = chart.title + ". " + chart.description;
                 return bundle;
             })
        .def(py::self == py::self)
        .def("__repr__", [](const Chart& chart) { return "<Chart " + repr_of(chart.title) + ">"; });
    py::class_<NotedChart, Chart>(module, "NotedChart", noted_chart_doc)
        .def_readonly("notes", &NotedChart::notes, "What must be said of the chart.");
}

} // namespace ctg::python

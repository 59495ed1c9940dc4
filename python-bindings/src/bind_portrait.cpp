// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/base/error.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/portrait/portrait.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/study/scenario.hpp"
#include "ctg/study/shipped.hpp"
#include "results.hpp"

#include <pybind11/functional.h>

namespace ctg::python {
namespace {

constexpr auto map_doc = R"(A map of communes filled by category, as a Vega-Lite chart.

Parameters
----------
geography : Geography
categories : dict
    {commune code: category}; communes that are not in it are left out.
colours : dict
    {category: "#rrggbb"}, in the order of the legend.
title : str
lang : str, optional

Examples
--------
>>> chart = ctg.category_map(geography, {"13055": "signed"}, {"signed": "#2a6f97"},
...                          title="Conventions", lang="en")
>>> chart.title
'Conventions'
)";

constexpr auto portraits_doc =
    R"(Writes a page per territory and their index into `folder`; gives the files.

Parameters
----------
study : Study
first, last : int
    The years of the coverage that pages show.
basis : Basis
folder : path-like
territories : list of str, optional
    Keys; all of the study's territories unless told.
compared : list of str, optional
    Keys of territories that each portrait shows beside its own.
before : Study, optional
    The study of an earlier year, to show its figures beside.
overwrite : bool, optional
    Whether existing files may be replaced.
resume : bool, optional
    Keep the pages of a run that was cut off, and make the rest: the bytes are the same.
progress : callable, optional
    Called with the pages made and how many there are, the index being one, after each. May be called
    from other threads, one call at a time.
lang : str, optional

Raises
------
ArgumentError
    CTG-PORT-001 on an unknown territory.
ReadError
    CTG-WRIT-001 if a page is there, CTG-PORT-023 if a run was cut off there, -024 if that was of
    other data, -025 if one is going on.

Examples
--------
>>> made = []
>>> files = ctg.publish_portraits(study, 2018, 2021, ctg.Basis.population, folder,
...                               territories=["marseille"], compared=["accm"],
...                               progress=lambda done, count: made.append((done, count)))
>>> files[0].name, made
('index.html', [(1, 2), (2, 2)])
)";

constexpr auto print_doc =
    R"(Prints pages to PDF files beside them, by Chromium or Chrome; gives the files.

Parameters
----------
pages : list of path-like
    What `publish_portraits` or `publish_calendar` wrote.
overwrite : bool, optional
    Whether existing files may be replaced.

Raises
------
ArgumentError
    CTG-PORT-022 where there is no browser.

Examples
--------
>>> ctg.print_pages([])
[]
)";

/// Width of the drawing [px]: a map that fits a notebook.
constexpr double map_width_px = 480.0;

Chart map_of(const PyGeography& geography, const std::map<std::string, std::string>& categories,
             const py::dict& colours, std::string title, Language lang) {
    CategoryMap map;
    map.title = std::move(title);
    map.width_px = map_width_px;
    for (const auto& [label, colour] : colours)
        map.categories.push_back({label.cast<std::string>(), colour.cast<std::string>()});
    for (const auto& [commune, category] : categories) {
        const CommuneCode code(commune);
        const auto index = geography.value.index_of(code);
        if (!index) throw py::key_error(commune);
        map.items.push_back({code, category, geography.value.communes()[*index].name});
    }
    const Topology topology = topology_of(geography.value.communes());
    return category_map(geography.value, topology, map, lang);
}

std::vector<std::filesystem::path>
portraits_of(const PyStudy& study, Year first, Year last, const Basis& basis,
             const std::filesystem::path& folder, const std::vector<std::string>& territories,
             std::vector<std::string> compared, const PyStudy* before, bool overwrite, bool resume,
             const Progress& progress, Language lang) {
    auto data = portrait_data_of(study.value, {first, last}, basis, "ctg.publish_portraits");
    data = with_draws(std::move(data.value), study.value);
    data.value.compared = std::move(compared);
    if (before != nullptr) data = with_earlier(std::move(data.value), before->value, study.value);
    return publish_portraits(std::move(data.value), territories, folder, lang,
                             overwrite ? Existing::replace : Existing::refuse,
                             {.resume = resume, .progress = progress});
}

std::vector<std::filesystem::path> printed(const std::vector<std::filesystem::path>& pages,
                                           bool overwrite) {
    if (pages.empty()) return {};
    const auto program = browser();
    if (!program)
        throw ArgumentError({error_of("CTG-PORT-022", {{"file", pages.front().string()}})});
    return print_pages(pages, *program, overwrite ? Existing::replace : Existing::refuse);
}

} // namespace

void bind_portrait(py::module_& module) {
    module.def("category_map", &map_of, py::arg("geography"), py::arg("categories"),
               py::arg("colours"), py::kw_only(), py::arg("title"),
               py::arg("lang") = Language::french, map_doc);
    module.def("print_pages", &printed, py::arg("pages"), py::kw_only(),
               py::arg("overwrite") = false, without_gil(), print_doc);
    module.def("publish_portraits", &portraits_of, py::arg("study"), py::arg("first"),
               py::arg("last"), py::arg("basis"), py::arg("folder"), py::kw_only(),
               py::arg("territories") = std::vector<std::string>{},
               py::arg("compared") = std::vector<std::string>{},
               py::arg("before") = static_cast<const PyStudy*>(nullptr),
               py::arg("overwrite") = false, py::arg("resume") = false,
               py::arg("progress") = Progress{}, py::arg("lang") = Language::french, without_gil(),
               portraits_doc);
}

} // namespace ctg::python

// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/reading/published.hpp"
#include "ctg/study/inspection.hpp"

namespace ctg::python {
namespace {

constexpr auto publication_doc = R"(An official table, recognised by its columns.

Examples
--------
>>> table = ctg.Table(["CODGEO", "NBMENFISC21", "MED21", "TP6021"], [["13004", "346", "25820", "s"]])
>>> ctg.publication_of(table)
<Publication insee-filosofi-communes>
)";

constexpr auto as_published_doc = R"(A table as a study needs it, if it is an official one.

Columns are also called by their usual names, and figures are read by the producer's grammar:
rounding, marks of secrecy, what may be added. See docs/manual/formats.md.

Parameters
----------
table : Table
use : PublishedUse, optional
    `figures` (one row per commune), or `memberships` (which EPCI a commune belongs to).
year : int, optional
    Which year, of a table that holds several.

Raises
------
DataError
    The table holds several years and none is asked for, or lacks the one that is.

Examples
--------
>>> table = ctg.Table(["numcomdo", "numdep", "indfoy_rsa"], [["13004", "13", "10"]])
>>> published = ctg.as_published(table)
>>> published.publication.producer, published.table.figure(0, "indfoy_rsa")
('CNAF', <Figure 10 [8, 12]>)
)";

constexpr auto read_published_doc = R"(Reads a table, and takes it as its producer published it.

`read_table`, then `as_published`, with the notes of both.

Parameters
----------
file : path-like
sheet : str, optional
    Of a workbook with several.
use : PublishedUse, optional
year : int, optional

Examples
--------
>>> ctg.read_published(data / "insee/population-2023/population.csv").publication is None
True
)";

constexpr auto publication_of_doc = R"(Which official table this is, by its columns, or None.

Examples
--------
>>> ctg.publication_of(ctg.Table(["code", "valeur"], [])) is None
True
)";

constexpr auto inspected_files_doc = R"(What each file is: format, encoding, decimal mark, header.

Parameters
----------
files : list of path-like
    Tables, layers, and folders of them.

Raises
------
DataError
    The faults of all files.

Examples
--------
>>> found = ctg.inspected_files([data / "insee/population-2023/population.csv"])
>>> found.to_pandas()[["format", "encoding", "separator"]].values.tolist()
[['CSV', 'UTF-8', ';']]
)";

using PyPublishedTable = Checked<PublishedTable>;
using PyInspection = Checked<std::vector<Inspected>>;

void bind_publication(py::module_& module) {
    py::class_<Publication>(module, "Publication", publication_doc)
        .def_readonly("id", &Publication::id)
        .def_readonly("producer", &Publication::producer)
        .def_readonly("title", &Publication::title)
        .def_readonly("level", &Publication::level)
        .def_readonly("years", &Publication::years)
        .def(py::self == py::self)
        .def("__repr__", [](const Publication& p) { return "<Publication " + p.id + ">"; });
    py::enum_<PublishedUse>(module, "PublishedUse", "What an official table is read for.")
        .value("figures", PublishedUse::figures)
        .value("memberships", PublishedUse::memberships);
    py::class_<PyPublishedTable>(module, "PublishedTable",
                                 "A table with the names and the grammar of its publication.")
        .def_property_readonly("table", [](const PyPublishedTable& p) { return p.value.table; })
        .def_property_readonly("publication",
                               [](const PyPublishedTable& p) { return p.value.publication; })
        .def_readonly("notes", &PyPublishedTable::notes, "What was found out and left out.");
}

} // namespace

void bind_published(py::module_& module) {
    bind_publication(module);
    module.def("publication_of", &publication_of, py::arg("table"), publication_of_doc);
    module.def(
        "as_published",
        [](const Table& table, PublishedUse use, std::optional<Year> year) {
            return as_published(table, {use, year});
        },
        py::arg("table"), py::kw_only(),
        py::arg_v("use", PublishedUse::figures, "PublishedUse.figures"),
        py::arg("year") = std::nullopt, as_published_doc);
    module.def(
        "read_published",
        [](const std::filesystem::path& file, std::string sheet, PublishedUse use,
           std::optional<Year> year) {
            return read_published(file, {std::move(sheet), {}}, {use, year});
        },
        py::arg("file"), py::kw_only(), py::arg("sheet") = "",
        py::arg_v("use", PublishedUse::figures, "PublishedUse.figures"),
        py::arg("year") = std::nullopt, without_gil(), read_published_doc);

    py::class_<PyInspection> inspection(module, "Inspection", "What files were found to be.");
    inspection.def("__len__", [](const PyInspection& found) { return found.value.size(); })
        .def_readonly("notes", &PyInspection::notes);
    bind_rows(inspection, [](const PyInspection& found) { return records_of(found.value); });
    module.def(
        "inspected_files",
        [](const std::vector<std::filesystem::path>& files) { return inspected_files(files); },
        py::arg("files"), without_gil(), inspected_files_doc);
}

} // namespace ctg::python

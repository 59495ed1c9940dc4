// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/reading/published_layer.hpp"
#include "ctg/reading/read.hpp"

namespace ctg::python {
namespace {

constexpr auto read_table_doc =
    R"(Reads a CSV file or a workbook (XLSX, ODS); every cell is text and keeps its line and column.

Separator, encoding, decimal mark and header are found, and said in `table.traits`.

Parameters
----------
file : path-like
sheet : str, optional
    Of a workbook with several sheets.
limits : dict[str, int], optional
    Limits lifted or lowered, by name: ``{"rows": 20_000_000}``; see ``limit_names()``.

Raises
------
ReadError
    The file is missing, empty or not a plain file.
DataError
    Every ragged line, unclosed quote, repeated header or line in no known encoding.

Examples
--------
>>> table = ctg.read_table(data / "insee/population-2023/population.csv")
>>> table.columns
['code', 'nom', 'population_municipale']
)";

constexpr auto read_layer_doc =
    R"(Reads polygons from a GeoPackage, GeoJSON, Shapefile or FlatGeobuf.

Parameters
----------
file : path-like
layer : str, optional
    Needed when the file holds several layers of polygons.
crs : int, optional
    EPSG code, when the file does not say it, or says it wrong.
invalid_shapes : InvalidShapes, optional
    Whether a shape that crosses itself is refused, kept with a warning, or mended with a note
    (and refused where that changes its area by more than 0.1 %).
limits : dict[str, int], optional
    Limits lifted or lowered, by name: ``{"vertices": 50_000_000}``.

Raises
------
ReadError
    GDAL cannot read the file.
DataError
    No CRS; a feature without a polygon; an invalid shape.

Examples
--------
>>> ctg.read_layer(data / "ctg/communes-schematiques-2025/communes.geojson").crs
2154
)";

constexpr auto layer_as_published_doc =
    R"(A layer of IGN's ADMIN EXPRESS with the columns `code` and `nom`, whatever its version.

Another layer stays as it is. What was recognised is in its notes.

Parameters
----------
layer : Layer

Examples
--------
>>> layer = ctg.read_layer(data / "ctg/communes-schematiques-2025/communes.geojson")
>>> ctg.layer_as_published(layer) == layer
True
)";

constexpr auto limit_names_doc =
    R"(The names of the limits that an input may not pass.

Examples
--------
>>> "rows" in ctg.limit_names()
True
)";

constexpr auto read_document_doc = R"(Reads a TOML file, such as a scheme or a calendar.

Examples
--------
>>> ctg.read_document(data / "bouches-du-rhone/scheme.toml")
<Document scheme.toml>
)";

} // namespace

std::vector<LimitChange> changes_of(const LimitsByName& limits) {
    std::vector<LimitChange> changes;
    for (const auto& [name, most] : limits)
        changes.push_back(limit_change_of(name + "=" + std::to_string(most)));
    return changes;
}

ReadLimits limits_of(const LimitsByName& limits) {
    ReadLimits result;
    for (const auto& [name, most] : changes_of(limits))
        result = with_limit(result, name, most).value_or(result);
    return result;
}

void bind_reading(py::module_& module) {
    py::enum_<InvalidShapes>(module, "InvalidShapes", "What becomes of an invalid shape.")
        .value("refuse", InvalidShapes::refuse)
        .value("keep", InvalidShapes::keep)
        .value("repair", InvalidShapes::repair);
    module.def(
        "layer_as_published",
        [](const PyLayer& layer) {
            auto published = as_published(layer.value);
            published.notes.insert(published.notes.begin(), layer.notes.begin(), layer.notes.end());
            return published;
        },
        py::arg("layer"), layer_as_published_doc);
    module.def("limit_names", &limit_names, limit_names_doc);
    module.def(
        "read_table",
        [](const std::filesystem::path& file, std::string sheet, const LimitsByName& limits) {
            return read_table(file, TableOptions{std::move(sheet), limits_of(limits)});
        },
        py::arg("file"), py::kw_only(), py::arg("sheet") = "", py::arg("limits") = LimitsByName{},
        without_gil(), read_table_doc);
    module.def(
        "read_layer",
        [](const std::filesystem::path& file, std::string layer, std::optional<Crs> crs,
           InvalidShapes invalid_shapes, const LimitsByName& limits) {
            return read_layer(file, {std::move(layer), crs, invalid_shapes, limits_of(limits)});
        },
        py::arg("file"), py::kw_only(), py::arg("layer") = "", py::arg("crs") = std::nullopt,
        py::arg_v("invalid_shapes", InvalidShapes::refuse, "InvalidShapes.refuse"),
        py::arg("limits") = LimitsByName{}, without_gil(), read_layer_doc);

    py::class_<Document>(module, "Document", "A TOML file as it was read.")
        .def_readonly("file", &Document::file)
        .def_readonly("sha256", &Document::sha256)
        .def("__repr__", [](const Document& document) {
            return "<Document " + std::filesystem::path(document.file).filename().string() + ">";
        });
    module.def(
        "read_document", [](const std::filesystem::path& file) { return read_document(file); },
        py::arg("file"), without_gil(), read_document_doc);
}

} // namespace ctg::python

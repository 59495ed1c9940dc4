// SPDX-License-Identifier: Apache-2.0
#include "crosswalk_tables.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>

namespace ctg::python {
namespace {

constexpr auto crosswalk_from_doc =
    R"(The crosswalk in a table of parts, as `ctg overlay --residues both` writes it.

A table of `to_pandas(residues="both")` will do. What it cannot tell is lost: how the weight was
measured, and codes without a part whose total is 0. Totals are read from of_source and of_target,
or added up where these columns are not there.

Raises
------
DataError
    A column is missing, a figure is none, a weight is below 0, or rows tell two totals of one code.

Examples
--------
>>> crosswalk = ctg.Crosswalk(["a", "b"], [10.0, 20.0], ["est", "ouest"], [15.0, 15.0],
...                           [("a", "est", 10.0), ("b", "est", 5.0), ("b", "ouest", 15.0)])
>>> rows = ctg.table_from(crosswalk.to_pandas(residues="both"))
>>> ctg.crosswalk_from(rows).dominant_targets() == crosswalk.dominant_targets()
True
)";

constexpr auto to_arrow_doc =
    R"(The parts as a pyarrow.Table that knows where it comes from.

Columns: source, target, the weight (`area_m2`), of_source, of_target, class and, beneath weights
that stand in place of areas, these. The metadata of its schema, under `ctg.crosswalk`, is JSON: the method, the weight and its unit, both layers with the
hash of their files, their codes and totals. A Parquet file keeps it.

Raises
------
ImportError
    pyarrow is not installed.

Examples
--------
>>> crosswalk = ctg.Crosswalk(["a"], [10.0], ["est"], [15.0], [("a", "est", 4.0)])
>>> table = crosswalk.to_arrow()
>>> table.column_names
['source', 'target', 'area_m2', 'of_source', 'of_target', 'class']
>>> ctg.Crosswalk.from_arrow(table) == crosswalk
True
)";

Residues residues_of(const std::string& name) {
    if (name == "sources") return Residues::sources;
    if (name == "both") return Residues::both;
    py::detail::refuse(name, "\"sources\" or \"both\"");
}

py::dict dict_of(const Source& source) {
    py::dict result;
    result["file"] = source.file;
    result["sha256"] = source.sha256;
    result["producer"] = source.producer;
    result["title"] = source.title;
    result["year"] = source.year;
    return result;
}

Source source_in(const py::dict& source) {
    const auto text = [&](const char* name) { return source[name].cast<std::string>(); };
    return {text("file"), text("sha256"), text("producer"), text("title"),
            source["year"].cast<std::optional<Year>>()};
}

py::dict dict_of(const CrosswalkOrigin& origin) {
    py::dict result;
    result["weight"] = origin.weight;
    result["unit"] = origin.unit;
    result["method"] = origin.method;
    result["sources"] = dict_of(origin.sources);
    result["targets"] = dict_of(origin.targets);
    return result;
}

CrosswalkOrigin origin_in(const py::dict& origin) {
    const auto text = [&](const char* name) { return origin[name].cast<std::string>(); };
    return {text("weight"), text("unit"), text("method"), source_in(origin["sources"]),
            source_in(origin["targets"])};
}

/// The bytes of a column of the parts, for numpy.frombuffer: pybind11 before 2.12 misreads the
/// arrays of NumPy 2.
template <class Value, class ValueOf>
py::bytes column_of(std::span<const CommonPart> parts, ValueOf&& value_of) {
    std::vector<Value> values;
    values.reserve(parts.size());
    for (const auto& part : parts)
        values.push_back(static_cast<Value>(value_of(part)));
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)};
}

template <class Value>
std::vector<Value> values_in(const py::bytes& column) {
    const std::string_view bytes = column;
    std::vector<Value> values(bytes.size() / sizeof(Value));
    if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(Value));
    return values;
}

using Columns = std::array<py::bytes, 4>;

/// Columns of the parts: index of the source, of the target (uint32), weight (float64), class
/// (uint8).
Columns columns_of(const Crosswalk& crosswalk) {
    const auto parts = crosswalk.parts();
    const auto part_class = [](const CommonPart& part) { return part.part; };
    return {column_of<std::uint32_t>(parts, std::mem_fn(&CommonPart::source)),
            column_of<std::uint32_t>(parts, std::mem_fn(&CommonPart::target)),
            column_of<double>(parts, std::mem_fn(&CommonPart::weight)),
            column_of<std::uint8_t>(parts, part_class)};
}

/// The crosswalk of columns as columns_of gives them.
Crosswalk crosswalk_in(std::vector<std::string> sources, std::vector<double> source_totals,
                       std::vector<std::string> targets, std::vector<double> target_totals,
                       const Columns& columns, const py::dict& origin) {
    const auto of_source = values_in<std::uint32_t>(columns[0]);
    const auto of_target = values_in<std::uint32_t>(columns[1]);
    const auto weights = values_in<double>(columns[2]);
    const auto classes = values_in<std::uint8_t>(columns[3]);
    std::vector<CommonPart> parts;
    for (std::size_t n = 0; n < weights.size(); ++n)
        parts.push_back(
            {of_source.at(n), of_target.at(n), weights[n], static_cast<PartClass>(classes.at(n))});
    return {std::move(sources),       std::move(source_totals), std::move(targets),
            std::move(target_totals), std::move(parts),         origin_in(origin)};
}

void bind_rows_of(py::class_<PyCrosswalk>& type) {
    type.def_property_readonly(
            "records", [](const PyCrosswalk& c) { return records_of(c.value); },
            "The rows under typed columns.")
        .def(
            "to_pandas",
            [](const PyCrosswalk& c, const std::string& residues) {
                return py::module_::import("ctg.results")
                    .attr("frame_of")(records_of(c.value, residues_of(residues)));
            },
            py::kw_only(), py::arg("residues") = "sources",
            "The rows as a DataFrame; codes are text. What lies outside is told of the sources, or "
            "of both.")
        .def("_repr_html_",
             [](const PyCrosswalk& c) {
                 return py::module_::import("ctg.results").attr("html_of")(records_of(c.value));
             })
        .def_property_readonly(
            "origin", [](const PyCrosswalk& c) { return dict_of(c.value.origin()); },
            "What is shared out, its unit, how it was measured, and the files of both layers.");
}

/// What ctg/arrow.py makes a table of, and the way back.
void bind_columns_of(py::class_<PyCrosswalk>& type) {
    type.def_property_readonly(
            "ground",
            [](const PyCrosswalk& c) {
                const Crosswalk* const ground = c.value.ground();
                return ground == nullptr ? std::nullopt : std::optional(PyCrosswalk{*ground, {}});
            },
            "The areas in whose place weights were put: a border that cuts them bounds what is "
            "carried over, wherever the weight lies. None of a crosswalk of areas.")
        .def(
            "_over",
            [](const PyCrosswalk& c, const PyCrosswalk& ground) {
                return PyCrosswalk{c.value.over(ground.value), c.notes};
            },
            py::arg("ground"))
        .def_property_readonly("_weight_column",
                               [](const PyCrosswalk& c) { return weight_column(c.value.origin()); })
        .def_property_readonly("_columns", [](const PyCrosswalk& c) { return columns_of(c.value); })
        .def_static("_from_columns",
                    [](std::vector<std::string> sources, std::vector<double> source_totals,
                       std::vector<std::string> targets, std::vector<double> target_totals,
                       const Columns& columns, const py::dict& origin) {
                        return PyCrosswalk{crosswalk_in(std::move(sources),
                                                        std::move(source_totals),
                                                        std::move(targets),
                                                        std::move(target_totals), columns, origin),
                                           {}};
                    })
        .def(
            "to_arrow",
            [](const py::object& self) {
                return py::module_::import("ctg.arrow").attr("table_of")(self);
            },
            to_arrow_doc)
        .def_static(
            "from_arrow",
            [](const py::object& table) {
                return py::module_::import("ctg.arrow").attr("crosswalk_in")(table);
            },
            py::arg("table"), "The crosswalk in an Arrow table that `to_arrow` made.");
}

} // namespace

void bind_crosswalk_tables(py::module_& module, py::class_<PyCrosswalk>& type) {
    bind_rows_of(type);
    bind_columns_of(type);
    module.def(
        "crosswalk_from",
        [](const Table& table) {
            return PyCrosswalk{crosswalk_from(table), {}};
        },
        py::arg("table"), crosswalk_from_doc);
}

} // namespace ctg::python

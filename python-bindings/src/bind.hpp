// SPDX-License-Identifier: Apache-2.0
// What the files that bind a module share: one function per module, and how results look.
#pragma once

#include "conversions.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/coverage/convention.hpp"
#include "ctg/data/database.hpp"
#include "ctg/data/layer.hpp"
#include "ctg/data/records.hpp"
#include "ctg/reading/limits.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/weights.hpp"
#include "ctg/territory/zoning.hpp"

#include <pybind11/operators.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg::python {

namespace py = pybind11;

void bind_base(py::module_& module);
void bind_data(py::module_& module);
void bind_chart(py::module_& module);
void bind_classes(py::module_& module);
void bind_geometry(py::module_& module);
void bind_reading(py::module_& module);
void bind_territory(py::module_& module);
void bind_crosswalk(py::module_& module);
void bind_overlay(py::module_& module);
void bind_fine_weights(py::module_& module);
void bind_commune_parts(py::module_& module);
void bind_nesting(py::module_& module);
void bind_weights(py::module_& module);
void bind_coverage(py::module_& module);
void bind_indicator(py::module_& module);
void bind_indicator_map(py::module_& module);
void bind_scheme(py::module_& module);
void bind_scoring(py::module_& module);
void bind_composite(py::module_& module);
void bind_doubts(py::module_& module);
void bind_inequality(py::module_& module);
void bind_comparison_chart(py::module_& module);
void bind_passage(py::module_& module);
void bind_planning(py::module_& module);
void bind_grouping(py::module_& module);
void bind_published(py::module_& module);
void bind_portrait(py::module_& module);
void bind_score_chart(py::module_& module);
void bind_study(py::module_& module);
void bind_simulation(py::module_& module);
void bind_what_if(py::module_& module);
void bind_fetch(py::module_& module);
void bind_database(py::module_& module);

/// For the functions that read files, measure shapes or search: others may run meanwhile.
using without_gil = py::call_guard<py::gil_scoped_release>;

// A result and its notes are one object in Python: the class `Geography` is a Checked<Geography>.
using PyLayer = Checked<Layer>;
using PyGeography = Checked<Geography>;
using PyZoning = Checked<Zoning>;
using PyWeights = Checked<Weights>;
using PyConventions = Checked<std::vector<Convention>>;
using PyCompetences = Checked<std::vector<Competence>>;

/// Limits by name, as Python has them: {"rows": 20_000_000}.
using LimitsByName = std::map<std::string, std::size_t>;
/// @throws ArgumentError as limit_change_of.
[[nodiscard]] std::vector<LimitChange> changes_of(const LimitsByName& limits);
[[nodiscard]] ReadLimits limits_of(const LimitsByName& limits);

/// What an optional argument holds, or no zone at all.
[[nodiscard]] inline const Zoning& zoning_or_none(const PyZoning* zoning) {
    static const Zoning none;
    return zoning == nullptr ? none : zoning->value;
}

/// The leave that the argument `allow_database` gives.
[[nodiscard]] inline DatabaseAccess access_of(bool allow_database) noexcept {
    return allow_database ? DatabaseAccess::allow : DatabaseAccess::refuse;
}

/// `text` between quotes, as Python shows it.
[[nodiscard]] std::string repr_of(std::string_view text);

// Equality by content, also of the results that have none in C++.
template <class Value>
bool is_same(const Value& a, const Value& b) {
    return a == b;
}
inline bool is_same(const Layer& a, const Layer& b) {
    const auto texts_of = [](const Table& table) {
        std::vector<std::string> texts;
        for (std::size_t row = 0; row < table.row_count(); ++row)
            for (std::size_t column = 0; column < table.columns().size(); ++column)
                texts.push_back(table.text(row, column));
        return texts;
    };
    return a.crs == b.crs && a.shapes == b.shapes &&
           std::ranges::equal(a.attributes.columns(), b.attributes.columns()) &&
           texts_of(a.attributes) == texts_of(b.attributes);
}
inline bool is_same(const Geography& a, const Geography& b) {
    return a.year() == b.year() && std::ranges::equal(a.communes(), b.communes());
}
inline bool is_same(const Weights& a, const Weights& b) {
    return a.basis() == b.basis() && std::ranges::equal(a.items(), b.items());
}

/// What a class of results offers beside its own: notes, equality by value, no change.
template <class Result>
py::class_<Result> bind_result(py::module_& module, const char* name, const char* doc) {
    return py::class_<Result>(module, name, doc)
        .def_readonly("notes", &Result::notes, "What must be said of the result.")
        .def(
            "__eq__", [](const Result& a, const Result& b) { return is_same(a.value, b.value); },
            py::is_operator());
}

/// Makes `type` a sequence of what `items_of(result)` gives, a vector.
template <class Result, class Items>
void bind_sequence(py::class_<Result>& type, Items items_of) {
    type.def("__len__", [items_of](const Result& result) { return items_of(result).size(); });
    type.def("__getitem__", [items_of](const Result& result, std::ptrdiff_t index) {
        const auto& items = items_of(result);
        const auto size = static_cast<std::ptrdiff_t>(items.size());
        if (index < -size || index >= size) throw py::index_error();
        return items[static_cast<std::size_t>(index < 0 ? index + size : index)];
    });
    type.def(
        "__iter__",
        [items_of](const Result& result) {
            const auto& items = items_of(result);
            return py::make_iterator<py::return_value_policy::copy>(items.begin(), items.end());
        },
        py::keep_alive<0, 1>());
}

/// Gives `type` the methods of a table, written in ctg/results.py, from `records_of(result)`.
template <class Result, class RecordsOf>
void bind_rows(py::class_<Result>& type, RecordsOf records_of) {
    type.def_property_readonly("records", records_of, "The rows under typed columns.");
    type.def(
        "to_pandas",
        [](const py::object& self) {
            return py::module_::import("ctg.results").attr("frame_of")(self.attr("records"));
        },
        "The rows as a DataFrame; codes are text.");
    type.def("_repr_html_", [](const py::object& self) {
        return py::module_::import("ctg.results").attr("html_of")(self.attr("records"));
    });
}

/// The same for rows that each belong to a zone, which has an outline.
template <class Result, class RecordsOf>
void bind_zone_rows(py::class_<Result>& type, RecordsOf records_of) {
    bind_rows(type, records_of);
    type.def(
        "to_geopandas",
        [](const py::object& self, const PyZoning& zoning, const PyGeography& geography) {
            return py::module_::import("ctg.results")
                .attr("geo_frame_of")(self.attr("records"), zoning, geography);
        },
        py::arg("zoning"), py::arg("geography"),
        "The rows with the outline of their zones, as a GeoDataFrame.");
}

} // namespace ctg::python

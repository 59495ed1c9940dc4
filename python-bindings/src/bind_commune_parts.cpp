// SPDX-License-Identifier: Apache-2.0
// How communes divide: between IRIS and arrondissements, and between zones drawn over them.
#include "crosswalk_results.hpp"
#include "ctg/crosswalk/drawn_zones.hpp"

namespace ctg::python {
namespace {

using PyPartShares = Checked<PartShares>;

constexpr auto part_shares_doc =
    R"(How communes divide between parts that have codes: IRIS, municipal arrondissements.

Made by `ctg.part_shares_from`.
)";

constexpr auto part_shares_from_doc =
    R"(The shares that the counts in a column give IRIS and arrondissements of their communes.

Parameters
----------
table : Table
    With a column `code` (or `iris`).
column : str

Raises
------
DataError
    No row is of a part of a commune; a code twice; a count below 0.

Examples
--------
>>> import pandas
>>> counts = pandas.DataFrame({"code": ["130280101", "130280102"], "pop": ["30", "10"]})
>>> ctg.part_shares_from(ctg.table_from(counts), "pop")["130280101"]
0.75
)";

constexpr auto zones_from_doc =
    R"(The zones of a polygon layer (columns code and nom), which may cut communes.

Parameters
----------
layer : Layer
geography : Geography
level : str, optional
    "territory" or "antenne".
weights : FineWeights, optional
    What a commune that is cut counts by; its area otherwise.

Examples
--------
>>> frame = two_communes.to_geopandas().assign(code=["est", "sud"], nom=["Est", "Sud"])
>>> ctg.zones_from(ctg.layer_from(frame), two_communes).keys
['est', 'sud']
)";

std::optional<FineWeights> weights_or_none(const PyFineWeights* weights) {
    return weights == nullptr ? std::nullopt : std::optional(weights->value);
}

void bind_part_shares(py::module_& module) {
    py::class_<PyPartShares>(module, "PartShares", part_shares_doc)
        .def_readonly("notes", &PyPartShares::notes, "What must be said of the result.")
        .def("__getitem__",
             [](const PyPartShares& shares, const std::string& code) {
                 const auto part = shares.value.find(code);
                 if (!part) throw py::key_error(code);
                 return part->share;
             })
        .def("__repr__", [](const PyPartShares&) { return "<PartShares>"; });
    module.def(
        "part_shares_from",
        [](const Table& table, const std::string& column) {
            return PartShares::from(table, column);
        },
        py::arg("table"), py::arg("column"), part_shares_from_doc);
}

void bind_zones_drawn(py::module_& module) {
    module.def(
        "zones_from",
        [](const PyLayer& layer, const PyGeography& geography, const std::string& level,
           const PyFineWeights* weights) {
            return zones_from(layer.value, geography.value, level, weights_or_none(weights));
        },
        py::arg("layer"), py::arg("geography"), py::kw_only(), py::arg("level") = "territory",
        py::arg("weights") = py::none(), zones_from_doc, without_gil());
}

} // namespace

void bind_commune_parts(py::module_& module) {
    bind_part_shares(module);
    bind_zones_drawn(module);
}

} // namespace ctg::python

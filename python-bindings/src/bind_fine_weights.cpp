// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/crosswalk/drawn_zones.hpp"
#include "ctg/crosswalk/fine_weights.hpp"
#include "ctg/crosswalk/passage_crosswalk.hpp"

namespace ctg::python {

using PyCrosswalk = Checked<Crosswalk>;
using PyFineWeights = Checked<FineWeights>;
using PyPartShares = Checked<PartShares>;

namespace {

constexpr auto fine_weights_doc = R"(How much of something lies where, more finely than by commune.

Made by `ctg.fine_weights_from`.
)";

constexpr auto fine_weights_from_doc =
    R"(The weights in a column: by square (a column idcar_…), at points (x and y in metres, or lon
and lat), or by polygon of a layer, spread evenly over it.

Parameters
----------
where : Table or Layer
column : str
crs : int, optional
    EPSG code of x and y; Lambert-93 by default.

Raises
------
DataError
    Nothing tells where the weights lie; a square twice, or of another grid; a weight below 0.

Examples
--------
>>> import pandas
>>> squares = pandas.DataFrame({"idcar_200m": ["CRS3035RES200mN2239000E3962600"], "ind": ["13"]})
>>> ctg.fine_weights_from(ctg.table_from(squares), "ind").name
'ind'
)";

constexpr auto crosswalk_of_passage_doc =
    R"(A passage between two years as a crosswalk, which composes with spatial ones.

Parameters
----------
passage : Passage
weights : Weights
    Of communes of the passage's first year: what they weigh.

Examples
--------
>>> passage = ctg.shipped_history().passage(from_year=2019, to_year=2025)
>>> len(ctg.crosswalk_of(passage, ctg.commune_weights(two_communes)))
2
)";

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

/// Both layers on the plane of the first.
std::pair<OverlayLayer, OverlayLayer> opened(const PyLayer& sources, const PyLayer& targets,
                                             const std::string& source_code,
                                             const std::string& target_code, Crs crs) {
    auto from = overlay_layer_from(sources.value, source_code, crs);
    auto to = overlay_layer_from(targets.value, target_code, from.crs());
    return {std::move(from), std::move(to)};
}

const FineWeights* weights_or_none(const PyFineWeights* weights) {
    return weights == nullptr ? nullptr : &weights->value;
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
            const auto* const known = weights_or_none(weights);
            const py::gil_scoped_release without_lock;
            return zones_from(layer.value, geography.value, level,
                              known != nullptr ? std::optional(*known) : std::nullopt);
        },
        py::arg("layer"), py::arg("geography"), py::kw_only(), py::arg("level") = "territory",
        py::arg("weights") = py::none(), zones_from_doc);
}

} // namespace

void bind_fine_weights(py::module_& module) {
    bind_part_shares(module);
    py::class_<PyFineWeights>(module, "FineWeights", fine_weights_doc)
        .def_readonly("notes", &PyFineWeights::notes, "What must be said of the result.")
        .def_property_readonly("name", [](const PyFineWeights& w) { return w.value.name(); })
        .def("__repr__", [](const PyFineWeights& w) {
            return "<FineWeights " + repr_of(w.value.name()) + ">";
        });
    module.def(
        "fine_weights_from",
        [](const Table& table, const std::string& column, Crs crs) {
            return fine_weights_from(table, column, crs);
        },
        py::arg("where"), py::arg("column"), py::kw_only(), py::arg("crs") = Crs{},
        fine_weights_from_doc);
    module.def(
        "fine_weights_from",
        [](const PyLayer& layer, const std::string& column) {
            return fine_weights_from(layer.value, column);
        },
        py::arg("where"), py::arg("column"));
    bind_zones_drawn(module);
    module.def(
        "weighted_overlay_of",
        [](const PyLayer& sources, const PyLayer& targets, const PyFineWeights& weights,
           const std::string& source_code, const std::string& target_code, Crs crs) {
            const py::gil_scoped_release without_lock;
            const auto [from, to] = opened(sources, targets, source_code, target_code, crs);
            auto areas = overlay(from, to);
            auto weighed = reweighted(settled(areas.value).crosswalk, from, to, weights.value);
            areas.notes.insert(areas.notes.end(), weighed.notes.begin(), weighed.notes.end());
            return PyCrosswalk{std::move(weighed.value), std::move(areas.notes)};
        },
        py::arg("sources"), py::arg("targets"), py::arg("weights"), py::kw_only(),
        py::arg("source_code") = "code", py::arg("target_code") = "code", py::arg("crs") = Crs{});
    module.def(
        "union_coverage_of",
        [](const PyLayer& sources, const PyLayer& targets, const std::string& source_code,
           const std::string& target_code, Crs crs) {
            const py::gil_scoped_release without_lock;
            const auto [from, to] = opened(sources, targets, source_code, target_code, crs);
            return records_of(union_coverage(from, to).value);
        },
        py::arg("sources"), py::arg("targets"), py::kw_only(), py::arg("source_code") = "code",
        py::arg("target_code") = "code", py::arg("crs") = Crs{});
    module.def(
        "crosswalk_of",
        [](const Passage& passage, const PyWeights& weights) {
            return PyCrosswalk{crosswalk_of(passage, weights.value), {}};
        },
        py::arg("passage"), py::arg("weights"), crosswalk_of_passage_doc);
}

} // namespace ctg::python

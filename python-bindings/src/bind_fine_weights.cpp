// SPDX-License-Identifier: Apache-2.0
#include "crosswalk_results.hpp"

namespace ctg::python {
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

} // namespace

void bind_fine_weights(py::module_& module) {
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
        fine_weights_from_doc, without_gil());
    module.def(
        "fine_weights_from",
        [](const PyLayer& layer, const std::string& column) {
            return fine_weights_from(layer.value, column);
        },
        py::arg("where"), py::arg("column"), without_gil());
}

} // namespace ctg::python

// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/territory/weights.hpp"

namespace ctg::python {
namespace {

constexpr auto basis_doc = R"(What a share is a share of. It has no default.

Examples
--------
>>> ctg.Basis.population, ctg.Basis("foyers")
(Basis('population'), Basis('foyers'))
)";

constexpr auto weights_doc =
    R"(A weight for each commune of a perimeter, which is what shares are shares of.

Examples
--------
>>> ctg.commune_weights(geography).within("13").total.value
119.0
)";

constexpr auto weights_from_doc = R"(The weights in a column of a table (its code column is `code`).

Municipal arrondissements are rolled up into their commune, with a note.

Parameters
----------
table : Table
column : str
basis : Basis
geography : Geography
rounding : Rounding, optional
    How the counts were rounded before publication: they are intervals from then on.

Raises
------
DataError
    A commune of the geography has no row, all named; a commune comes twice.

Examples
--------
>>> table = ctg.read_table(data / "insee/population-2023/population.csv")
>>> population = ctg.weights_from(table, "population_municipale", ctg.Basis.population, geography)
>>> population.within("13").total.value
2087658.0
)";

constexpr auto commune_weights_doc = R"(Each commune counts 1.

Examples
--------
>>> ctg.commune_weights(two_communes)["13055"]
<Figure 1>
)";

constexpr auto area_weights_doc = R"(The area of each commune on the ellipsoid [km²].

Examples
--------
>>> round(ctg.area_weights(geography).within("13").total.value, -2)
5200.0
)";

PyWeights weights_of(const Table& table, std::string_view column, const Basis& basis,
                     const PyGeography& geography, std::optional<Rounding> rounding) {
    return weights_from(table, column, basis, geography.value, {rounding});
}

} // namespace

void bind_weights(py::module_& module) {
    py::class_<Basis>(module, "Basis", basis_doc)
        .def(py::init([](std::string name) { return Basis{std::move(name)}; }), py::arg("name"))
        .def_readonly("name", &Basis::name)
        .def_readonly_static("population", &Basis::population)
        .def_readonly_static("communes", &Basis::communes)
        .def_readonly_static("area", &Basis::area)
        .def(py::self == py::self)
        .def("__hash__", [](const Basis& basis) { return std::hash<std::string>{}(basis.name); })
        .def("__repr__", [](const Basis& basis) { return "Basis(" + repr_of(basis.name) + ")"; });

    bind_result<PyWeights>(module, "Weights", weights_doc)
        .def_property_readonly("basis", [](const PyWeights& w) { return w.value.basis(); })
        .def_property_readonly("source", [](const PyWeights& w) { return w.value.source(); })
        .def_property_readonly("items",
                               [](const PyWeights& w) {
                                   const auto items = w.value.items();
                                   return std::vector<Weights::Item>(items.begin(), items.end());
                               })
        .def_property_readonly("total", [](const PyWeights& w) { return w.value.total(); })
        .def("__len__", [](const PyWeights& w) { return w.value.items().size(); })
        .def("__getitem__",
             [](const PyWeights& w, const CommuneCode& code) {
                 const Figure* figure = w.value.find(code);
                 if (figure == nullptr) throw py::key_error(std::string(code.text()));
                 return *figure;
             })
        .def(
            "within",
            [](const PyWeights& w, std::string_view departement) {
                return PyWeights{w.value.within(departement), w.notes};
            },
            py::arg("departement"), "The weights of the communes of one département only.")
        .def(
            "to_pandas",
            [](const py::object& self) {
                return py::module_::import("ctg.tables").attr("weights_frame_of")(self);
            },
            "The weights as a DataFrame: code, value, low, high.")
        .def("__repr__", [](const PyWeights& w) {
            return "<Weights by " + w.value.basis().name + ": " +
                   std::to_string(w.value.items().size()) + " communes>";
        });
    module.def("weights_from", &weights_of, py::arg("table"), py::arg("column"), py::arg("basis"),
               py::arg("geography"), py::kw_only(), py::arg("rounding") = std::nullopt,
               weights_from_doc);
    module.def(
        "commune_weights",
        [](const PyGeography& g) {
            return PyWeights{commune_weights(g.value), {}};
        },
        py::arg("geography"), commune_weights_doc);
    module.def(
        "area_weights",
        [](const PyGeography& g) {
            return PyWeights{area_weights(g.value), {}};
        },
        py::arg("geography"), without_gil(), area_weights_doc);
}

} // namespace ctg::python

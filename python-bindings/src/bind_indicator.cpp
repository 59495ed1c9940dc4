// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/writing/result.hpp"
#include "results.hpp"

namespace ctg::python {
namespace {

constexpr auto figure_table_doc =
    R"(A table with figures by commune, by the name that rules know it by.

Examples
--------
>>> table = ctg.Table(["code", "places"], [["13055", "120"]])
>>> ctg.FigureTable("accueil", table, year=2023)
<FigureTable accueil by commune>
)";

constexpr auto indicators_doc = R"(The values of indicators on territories, by territory then rule.

Examples
--------
>>> values = ctg.indicators_of(study)
>>> values[0].territory, values[0].state.name
('accm', 'rounded')
>>> values.to_pandas()["value"].dtype
dtype('float64')
)";

constexpr auto indicators_of_doc =
    R"(The indicators of each territory: counts are added, and divided once, last.

Called on a study, with its own scheme and tables; else on what is given.

Parameters
----------
territories : Zoning
scheme : Scheme
tables : list of FigureTable
geography : Geography
epci : Zoning, optional
    Which communes the EPCI of tables by EPCI hold.
population : Weights, optional
    Inhabitants, for territories in several EPCI or départements.

Examples
--------
>>> scheme = ctg.scheme_from(ctg.read_document(data / "bouches-du-rhone/scheme.toml"))
>>> values = ctg.indicators_of(study.territories, scheme, study.tables, geography, epci=study.epci)
>>> values == ctg.indicators_of(study)
True
)";

constexpr auto value_state_doc = "What a value rests on.";

void bind_value(py::module_& module) {
    py::enum_<ValueState>(module, "ValueState", value_state_doc)
        .value("observed", ValueState::observed)
        .value("rounded", ValueState::rounded)
        .value("partial", ValueState::partial)
        .value("apportioned", ValueState::apportioned)
        .value("borrowed", ValueState::borrowed)
        .value("suppressed", ValueState::suppressed)
        .value("not_collected", ValueState::not_collected)
        .value("not_applicable", ValueState::not_applicable);
    py::class_<IndicatorValue>(module, "IndicatorValue",
                               "The value of an indicator on a territory.")
        .def_readonly("territory", &IndicatorValue::territory)
        .def_readonly("indicator", &IndicatorValue::indicator)
        .def_readonly("value", &IndicatorValue::value)
        .def_readonly("state", &IndicatorValue::state)
        .def_readonly("numerator", &IndicatorValue::numerator)
        .def_readonly("denominator", &IndicatorValue::denominator)
        .def_readonly("observed", &IndicatorValue::observed,
                      "Share of the territory's communes whose figures are known.")
        .def_readonly("level", &IndicatorValue::level)
        .def_readonly("year", &IndicatorValue::year)
        .def_readonly("source", &IndicatorValue::source)
        .def_readonly("raw", &IndicatorValue::raw, "The value before it was shrunk, if it was.")
        .def(py::self == py::self)
        .def("__repr__", [](const IndicatorValue& value) {
            return "<IndicatorValue " + value.indicator + " on " + value.territory + ": " +
                   py::repr(py::cast(value.value)).cast<std::string>() + ">";
        });
    auto type = bind_result<PyIndicators>(module, "IndicatorTable", indicators_doc);
    bind_sequence(
        type, [](const PyIndicators& t) -> const auto& { return t.value; });
    bind_zone_rows(type, [](const PyIndicators& t) { return records_of(t.value); });
    type.def("__repr__", [](const PyIndicators& t) {
        return "<IndicatorTable: " + std::to_string(t.value.size()) + " values>";
    });
}

} // namespace

void bind_indicator(py::module_& module) {
    py::class_<FigureTable>(module, "FigureTable", figure_table_doc)
        .def(py::init(
                 [](std::string name, Table table, std::string level, std::optional<Year> year) {
                     return FigureTable{std::move(name), std::move(table), std::move(level), year};
                 }),
             py::arg("name"), py::arg("table"), py::kw_only(), py::arg("level") = "commune",
             py::arg("year") = std::nullopt)
        .def_readonly("name", &FigureTable::name)
        .def_readonly("table", &FigureTable::table)
        .def_readonly("level", &FigureTable::level)
        .def_readonly("year", &FigureTable::year)
        .def("__repr__", [](const FigureTable& table) {
            return "<FigureTable " + table.name + " by " + table.level + ">";
        });
    bind_value(module);
    module.def(
        "indicators_of",
        [](const PyZoning& territories, const PyScheme& scheme,
           const std::vector<FigureTable>& tables, const PyGeography& geography,
           const PyZoning* epci, const PyWeights* population) {
            return indicators_of(territories.value, rules_of(scheme.value),
                                 IndicatorInputs{.tables = tables,
                                                 .geography = &geography.value,
                                                 .epci = epci == nullptr ? nullptr : &epci->value,
                                                 .population = population == nullptr
                                                                   ? nullptr
                                                                   : &population->value});
        },
        py::arg("territories"), py::arg("scheme"), py::arg("tables"), py::arg("geography"),
        py::kw_only(), py::arg("epci") = nullptr, py::arg("population") = nullptr, without_gil(),
        indicators_of_doc);
}

} // namespace ctg::python

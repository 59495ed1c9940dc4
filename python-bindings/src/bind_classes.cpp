// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "class_rules.hpp"
#include "plain_values.hpp"

namespace ctg::python {
namespace {

using PyClasses = Checked<Classes>;

constexpr auto classes_doc = R"(Classes ]lower, upper] that follow one another, the first closed.

Examples
--------
>>> classes = ctg.classes_of([3, 5, 8, 12, 40], "jenks", count=2)
>>> classes.counts, classes.class_of(12), classes.class_of(12.5)
([4, 1], 0, 1)
)";

constexpr auto classes_of_doc = R"(The classes of values, as maps, tables and QGIS show them.

Parameters
----------
values : sequence of float or None
    In any order; None and NaN stay out.
method : {"quantiles", "jenks", "equal", "sd", "headtail", "manual"}, optional
    Without, quantiles; manual when there are bounds.
count : int, optional
    2 to 9, 5 without; of headtail the most. Values that are few or equal make fewer, with a note.
bounds : sequence of float, optional
    Of manual: where a class ends and the next begins. Bounds of one year freeze those of others.
rounded : bool, optional
    Bounds of two digits, more where a class would be lost.
step : float, optional
    Bounds that are multiples of it.

Raises
------
ArgumentError
    Fewer than 2 classes or more than 9, bounds that do not rise or that are not of `method`.

Examples
--------
>>> ctg.classes_of([1.2, 12.3, 27.8, 151, 187], "jenks", count=3, rounded=True).labels("en")
['1.2 to 28', '28 to 160', '160 to 190']
>>> ctg.classes_of([12, 14, None], bounds=[10, 20]).labels("fr")
['10 ou moins', '10 à 20', 'plus de 20']
)";

PyClasses classes_named(const PlainValues& values, const std::optional<std::string>& method,
                        std::optional<std::size_t> count,
                        const std::optional<std::vector<double>>& bounds,
                        std::optional<bool> rounded, std::optional<double> step) {
    std::vector<double> there;
    for (const auto& value : values)
        if (const auto number = known(value)) there.push_back(*number);
    return classes_of(
        there, asked_over(ClassRule{}, class_request_of(method, count, bounds, rounded, step)));
}

} // namespace

void bind_classes(py::module_& module) {
    auto type = bind_result<PyClasses>(module, "Classes", classes_doc);
    type.def_property_readonly(
            "cuts", [](const PyClasses& c) { return c.value.cuts; },
            "Where a class ends and the next begins.")
        .def_property_readonly(
            "counts", [](const PyClasses& c) { return c.value.counts; },
            "How many values each class holds.")
        .def_property_readonly(
            "ends",
            [](const PyClasses& c) -> std::optional<std::pair<double, double>> {
                if (!c.value.ends) return std::nullopt;
                return std::pair(c.value.ends->lowest, c.value.ends->highest);
            },
            "The lowest and the highest bound; None where classes are manual.")
        .def(
            "labels", [](const PyClasses& c, Language lang) { return labels_of(c.value, lang); },
            py::arg("lang") = Language::french, "The classes by their bounds, as a legend says it.")
        .def(
            "class_of", [](const PyClasses& c, double value) { return class_of(c.value, value); },
            py::arg("value"), "The class that holds the value, from 0.")
        .def("__len__", [](const PyClasses& c) { return c.value.counts.size(); })
        .def("__repr__", [](const PyClasses& c) {
            return "<Classes: " + std::to_string(c.value.counts.size()) + " by " +
                   std::string(name_of(c.value.method)) + ">";
        });
    module.def("classes_of", &classes_named, py::arg("values"), py::arg("method") = py::none(),
               py::kw_only(), py::arg("count") = py::none(), py::arg("bounds") = py::none(),
               py::arg("rounded") = py::none(), py::arg("step") = py::none(), without_gil(),
               classes_of_doc);
}

} // namespace ctg::python

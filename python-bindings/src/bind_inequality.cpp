// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/scoring/inequality.hpp"
#include "ctg/scoring/typology.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/writing/result.hpp"
#include "plain_values.hpp"
#include "results.hpp"

#include <variant>

namespace ctg::python {
namespace {

using PyInequality = Checked<Inequality>;
using PyInequalities = Checked<std::vector<ScoreInequality>>;
using PyTypology = Checked<Typology>;

constexpr auto inequality_doc = R"(How unequal values are, between groups and within them.

Gini's between, within and overlap parts add up to it; Theil's between and within parts do.
)";

constexpr auto inequalities_doc =
    R"(The inequality of each score: a row for all, then one a group.)";

constexpr auto inequality_function_doc =
    R"(Gini coefficient and Theil's T of values, weighted, between groups and within them.

Parameters
----------
values : sequence of float or None
    One a unit, 0 or above, on a scale with a true 0; None and NaN are left out, with a note.
groups : sequence of str, optional
    As long as `values`; one group unless told.
weights : sequence of float, optional
    As long as `values`: inhabitants. Each counts 1 unless told.

Raises
------
DataError
    A value or a weight below 0.

Examples
--------
>>> found = ctg.inequality([1, 3, 5, 7], groups=["a", "a", "b", "b"])
>>> found.gini, found.gini_between, found.gini_within
(0.3125, 0.25, 0.0625)
)";

constexpr auto inequalities_of_doc =
    R"(The inequality of every score of a study over its territories, by inhabitants and antennes.

Examples
--------
>>> rows = ctg.inequalities_of(study).to_pandas()
>>> sorted(rows.query("score == 'total'")["group"].dropna())[:2]
['A1', 'A2']
)";

constexpr auto typology_doc = R"(Types of units with like profiles, around medoids.

A row for each unit: unit, type, medoid, distance, silhouette.
)";

constexpr auto typology_function_doc =
    R"(Groups units around medoids: those from which the others are the least far in all.

Parameters
----------
profiles : dict
    {unit: scores}, a score or None on the same cells for each.
types : int or (int, int)
    How many, or a range of which the best mean silhouette is taken.
distance : {"absolute", "euclidean"}, optional
    Mean difference over the cells that both have, or the root of its mean square.

Raises
------
ArgumentError
    A count of types below 2 or above that of units; profiles of other lengths.

Examples
--------
>>> profiles = {"a": [10, 20], "b": [12, 22], "c": [60, 70], "d": [62, None]}
>>> types = ctg.typology(profiles, (2, 3))
>>> types.medoids, round(types.mean_silhouette, 2)
(['a', 'c'], 0.96)
)";

constexpr auto typology_of_doc = R"(Types of the territories of a study by their cells.

Examples
--------
>>> ctg.typology_of(study, (2, 4)).medoids
['ct-marseille-provence', 'ct-pays-aix']
)";

std::vector<GroupedValue> grouped(const PlainValues& values,
                                  const std::optional<std::vector<std::string>>& groups,
                                  const std::optional<std::vector<double>>& weights) {
    if ((groups && groups->size() != values.size()) ||
        (weights && weights->size() != values.size()))
        throw py::value_error("expected as many groups and weights as values");
    std::vector<GroupedValue> items;
    for (std::size_t i = 0; i < values.size(); ++i)
        items.push_back({std::to_string(i), groups ? (*groups)[i] : "", known(values[i]),
                         weights ? (*weights)[i] : 1.0});
    return items;
}

using CountOrRange = std::variant<std::size_t, std::pair<std::size_t, std::size_t>>;

TypeCount type_count_of(const CountOrRange& types) {
    if (const auto* count = std::get_if<std::size_t>(&types)) return {*count, *count};
    const auto& [least, most] = std::get<std::pair<std::size_t, std::size_t>>(types);
    return {least, most};
}

ProfileDistance distance_named(const std::string& name) {
    if (const auto distance = profile_distance_of(name)) return *distance;
    throw py::value_error("expected absolute or euclidean, found \"" + name + "\"");
}

PyInequalities inequalities_of_study(const PyStudy& study) {
    const auto groups = territory_groups_of(study.value);
    auto found = inequalities_of(scores_of(study.value).value.scores, groups.value);
    found.notes.insert(found.notes.begin(), groups.notes.begin(), groups.notes.end());
    return found;
}

void bind_inequality_types(py::module_& module) {
    auto type = bind_result<PyInequality>(module, "Inequality", inequality_doc);
    bind_rows(type, [](const PyInequality& i) {
        return records_of(std::vector<ScoreInequality>{{"", i.value}});
    });
    const auto add = [&](const char* name, double Inequality::*part) {
        type.def_property_readonly(name, [part](const PyInequality& i) { return i.value.*part; });
    };
    add("mean", &Inequality::mean);
    add("gini", &Inequality::gini);
    add("gini_between", &Inequality::gini_between);
    add("gini_within", &Inequality::gini_within);
    add("gini_overlap", &Inequality::gini_overlap);
    add("theil", &Inequality::theil);
    add("theil_between", &Inequality::theil_between);
    add("theil_within", &Inequality::theil_within);
    type.def("__repr__", [](const PyInequality& i) {
        return "<Inequality: Gini " + py::repr(py::cast(i.value.gini)).cast<std::string>() + ">";
    });
    auto table = bind_result<PyInequalities>(module, "InequalityTable", inequalities_doc);
    bind_rows(table, [](const PyInequalities& i) { return records_of(i.value); });
    table.def("__len__", [](const PyInequalities& i) { return i.value.size(); })
        .def("__repr__", [](const PyInequalities& i) {
            return "<InequalityTable: " + std::to_string(i.value.size()) + " scores>";
        });
}

void bind_typology_type(py::module_& module) {
    auto type = bind_result<PyTypology>(module, "Typology", typology_doc);
    bind_rows(type, [](const PyTypology& t) { return records_of(t.value); });
    type.def_property_readonly("medoids", [](const PyTypology& t) { return t.value.medoids; })
        .def_property_readonly("mean_silhouette",
                               [](const PyTypology& t) { return t.value.fit.mean_silhouette; })
        .def_property_readonly(
            "is_exact", [](const PyTypology& t) { return t.value.fit.is_exact; },
            "Whether no other choice of medoids costs less.")
        .def_property_readonly(
            "fits", [](const PyTypology& t) { return records_of(t.value.fits); },
            "Cost and mean silhouette of each count of types that was tried.")
        .def("__len__", [](const PyTypology& t) { return t.value.units.size(); })
        .def("__repr__", [](const PyTypology& t) {
            return "<Typology: " + std::to_string(t.value.fit.types) + " types of " +
                   std::to_string(t.value.units.size()) + " units>";
        });
}

} // namespace

void bind_inequality(py::module_& module) {
    bind_inequality_types(module);
    bind_typology_type(module);
    module.def(
        "inequality",
        [](const PlainValues& values, const std::optional<std::vector<std::string>>& groups,
           const std::optional<std::vector<double>>& weights) {
            return inequality_of(grouped(values, groups, weights));
        },
        py::arg("values"), py::kw_only(), py::arg("groups") = py::none(),
        py::arg("weights") = py::none(), inequality_function_doc);
    module.def("inequalities_of", &inequalities_of_study, py::arg("study"), without_gil(),
               inequalities_of_doc);
    module.def(
        "typology",
        [](const std::map<std::string, PlainValues>& profiles, const CountOrRange& types,
           const std::string& distance) {
            std::vector<Profile> items;
            for (const auto& [unit, scores] : profiles) {
                items.push_back({unit, {}});
                for (const auto& score : scores)
                    items.back().scores.push_back(known(score));
            }
            return typology_of(items, type_count_of(types), distance_named(distance));
        },
        py::arg("profiles"), py::arg("types"), py::kw_only(), py::arg("distance") = "absolute",
        typology_function_doc);
    module.def(
        "typology_of",
        [](const PyStudy& study, const CountOrRange& types, const std::string& distance) {
            const auto scores = scores_of(study.value).value.scores;
            return typology_of(profiles_of(scores, *study.value.scheme), type_count_of(types),
                               distance_named(distance));
        },
        py::arg("study"), py::arg("types"), py::kw_only(), py::arg("distance") = "absolute",
        typology_of_doc);
}

} // namespace ctg::python

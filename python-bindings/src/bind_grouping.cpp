// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/planning/grouping.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/writing/result.hpp"
#include "results.hpp"

#include <optional>
#include <utility>

namespace ctg::python {
namespace {

using PyGroupingRules = Checked<GroupingRules>;
using PyGroupingGraph = Checked<GroupingGraph>;
using PyGrouping = Checked<Grouping>;
using Ends = std::pair<std::optional<double>, std::optional<double>>;
using Groups = std::vector<std::vector<std::string>>;

constexpr auto rules_doc = R"(What perimeters must satisfy, and which are preferred.

Parameters
----------
objective : {"hess", "max-p", "cut-edges"}
perimeters : int or (int, int), optional
    How many, or from how many to how many.
bounds : dict of str to (float or None, float or None), optional
    What each perimeter totals at least and at most; "units" counts them.
together, apart : list of list of str, optional
alone, islands : list of str, optional
bridges, barriers : list of (str, str), optional
epci, antennes : {"free", "within", "whole"}, optional
position : list of str, optional
    Columns that place the units.
metric : {"euclidean", "manhattan", "squared"}, optional
weight : str, optional
    What "hess" multiplies distances by.
reach : float, optional
    The farthest from the centre ("hess"), or between any two units of one.
plans : int, optional
    How many distinct plans, within `tolerance` of the best.

Examples
--------
>>> ctg.GroupingRules(objective="max-p", bounds={"population": (30_000, None)})
<GroupingRules max-p: 1 bounds>
)";

constexpr auto rules_from_doc = R"(The rules that a perimeters.toml states.

Examples
--------
>>> document = ctg.read_document(data / "bouches-du-rhone/perimeters.toml")
>>> ctg.grouping_rules_from(document).objective
'hess'
)";

constexpr auto graph_doc = R"(Units and who touches whom.

Examples
--------
>>> rules = ctg.GroupingRules(bounds={"population": (30_000, None)})
>>> graph = ctg.grouping_graph_of(study, rules)
>>> len(graph), graph.columns
(119, ['population', 'x', 'y'])
)";

constexpr auto graph_from_doc =
    R"(The graph of a table of units (id, weights…) and one of links (a, b).

Examples
--------
>>> rules = ctg.GroupingRules(objective="cut-edges", perimeters=2)
>>> units = ctg.Table(["id"], [["a"], ["b"], ["c"]])
>>> links = ctg.Table(["a", "b"], [["a", "b"], ["b", "c"]])
>>> ctg.grouping_graph_from(units, links, rules)
<GroupingGraph of 3 units, 2 links>
)";

constexpr auto graph_of_doc = R"(The communes of a study as a graph, with what the rules name.

Examples
--------
>>> ctg.grouping_graph_of(study, ctg.GroupingRules()).columns
['population', 'x', 'y']
)";

constexpr auto grouping_doc = R"(Perimeters, with their proof or their gap.

Examples
--------
>>> rules = ctg.GroupingRules(objective="cut-edges", perimeters=2)
>>> units = ctg.Table(["id"], [["a"], ["b"], ["c"]])
>>> links = ctg.Table(["a", "b"], [["a", "b"], ["b", "c"]])
>>> grouping = ctg.grouped(ctg.grouping_graph_from(units, links, rules), rules)
>>> grouping.status.name, grouping.objective, len(grouping)
('optimal', 1.0, 1)
>>> grouping.to_pandas().columns.tolist()
['plan', 'perimeter', 'unit', 'role']
)";

constexpr auto grouped_doc = R"(The best perimeters by the objective of the rules.

Parameters
----------
graph : GroupingGraph
rules : GroupingRules
search : {"both", "heuristic", "exact"}, optional
moves : int, optional
    Tried by the heuristic.
nodes : int, optional
    Of the search trees, after which a gap is told instead of a proof.

Raises
------
DataError
    No perimeters satisfy the rules: those that clash are named.
LimitError
    The limits were passed before any were found.

Examples
--------
>>> rules = ctg.grouping_rules_from(
...     ctg.read_document(data / "bouches-du-rhone/perimeters.toml"))
>>> grouping = ctg.grouped(ctg.grouping_graph_of(study, rules), rules, moves=200_000)
>>> grouping.status.name
'optimal'
>>> [perimeter.units for perimeter in grouping[0].perimeters if "13055" in perimeter.units]
[['13055']]
)";

constexpr auto plan_count_of_doc = R"(How many plans of so many perimeters satisfy all rules.

None when there are more than 64 units, or the enumeration passes `nodes`.

Examples
--------
>>> rules = ctg.GroupingRules(objective="cut-edges")
>>> units = ctg.Table(["id"], [["a"], ["b"], ["c"]])
>>> links = ctg.Table(["a", "b"], [["a", "b"], ["b", "c"]])
>>> ctg.plan_count_of(ctg.grouping_graph_from(units, links, rules), rules, 2)
2
)";

constexpr auto territories_of_doc = R"(The perimeters of a plan as territories of a study.

Examples
--------
>>> rules = ctg.GroupingRules(objective="cut-edges", perimeters=1)
>>> units = ctg.Table(["id"], [["13001"], ["13002"]])
>>> links = ctg.Table(["a", "b"], [["13001", "13002"]])
>>> grouping = ctg.grouped(ctg.grouping_graph_from(units, links, rules), rules)
>>> ctg.territories_of(grouping[0])["P01"].communes
['13001', '13002']
)";

template <class Value>
Value choice_of(const std::string& text, const std::vector<std::pair<std::string, Value>>& known) {
    std::string names;
    for (const auto& [name, value] : known) {
        if (name == text) return value;
        names += (names.empty() ? "" : ", ") + name;
    }
    pybind11::detail::refuse(text, names);
}

ZoneRespect respect_of(const std::string& text) {
    return choice_of<ZoneRespect>(text, {{"free", ZoneRespect::ignored},
                                         {"within", ZoneRespect::within},
                                         {"whole", ZoneRespect::whole}});
}

std::vector<UnitRule> rules_on(const Groups& groups) {
    std::vector<UnitRule> rules;
    for (auto units : groups) {
        std::ranges::sort(units);
        rules.push_back({std::move(units), {}});
    }
    return rules;
}

std::vector<UnitRule> rules_on_each(const std::vector<std::string>& units) {
    std::vector<UnitRule> rules;
    for (const auto& unit : units)
        rules.push_back({{unit}, {}});
    return rules;
}

/// The value of a keyword, if it was given.
template <class Value>
std::optional<Value> taken(py::kwargs& given, const char* name) {
    if (!given.contains(name)) return std::nullopt;
    const py::object value = given.attr("pop")(name);
    if (value.is_none()) return std::nullopt;
    return value.cast<Value>();
}

void take_count(GroupingRules& rules, py::kwargs& given) {
    if (!given.contains("perimeters") || given["perimeters"].is_none()) return;
    const py::object count = given.attr("pop")("perimeters");
    if (py::isinstance<py::int_>(count)) {
        rules.fewest = rules.most = count.cast<std::size_t>();
        return;
    }
    std::tie(rules.fewest, rules.most) =
        count.cast<std::pair<std::optional<std::size_t>, std::optional<std::size_t>>>();
}

PyGroupingRules rules_of(py::kwargs given) {
    GroupingRules rules;
    if (const auto name = taken<std::string>(given, "objective"))
        rules.objective =
            choice_of<GroupingObjective>(*name, {{"max-p", GroupingObjective::max_p},
                                                 {"hess", GroupingObjective::hess},
                                                 {"cut-edges", GroupingObjective::cut_edges}});
    take_count(rules, given);
    if (const auto bounds = taken<std::map<std::string, Ends>>(given, "bounds"))
        for (const auto& [weight, ends] : *bounds)
            rules.bounds.push_back({weight, ends.first, ends.second, {}});
    rules.together = rules_on(taken<Groups>(given, "together").value_or(Groups{}));
    rules.apart = rules_on(taken<Groups>(given, "apart").value_or(Groups{}));
    rules.bridges = rules_on(taken<Groups>(given, "bridges").value_or(Groups{}));
    rules.barriers = rules_on(taken<Groups>(given, "barriers").value_or(Groups{}));
    using Names = std::vector<std::string>;
    rules.alone = rules_on_each(taken<Names>(given, "alone").value_or(Names{}));
    rules.islands = rules_on_each(taken<Names>(given, "islands").value_or(Names{}));
    rules.epci = respect_of(taken<std::string>(given, "epci").value_or("free"));
    rules.antennes = respect_of(taken<std::string>(given, "antennes").value_or("free"));
    rules.position = taken<Names>(given, "position").value_or(rules.position);
    rules.metric =
        choice_of<DistanceMetric>(taken<std::string>(given, "metric").value_or("euclidean"),
                                  {{"euclidean", DistanceMetric::euclidean},
                                   {"manhattan", DistanceMetric::manhattan},
                                   {"squared", DistanceMetric::squared}});
    rules.weight = taken<std::string>(given, "weight").value_or(rules.weight);
    rules.reach = taken<double>(given, "reach");
    rules.counts_length = taken<bool>(given, "counts_length").value_or(false);
    rules.least_border_m = taken<double>(given, "least_border_m").value_or(0.0);
    rules.plans = taken<std::size_t>(given, "plans").value_or(rules.plans);
    rules.tolerance = taken<double>(given, "tolerance").value_or(rules.tolerance);
    rules.seed = taken<std::uint64_t>(given, "seed").value_or(rules.seed);
    for (const auto& [name, value] : given)
        throw py::type_error("unexpected keyword '" + py::str(name).cast<std::string>() + "'");
    return {std::move(rules), {}};
}

void bind_rules(py::module_& module) {
    bind_result<PyGroupingRules>(module, "GroupingRules", rules_doc)
        .def(py::init([](const py::kwargs& given) { return rules_of(given); }))
        .def_property_readonly("objective",
                               [](const PyGroupingRules& r) { return name_of(r.value.objective); })
        .def_property_readonly("fewest", [](const PyGroupingRules& r) { return r.value.fewest; })
        .def_property_readonly("most", [](const PyGroupingRules& r) { return r.value.most; })
        .def("__repr__", [](const PyGroupingRules& r) {
            return "<GroupingRules " + std::string(name_of(r.value.objective)) + ": " +
                   std::to_string(r.value.bounds.size()) + " bounds>";
        });
    module.def("grouping_rules_from", &grouping_rules_from, py::arg("document"), rules_from_doc);
}

void bind_graph(py::module_& module) {
    bind_result<PyGroupingGraph>(module, "GroupingGraph", graph_doc)
        .def_property_readonly("columns", [](const PyGroupingGraph& g) { return g.value.columns; })
        .def("__len__", [](const PyGroupingGraph& g) { return g.value.units.size(); })
        .def("__repr__", [](const PyGroupingGraph& g) {
            return "<GroupingGraph of " + std::to_string(g.value.units.size()) + " units, " +
                   std::to_string(g.value.links.size()) + " links>";
        });
    module.def(
        "grouping_graph_from",
        [](const Table& units, const Table& links, const PyGroupingRules& rules,
           const Table* distances) {
            return grouping_graph_from(units, links, rules.value, distances);
        },
        py::arg("units"), py::arg("links"), py::arg("rules"), py::kw_only(),
        py::arg("distances") = nullptr, graph_from_doc);
    module.def(
        "grouping_graph_of",
        [](const PyStudy& study, const PyGroupingRules& rules) {
            return PyGroupingGraph{grouping_graph_of(study.value, rules.value), {}};
        },
        py::arg("study"), py::arg("rules"), without_gil(), graph_of_doc);
}

void bind_plans(py::module_& module) {
    py::class_<Perimeter>(module, "Perimeter", "One of the territories of a plan.")
        .def_readonly("key", &Perimeter::key)
        .def_readonly("units", &Perimeter::units)
        .def_readonly("totals", &Perimeter::totals, "In the order of the bounds.")
        .def_readonly("centre", &Perimeter::centre)
        .def_readonly("cost", &Perimeter::cost)
        .def_readonly("articulations", &Perimeter::articulations,
                      "The units whose loss would split it.")
        .def_property_readonly(
            "weakest_links",
            [](const Perimeter& perimeter) {
                std::vector<std::pair<std::string, std::string>> links;
                for (const auto& link : perimeter.weakest)
                    links.emplace_back(link.first, link.second);
                return links;
            },
            "The fewest links whose loss would split it.")
        .def(py::self == py::self)
        .def("__repr__", [](const Perimeter& perimeter) {
            return "<Perimeter " + perimeter.key + ": " + std::to_string(perimeter.units.size()) +
                   " units>";
        });
    py::class_<GroupingPlan>(module, "GroupingPlan", "Perimeters that satisfy all rules.")
        .def_readonly("perimeters", &GroupingPlan::perimeters)
        .def_readonly("objective", &GroupingPlan::objective)
        .def_readonly("split_epci", &GroupingPlan::split_epci)
        .def_readonly("moved", &GroupingPlan::moved, "Units elsewhere than in the first plan.")
        .def(py::self == py::self)
        .def("__repr__", [](const GroupingPlan& plan) {
            return "<GroupingPlan of " + std::to_string(plan.perimeters.size()) + " perimeters>";
        });
    auto type = bind_result<PyGrouping>(module, "Grouping", grouping_doc);
    bind_sequence(
        type, [](const PyGrouping& g) -> const auto& { return g.value.plans; });
    bind_rows(type, [](const PyGrouping& g) { return records_of(g.value); });
    type.def_property_readonly("status", [](const PyGrouping& g) { return g.value.status; })
        .def_property_readonly("objective",
                               [](const PyGrouping& g) { return g.value.plans.front().objective; })
        .def_property_readonly(
            "bound", [](const PyGrouping& g) { return g.value.bound; },
            "No plan of as many perimeters has less.")
        .def_property_readonly(
            "count_bound", [](const PyGrouping& g) { return g.value.count_bound; },
            "No plan has more perimeters (max-p), or fewer.")
        .def_property_readonly("perimeters",
                               [](const PyGrouping& g) { return perimeters_of(g.value); })
        .def_property_readonly("plans", [](const PyGrouping& g) { return plans_of(g.value); })
        .def("__repr__", [](const PyGrouping& g) {
            return "<Grouping " + std::string(name_of(g.value.status)) + ": " +
                   std::to_string(g.value.plans.size()) + " plans>";
        });
}

} // namespace

void bind_grouping(py::module_& module) {
    bind_rules(module);
    bind_graph(module);
    bind_plans(module);
    const GroupingLimits usual;
    module.def(
        "grouped",
        [](const PyGroupingGraph& graph, const PyGroupingRules& rules, const std::string& search,
           std::size_t moves, std::size_t nodes) {
            GroupingLimits limits;
            limits.search =
                choice_of<GroupingSearch>(search, {{"both", GroupingSearch::both},
                                                   {"heuristic", GroupingSearch::heuristic},
                                                   {"exact", GroupingSearch::exact}});
            limits.moves = moves;
            limits.nodes = nodes;
            return grouped({graph.value, rules.value}, limits);
        },
        py::arg("graph"), py::arg("rules"), py::kw_only(), py::arg("search") = "both",
        py::arg("moves") = usual.moves, py::arg("nodes") = usual.nodes, without_gil(), grouped_doc);
    module.def(
        "plan_count_of",
        [](const PyGroupingGraph& graph, const PyGroupingRules& rules, std::size_t count,
           std::size_t nodes) {
            GroupingLimits limits;
            limits.nodes = nodes;
            return plan_count_of({graph.value, rules.value}, count, limits);
        },
        py::arg("graph"), py::arg("rules"), py::arg("count"), py::kw_only(),
        py::arg("nodes") = usual.nodes, without_gil(), plan_count_of_doc);
    module.def(
        "territories_of",
        [](const GroupingPlan& plan) {
            return PyZoning{territories_of(plan), {}};
        },
        py::arg("plan"), territories_of_doc);
}

} // namespace ctg::python

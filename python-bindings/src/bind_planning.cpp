// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/writing/result.hpp"
#include "results.hpp"

namespace ctg::python {
namespace {

constexpr auto plan_doc = R"(A calendar of signatures with its proof.

Examples
--------
>>> plan = ctg.plan_of(study)
>>> plan.status.name, len(plan) == len(study.candidates)
('optimal', True)
>>> plan.to_pandas().columns[:3].tolist()
['territory', 'start', 'signature']
)";

constexpr auto planned_doc =
    R"(The best calendar: fewest broken targets, then most priority × covered years.

Parameters
----------
rules : CalendarRules
candidates : Candidates
capacities : Capacities
conventions : Conventions
    Already signed: they cover, and need no work.
weights : Weights
territories : Zoning
nodes : int, optional
    How long the search may go on before it answers with a gap.

Raises
------
DataError
    No calendar satisfies the rules: those that clash are named.

Examples
--------
>>> plan = ctg.planned(study.calendar, study.candidates, study.capacities, study.conventions,
...                    population, study.territories)
>>> plan == ctg.plan_of(study)
True
)";

constexpr auto calendar_rules_from_doc = R"(The rules that a calendar.toml states.

Examples
--------
>>> document = ctg.read_document(data / "bouches-du-rhone/calendar.toml")
>>> rules = ctg.calendar_rules_from(document)
>>> rules.first, rules.last
('2018-01', '2026-12')
)";

constexpr auto candidates_from_doc =
    R"(The candidates of a table: territoire, priorite, antenne, jours…

Examples
--------
>>> table = ctg.read_table(data / "bouches-du-rhone/candidats.csv")
>>> candidates = ctg.candidates_from(table, study.territories, study.antennes, study.calendar)
>>> candidates == study.candidates
True
)";

constexpr auto capacities_from_doc = R"(What each antenne can give in a year: antenne, annee, jours.

Examples
--------
>>> table = ctg.Table(["antenne", "annee", "jours"], [["A1", "2019", "30"]])
>>> ctg.capacities_from(table, study.antennes)[0].days
30.0
)";

void bind_rules(py::module_& module) {
    bind_result<PyCalendarRules>(module, "CalendarRules", "What a calendar.toml states.")
        .def_property_readonly("first", [](const PyCalendarRules& r) { return r.value.first; })
        .def_property_readonly("last", [](const PyCalendarRules& r) { return r.value.last; })
        .def_property_readonly("duration_months",
                               [](const PyCalendarRules& r) { return r.value.duration_months; })
        .def("__repr__", [](const PyCalendarRules& r) {
            return "<CalendarRules " + iso(r.value.first) + " to " + iso(r.value.last) + ">";
        });
    module.def("calendar_rules_from", &calendar_rules_from, py::arg("document"),
               calendar_rules_from_doc);
}

void bind_candidates(py::module_& module) {
    py::class_<Candidate>(module, "Candidate", "A territory to bring under a convention.")
        .def_readonly("territory", &Candidate::territory)
        .def_readonly("priority", &Candidate::priority)
        .def_readonly("antenne", &Candidate::antenne)
        .def_readonly("work_days", &Candidate::work_days)
        .def_readonly("preparation_months", &Candidate::preparation_months)
        .def_readonly("cej_end", &Candidate::cej_end)
        .def_readonly("engagement", &Candidate::engagement)
        .def_readonly("signed_in", &Candidate::signed_in)
        .def_readonly("group", &Candidate::group)
        .def(py::self == py::self)
        .def("__repr__",
             [](const Candidate& candidate) { return "<Candidate " + candidate.territory + ">"; });
    auto candidates = bind_result<PyCandidates>(module, "Candidates", "Territories to plan.");
    bind_sequence(
        candidates, [](const PyCandidates& c) -> const auto& { return c.value; });
    py::class_<Capacity>(module, "Capacity", "What an antenne can give in a year [agent-days].")
        .def_readonly("antenne", &Capacity::antenne)
        .def_readonly("year", &Capacity::year)
        .def_readonly("days", &Capacity::days)
        .def(py::self == py::self)
        .def("__repr__", [](const Capacity& capacity) {
            return "<Capacity " + capacity.antenne + " in " + std::to_string(capacity.year.value) +
                   ">";
        });
    auto capacities = bind_result<PyCapacities>(module, "Capacities", "Capacities of antennes.");
    bind_sequence(
        capacities, [](const PyCapacities& c) -> const auto& { return c.value; });
    module.def(
        "candidates_from",
        [](const Table& table, const PyZoning& territories, const PyZoning& antennes,
           const PyCalendarRules& rules) {
            return candidates_from(table, territories.value, antennes.value, rules.value);
        },
        py::arg("table"), py::arg("territories"), py::arg("antennes"), py::arg("rules"),
        candidates_from_doc);
    module.def(
        "capacities_from",
        [](const Table& table, const PyZoning& antennes) {
            return capacities_from(table, antennes.value);
        },
        py::arg("table"), py::arg("antennes"), capacities_from_doc);
}

Chart curve_of(const PyPlan& plan, Language lang) {
    std::vector<DatedShare> points;
    for (const auto& point : plan.value.curve) {
        const Date day{point.month / std::chrono::last};
        points.push_back({DatedShare::Series::planned, day, point.planned.value()});
        if (point.target) points.push_back({DatedShare::Series::target, day, *point.target});
    }
    return coverage_curve(points, lang);
}

void bind_plan(py::module_& module) {
    py::enum_<PlanStatus>(module, "PlanStatus", "How sure a calendar is.")
        .value("optimal", PlanStatus::optimal)
        .value("gap", PlanStatus::gap)
        .value("infeasible", PlanStatus::infeasible);
    py::class_<PlannedSignature>(module, "PlannedSignature", "The date of a territory, and why.")
        .def_readonly("territory", &PlannedSignature::territory)
        .def_readonly("start", &PlannedSignature::start, "Month in which preparation starts.")
        .def_readonly("signature", &PlannedSignature::signature)
        .def_readonly("renewal", &PlannedSignature::renewal)
        .def_readonly("slack_days", &PlannedSignature::slack_days)
        .def_readonly("reasons", &PlannedSignature::reasons)
        .def(py::self == py::self)
        .def("__repr__", [](const PlannedSignature& planned) {
            const std::string when = planned.signature ? iso(*planned.signature) : "never";
            return "<PlannedSignature " + planned.territory + ": " + when + ">";
        });
    auto type = bind_result<PyPlan>(module, "CalendarPlan", plan_doc);
    bind_sequence(
        type, [](const PyPlan& p) -> const auto& { return p.value.signatures; });
    bind_zone_rows(type, [](const PyPlan& p) { return records_of(p.value, Language::french); });
    type.def_property_readonly("status", [](const PyPlan& p) { return p.value.status; })
        .def_property_readonly("objective", [](const PyPlan& p) { return p.value.objective; })
        .def_property_readonly(
            "bound", [](const PyPlan& p) { return p.value.bound; }, "No plan does better.")
        .def_property_readonly("broken_targets",
                               [](const PyPlan& p) { return p.value.broken_targets; })
        .def_property_readonly("load", [](const PyPlan& p) { return records_of(p.value.load); })
        .def_property_readonly("curve", [](const PyPlan& p) { return records_of(p.value.curve); })
        .def("plot", &curve_of, py::kw_only(), py::arg("lang") = Language::french,
             "The coverage the plan gives, as a Vega-Lite chart.")
        .def("__repr__", [](const PyPlan& p) {
            return "<CalendarPlan " + std::string(name_of(p.value.status)) + ": " +
                   std::to_string(p.value.signatures.size()) + " signatures>";
        });
}

PyPlan plan_for(const PyCalendarRules& rules, const PyCandidates& candidates,
                const PyCapacities& capacities, const PyConventions& conventions,
                const PyWeights& weights, const PyZoning& territories, std::size_t nodes) {
    return planned({rules.value, candidates.value, capacities.value, conventions.value,
                    weights.value, territories.value},
                   {nodes});
}

} // namespace

void bind_planning(py::module_& module) {
    bind_rules(module);
    bind_candidates(module);
    bind_plan(module);
    module.def("planned", &plan_for, py::arg("rules"), py::arg("candidates"), py::arg("capacities"),
               py::arg("conventions"), py::arg("weights"), py::arg("territories"), py::kw_only(),
               py::arg("nodes") = PlanLimits{}.nodes, without_gil(), planned_doc);
}

} // namespace ctg::python

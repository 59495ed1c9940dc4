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
values : GivenValues, optional
    What each signature is worth, given outright.
shared : SharedWorks, optional
    Work asked of resources that antennes share.
former : FormerDates, optional
    The calendar in force, which the objective "stability" keeps to.
nodes : int, optional
    How long the search may go on before it answers with a gap.
seconds : float, optional
    The same by the clock, 0 for no limit; the answer may then vary.

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

constexpr auto values_from_doc =
    R"(What signatures are worth, given outright: territoire, periode, valeur, jours.

Examples
--------
>>> table = ctg.Table(["territoire", "periode", "valeur"],
...                   [["calanques-la-ciotat", "2020-07", "12.5"]])
>>> ctg.values_from(table, study.territories, study.calendar)[0].value
12.5
)";

constexpr auto shared_work_from_doc =
    R"(The work asked of resources that antennes share: territoire, ressource, jours.

Examples
--------
>>> table = ctg.Table(["territoire", "ressource", "jours"],
...                   [["calanques-la-ciotat", "conseiller", "12"]])
>>> shared = ctg.shared_work_from(table, study.territories)
>>> shared[0].resource, shared[0].days
('conseiller', 12.0)
)";

constexpr auto former_dates_from_doc =
    R"(The dates of a calendar as ctg plan writes it: territory, signature.

Examples
--------
>>> table = ctg.Table(["territory", "signature"], [["calanques-la-ciotat", "2020-07"]])
>>> ctg.former_dates_from(table, study.territories, study.calendar)[0].month
'2020-07'
)";

constexpr auto bare_territories_from_doc =
    R"(The territories of a table of candidates, for a calendar that has no study.

Each is a place of its own; without a column population each counts 1.

Returns
-------
(Zoning, Weights)

Examples
--------
>>> table = ctg.Table(["territoire", "population"], [["A", "100"], ["B", "300"]])
>>> territories, weights = ctg.bare_territories_from(table)
>>> len(territories)
2
)";

constexpr auto capacities_from_doc = R"(What each antenne can give in a year: antenne, annee, jours.

Examples
--------
>>> table = ctg.Table(["antenne", "annee", "jours"], [["A1", "2019", "30"]])
>>> ctg.capacities_from(table, study.antennes)[0].days
30.0
)";

void bind_shared_work(py::module_& module) {
    py::class_<SharedWork>(module, "SharedWork", "Work asked of a resource that antennes share.")
        .def_readonly("territory", &SharedWork::territory)
        .def_readonly("resource", &SharedWork::resource)
        .def_readonly("days", &SharedWork::days, "[agent-days]")
        .def(py::self == py::self)
        .def("__repr__", [](const SharedWork& work) {
            return "<SharedWork of " + work.resource + " for " + work.territory + ">";
        });
    auto shared = bind_result<PySharedWork>(module, "SharedWorks", "Work that antennes share.");
    bind_sequence(
        shared, [](const PySharedWork& s) -> const auto& { return s.value; });
    module.def(
        "shared_work_from",
        [](const Table& table, const PyZoning& territories) {
            return shared_work_from(table, territories.value);
        },
        py::arg("table"), py::arg("territories"), shared_work_from_doc);
}

void bind_former_dates(py::module_& module) {
    py::class_<FormerDate>(module, "FormerDate", "A date of the calendar in force.")
        .def_readonly("territory", &FormerDate::territory)
        .def_readonly("month", &FormerDate::month)
        .def(py::self == py::self)
        .def("__repr__", [](const FormerDate& date) {
            return "<FormerDate " + date.territory + ": " + iso(date.month) + ">";
        });
    auto dates = bind_result<PyFormerDates>(module, "FormerDates", "The calendar in force.");
    bind_sequence(
        dates, [](const PyFormerDates& d) -> const auto& { return d.value; });
    module.def(
        "former_dates_from",
        [](const Table& table, const PyZoning& territories, const PyCalendarRules& rules) {
            return former_dates_from(table, territories.value, rules.value);
        },
        py::arg("table"), py::arg("territories"), py::arg("rules"), former_dates_from_doc);
}

void bind_values(py::module_& module) {
    py::class_<GivenValue>(module, "GivenValue", "What a signature is worth in a period.")
        .def_readonly("territory", &GivenValue::territory)
        .def_readonly("period", &GivenValue::period, "Its last month.")
        .def_readonly("value", &GivenValue::value)
        .def_readonly("days", &GivenValue::days, "Of the antenne [agent-days].")
        .def(py::self == py::self)
        .def("__repr__", [](const GivenValue& given) {
            return "<GivenValue " + given.territory + " in " + iso(given.period) + ">";
        });
    auto values = bind_result<PyValues>(module, "GivenValues", "Values given outright.");
    bind_sequence(
        values, [](const PyValues& v) -> const auto& { return v.value; });
    module.def(
        "values_from",
        [](const Table& table, const PyZoning& territories, const PyCalendarRules& rules) {
            return values_from(table, territories.value, rules.value);
        },
        py::arg("table"), py::arg("territories"), py::arg("rules"), values_from_doc);
    module.def(
        "bare_territories_from",
        [](const Table& table) {
            auto bare = bare_territories_from(table);
            return std::pair(PyZoning{std::move(bare.value.territories), bare.notes},
                             PyWeights{std::move(bare.value.weights), bare.notes});
        },
        py::arg("table"), bare_territories_from_doc);
}

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
        .def_readonly("not_before", &Candidate::not_before)
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
        .def_readonly("period", &Capacity::period, "Its last month, when it is not for a year.")
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
        [](const Table& table, const PyZoning& antennes, const PyCalendarRules* rules,
           const PySharedWork* shared) {
            return capacities_from(table, antennes.value,
                                   rules != nullptr ? rules->value : CalendarRules{},
                                   shared != nullptr ? shared->value : std::vector<SharedWork>{});
        },
        py::arg("table"), py::arg("antennes"), py::arg("rules") = nullptr,
        py::arg("shared") = nullptr, capacities_from_doc);
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
                const PyWeights& weights, const PyZoning& territories, const PyValues* values,
                const PySharedWork* shared, const PyFormerDates* former, std::size_t nodes,
                double seconds) {
    CalendarProblem problem{rules.value,       candidates.value, capacities.value,
                            conventions.value, weights.value,    territories.value};
    if (values != nullptr) problem.values = values->value;
    if (shared != nullptr) problem.shared = shared->value;
    if (former != nullptr) problem.former = former->value;
    return planned(problem, {nodes, seconds});
}

} // namespace

void bind_planning(py::module_& module) {
    bind_rules(module);
    bind_candidates(module);
    bind_values(module);
    bind_shared_work(module);
    bind_former_dates(module);
    bind_plan(module);
    module.def("planned", &plan_for, py::arg("rules"), py::arg("candidates"), py::arg("capacities"),
               py::arg("conventions"), py::arg("weights"), py::arg("territories"), py::kw_only(),
               py::arg("values") = nullptr, py::arg("shared") = nullptr,
               py::arg("former") = nullptr, py::arg("nodes") = PlanLimits{}.nodes,
               py::arg("seconds") = PlanLimits{}.seconds, without_gil(), planned_doc);
}

} // namespace ctg::python

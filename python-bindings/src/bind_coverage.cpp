// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/coverage/coverage.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/writing/result.hpp"
#include "results.hpp"

namespace ctg::python {
namespace {

constexpr auto convention_doc = R"(A Convention Territoriale Globale, or an amendment to one.

Examples
--------
>>> conventions[0]
<Convention CTG-2018-01: signee, 2018-01-01 to 2022-12-31, 12 communes>
>>> conventions[0].signature
datetime.date(2018, 6, 14)
)";

constexpr auto conventions_from_doc = R"(The conventions of a register, in the order of their ids.

Columns: id, territoire, statut, date_signature or date_effet, and if need be libelle, signataires,
date_fin, avenant_de, cej_fin.

Parameters
----------
table : Table
territories : Zoning
    The territories that the column `territoire` names by their keys.
geography : Geography
epci : Zoning, optional
    The EPCI that `territoire` and `signataires` may name by their SIREN.
duration_months : int, optional
    How long a convention lasts that gives no end.

Raises
------
DataError
    Every fault of the register at once: an id twice, a bad date, an unknown territory…

Examples
--------
>>> table = ctg.Table(["id", "territoire", "statut", "date_effet"],
...                   [["c1", "13055", "signee", "15/07/2019"]])
>>> ctg.conventions_from(table, territories, geography)[0].end
datetime.date(2023, 7, 14)
)";

constexpr auto competences_from_doc =
    R"(Who holds each competence: a table with code_commune, theme, titulaire.

Examples
--------
>>> table = ctg.Table(["code_commune", "theme", "titulaire"],
...                   [["13055", "logement", "200054807"]])
>>> ctg.competences_from(table, geography)[0].holder
'200054807'
)";

constexpr auto coverage_doc = R"(The share of the weights under a convention, by year and zone.

Examples
--------
>>> coverage = ctg.coverage_by_year(2018, 2019, conventions, population)
>>> coverage
<CoverageTable by population on 12-31: 2 rows>
>>> coverage[1].year, 0.6 < coverage[1].share < 0.8
(2019, True)
)";

constexpr auto coverage_by_year_doc =
    R"(The share of the weights held by the communes under a convention, each year.

A commune under several conventions counts once. Communes outside the perimeter of the weights are
listed and never counted.

Parameters
----------
first, last : int
    Years, both included.
conventions : Conventions
weights : Weights
    What shares are shares of; see `Weights.within`.
reference_day : str, optional
    The day of the year on which a convention must be in force.
counting : Counting, optional
    Whether the conventions planned count too.

Examples
--------
>>> [round(row.share, 2) for row in ctg.coverage_by_year(2017, 2018, conventions, population)]
[0.0, 0.13]
)";

constexpr auto coverage_by_zone_doc =
    R"(The same for each zone; what is in no zone comes last, without a key.

Examples
--------
>>> rows = ctg.coverage_by_zone(2019, 2019, conventions, population, territories)
>>> [row.zone for row in rows if row.share == 1][:2]
['accm', 'aix-en-provence']
)";

constexpr auto coverage_by_theme_doc =
    R"(The same for each theme: where the holder of the competence signed.

Examples
--------
>>> competences = ctg.competences_from(
...     ctg.read_table(data / "bouches-du-rhone/competences.csv"), geography, epci=epci)
>>> rows = ctg.coverage_by_theme(2019, 2019, conventions, population, competences)
>>> sorted(row.zone for row in rows)[:2]
['handicap', 'jeunesse']
)";

void bind_convention(py::module_& module) {
    py::enum_<ConventionStatus>(module, "ConventionStatus", "The state of a convention.")
        .value("projet", ConventionStatus::projet)
        .value("signee", ConventionStatus::signee)
        .value("denoncee", ConventionStatus::denoncee);
    py::class_<Convention>(module, "Convention", convention_doc)
        .def_readonly("id", &Convention::id)
        .def_readonly("label", &Convention::label)
        .def_readonly("territory", &Convention::territory)
        .def_readonly("communes", &Convention::communes)
        .def_readonly("signatories", &Convention::signatories)
        .def_readonly("status", &Convention::status)
        .def_readonly("signature", &Convention::signature)
        .def_readonly("effect", &Convention::effect, "First day.")
        .def_readonly("end", &Convention::end, "Last day.")
        .def_readonly("amends", &Convention::amends)
        .def_readonly("cej_end", &Convention::cej_end)
        .def_readonly("place", &Convention::place, "Its row in the register.")
        .def("is_in_force", &is_in_force, py::arg("day"))
        .def(py::self == py::self)
        .def("__repr__", [](const Convention& c) {
            return "<Convention " + c.id + ": " + std::string(name_of(c.status)) + ", " +
                   iso(c.effect) + " to " + iso(c.end) + ", " + std::to_string(c.communes.size()) +
                   " communes>";
        });
    auto conventions =
        bind_result<PyConventions>(module, "Conventions", "The conventions of a register, by id.");
    bind_sequence(
        conventions, [](const PyConventions& c) -> const auto& { return c.value; });
    conventions.def("__repr__", [](const PyConventions& c) {
        return "<Conventions: " + std::to_string(c.value.size()) + ">";
    });
    module.def(
        "conventions_from",
        [](const Table& table, const PyZoning& territories, const PyGeography& geography,
           const PyZoning* epci, int duration_months) {
            return conventions_from(table, territories.value, geography.value, zoning_or_none(epci),
                                    {duration_months});
        },
        py::arg("table"), py::arg("territories"), py::arg("geography"), py::kw_only(),
        py::arg("epci") = py::none(),
        py::arg("duration_months") = RegisterOptions{}.duration_months, conventions_from_doc);
}

void bind_competence(py::module_& module) {
    py::class_<Competence>(module, "Competence", "Who holds the competence of a theme.")
        .def_readonly("commune", &Competence::commune)
        .def_readonly("theme", &Competence::theme)
        .def_readonly("holder", &Competence::holder)
        .def(py::self == py::self)
        .def("__repr__", [](const Competence& c) {
            return "<Competence " + c.theme + " in " + std::string(c.commune.text()) + ": " +
                   std::string(text_of(c.holder)) + ">";
        });
    auto competences =
        bind_result<PyCompetences>(module, "Competences", "Competences by commune and theme.");
    bind_sequence(
        competences, [](const PyCompetences& c) -> const auto& { return c.value; });
    competences.def("__repr__", [](const PyCompetences& c) {
        return "<Competences: " + std::to_string(c.value.size()) + ">";
    });
    module.def(
        "competences_from",
        [](const Table& table, const PyGeography& geography, const PyZoning* epci) {
            return competences_from(table, geography.value, zoning_or_none(epci));
        },
        py::arg("table"), py::arg("geography"), py::kw_only(), py::arg("epci") = py::none(),
        competences_from_doc);
}

/// A member of the point of a row, as if it were the row's own.
template <class Member>
auto of_point(Member CoveragePoint::*member) {
    return [member](const ZoneCoverage& row) { return row.point.*member; };
}

void bind_row(py::module_& module) {
    py::class_<Overlap>(module, "Overlap", "A commune that several conventions hold.")
        .def_readonly("commune", &Overlap::commune)
        .def_readonly("conventions", &Overlap::conventions)
        .def(py::self == py::self)
        .def("__repr__", [](const Overlap& overlap) {
            return "<Overlap of " + std::string(overlap.commune.text()) + ": " +
                   std::to_string(overlap.conventions.size()) + " conventions>";
        });
    py::class_<ZoneCoverage>(module, "ZoneCoverage", "Coverage of one zone in one year.")
        .def_property_readonly("year", of_point(&CoveragePoint::year))
        .def_readonly("by", &ZoneCoverage::by)
        .def_readonly("zone", &ZoneCoverage::zone)
        .def_readonly("name", &ZoneCoverage::name)
        .def_property_readonly("share", of_point(&CoveragePoint::share), "In [0, 1].")
        .def_property_readonly("low", of_point(&CoveragePoint::low))
        .def_property_readonly("high", of_point(&CoveragePoint::high))
        .def_property_readonly("covered", of_point(&CoveragePoint::covered))
        .def_property_readonly("total", of_point(&CoveragePoint::total))
        .def_property_readonly("conventions", of_point(&CoveragePoint::conventions))
        .def_property_readonly("covered_communes", of_point(&CoveragePoint::covered_communes))
        .def_property_readonly("uncovered_communes", of_point(&CoveragePoint::uncovered_communes))
        .def_property_readonly("outside_communes", of_point(&CoveragePoint::outside_communes))
        .def_property_readonly("overlaps", of_point(&CoveragePoint::overlaps))
        .def_property_readonly("partly_covered_communes",
                               of_point(&CoveragePoint::partly_covered_communes),
                               "The share covered of each commune that is not covered wholly.")
        .def(py::self == py::self)
        .def("__repr__", [](const ZoneCoverage& row) {
            return "<ZoneCoverage " + std::to_string(row.point.year.value) + " " + row.by + " " +
                   row.zone + ": " + std::to_string(row.point.share.value()) + ">";
        });
}

/// The curve of a table by total.
Chart curve_of(const CoverageTable& table, Language lang) {
    std::vector<DatedShare> points;
    const auto day = table.rule.reference_day;
    for (const auto& row : table.value)
        points.push_back({DatedShare::Series::in_force,
                          Date{std::chrono::year{row.point.year.value}, day.month(), day.day()},
                          row.point.share.value()});
    return coverage_curve(points, lang);
}

void bind_table(py::module_& module) {
    py::enum_<Counting>(module, "Counting", "Which conventions count.")
        .value("signed_only", Counting::signed_only)
        .value("projected", Counting::projected);
    auto type = bind_result<CoverageTable>(module, "CoverageTable", coverage_doc);
    bind_sequence(
        type, [](const CoverageTable& t) -> const auto& { return t.value; });
    bind_zone_rows(type, [](const CoverageTable& t) { return records_of(t.value, t.basis); });
    type.def_readonly("basis", &CoverageTable::basis)
        .def_property_readonly("reference_day",
                               [](const CoverageTable& t) { return t.rule.reference_day; })
        .def_property_readonly("counting", [](const CoverageTable& t) { return t.rule.counting; })
        .def_property_readonly(
            "detail", [](const CoverageTable& t) { return detail_of(t.value, t.conventions); },
            "A row per year, zone and commune: covered, uncovered or outside, and by what.")
        .def("plot", &curve_of, py::kw_only(), py::arg("lang") = Language::french,
             "The curve of the coverage, as a Vega-Lite chart.")
        .def("__repr__", [](const CoverageTable& t) {
            const auto day = py::cast(t.rule.reference_day).cast<std::string>();
            return "<CoverageTable by " + t.basis.name + " on " + day + ": " +
                   std::to_string(t.value.size()) + " rows>";
        });
}

CoverageTable by_year(Year first, Year last, const PyConventions& conventions,
                      const PyWeights& weights, DayOfYear reference_day, Counting counting) {
    const CountingRule rule{reference_day, counting};
    auto points = coverage_by_year({first, last}, conventions.value, weights.value, rule);
    CoverageTable table{
        {}, std::move(points.notes), weights.value.basis(), rule, conventions.value};
    for (auto& point : points.value)
        table.value.push_back({"total", "", "", std::move(point)});
    return table;
}

CoverageTable by_zone(Year first, Year last, const PyConventions& conventions,
                      const PyWeights& weights, const PyZoning& zoning, DayOfYear reference_day,
                      Counting counting) {
    const CountingRule rule{reference_day, counting};
    auto rows =
        coverage_by_zone({first, last}, conventions.value, weights.value, zoning.value, rule);
    return {std::move(rows.value), std::move(rows.notes), weights.value.basis(), rule,
            conventions.value};
}

CoverageTable by_theme(Year first, Year last, const PyConventions& conventions,
                       const PyWeights& weights, const PyCompetences& competences,
                       DayOfYear reference_day, Counting counting) {
    const CountingRule rule{reference_day, counting};
    auto rows =
        coverage_by_theme({first, last}, conventions.value, weights.value, competences.value, rule);
    return {std::move(rows.value), std::move(rows.notes), weights.value.basis(), rule,
            conventions.value};
}

} // namespace

void bind_coverage(py::module_& module) {
    bind_convention(module);
    bind_competence(module);
    bind_row(module);
    bind_table(module);
    const CountingRule usual;
    module.def("coverage_by_year", &by_year, py::arg("first"), py::arg("last"),
               py::arg("conventions"), py::arg("weights"), py::kw_only(),
               py::arg("reference_day") = usual.reference_day,
               py::arg_v("counting", usual.counting, "Counting.signed_only"), without_gil(),
               coverage_by_year_doc);
    module.def("coverage_by_zone", &by_zone, py::arg("first"), py::arg("last"),
               py::arg("conventions"), py::arg("weights"), py::arg("zoning"), py::kw_only(),
               py::arg("reference_day") = usual.reference_day,
               py::arg_v("counting", usual.counting, "Counting.signed_only"), without_gil(),
               coverage_by_zone_doc);
    module.def("coverage_by_theme", &by_theme, py::arg("first"), py::arg("last"),
               py::arg("conventions"), py::arg("weights"), py::arg("competences"), py::kw_only(),
               py::arg("reference_day") = usual.reference_day,
               py::arg_v("counting", usual.counting, "Counting.signed_only"), without_gil(),
               coverage_by_theme_doc);
}

} // namespace ctg::python

// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/study/shipped.hpp"
#include "results.hpp"

namespace ctg::python {
namespace {

constexpr auto study_doc = R"(A study.toml and all that it names, read and checked.

Examples
--------
>>> study = ctg.load_study(ctg.shipped_study())
>>> study
<Study Bouches-du-Rhône: 121 communes, 7 conventions>
>>> study.bases
['population', 'menages', 'enfants_0_2']
)";

constexpr auto load_study_doc =
    R"(Reads a study.toml and every file it names; all faults are reported at once.

Parameters
----------
file : path-like
invalid_shapes : InvalidShapes, optional
    What becomes of invalid shapes in sections without ``repair = true``.
limits : dict[str, int], optional
    Limits over those of ``[limits]``: ``{"rows": 20_000_000}``.
allow_database : bool, optional
    Let the study name PostGIS databases ("PG:…").

Raises
------
ReadError
    The study.toml itself cannot be read.
DataError
    Every fault of every file.

Examples
--------
>>> ctg.load_study(ctg.shipped_study()).departement
'13'
)";

constexpr auto weights_of_doc =
    R"(The weights that `basis` names, clipped to the study's département.

Examples
--------
>>> ctg.weights_of(study, ctg.Basis.population).total.value
2087658.0
)";

constexpr auto coverage_of_doc = R"(The share covered each year, with the study's own reference day.

Parameters
----------
study : Study
first, last : int
basis : Basis
by : CoverageBy, optional
counting : Counting, optional

Examples
--------
>>> rows = ctg.coverage_of(study, 2018, 2018, ctg.Basis.population)
>>> round(rows[0].share, 2)
0.13
)";

constexpr auto indicators_of_doc = "The indicators of the study's scheme on its territories.";

constexpr auto scores_of_doc = R"(The scores of the study's territories by its scheme.

Examples
--------
>>> ctg.scores_of(study)[0].level.name
'cell'
)";

constexpr auto plan_of_doc = R"(The calendar of the study's candidates.

Examples
--------
>>> ctg.plan_of(study).status.name
'optimal'
)";

constexpr auto version_doc = R"(The version of the library.

Examples
--------
>>> ctg.version().count(".")
2
)";

constexpr auto shipped_study_doc = R"(The study.toml of the shipped study of Bouches-du-Rhône.

Examples
--------
>>> ctg.shipped_study().name
'study.toml'
)";

/// A member of the study, as a result without notes: those of the study are in its own.
template <class Member>
auto of_study(Member Study::*member) {
    return [member](const PyStudy& study) { return Checked<Member>{study.value.*member, {}}; };
}

/// The same for what a study may lack: None then.
template <class Member>
auto of_study(std::optional<Member> Study::*member) {
    return [member](const PyStudy& study) -> std::optional<Checked<Member>> {
        const auto& value = study.value.*member;
        if (!value) return std::nullopt;
        return Checked<Member>{*value, {}};
    };
}

void bind_study_class(py::module_& module) {
    py::class_<PyStudy>(module, "Study", study_doc)
        .def_readonly("notes", &PyStudy::notes, "What must be said of the inputs.")
        .def_property_readonly("name", [](const PyStudy& s) { return s.value.name; })
        .def_property_readonly("departement", [](const PyStudy& s) { return s.value.departement; })
        .def_property_readonly("lang", [](const PyStudy& s) { return s.value.language; })
        .def_property_readonly("reference_day",
                               [](const PyStudy& s) { return s.value.reference_day; })
        .def_property_readonly("geography", of_study(&Study::geography))
        .def_property_readonly("epci", of_study(&Study::epci))
        .def_property_readonly("antennes", of_study(&Study::antennes))
        .def_property_readonly("territories", of_study(&Study::territories))
        .def_property_readonly("conventions", of_study(&Study::conventions))
        .def_property_readonly("competences", of_study(&Study::competences))
        .def_property_readonly("tables", [](const PyStudy& s) { return s.value.tables; })
        .def_property_readonly("scheme", of_study(&Study::scheme))
        .def_property_readonly("calendar", of_study(&Study::calendar))
        .def_property_readonly("candidates", of_study(&Study::candidates))
        .def_property_readonly("capacities", of_study(&Study::capacities))
        .def_property_readonly("sources", [](const PyStudy& s) { return s.value.sources; })
        .def_property_readonly(
            "bases",
            [](const PyStudy& s) {
                std::vector<std::string> names;
                for (const auto& weights : s.value.weights)
                    names.push_back(weights.basis().name);
                return names;
            },
            "The names of its weights; `communes` and `area` need no file.")
        .def("__repr__", [](const PyStudy& s) {
            const auto communes = s.value.geography ? s.value.geography->communes().size() : 0;
            return "<Study " + s.value.name + ": " + std::to_string(communes) + " communes, " +
                   std::to_string(s.value.conventions.size()) + " conventions>";
        });
}

CoverageTable coverage_for(const PyStudy& study, Year first, Year last, const Basis& basis,
                           CoverageBy by, Counting counting) {
    auto rows = coverage_of(study.value, {{first, last}, basis, by, counting});
    const CountingRule rule{study.value.reference_day, counting};
    return {std::move(rows.value), std::move(rows.notes), basis, rule, study.value.conventions};
}

void bind_questions(py::module_& module) {
    py::enum_<CoverageBy>(module, "CoverageBy", "The zones that coverage can be told by.")
        .value("total", CoverageBy::total)
        .value("antenne", CoverageBy::antenne)
        .value("epci", CoverageBy::epci)
        .value("territory", CoverageBy::territory)
        .value("theme", CoverageBy::theme);
    module.def(
        "weights_of",
        [](const PyStudy& study, const Basis& basis) {
            return PyWeights{weights_of(study.value, basis), {}};
        },
        py::arg("study"), py::arg("basis"), without_gil(), weights_of_doc);
    module.def("coverage_of", &coverage_for, py::arg("study"), py::arg("first"), py::arg("last"),
               py::arg("basis"), py::kw_only(),
               py::arg_v("by", CoverageBy::total, "CoverageBy.total"),
               py::arg_v("counting", Counting::signed_only, "Counting.signed_only"), without_gil(),
               coverage_of_doc);
    module.def(
        "indicators_of", [](const PyStudy& study) { return indicators_of(study.value); },
        py::arg("study"), without_gil(), indicators_of_doc);
    module.def(
        "scores_of", [](const PyStudy& study) { return scores_of(study.value); }, py::arg("study"),
        without_gil(), scores_of_doc);
    module.def(
        "plan_of",
        [](const PyStudy& study, std::size_t nodes) { return plan_of(study.value, {nodes}); },
        py::arg("study"), py::kw_only(), py::arg("nodes") = PlanLimits{}.nodes, without_gil(),
        plan_of_doc);
}

} // namespace

void bind_study(py::module_& module) {
    bind_study_class(module);
    module.def(
        "load_study",
        [](const std::filesystem::path& file, InvalidShapes invalid_shapes,
           const LimitsByName& limits, bool allow_database) {
            return load_study(file,
                              {invalid_shapes, changes_of(limits), access_of(allow_database)});
        },
        py::arg("file"), py::kw_only(),
        py::arg_v("invalid_shapes", InvalidShapes::refuse, "InvalidShapes.refuse"),
        py::arg("limits") = LimitsByName{}, py::arg("allow_database") = false, without_gil(),
        load_study_doc);
    module.def("shipped_study", &shipped_study, shipped_study_doc);
    module.def("version", &version, version_doc);
    bind_questions(module);
}

} // namespace ctg::python

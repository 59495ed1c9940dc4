// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/writing/result.hpp"
#include "results.hpp"

#include <sstream>

namespace ctg::python {
namespace {

constexpr auto scheme_doc = R"(Every choice of a scoring, as the scheme file states it.

Examples
--------
>>> study.scheme.themes[0], study.scheme.logics
('petite_enfance', ['territoriale', 'sociale'])
)";

constexpr auto scheme_from_doc = R"(The scheme that a document states.

Examples
--------
>>> scheme = ctg.scheme_from(ctg.read_document(data / "bouches-du-rhone/scheme.toml"))
>>> scheme == study.scheme
True
)";

constexpr auto frozen_scheme_doc =
    R"(A scheme file whose goalposts by reference are the percentiles of a table's units.

Percentiles are those of numpy.percentile: type 7 of Hyndman and Fan.

Parameters
----------
scheme : Document
table : Table
reference : str, optional
    Only the goalposts that name this reference; by default all.

Examples
--------
>>> file = folder.with_suffix(".toml")
>>> _ = file.write_text('''
... [[indicator]]
... id = "densite"
... label = "Naissances"
... unit = "naissances"
... table = "etat_civil"
... numerator = "naissances"
... kind = "count"
... year = 2022
... source = "INSEE"
... goalposts = { reference = "13", low = "p05", high = "p95", year = 2022 }
... ''')
>>> units = ctg.Table(["code", "naissances"], [["13001", "10"], ["13002", "30"]])
>>> frozen = ctg.frozen_scheme(ctg.read_document(file), units)
>>> frozen.goalposts
[('densite', (11.0, 29.0))]
>>> frozen.text.splitlines()[-1].split(", ")[4:6]
['values = [11', '29]']
)";

constexpr auto scoring_doc = R"(Scores by territory and level, and what each total is made of.

Examples
--------
>>> scores = ctg.scores_of(study)
>>> totals = scores.to_pandas().query("level == 'total'")
>>> int(totals["rank"].min())
1
>>> scores.contributions.columns[-1]
('points', 'number')
)";

constexpr auto scored_doc =
    R"(Scores of values by a scheme: 0 to 100 between goalposts, then means of cells.

Ranks within antennes and those of draws need a study: see scores_of.

Parameters
----------
values : IndicatorTable
scheme : Scheme

Examples
--------
>>> scores = ctg.scored(ctg.indicators_of(study), study.scheme)
>>> scores.contributions == ctg.scores_of(study).contributions
True
)";

constexpr auto heatmap_doc = R"(The themes × logics grid of one territory, as a Vega-Lite chart.

Examples
--------
>>> ctg.scores_of(study).plot_profile(study.scheme, "marseille", lang="en").to_dict()["$schema"]
'https://vega.github.io/schema/vega-lite/v5.json'
)";

void bind_score(py::module_& module) {
    py::enum_<ScoreLevel>(module, "ScoreLevel", "What a score is of.")
        .value("cell", ScoreLevel::cell)
        .value("theme", ScoreLevel::theme)
        .value("logic", ScoreLevel::logic)
        .value("total", ScoreLevel::total);
    py::class_<Score>(module, "Score", "A score in [0, 100]: 100 is the most need.")
        .def_readonly("territory", &Score::territory)
        .def_readonly("level", &Score::level)
        .def_readonly("theme", &Score::theme)
        .def_readonly("logic", &Score::logic)
        .def_readonly("score", &Score::score)
        .def_readonly("rank", &Score::rank, "1 is the most need; ties share a rank.")
        .def_readonly("rank_best", &Score::rank_best)
        .def_readonly("rank_worst", &Score::rank_worst)
        .def_readonly("rank_in_antenne", &Score::rank_in_antenne)
        .def_readonly("rank_p05", &Score::rank_p05)
        .def_readonly("rank_p95", &Score::rank_p95)
        .def_readonly("weight_observed", &Score::weight_observed)
        .def(py::self == py::self)
        .def("__repr__", [](const Score& score) {
            return "<Score " + std::string(name_of(score.level)) + " of " + score.territory + ": " +
                   py::repr(py::cast(score.score)).cast<std::string>() + ">";
        });
}

void bind_scoring_table(py::module_& module) {
    auto type = bind_result<PyScoring>(module, "Scoring", scoring_doc);
    bind_sequence(
        type, [](const PyScoring& s) -> const auto& { return s.value.scores; });
    bind_zone_rows(type, [](const PyScoring& s) { return records_of(s.value.scores); });
    type.def_property_readonly(
            "contributions", [](const PyScoring& s) { return records_of(s.value.contributions); },
            "The points of each indicator; they add up to the total.")
        .def(
            "plot",
            [](const PyScoring& s, const PyZoning& territories, std::string_view territory,
               Language lang) {
                return peer_bars(s.value.scores, territory, territories.value, lang);
            },
            py::arg("territories"), py::arg("territory") = "", py::kw_only(),
            py::arg("lang") = Language::french, "All totals, the territory named in colour.")
        .def(
            "plot_profile",
            [](const PyScoring& s, const PyScheme& scheme, std::string_view territory,
               Language lang) {
                return profile_heatmap(s.value.scores, scheme.value, territory, lang);
            },
            py::arg("scheme"), py::arg("territory"), py::kw_only(),
            py::arg("lang") = Language::french, heatmap_doc)
        .def("__repr__", [](const PyScoring& s) {
            return "<Scoring: " + std::to_string(s.value.scores.size()) + " scores>";
        });
}

} // namespace

void bind_scheme(py::module_& module) {
    py::class_<ScoredIndicator>(module, "ScoredIndicator", "An indicator and its way to a score.")
        .def_property_readonly("id", [](const ScoredIndicator& i) { return i.rule.id; })
        .def_property_readonly("label", [](const ScoredIndicator& i) { return i.rule.label; })
        .def_property_readonly("unit", [](const ScoredIndicator& i) { return i.rule.unit; })
        .def_property_readonly("source", [](const ScoredIndicator& i) { return i.rule.source; })
        .def_readonly("theme", &ScoredIndicator::theme)
        .def_readonly("logic", &ScoredIndicator::logic)
        .def_property_readonly(
            "goalposts",
            [](const ScoredIndicator& i) { return std::pair(i.goalposts.low, i.goalposts.high); })
        .def_readonly("weight", &ScoredIndicator::weight)
        .def(py::self == py::self)
        .def("__repr__", [](const ScoredIndicator& i) {
            return "<ScoredIndicator " + i.rule.id + " of " + i.theme + ", " + i.logic + ">";
        });
    bind_result<PyScheme>(module, "Scheme", scheme_doc)
        .def_property_readonly("id", [](const PyScheme& s) { return s.value.id; })
        .def_property_readonly("version", [](const PyScheme& s) { return s.value.version; })
        .def_property_readonly("themes", [](const PyScheme& s) { return s.value.themes; })
        .def_property_readonly("logics", [](const PyScheme& s) { return s.value.logics; })
        .def_property_readonly("indicators", [](const PyScheme& s) { return s.value.indicators; })
        .def_property_readonly("sha256", [](const PyScheme& s) { return s.value.sha256; })
        .def("__repr__", [](const PyScheme& s) {
            return "<Scheme " + s.value.id + ": " + std::to_string(s.value.indicators.size()) +
                   " indicators>";
        });
    module.def("scheme_from", &scheme_from, py::arg("document"), scheme_from_doc);
    using PyFrozen = Checked<FrozenScheme>;
    bind_result<PyFrozen>(module, "FrozenScheme", "A scheme file whose goalposts are numbers.")
        .def_property_readonly(
            "text", [](const PyFrozen& f) { return f.value.text; }, "What to write to a file.")
        .def_property_readonly(
            "goalposts",
            [](const PyFrozen& f) {
                py::list goalposts;
                for (const auto& [indicator, ends, reference] : f.value.goalposts)
                    goalposts.append(std::pair(indicator, std::pair(ends.low, ends.high)));
                return goalposts;
            })
        .def_property_readonly("records",
                               [](const PyFrozen& f) { return records_of(f.value.goalposts); })
        .def("__repr__", [](const PyFrozen& f) {
            return "<FrozenScheme: " + std::to_string(f.value.goalposts.size()) + " goalposts>";
        });
    module.def("frozen_scheme", &frozen_scheme, py::arg("scheme"), py::arg("table"), py::kw_only(),
               py::arg("reference") = "", frozen_scheme_doc);
}

void bind_scoring(py::module_& module) {
    bind_score(module);
    bind_scoring_table(module);
    module.def(
        "scored",
        [](const PyIndicators& values, const PyScheme& scheme) {
            return scored(values.value, scheme.value);
        },
        py::arg("values"), py::arg("scheme"), scored_doc);
}

} // namespace ctg::python

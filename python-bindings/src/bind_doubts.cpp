// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/scoring/explanation.hpp"
#include "ctg/scoring/uncertainty.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/writing/result.hpp"
#include "results.hpp"

#include <algorithm>

namespace ctg::python {
namespace {

using PyUncertainRanks = Checked<UncertainRanks>;

/// An explanation without notes of its own, in the form of the other results.
using PyExplanation = Checked<Explanation>;

constexpr auto uncertain_doc =
    R"(Ranks in many draws of what is doubtful: a row for each unit and doubt.

`doubt` is "all" where all doubts are drawn together; `first` is the share of draws in which the
unit is among the first k.
)";

constexpr auto draws_of_doc =
    R"(Draws the doubts of a study's scheme, and ranks its territories in each draw.

Parameters
----------
study : Study
draws, seed : int, optional
    Instead of those of the scheme.
first : int, optional
    k of the chance to be among the first k.
sensitivities : bool, optional
    Also Sobol's indices of each score, by doubt.

Returns
-------
UncertainRanks

Examples
--------
>>> ranks = ctg.uncertain_ranks_of(study, draws=200, first=3)
>>> rows = ranks.to_pandas().query("unit == 'marseille' and doubt == 'all'")
>>> int(rows["rank_median"].iloc[0])
1
>>> ranks.chance_before("marseille", "accm") > 0.9
True
)";

constexpr auto draws_doc = R"(The same for a plain table of units, by a tree of indicators.

Examples
--------
>>> 0.5 < ctg.uncertain_ranks(units, tree, draws=500).chance_before("a", "b") < 1
True
)";

constexpr auto variants_of_doc =
    R"(Ranks under the alternatives of a scheme, and without each indicator.

Examples
--------
>>> variants = ctg.rank_variants_of(study).to_pandas()
>>> bool((variants.query("unit == 'marseille'")["rank"] == 1).all())
True
)";

constexpr auto explanation_doc =
    R"(Why a unit scores more or less than another, indicator by indicator.

A row for each: unit, against, indicator, points, score, other. The points add up to
``score - other``.
)";

constexpr auto explanation_of_doc =
    R"(Why a territory scores more or less than another, or than the mean of all.

Raises
------
ArgumentError
    No territory of that key, or without a score.

Examples
--------
>>> why = ctg.explanation_of(study, "marseille", "accm")
>>> steps = why.to_pandas()
>>> bool(abs(steps["points"].sum() - (why.score - why.other)) < 1e-9)
True
)";

constexpr auto moves_of_doc =
    R"(The least change of each value that moves a territory one place up or down.

Examples
--------
>>> moves = ctg.rank_moves_of(study, "accm").to_pandas()
>>> list(moves.columns)
['indicator', 'direction', 'value', 'needed', 'reached']
)";

constexpr auto changes_of_doc =
    R"(How scores moved since an earlier study: by data, perimeters and others.

Examples
--------
>>> bool((ctg.score_changes_of(study, study).to_pandas()["by_data"] == 0).all())
True
)";

constexpr auto units_rank_variants_doc = R"(As rank_variants_of, for a plain table of units.

Examples
--------
>>> [row[-2:] for row in ctg.rank_variants(units, tree).rows]
[[75.0, 1], [20.0, 2], [50.0, 2], [80.0, 1]]
)";

constexpr auto units_explanation_doc = R"(As explanation_of, for a plain table of units.

Examples
--------
>>> ctg.explanation(units, tree, "a", "b").to_pandas()["points"].tolist()
[27.5, -15.0]
)";

constexpr auto units_rank_moves_doc = R"(As rank_moves_of, for a plain table of units.

Examples
--------
>>> ctg.rank_moves(units, tree, "b").rows[0][:2]
['jobs', 'up']
)";

DrawOptions options_of(std::optional<std::size_t> draws, std::optional<std::uint64_t> seed,
                       std::size_t first, bool sensitivities) {
    DrawOptions options;
    options.draws = draws;
    options.seed = seed;
    options.first = first;
    options.sensitivities = sensitivities;
    return options;
}

std::size_t position_of(const UncertainRanks& ranks, const std::string& unit) {
    const auto& units = ranks.draws.units();
    const auto found = std::ranges::find(units, unit);
    if (found == units.end()) throw py::key_error(unit);
    return static_cast<std::size_t>(found - units.begin());
}

void bind_types(py::module_& module) {
    auto ranks = bind_result<PyUncertainRanks>(module, "UncertainRanks", uncertain_doc);
    bind_rows(ranks, [](const PyUncertainRanks& r) { return records_of(r.value.chances); });
    ranks
        .def_property_readonly(
            "shifts", [](const PyUncertainRanks& r) { return records_of(r.value.shifts); },
            "How far ranks move under each doubt, in ranks: the greatest dominates.")
        .def_property_readonly(
            "sensitivities",
            [](const PyUncertainRanks& r) { return records_of(r.value.sensitivities); },
            "Sobol's indices by unit and doubt; empty unless asked for.")
        .def_property_readonly("draws",
                               [](const PyUncertainRanks& r) { return r.value.rule.draws; })
        .def_property_readonly("seed", [](const PyUncertainRanks& r) { return r.value.rule.seed; })
        .def(
            "chance_before",
            [](const PyUncertainRanks& r, const std::string& unit, const std::string& other) {
                return r.value.draws.chance_before(position_of(r.value, unit),
                                                   position_of(r.value, other));
            },
            py::arg("unit"), py::arg("other"),
            "Share of the draws in which the one ranks higher than the other.")
        .def("__len__", [](const PyUncertainRanks& r) { return r.value.chances.size(); })
        .def("__repr__", [](const PyUncertainRanks& r) {
            return "<UncertainRanks: " + std::to_string(r.value.draws.units().size()) + " units, " +
                   std::to_string(r.value.rule.draws) + " draws>";
        });
    auto why = bind_result<PyExplanation>(module, "Explanation", explanation_doc);
    bind_rows(why, [](const PyExplanation& e) { return records_of(e.value); });
    why.def_property_readonly("unit", [](const PyExplanation& e) { return e.value.unit; })
        .def_property_readonly("against", [](const PyExplanation& e) { return e.value.against; })
        .def_property_readonly("score", [](const PyExplanation& e) { return e.value.score; })
        .def_property_readonly("other", [](const PyExplanation& e) { return e.value.other; })
        .def_property_readonly("rank", [](const PyExplanation& e) { return e.value.rank; })
        .def("__len__", [](const PyExplanation& e) { return e.value.steps.size(); })
        .def("__repr__", [](const PyExplanation& e) {
            return "<Explanation of " + e.value.unit + ": " + std::to_string(e.value.steps.size()) +
                   " steps>";
        });
}

void bind_of_studies(py::module_& module) {
    module.def(
        "uncertain_ranks_of",
        [](const PyStudy& study, std::optional<std::size_t> draws,
           std::optional<std::uint64_t> seed, std::size_t first, bool sensitivities) {
            const auto scored = scored_values_of(study.value).value;
            return uncertain_ranks(scored.values, *study.value.scheme,
                                   options_of(draws, seed, first, sensitivities), scored.antennes);
        },
        py::arg("study"), py::kw_only(), py::arg("draws") = py::none(),
        py::arg("seed") = py::none(), py::arg("first") = 10, py::arg("sensitivities") = false,
        without_gil(), draws_of_doc);
    module.def(
        "rank_variants_of",
        [](const PyStudy& study) {
            const auto scored = scored_values_of(study.value).value;
            return records_of(rank_variants(scored.values, *study.value.scheme, scored.antennes));
        },
        py::arg("study"), without_gil(), variants_of_doc);
    module.def(
        "explanation_of",
        [](const PyStudy& study, const std::string& unit, const std::string& against) {
            const auto scored = scored_values_of(study.value).value;
            return PyExplanation{
                explanation_of(scored.values, *study.value.scheme, unit, against, scored.antennes),
                {}};
        },
        py::arg("study"), py::arg("territory"), py::arg("against") = "", without_gil(),
        explanation_of_doc);
    module.def(
        "rank_moves_of",
        [](const PyStudy& study, const std::string& unit) {
            const auto scored = scored_values_of(study.value).value;
            return records_of(
                rank_moves(scored.values, *study.value.scheme, unit, scored.antennes));
        },
        py::arg("study"), py::arg("territory"), without_gil(), moves_of_doc);
    module.def(
        "score_changes_of",
        [](const PyStudy& before, const PyStudy& study) {
            return records_of(score_changes_of(before.value, study.value).value);
        },
        py::arg("before"), py::arg("study"), without_gil(), changes_of_doc);
}

void bind_of_tables(py::module_& module) {
    module.def(
        "uncertain_ranks",
        [](const Table& units, const CompositeScheme& scheme, std::optional<std::size_t> draws,
           std::optional<std::uint64_t> seed, std::size_t first, bool sensitivities) {
            return uncertain_ranks(units, scheme, options_of(draws, seed, first, sensitivities));
        },
        py::arg("units"), py::arg("scheme"), py::kw_only(), py::arg("draws") = py::none(),
        py::arg("seed") = py::none(), py::arg("first") = 10, py::arg("sensitivities") = false,
        without_gil(), draws_doc);
    module.def(
        "rank_variants",
        [](const Table& units, const CompositeScheme& scheme) {
            return records_of(rank_variants(units, scheme));
        },
        py::arg("units"), py::arg("scheme"), without_gil(), units_rank_variants_doc);
    module.def(
        "explanation",
        [](const Table& units, const CompositeScheme& scheme, const std::string& unit,
           const std::string& against) {
            return PyExplanation{explanation_of(units, scheme, unit, against), {}};
        },
        py::arg("units"), py::arg("scheme"), py::arg("unit"), py::arg("against") = "",
        without_gil(), units_explanation_doc);
    module.def(
        "rank_moves",
        [](const Table& units, const CompositeScheme& scheme, const std::string& unit) {
            return records_of(rank_moves(units, scheme, unit));
        },
        py::arg("units"), py::arg("scheme"), py::arg("unit"), without_gil(), units_rank_moves_doc);
}

} // namespace

void bind_doubts(py::module_& module) {
    bind_types(module);
    bind_of_studies(module);
    bind_of_tables(module);
}

} // namespace ctg::python

// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/scoring/check.hpp"
#include "ctg/scoring/composite.hpp"
#include "ctg/writing/result.hpp"

namespace ctg::python {
namespace {

/// Scores, and the ranks of the same units by other methods.
struct CompositeTable {
    CompositeScoring value;
    std::vector<Diagnostic> notes;
    std::vector<RankCheck> checks;
    ScoreMatrix matrix;
    DoubtScores doubt; ///< if that check is asked for
};

constexpr auto scheme_doc = R"(A tree of indicators over a plain table of units.)";

constexpr auto scheme_from_doc =
    R"(The composite scheme that a document states: indicators, nodes, weights, methods.

Raises
------
DataError
    Every fault of the scheme at once: an unknown key or method, a parent that is no node, a ring…

Examples
--------
>>> file = folder.with_suffix(".toml")
>>> _ = file.write_text('''
... [scheme]
... id = "s"
... version = "1"
... [[indicator]]
... id = "a"
... parent = "total"
... direction = "more"
... goalposts = [0, 10]
... [[node]]
... id = "total"
... ''')
>>> ctg.composite_scheme_from(ctg.read_document(file))
<CompositeScheme s: 1 indicators, 1 nodes>
)";

constexpr auto scoring_doc = R"(Scores by unit and node of the tree, the root last.

A row for each: unit, node, level (1 for an indicator), score, rank, weight_observed; and on the
rows of the root the rank by each check asked for.
)";

CompositeTable composite_table(const Table& units, const CompositeScheme& scheme,
                               const std::vector<std::string>& checks,
                               std::pair<double, double> share_bounds,
                               std::optional<double> floor) {
    auto scoring = composed_scores(units, scheme);
    CompositeTable table{std::move(scoring.value), std::move(scoring.notes), {}, {}, {}};
    if (checks.empty()) return table;
    const CheckOptions options{{share_bounds.first, share_bounds.second}, floor};
    table.matrix = score_matrix_of(units, scheme).value;
    const auto& matrix = table.matrix;
    for (const auto& name : checks) {
        const auto method = check_method_of(name);
        if (!method) throw py::value_error("no check is called \"" + name + "\"");
        if (method == CheckMethod::benefit_of_the_doubt) {
            table.doubt = benefit_of_the_doubt(matrix, options);
            table.checks.push_back(rank_check(table.doubt));
        } else {
            table.checks.push_back(rank_check(matrix, *method, options));
        }
    }
    return table;
}

} // namespace

void bind_composite(py::module_& module) {
    py::class_<CompositeScheme>(module, "CompositeScheme", scheme_doc)
        .def_readonly("id", &CompositeScheme::id)
        .def_readonly("version", &CompositeScheme::version)
        .def_readonly("unit_column", &CompositeScheme::unit_column)
        .def_readonly("sha256", &CompositeScheme::sha256)
        .def(py::self == py::self)
        .def("__repr__", [](const CompositeScheme& s) {
            return "<CompositeScheme " + s.id + ": " + std::to_string(s.indicators.size()) +
                   " indicators, " + std::to_string(s.nodes.size()) + " nodes>";
        });
    auto type = bind_result<CompositeTable>(module, "CompositeScoring", scoring_doc);
    bind_rows(type, [](const CompositeTable& t) { return records_of(t.value.scores, t.checks); });
    type.def_property_readonly(
            "contributions",
            [](const CompositeTable& t) { return records_of(t.value.contributions); },
            "What each indicator brings to the root; none if a node is geometric.")
        .def_property_readonly(
            "benefit_of_the_doubt",
            [](const CompositeTable& t) {
                const bool is_asked = !t.doubt.scores.empty();
                return records_of(t.doubt, is_asked ? t.matrix : ScoreMatrix{});
            },
            "The score of each unit under its most favourable weights, and the share of each "
            "indicator in it; none unless that check was asked for.")
        .def_property_readonly(
            "critic_weights",
            [](const CompositeTable& t) {
                const bool is_asked = std::ranges::any_of(t.checks, [](const RankCheck& check) {
                    return check.method == CheckMethod::critic;
                });
                return is_asked ? records_of(critic_weights(t.matrix), t.matrix)
                                : records_of(std::span<const double>{}, t.matrix);
            },
            "What each indicator weighs in the scheme, and what CRITIC would give it; none unless "
            "that check was asked for.")
        .def("__len__", [](const CompositeTable& t) { return t.value.scores.size(); })
        .def("__repr__", [](const CompositeTable& t) {
            return "<CompositeScoring: " + std::to_string(t.value.scores.size()) + " scores>";
        });
    module.def("composite_scheme_from", &composite_scheme_from, py::arg("document"),
               scheme_from_doc);
    module.def("composite_scores", &composite_table, py::arg("units"), py::arg("scheme"),
               py::arg("checks"), py::arg("share_bounds"), py::arg("floor"), without_gil());
}

} // namespace ctg::python

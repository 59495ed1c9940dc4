// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/check.hpp"
#include "scoring/problem.hpp"

#include <cmath>
#include <utility>

namespace ctg {
namespace {

Checked<ScoreMatrix> score_matrix_of(Problem problem, const std::vector<Diagnostic>& notes) {
    Faults faults;
    const std::size_t leaves = problem.model.leaves.size();
    ScoreMatrix matrix;
    matrix.weights = root_weights_of(problem.model);
    matrix.indicators.assign(problem.names.begin(),
                             problem.names.begin() + static_cast<std::ptrdiff_t>(leaves));
    matrix.rows.resize(problem.units.size());
    Column scores(problem.units.size());
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
        normalise(problem.values[leaf].value, problem.model.leaves[leaf], scores);
        for (std::size_t u = 0; u < scores.size(); ++u)
            matrix.rows[u].push_back(std::isnan(scores[u]) ? std::nullopt
                                                           : std::optional(scores[u]));
    }
    add_column_notes(problem, faults);
    matrix.units = std::move(problem.units);
    faults.add(notes);
    return {std::move(matrix), faults.notes()};
}

} // namespace

Checked<ScoreMatrix> score_matrix_of(const Table& units, const CompositeScheme& scheme) {
    auto [problem, notes] = problem_of(units, scheme);
    return score_matrix_of(std::move(problem), notes);
}

ScoreMatrix score_matrix_of(std::span<const IndicatorValue> values, const Scheme& scheme,
                            const AntenneByTerritory& antennes) {
    return score_matrix_of(problem_of(values, scheme, antennes), {}).value;
}

} // namespace ctg

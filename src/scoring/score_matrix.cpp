// SPDX-License-Identifier: Apache-2.0
#include "scoring/problem.hpp"

#include <cmath>
#include <utility>

namespace ctg {

Checked<ScoreMatrix> score_matrix_of(const Table& units, const CompositeScheme& scheme) {
    auto [problem, notes] = problem_of(units, scheme);
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

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/check.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ctg {
namespace {

using Scores = std::vector<double>;

/// The columns that tell one unit from another, of the units that have a score on all of them.
struct Contrasts {
    std::vector<std::size_t> indicators;
    std::vector<Scores> columns; ///< distances to the mean of the column, which goes from 0 to 1
};

bool is_known_on(const ScoreMatrix& matrix, std::size_t unit,
                 const std::vector<std::size_t>& indicators) {
    return std::ranges::all_of(indicators,
                               [&](std::size_t i) { return matrix.rows[unit][i].has_value(); });
}

Contrasts contrasts_of(const ScoreMatrix& matrix) {
    std::vector<std::size_t> known; // indicators that someone has a score on
    for (std::size_t i = 0; i < matrix.indicators.size(); ++i)
        if (std::ranges::any_of(matrix.rows, [&](const auto& row) { return row[i].has_value(); }))
            known.push_back(i);
    Contrasts contrasts;
    for (const std::size_t i : known) {
        Scores column;
        for (std::size_t unit = 0; unit < matrix.rows.size(); ++unit)
            if (is_known_on(matrix, unit, known)) column.push_back(*matrix.rows[unit][i]);
        if (column.empty()) continue;
        const auto [least, most] = std::ranges::minmax(column);
        if (least == most) continue;
        for (double& score : column)
            score = (score - least) / (most - least);
        const double mean =
            std::reduce(column.begin(), column.end()) / static_cast<double>(column.size());
        for (double& score : column)
            score -= mean;
        contrasts.indicators.push_back(i);
        contrasts.columns.push_back(std::move(column));
    }
    return contrasts;
}

constexpr double rounding = 1e-12;

double product(const Scores& a, const Scores& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

} // namespace

std::vector<double> critic_weights(const ScoreMatrix& matrix) {
    const auto [indicators, columns] = contrasts_of(matrix);
    std::vector<double> weights(matrix.indicators.size(), 0.0);
    double sum = 0.0;
    for (std::size_t a = 0; a < columns.size(); ++a) {
        const double norm = std::sqrt(product(columns[a], columns[a]));
        double conflict = 0.0;
        for (const auto& other : columns)
            if (&other != &columns[a]) {
                const double r =
                    product(columns[a], other) / (norm * std::sqrt(product(other, other)));
                // What rounding leaves of columns that go together is no conflict.
                const double apart = 1.0 - std::clamp(r, -1.0, 1.0);
                conflict += apart > rounding ? apart : 0.0;
            }
        weights[indicators[a]] = norm * conflict; // the root of n − 1 is the same for all
        sum += norm * conflict;
    }
    if (!(sum > 0.0))
        throw DataError({error_of("CTG-SCOR-092", {{"count", std::to_string(columns.size())}})});
    for (double& weight : weights)
        weight /= sum;
    return weights;
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/check.hpp"

#include "ctg/base/error.hpp"
#include "ctg/scoring/score.hpp"
#include "scoring/check_floor.hpp"
#include "scoring/ranking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace ctg {
namespace {

using ScoreRow = std::vector<std::optional<double>>;

/// The weight behind `a` against `b`.
double support_of(const ScoreRow& a, const ScoreRow& b, const std::vector<double>& weights) {
    double support = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const bool is_even = !a[i] || !b[i] || std::abs(*a[i] - *b[i]) <= tie_tolerance;
        if (is_even)
            support += weights[i] / 2.0;
        else if (*a[i] > *b[i])
            support += weights[i];
    }
    return support;
}

/// Adds, by the weight of indicator `i`, how many units each is above, ties and gaps by half.
void add_borda_points(const ScoreMatrix& matrix, std::size_t i, std::vector<double>& points) {
    std::vector<double> sorted;
    for (const auto& row : matrix.rows)
        if (row[i]) sorted.push_back(*row[i]);
    std::ranges::sort(sorted);
    const auto others = static_cast<double>(matrix.rows.size()) - 1.0;
    for (std::size_t unit = 0; unit < points.size(); ++unit) {
        double below = 0.0;
        double above = 0.0;
        if (const auto& score = matrix.rows[unit][i]) {
            below = static_cast<double>(std::ranges::lower_bound(sorted, *score - tie_tolerance) -
                                        sorted.begin());
            above = static_cast<double>(sorted.end() -
                                        std::ranges::upper_bound(sorted, *score + tie_tolerance));
        }
        points[unit] += matrix.weights[i] * (below + others - above) / 2.0;
    }
}

/// The weighted scores of one column between its best and its worst.
struct IdealColumn {
    std::size_t indicator = 0;
    double factor = 1.0; ///< weight, over the norm of the column
    double best = 0.0;
    double worst = 0.0;
};

/// The columns that have a score.
std::vector<IdealColumn> ideals_of(const ScoreMatrix& matrix, TopsisColumns columns) {
    std::vector<IdealColumn> ideals;
    for (std::size_t i = 0; i < matrix.weights.size(); ++i) {
        std::vector<double> known;
        double squares = 0.0;
        for (const auto& row : matrix.rows) {
            if (!row[i]) continue;
            known.push_back(*row[i]);
            squares += *row[i] * *row[i];
        }
        if (known.empty()) continue;
        const bool is_scaled = columns == TopsisColumns::by_norm && squares > 0.0;
        const double factor = matrix.weights[i] / (is_scaled ? std::sqrt(squares) : 1.0);
        const auto [least, most] = std::ranges::minmax(known);
        ideals.push_back({i, factor, factor * most, factor * least});
    }
    return ideals;
}

std::optional<double> closeness_of(const ScoreRow& row, const std::vector<IdealColumn>& ideals) {
    double to_best = 0.0;
    double to_worst = 0.0;
    for (const auto& ideal : ideals) {
        if (!row[ideal.indicator]) return std::nullopt;
        const double score = ideal.factor * *row[ideal.indicator];
        to_best += (score - ideal.best) * (score - ideal.best);
        to_worst += (score - ideal.worst) * (score - ideal.worst);
    }
    if (ideals.empty()) return std::nullopt;
    to_best = std::sqrt(to_best);
    to_worst = std::sqrt(to_worst);
    constexpr double even = 0.5;
    return to_best + to_worst == 0.0 ? even : to_worst / (to_best + to_worst);
}

/// The units that have a score on some indicator.
std::vector<std::size_t> with_a_score(const ScoreMatrix& matrix) {
    std::vector<std::size_t> units;
    for (std::size_t unit = 0; unit < matrix.rows.size(); ++unit)
        if (std::ranges::any_of(matrix.rows[unit], [](const auto& score) { return !!score; }))
            units.push_back(unit);
    return units;
}

ScoreMatrix part_of(const ScoreMatrix& matrix, const std::vector<std::size_t>& units) {
    ScoreMatrix part{{}, matrix.indicators, matrix.weights, {}};
    for (const std::size_t unit : units) {
        part.units.push_back(matrix.units[unit]);
        part.rows.push_back(matrix.rows[unit]);
    }
    return part;
}

/// The geometric mean with the floor of `options`, or of scores that are all above 0.
std::vector<std::optional<double>> geometric_check(const ScoreMatrix& matrix,
                                                   const CheckOptions& options) {
    if (options.floor) return geometric_scores(matrix, *options.floor);
    for (std::size_t unit = 0; unit < matrix.rows.size(); ++unit)
        for (std::size_t i = 0; i < matrix.weights.size(); ++i)
            if (const auto& score = matrix.rows[unit][i]; score && !(*score > 0.0))
                throw DataError({error_of(
                    "CTG-SCOR-062", {{"unit", matrix.units[unit]},
                                     {"indicator", matrix.indicators[i]},
                                     {"score", fmt::format("{}", *score)},
                                     {"method", std::string(name_of(CheckMethod::geometric))}})});
    return geometric_scores(matrix, std::numeric_limits<double>::min());
}

/// The mean of the scores that a unit has, by the weights that the scores suggest.
std::vector<std::optional<double>> critic_scores(const ScoreMatrix& matrix) {
    const auto weights = critic_weights(matrix);
    std::vector<std::optional<double>> scores;
    for (const auto& row : matrix.rows) {
        double sum = 0.0;
        double weight = 0.0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!row[i]) continue;
            sum += weights[i] * *row[i];
            weight += weights[i];
        }
        scores.push_back(weight > 0.0 ? std::optional(sum / weight) : std::nullopt);
    }
    return scores;
}

RankCheck check_of_scored(const ScoreMatrix& matrix, CheckMethod method,
                          const CheckOptions& options) {
    if (method == CheckMethod::benefit_of_the_doubt)
        return rank_check(benefit_of_the_doubt(matrix, options));
    if (method == CheckMethod::kemeny) {
        const auto orders = kemeny_orders(matrix);
        return {method,
                {orders.rank_best.begin(), orders.rank_best.end()},
                {orders.rank_worst.begin(), orders.rank_worst.end()}};
    }
    std::vector<std::optional<double>> scores;
    if (method == CheckMethod::topsis) {
        scores = topsis_closeness(matrix);
    } else if (method == CheckMethod::geometric) {
        scores = geometric_check(matrix, options);
    } else if (method == CheckMethod::critic) {
        scores = critic_scores(matrix);
    } else {
        const auto all =
            method == CheckMethod::borda ? borda_scores(matrix) : copeland_scores(matrix);
        scores.assign(all.begin(), all.end());
    }
    const auto ranks = competition_ranks(scores);
    return {method, ranks, ranks};
}

} // namespace

PairwiseSupport pairwise_support(const ScoreMatrix& matrix) {
    const std::size_t units = matrix.rows.size();
    PairwiseSupport support(units, std::vector<double>(units, 0.0));
    for (std::size_t a = 0; a < units; ++a)
        for (std::size_t b = 0; b < units; ++b)
            if (a != b) support[a][b] = support_of(matrix.rows[a], matrix.rows[b], matrix.weights);
    return support;
}

std::vector<double> copeland_scores(const ScoreMatrix& matrix) {
    // No matrix of pairs: for the communes of France it would not fit.
    std::vector<double> scores(matrix.rows.size(), 0.0);
    for (std::size_t a = 0; a < scores.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            const double lead = support_of(matrix.rows[a], matrix.rows[b], matrix.weights) -
                                support_of(matrix.rows[b], matrix.rows[a], matrix.weights);
            if (std::abs(lead) <= tie_tolerance) continue;
            scores[a] += lead > 0.0 ? 1.0 : -1.0;
            scores[b] -= lead > 0.0 ? 1.0 : -1.0;
        }
    return scores;
}

std::vector<double> borda_scores(const ScoreMatrix& matrix) {
    double weight = 0.0;
    std::vector<double> points(matrix.rows.size(), 0.0);
    for (std::size_t i = 0; i < matrix.weights.size(); ++i) {
        weight += matrix.weights[i];
        add_borda_points(matrix, i, points);
    }
    for (double& each : points)
        each /= weight;
    return points;
}

std::vector<std::optional<double>> topsis_closeness(const ScoreMatrix& matrix,
                                                    TopsisColumns columns) {
    const auto ideals = ideals_of(matrix, columns);
    std::vector<std::optional<double>> closeness;
    for (const auto& row : matrix.rows)
        closeness.push_back(closeness_of(row, ideals));
    return closeness;
}

std::vector<std::optional<double>> geometric_scores(const ScoreMatrix& matrix, double floor) {
    check_floor(floor);
    std::vector<std::optional<double>> scores;
    for (const auto& row : matrix.rows) {
        double sum = 0.0;
        double weight = 0.0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!row[i]) continue;
            sum += matrix.weights[i] * std::log(std::max(*row[i], floor));
            weight += matrix.weights[i];
        }
        scores.push_back(weight > 0.0 ? std::optional(std::exp(sum / weight)) : std::nullopt);
    }
    return scores;
}

std::vector<std::optional<std::size_t>>
competition_ranks(std::span<const std::optional<double>> scores) {
    Column column;
    for (const auto& score : scores)
        column.push_back(score.value_or(std::numeric_limits<double>::quiet_NaN()));
    Column sorted;
    std::vector<std::uint32_t> ranks(column.size());
    rank_into(column, sorted, ranks);
    std::vector<std::optional<std::size_t>> result(ranks.size());
    for (std::size_t u = 0; u < ranks.size(); ++u)
        if (ranks[u] != 0) result[u] = ranks[u];
    return result;
}

std::string_view name_of(CheckMethod method) noexcept {
    switch (method) {
    case CheckMethod::copeland:
        return "copeland";
    case CheckMethod::borda:
        return "borda";
    case CheckMethod::kemeny:
        return "kemeny";
    case CheckMethod::topsis:
        return "topsis";
    case CheckMethod::geometric:
        return "geometric";
    case CheckMethod::benefit_of_the_doubt:
        return "benefit_of_the_doubt";
    case CheckMethod::critic:
        return "critic";
    }
    return {};
}

std::optional<CheckMethod> check_method_of(std::string_view name) noexcept {
    for (const auto method : all_check_methods)
        if (name == name_of(method)) return method;
    return std::nullopt;
}

RankCheck rank_check(const DoubtScores& doubt) {
    const auto ranks = competition_ranks(doubt.scores);
    return {CheckMethod::benefit_of_the_doubt, ranks, ranks};
}

RankCheck rank_check(const ScoreMatrix& matrix, CheckMethod method, const CheckOptions& options) {
    const auto scored = with_a_score(matrix);
    const auto check = check_of_scored(part_of(matrix, scored), method, options);
    RankCheck all{method, std::vector<std::optional<std::size_t>>(matrix.units.size()), {}};
    all.worst = all.best;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        all.best[scored[i]] = check.best[i];
        all.worst[scored[i]] = check.worst[i];
    }
    return all;
}

} // namespace ctg

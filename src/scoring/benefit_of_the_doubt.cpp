// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/check.hpp"
#include "scoring/check_floor.hpp"
#include "scoring/linear_program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace ctg {
namespace {

/// How near to the bound by duality a score must come, and a share to its own bounds.
constexpr double proof_tolerance = 1e-9;

/// Units that have all scores, as multiples of the highest score of each indicator: no weight that
/// keeps the benchmark at 1 is above 1.
struct Benchmark {
    std::vector<std::size_t> units;
    std::vector<std::size_t> indicators; ///< those on which some unit has a score
    std::vector<std::vector<double>> scores;
    std::vector<std::size_t> frontier; ///< positions in `units` that no other unit dominates
};

void check_bounds(const ShareBounds& shares, std::size_t indicators) {
    const auto low = fmt::format("{}", shares.low);
    const auto high = fmt::format("{}", shares.high);
    if (!(shares.low >= 0.0 && shares.low <= shares.high && shares.high <= 1.0))
        throw ArgumentError({error_of("CTG-SCOR-060", {{"low", low}, {"high", high}})});
    const auto count = static_cast<double>(indicators);
    if (count * shares.low > 1.0 + proof_tolerance || count * shares.high < 1.0 - proof_tolerance)
        throw ArgumentError(
            {error_of("CTG-SCOR-061",
                      {{"low", low}, {"high", high}, {"count", std::to_string(indicators)}})});
}

std::vector<std::size_t> indicators_with_a_score(const ScoreMatrix& matrix) {
    std::vector<std::size_t> indicators;
    for (std::size_t i = 0; i < matrix.weights.size(); ++i)
        if (std::ranges::any_of(matrix.rows, [&](const auto& row) { return !!row[i]; }))
            indicators.push_back(i);
    return indicators;
}

/// The score that counts: no less than the floor, if there is one.
double counted(double score, const CheckOptions& options) {
    return options.floor ? std::max(score, *options.floor) : score;
}

void refuse_score(const ScoreMatrix& matrix, std::size_t unit, std::size_t indicator) {
    throw DataError({error_of(
        "CTG-SCOR-062", {{"unit", matrix.units[unit]},
                         {"indicator", matrix.indicators[indicator]},
                         {"score", fmt::format("{}", *matrix.rows[unit][indicator])},
                         {"method", std::string(name_of(CheckMethod::benefit_of_the_doubt))}})});
}

/// A share of at least something of a score of 0, or too few scores above 0 to fill the shares.
void check_unit(const ScoreMatrix& matrix, const Benchmark& all, std::size_t position,
                const CheckOptions& options) {
    const auto& scores = all.scores[position];
    const auto above = static_cast<std::size_t>(
        std::ranges::count_if(scores, [](double score) { return score > 0.0; }));
    if (above == 0 || above == scores.size()) return; // 0 under any weights, or as check_bounds
    const bool is_low_met = options.shares.low == 0.0;
    const bool is_high_met =
        static_cast<double>(above) * options.shares.high >= 1.0 - proof_tolerance;
    if (is_low_met && is_high_met) return;
    const auto zero = std::ranges::find(scores, 0.0) - scores.begin();
    refuse_score(matrix, all.units[position], all.indicators[static_cast<std::size_t>(zero)]);
}

/// The units that stand at 1 under some weights are among those that no other dominates; the
/// constraints of the rest follow from theirs.
std::vector<std::size_t> frontier_of(const std::vector<std::vector<double>>& scores) {
    const auto dominates = [&](std::size_t a, std::size_t b) {
        for (std::size_t i = 0; i < scores[a].size(); ++i)
            if (scores[a][i] < scores[b][i]) return false;
        return a < b || scores[a] != scores[b]; // of equals the first stands for all
    };
    // In the order of their sums: who dominates a unit comes before it.
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t unit) {
        return std::accumulate(scores[unit].begin(), scores[unit].end(), 0.0);
    });
    std::vector<std::size_t> frontier;
    for (const std::size_t unit : order)
        if (std::ranges::none_of(frontier, [&](std::size_t f) { return dominates(f, unit); }))
            frontier.push_back(unit);
    return frontier;
}

Benchmark benchmark_of(const ScoreMatrix& matrix, const CheckOptions& options) {
    Benchmark all;
    all.indicators = indicators_with_a_score(matrix);
    std::vector<double> highest(all.indicators.size(), 0.0);
    for (std::size_t unit = 0; unit < matrix.rows.size(); ++unit) {
        const auto& row = matrix.rows[unit];
        if (!std::ranges::all_of(all.indicators, [&](std::size_t i) { return !!row[i]; })) continue;
        std::vector<double> scores;
        for (std::size_t i = 0; i < all.indicators.size(); ++i) {
            scores.push_back(counted(*row[all.indicators[i]], options));
            if (!(scores.back() >= 0.0)) refuse_score(matrix, unit, all.indicators[i]);
            highest[i] = std::max(highest[i], scores.back());
        }
        all.units.push_back(unit);
        all.scores.push_back(std::move(scores));
    }
    for (auto& scores : all.scores)
        for (std::size_t i = 0; i < scores.size(); ++i)
            if (highest[i] > 0.0) scores[i] /= highest[i];
    return all;
}

double weighted(const std::vector<double>& weights, const std::vector<double>& scores) {
    return std::inner_product(weights.begin(), weights.end(), scores.begin(), 0.0);
}

/// Σ w·y = 1 at most for each unit of the frontier, then the shares of the unit.
LinearProgram program_of(const Benchmark& all, const std::vector<double>& scores,
                         const ShareBounds& shares) {
    LinearProgram program;
    program.gains = scores;
    for (const std::size_t unit : all.frontier)
        program.rows.push_back({all.scores[unit], 1.0});
    for (std::size_t i = 0; i < scores.size(); ++i) {
        std::vector<double> at_most(scores.size());
        std::vector<double> at_least(scores.size());
        for (std::size_t l = 0; l < scores.size(); ++l) {
            const double own = l == i ? 1.0 : 0.0;
            at_most[l] = (own - shares.high) * scores[l];
            at_least[l] = (shares.low - own) * scores[l];
        }
        if (shares.high < 1.0) program.rows.push_back({std::move(at_most), 0.0});
        if (shares.low > 0.0) program.rows.push_back({std::move(at_least), 0.0});
    }
    return program;
}

/// The score under the most favourable weights, and the shares of the indicators in it. Weights are
/// brought to a highest score of exactly 1, which leaves the shares alone; weak duality then bounds
/// from above what any weights reach.
/// Source of the bound: any linear programming textbook (Chvátal 1983, chapter 5).
struct Favoured {
    double score = 0.0;
    std::vector<double> shares;
};

std::optional<Favoured> favoured(const Benchmark& all, std::size_t position,
                                 const ShareBounds& shares, PivotRule rule) {
    const auto& scores = all.scores[position];
    const auto program = program_of(all, scores, shares);
    auto solution = solved(program, rule);
    double highest = 0.0;
    for (const std::size_t unit : all.frontier)
        highest = std::max(highest, weighted(solution.values, all.scores[unit]));
    if (!(highest > 0.0)) return std::nullopt;
    const double sum = weighted(solution.values, scores);
    Favoured found{sum / highest, {}};
    for (std::size_t i = 0; i < scores.size(); ++i)
        found.shares.push_back(sum > 0.0 ? solution.values[i] * scores[i] / sum : 0.0);
    const bool is_within = std::ranges::all_of(found.shares, [&](double share) {
        return share >= shares.low - proof_tolerance && share <= shares.high + proof_tolerance;
    });
    const double bound = upper_bound_of(program, solution.prices);
    if (!is_within || bound - found.score > proof_tolerance) return std::nullopt;
    return found;
}

} // namespace

DoubtScores benefit_of_the_doubt(const ScoreMatrix& matrix, const CheckOptions& options) {
    DoubtScores result{std::vector<std::optional<double>>(matrix.rows.size()),
                       std::vector<std::vector<double>>(matrix.rows.size())};
    if (options.floor) check_floor(*options.floor);
    auto all = benchmark_of(matrix, options);
    check_bounds(options.shares, std::max<std::size_t>(all.indicators.size(), 1));
    if (all.units.size() > most_doubt_units)
        throw LimitError({error_of("CTG-SCOR-063", {{"count", std::to_string(all.units.size())},
                                                    {"most", std::to_string(most_doubt_units)}})});
    all.frontier = frontier_of(all.scores);
    for (std::size_t position = 0; position < all.units.size(); ++position) {
        check_unit(matrix, all, position, options);
        const std::size_t unit = all.units[position];
        result.scores[unit] = 0.0;
        result.shares[unit].assign(matrix.weights.size(), 0.0);
        if (weighted(all.scores[position], all.scores[position]) == 0.0) continue;
        auto found = favoured(all, position, options.shares, PivotRule::dual);
        if (!found) found = favoured(all, position, options.shares, PivotRule::primal);
        if (!found) throw DataError({error_of("CTG-SCOR-064", {{"unit", matrix.units[unit]}})});
        result.scores[unit] = found->score;
        for (std::size_t i = 0; i < all.indicators.size(); ++i)
            result.shares[unit][all.indicators[i]] = found->shares[i];
    }
    return result;
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/explanation.hpp"
#include "scoring/rescoring.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ctg {
namespace {

/// How far a value may go towards a higher score, or a lower one.
double farthest(const Rescoring& rescoring, const ScoreRule& rule, std::size_t leaf, bool is_more) {
    if (rule.normalisation == Normalisation::goalposts && rule.clip)
        return is_more ? rule.goalposts.high : rule.goalposts.low;
    constexpr double reach = 10.0;
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const double value : rescoring.column(leaf)) {
        if (std::isnan(value)) continue;
        least = std::min(least, value);
        most = std::max(most, value);
    }
    const double step = reach * std::max(most - least, std::abs(most));
    return is_more ? most + step : least - step;
}

/// The least step of one value from where it is that changes the rank, by halving the way.
RankMove move_of(const Problem& problem, Rescoring& rescoring, std::size_t leaf, std::size_t unit,
                 bool is_up) {
    const ScoreRule& rule = problem.model.leaves[leaf];
    const double value = rescoring.value(leaf, unit);
    const std::size_t rank = rescoring.rank(unit);
    const bool is_more = is_up == (rule.direction == Direction::more_is_need);
    const double end = farthest(rescoring, rule, leaf, is_more);
    RankMove move{problem.names[leaf], is_up, value, {}, {}};
    const auto is_moved = [&](double at) {
        rescoring.set(leaf, unit, at);
        const std::size_t now = rescoring.rank(unit);
        return is_up ? now < rank : now > rank;
    };
    if ((is_more ? end > value : end < value) && is_moved(end)) {
        double still = value;
        double moved = end;
        constexpr int halvings = 60; // to the last bits of a double
        for (int i = 0; i < halvings; ++i) {
            const double middle = still + (moved - still) / 2.0;
            if (middle == still || middle == moved) break;
            (is_moved(middle) ? moved : still) = middle;
        }
        rescoring.set(leaf, unit, moved);
        move.needed = moved;
        move.reached = rescoring.rank(unit);
    }
    rescoring.set(leaf, unit, value);
    return move;
}

std::vector<RankMove> rank_moves(const Problem& problem, std::string_view unit) {
    Rescoring rescoring(problem);
    const std::size_t at = unit_named(problem, unit);
    if (!rescoring.has_rank(at))
        throw ArgumentError({error_of("CTG-SCOR-039", {{"unit", std::string(unit)}})});
    std::vector<RankMove> moves;
    for (std::size_t leaf = 0; leaf < problem.values.size(); ++leaf)
        for (const bool is_up : {true, false})
            if (problem.values[leaf].knowledge[at] < Knowledge::hidden)
                moves.push_back(move_of(problem, rescoring, leaf, at, is_up));
    return moves;
}

} // namespace

std::vector<RankMove> rank_moves(std::span<const IndicatorValue> values, const Scheme& scheme,
                                 std::string_view unit, const AntenneByTerritory& antennes) {
    return rank_moves(problem_of(values, scheme, antennes), unit);
}

std::vector<RankMove> rank_moves(const Table& units, const CompositeScheme& scheme,
                                 std::string_view unit) {
    return rank_moves(problem_of(units, scheme).value, unit);
}

} // namespace ctg

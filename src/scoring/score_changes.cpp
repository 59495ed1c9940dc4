// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/explanation.hpp"
#include "scoring/rescoring.hpp"

#include <cmath>
#include <map>
#include <string_view>

namespace ctg {
namespace {

/// Where each unit of a problem stands.
std::map<std::string_view, std::size_t> positions_of(const Problem& problem) {
    std::map<std::string_view, std::size_t> positions;
    for (std::size_t u = 0; u < problem.units.size(); ++u)
        positions.emplace(problem.units[u], u);
    return positions;
}

/// The values of one unit of another problem, put in the place of its own.
void put(Rescoring& rescoring, std::size_t unit, const Problem& from, std::size_t there) {
    Column values;
    for (const auto& leaf : from.values)
        values.push_back(leaf.value[there]);
    rescoring.set(unit, values);
}

struct Stand {
    double score = 0.0;
    std::ptrdiff_t rank = 0;
};

Stand stand_of(const Rescoring& rescoring, std::size_t unit) {
    return {rescoring.score(unit), static_cast<std::ptrdiff_t>(rescoring.rank(unit))};
}

} // namespace

std::vector<ScoreChange> score_changes(std::span<const IndicatorValue> before,
                                       std::span<const IndicatorValue> redrawn,
                                       std::span<const IndicatorValue> after, const Scheme& scheme,
                                       const AntenneByTerritory& antennes) {
    const Problem first = problem_of(before, scheme, antennes);
    const Problem middle = problem_of(redrawn, scheme, antennes);
    const Problem last = problem_of(after, scheme, antennes);
    const auto in_middle = positions_of(middle);
    const auto in_last = positions_of(last);
    const Rescoring beginning(first);
    const Rescoring redrawing(middle);
    const Rescoring ending(last);
    std::vector<ScoreChange> changes;
    for (std::size_t u = 0; u < first.units.size(); ++u) {
        const auto redrawn_at = in_middle.find(first.units[u]);
        const auto last_at = in_last.find(first.units[u]);
        if (redrawn_at == in_middle.end() || last_at == in_last.end()) continue;
        if (!beginning.has_rank(u) || !redrawing.has_rank(redrawn_at->second) ||
            !ending.has_rank(last_at->second))
            continue;
        Rescoring own(beginning); // the others stay as they were
        const Stand start = stand_of(own, u);
        put(own, u, middle, redrawn_at->second);
        const Stand by_data = stand_of(own, u);
        put(own, u, last, last_at->second);
        const Stand by_boundary = stand_of(own, u);
        const Stand end = stand_of(ending, last_at->second);
        changes.push_back({first.units[u], start.score, end.score, by_data.score - start.score,
                           by_boundary.score - by_data.score, end.score - by_boundary.score,
                           static_cast<std::size_t>(start.rank), static_cast<std::size_t>(end.rank),
                           by_data.rank - start.rank, by_boundary.rank - by_data.rank,
                           end.rank - by_boundary.rank});
    }
    return changes;
}

} // namespace ctg

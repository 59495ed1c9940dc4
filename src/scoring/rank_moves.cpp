// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/scoring/explanation.hpp"
#include "scoring/problem.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace ctg {
namespace {

/// Scores of a problem whose values move.
class Rescoring {
public:
    /// @throws DataError CTG-SCOR-028 as scored.
    explicit Rescoring(const Problem& problem) : problem_(problem) {
        Faults faults;
        is_standing_ = sheet_of(problem, faults).is_standing.back();
        faults.raise();
        for (const auto& values : problem.values)
            values_.push_back(values.value);
        scores_.resize(values_.size(), Column(problem.units.size()));
        for (std::size_t leaf = 0; leaf < values_.size(); ++leaf)
            normalise(values_[leaf], problem.model.leaves[leaf], scores_[leaf]);
        aggregate(problem.model, scores_);
    }

    [[nodiscard]] double value(std::size_t leaf, std::size_t unit) const {
        return values_[leaf][unit];
    }
    [[nodiscard]] const Column& column(std::size_t leaf) const { return values_[leaf]; }

    void set(std::size_t leaf, std::size_t unit, double value) {
        if (move(leaf, unit, value)) aggregate(problem_.model, scores_);
    }

    /// All values of one unit, by leaf.
    void set(std::size_t unit, std::span<const double> values) {
        bool is_moved = false;
        for (std::size_t leaf = 0; leaf < values.size(); ++leaf)
            is_moved = move(leaf, unit, values[leaf]) || is_moved;
        if (is_moved) aggregate(problem_.model, scores_);
    }

    [[nodiscard]] bool has_rank(std::size_t unit) const { return is_standing_[unit]; }
    [[nodiscard]] double score(std::size_t unit) const {
        return scores_[problem_.model.root()][unit];
    }
    /// Among the units that have a rank.
    [[nodiscard]] std::size_t rank(std::size_t unit) const {
        const Column& root = scores_[problem_.model.root()];
        std::size_t rank = 1;
        for (std::size_t other = 0; other < root.size(); ++other)
            if (is_standing_[other] && root[other] > root[unit] + tie_tolerance) ++rank;
        return rank;
    }

private:
    /// Whether the value is another; the scores of its column move with it.
    bool move(std::size_t leaf, std::size_t unit, double value) {
        if (values_[leaf][unit] == value) return false;
        values_[leaf][unit] = value;
        normalise(values_[leaf], problem_.model.leaves[leaf], scores_[leaf]);
        return true;
    }

    const Problem& problem_;
    std::vector<Column> values_;
    std::vector<Column> scores_;
    std::vector<bool> is_standing_; ///< by unit, at the root
};

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

std::size_t unit_named(const Problem& problem, std::string_view unit) {
    const auto found = std::ranges::find(problem.units, unit);
    if (found != problem.units.end())
        return static_cast<std::size_t>(found - problem.units.begin());
    throw ArgumentError({error_of(
        "CTG-SCOR-038", {{"found", std::string(unit)},
                         {"nearest", joined(nearest(std::string(unit), problem.units))}})});
}

std::vector<RankMove> rank_moves(std::span<const IndicatorValue> values, const Scheme& scheme,
                                 std::string_view unit, const AntenneByTerritory& antennes) {
    return rank_moves(problem_of(values, scheme, antennes), unit);
}

std::vector<RankMove> rank_moves(const Table& units, const CompositeScheme& scheme,
                                 std::string_view unit) {
    return rank_moves(problem_of(units, scheme).value, unit);
}

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

// SPDX-License-Identifier: Apache-2.0
#include "scoring/ranking.hpp"

#include "scoring/problem.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ctg {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Numbers of units, each with its unit; in ascending order once sorted.
using Order = std::vector<std::pair<double, std::size_t>>;

void sort(Order& order) {
    std::ranges::sort(order, {}, &Order::value_type::first);
}

/// Calls `tell(unit, count)` for each unit of `order`: how many of `others` lie above it. @pre both
/// are sorted: one walk through both finds them all.
void count_above(const Order& order, const Order& others, const auto& tell) {
    std::size_t up_to = 0;
    for (const auto& [number, unit] : order) {
        while (up_to < others.size() && others[up_to].first <= number + tie_tolerance)
            ++up_to;
        tell(unit, others.size() - up_to);
    }
}

/// The same: how many lie below it.
void count_below(const Order& order, const Order& others, const auto& tell) {
    std::size_t below = 0;
    for (const auto& [number, unit] : order) {
        while (below < others.size() && others[below].first + tie_tolerance < number)
            ++below;
        tell(unit, below);
    }
}

/// The units that have a score at one place, by it and by its bounds.
class Ranking {
public:
    void add(const Sheet& sheet, std::size_t place, std::size_t unit) {
        if (!sheet.is_standing[place][unit]) return;
        const double low = sheet.low[place][unit];
        const double high = sheet.high[place][unit];
        scores_.emplace_back(sheet.score[place][unit], unit);
        is_exact_ = is_exact_ && low == scores_.back().first && high == low;
        if (std::isnan(low) || std::isnan(high)) unbounded_.push_back(unit);
        lows_.emplace_back(std::isnan(low) ? -infinity : low, unit); // it might stand anywhere
        highs_.emplace_back(std::isnan(high) ? infinity : high, unit);
    }

    /// Calls `tell(unit, rank)` for each of the units.
    void tell_ranks(const auto& tell) {
        sort(scores_);
        count_above(scores_, scores_,
                    [&](std::size_t unit, std::size_t above) { tell(unit, 1 + above); });
    }

    /// No best and worst of a unit without bounds.
    void tell_ranges(std::vector<RankRange>& ranges) {
        tell_ranks([&](std::size_t unit, std::size_t rank) { ranges[unit].rank = rank; });
        if (!is_exact_) {
            sort(lows_);
            sort(highs_);
        }
        const Order& lows = is_exact_ ? scores_ : lows_;
        const Order& highs = is_exact_ ? scores_ : highs_;
        count_above(highs, lows,
                    [&](std::size_t unit, std::size_t above) { ranges[unit].best = 1 + above; });
        count_below(lows, highs, [&](std::size_t unit, std::size_t below) {
            ranges[unit].worst = highs.size() - below;
        });
        for (const std::size_t unit : unbounded_)
            ranges[unit].best = ranges[unit].worst = std::nullopt;
    }

private:
    Order lows_;
    Order scores_;
    Order highs_;
    std::vector<std::size_t> unbounded_;
    bool is_exact_ = true; ///< the bounds of each are its score
};

} // namespace

void rank_into(const Column& scores, Column& sorted, std::span<std::uint32_t> ranks) {
    sorted.clear();
    for (const double score : scores)
        if (!std::isnan(score)) sorted.push_back(-score);
    std::ranges::sort(sorted);
    for (std::size_t u = 0; u < scores.size(); ++u) {
        if (std::isnan(scores[u])) {
            ranks[u] = 0;
            continue;
        }
        const auto above = std::ranges::lower_bound(sorted, -scores[u] - tie_tolerance);
        ranks[u] = static_cast<std::uint32_t>(1 + (above - sorted.begin()));
    }
}

std::vector<RankRange> rank_ranges(const Sheet& sheet, std::size_t place) {
    std::vector<RankRange> ranges(sheet.score[place].size());
    Ranking ranking;
    for (std::size_t u = 0; u < ranges.size(); ++u)
        ranking.add(sheet, place, u);
    ranking.tell_ranges(ranges);
    return ranges;
}

std::vector<std::optional<std::size_t>> ranks_in_groups(const Sheet& sheet, std::size_t place,
                                                        std::span<const std::size_t> groups) {
    std::vector<std::optional<std::size_t>> ranks(sheet.score[place].size());
    if (groups.empty()) return ranks;
    std::vector<Ranking> ranking(1 + *std::ranges::max_element(groups));
    for (std::size_t u = 0; u < ranks.size(); ++u)
        ranking[groups[u]].add(sheet, place, u);
    for (auto& group : ranking)
        group.tell_ranks([&](std::size_t unit, std::size_t rank) { ranks[unit] = rank; });
    return ranks;
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "scoring/problem.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ctg {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Scores of units, by which others are ranked.
class Ranking {
public:
    void add(const Sheet& sheet, std::size_t place, std::size_t unit) {
        if (!sheet.is_standing[place][unit]) return;
        const double low = sheet.low[place][unit];
        const double high = sheet.high[place][unit];
        scores_.push_back(sheet.score[place][unit]);
        lows_.push_back(std::isnan(low) ? -infinity : low); // it might stand anywhere
        highs_.push_back(std::isnan(high) ? infinity : high);
    }

    void sort() {
        std::ranges::sort(scores_);
        std::ranges::sort(lows_);
        std::ranges::sort(highs_);
    }

    [[nodiscard]] std::size_t rank(double score) const { return 1 + count_above(scores_, score); }

    /// No best and worst of a unit without bounds.
    [[nodiscard]] RankRange range(double low, double score, double high) const {
        if (std::isnan(low) || std::isnan(high)) return {rank(score), {}, {}};
        return {rank(score), 1 + count_above(lows_, high),
                highs_.size() - count_below(highs_, low)};
    }

private:
    static std::size_t count_above(const Column& sorted, double x) {
        const auto first =
            std::ranges::partition_point(sorted, [&](double y) { return y <= x + tie_tolerance; });
        return static_cast<std::size_t>(sorted.end() - first);
    }
    static std::size_t count_below(const Column& sorted, double x) {
        const auto end =
            std::ranges::partition_point(sorted, [&](double y) { return y + tie_tolerance < x; });
        return static_cast<std::size_t>(end - sorted.begin());
    }

    Column lows_;
    Column scores_;
    Column highs_;
};

} // namespace

std::vector<RankRange> rank_ranges(const Sheet& sheet, std::size_t place) {
    const std::size_t units = sheet.score[place].size();
    Ranking ranking;
    for (std::size_t u = 0; u < units; ++u)
        ranking.add(sheet, place, u);
    ranking.sort();
    std::vector<RankRange> ranges(units);
    for (std::size_t u = 0; u < units; ++u)
        if (sheet.is_standing[place][u])
            ranges[u] =
                ranking.range(sheet.low[place][u], sheet.score[place][u], sheet.high[place][u]);
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
        group.sort();
    for (std::size_t u = 0; u < ranks.size(); ++u)
        if (sheet.is_standing[place][u]) ranks[u] = ranking[groups[u]].rank(sheet.score[place][u]);
    return ranks;
}

} // namespace ctg

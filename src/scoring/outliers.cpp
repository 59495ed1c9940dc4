// SPDX-License-Identifier: Apache-2.0
#include "scoring/model.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ctg {
namespace {

constexpr double most_skewness = 2.0;
constexpr double most_kurtosis = 3.5;
constexpr std::ptrdiff_t most_moved = 5;

/// Of the third and fourth power of the distances to the mean, without bias for normal values:
/// G1 and G2 of Joanes and Gill, The Statistician 47 (1998), 183-189.
struct Shape {
    double skewness = 0.0;
    double kurtosis = 0.0;

    [[nodiscard]] bool has_outliers() const noexcept {
        return std::abs(skewness) >= most_skewness && kurtosis >= most_kurtosis;
    }
};

/// Nothing is told of fewer than four values, nor of equal ones.
Shape shape_of(const Column& sorted) {
    constexpr std::size_t fewest = 4;
    if (sorted.size() < fewest || sorted.front() == sorted.back()) return {};
    const auto n = static_cast<double>(sorted.size());
    double mean = 0.0;
    for (const double value : sorted)
        mean += value / n;
    double second = 0.0;
    double third = 0.0;
    double fourth = 0.0;
    for (const double value : sorted) {
        const double square = (value - mean) * (value - mean);
        second += square / n;
        third += square * (value - mean) / n;
        fourth += square * square / n;
    }
    const double g1 = third / (second * std::sqrt(second));
    const double g2 = fourth / (second * second) - 3.0;
    return {g1 * std::sqrt(n * (n - 1.0)) / (n - 2.0),
            ((n + 1.0) * g2 + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0))};
}

/// In order, so that the order of units does not show in the sums.
Column sorted_kept(std::span<const double> values, const LeafRule& rule) {
    Column sorted;
    for (const double value : values)
        if (!std::isnan(value)) sorted.push_back(rule.kept(value));
    std::ranges::sort(sorted);
    return sorted;
}

} // namespace

void bound_outliers(std::span<const double> values, LeafRule& rule) {
    if (rule.outliers != OutlierRule::winsorise) return;
    Column sorted = sorted_kept(values, rule);
    std::ptrdiff_t moved_up = 0;
    std::ptrdiff_t moved_down = 0;
    for (Shape shape = shape_of(sorted); shape.has_outliers() && moved_up + moved_down < most_moved;
         shape = shape_of(sorted)) {
        if (shape.skewness >= 0.0) {
            const auto first = std::ranges::lower_bound(sorted, sorted.back());
            if (*std::prev(first) == sorted.front()) break; // nothing would be told apart any more
            moved_down = sorted.end() - first;
            rule.greatest = *std::prev(first);
            std::fill(first, sorted.end(), rule.greatest);
        } else {
            const auto last = std::ranges::upper_bound(sorted, sorted.front());
            if (*last == sorted.back()) break;
            moved_up = last - sorted.begin();
            rule.least = *last;
            std::fill(sorted.begin(), last, rule.least);
        }
    }
}

bool has_outliers(std::span<const double> values, const LeafRule& rule) {
    return shape_of(sorted_kept(values, rule)).has_outliers();
}

} // namespace ctg

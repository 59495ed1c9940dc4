// SPDX-License-Identifier: Apache-2.0
#include "indicator/class_bounds.hpp"

#include "ctg/data/figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

constexpr int most_decimals = 15;    ///< of a number below 1, all that it has
constexpr int most_digits_more = 15; ///< two and those are all that a number has

/// What the bounds near `value` are multiples of, with `digits_more` than asked for.
double unit_at(double value, const ClassRule& rule, int digits_more) {
    const double coarsest = rule.step ? *rule.step
                            : value == 0.0
                                ? 1.0
                                : std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1.0);
    return coarsest * std::pow(10.0, -digits_more);
}

double nearest_multiple(double value, double unit) {
    return as_written(std::round(value / unit) * unit);
}

/// Outward, unless the value is such a number already.
double end_below(double value, double unit) {
    const double nearest = nearest_multiple(value, unit);
    return nearest <= value ? nearest : as_written((std::round(value / unit) - 1.0) * unit);
}

double end_above(double value, double unit) {
    const double nearest = nearest_multiple(value, unit);
    return nearest >= value ? nearest : as_written((std::round(value / unit) + 1.0) * unit);
}

bool part_the_same(double cut, double other, std::span<const double> values) {
    const auto next = std::ranges::upper_bound(values, cut);
    return (next == values.begin() || other >= *(next - 1)) &&
           (next == values.end() || other < *next);
}

/// The multiple of `unit` nearest to `cut` that parts the values as it does; the nearest of all
/// where there is none.
double rounded_cut(double cut, std::span<const double> values, double unit) {
    const auto parts_the_same = [&](double other) { return part_the_same(cut, other, values); };
    const double nearest = nearest_multiple(cut, unit);
    const double beyond =
        as_written((std::round(cut / unit) + (nearest < cut ? 1.0 : -1.0)) * unit);
    return !parts_the_same(nearest) && parts_the_same(beyond) ? beyond : nearest;
}

double unit_of(int decimals) {
    return std::pow(10.0, -decimals);
}

/// The decimals that show every one of `bounds` if they have two at most, else as many as show them
/// within a twentieth of the narrowest class.
int legible_decimals(std::span<const double> bounds) {
    const auto show = [&](int decimals, double tolerance) {
        return std::ranges::all_of(bounds, [&](double bound) {
            return std::abs(nearest_multiple(bound, unit_of(decimals)) - bound) <= tolerance;
        });
    };
    constexpr int few = 2;
    for (int decimals = 0; decimals <= few; ++decimals)
        if (show(decimals, 0.0)) return decimals;
    double narrowest = std::max(std::abs(bounds.front()), std::abs(bounds.back()));
    for (std::size_t i = 1; i < bounds.size(); ++i)
        if (bounds[i] > bounds[i - 1]) narrowest = std::min(narrowest, bounds[i] - bounds[i - 1]);
    constexpr double part = 0.05;
    int decimals = 0;
    while (decimals < most_decimals && !show(decimals, part * narrowest))
        ++decimals;
    return decimals;
}

/// Whether class `index` is still one: its bounds in order, and not the last of its values lost.
bool stands(const std::vector<double>& cuts, const std::vector<std::size_t>& counts,
            const std::vector<std::size_t>& wanted, std::size_t index) {
    const bool is_between = index > 0 && index < cuts.size();
    if (is_between && cuts[index - 1] >= cuts[index]) return false;
    return counts[index] > 0 || wanted[index] == 0;
}

} // namespace

double as_written(double value) {
    return parse_number(fmt::format("{:.15g}", value), DecimalMark::point).value_or(value);
}

std::vector<std::size_t> counts_of(std::span<const double> values, std::span<const double> cuts) {
    std::vector<std::size_t> counts;
    auto from = values.begin();
    for (const double cut : cuts) {
        const auto to = std::upper_bound(from, values.end(), cut);
        counts.push_back(static_cast<std::size_t>(to - from));
        from = to;
    }
    counts.push_back(static_cast<std::size_t>(values.end() - from));
    return counts;
}

void round_bounds(Classes& classes, std::span<const double> values, const ClassRule& rule) {
    const auto exact = classes.cuts;
    const auto wanted = classes.counts;
    std::vector<int> digits_more(exact.size(), 0);
    for (bool are_all_there = false; !are_all_there;) {
        for (std::size_t i = 0; i < exact.size(); ++i)
            classes.cuts[i] =
                digits_more[i] > most_digits_more
                    ? exact[i]
                    : rounded_cut(exact[i], values, unit_at(exact[i], rule, digits_more[i]));
        classes.counts = counts_of(values, classes.cuts);
        are_all_there = true;
        for (std::size_t index = 0; index <= exact.size(); ++index) {
            if (stands(classes.cuts, classes.counts, wanted, index)) continue;
            are_all_there = false;
            if (index > 0) ++digits_more[index - 1];
            if (index < exact.size()) ++digits_more[index];
        }
    }
    if (classes.ends) {
        auto& [lowest, highest] = *classes.ends;
        lowest = end_below(lowest, unit_at(lowest, rule, 0));
        highest = end_above(highest, unit_at(highest, rule, 0));
    }
}

std::vector<double> bounds_of(const Classes& classes) {
    auto bounds = classes.cuts;
    if (classes.ends) {
        bounds.insert(bounds.begin(), classes.ends->lowest);
        bounds.push_back(classes.ends->highest);
    }
    return bounds;
}

std::vector<double> legible_bounds(const Classes& classes, std::span<const double> values) {
    const auto bounds = bounds_of(classes);
    const double lowest = bounds.front();
    const double highest = bounds.back();
    const int decimals = legible_decimals(bounds);
    std::vector<double> told{end_below(lowest, unit_of(decimals))};
    for (const double cut : classes.cuts) {
        const auto stands = [&](double other) {
            return part_the_same(cut, other, values) && (told.size() == 1 || told.back() < other);
        };
        double shown = cut;
        for (int more = decimals; more <= most_decimals; ++more)
            if (const double other = rounded_cut(cut, values, unit_of(more)); stands(other)) {
                shown = other;
                break;
            }
        told.push_back(shown);
    }
    told.push_back(end_above(highest, unit_of(decimals)));
    return told;
}

} // namespace ctg

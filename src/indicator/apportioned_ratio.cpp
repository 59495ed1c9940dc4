// SPDX-License-Identifier: Apache-2.0
#include "indicator/apportioned_ratio.hpp"

#include <algorithm>

namespace ctg {
namespace {

/// What a zone holds for sure of a count, and what of it lies in units that are cut.
struct Split {
    double sure_low = 0.0;
    double sure_high = 0.0;
    double open_low = 0.0;
    double open_high = 0.0;
};

Split split_of(std::span<const Figure> counts, std::span<const Portion> portions) {
    Split split;
    for (std::size_t n = 0; n < counts.size(); ++n) {
        if (!counts[n].has_bounds()) continue;
        const double open = portions[n].high - portions[n].low;
        split.sure_low += portions[n].low * counts[n].low();
        split.sure_high += portions[n].low * counts[n].high();
        split.open_low += open * counts[n].low();
        split.open_high += open * counts[n].high();
    }
    return split;
}

/// Whether in no unit the numerator is more than what it should be a part of.
bool is_part_everywhere(std::span<const Figure> numerators, std::span<const Figure> denominators) {
    for (std::size_t n = 0; n < numerators.size(); ++n)
        if (numerators[n].has_bounds() && denominators[n].has_bounds() &&
            numerators[n].high() > denominators[n].low())
            return false;
    return true;
}

struct Bounds {
    double low;
    double high;
};

/// `count` of a denominator; of none, a ratio that exists has at least 1.
double over(double count, double denominator) noexcept {
    return count / (denominator > 0.0 ? denominator : 1.0);
}

Bounds bounds_of_part(const Split& part, const Split& all) {
    const double others_at_most = all.sure_high + all.open_high - part.open_low;
    // Without any other, all that there is is of the part.
    const double least = others_at_most > 0.0 ? part.sure_low / others_at_most : 1.0;
    const double most = over(part.sure_high + part.open_high, all.sure_low + part.open_high);
    return {std::min(1.0, least), std::min(1.0, most)};
}

Bounds bounds_of_others(const Split& numerator, const Split& denominator) {
    return {over(numerator.sure_low, denominator.sure_high + denominator.open_high),
            over(numerator.sure_high + numerator.open_high, denominator.sure_low)};
}

} // namespace

Figure apportioned_ratio(std::span<const Figure> numerators, std::span<const Figure> denominators,
                         std::span<const Portion> portions, RatioOf kind) {
    const Figure numerator = sum_of(numerators, portions);
    const Figure denominator = sum_of(denominators, portions);
    if (std::ranges::all_of(portions, &Portion::is_whole)) return ratio_of(numerator, denominator);
    if (!numerator.has_bounds()) return numerator;
    if (!denominator.is_known()) return denominator;
    if (!(denominator.value() > 0.0)) return Figure::absent(Absence::not_applicable);
    const Split above = split_of(numerators, portions);
    const Split below = split_of(denominators, portions);
    const bool is_part = kind == RatioOf::part && is_part_everywhere(numerators, denominators);
    const auto [low, high] =
        is_part ? bounds_of_part(above, below) : bounds_of_others(above, below);
    if (!numerator.is_known()) return Figure::hidden(low, std::max(low, high));
    const double value = numerator.value() / denominator.value();
    return Figure::between(std::min(low, value), value, std::max(high, value));
}

} // namespace ctg

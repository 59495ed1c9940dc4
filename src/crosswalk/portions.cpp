// SPDX-License-Identifier: Apache-2.0
// What falls to a zone that holds some units in part, and how far it may be otherwise.
#include "ctg/crosswalk/variable.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ctg {
namespace {

/// A figure of which only a portion counts.
Figure portion_of(const Figure& figure, const Portion& portion) {
    if (!figure.has_bounds()) return figure;
    const double low = portion.low * figure.low();
    const double high = portion.high * figure.high();
    if (!figure.is_known()) return Figure::hidden(low, high);
    return Figure::between(low, std::clamp(portion.share * figure.value(), low, high), high);
}

/// A numerator and a denominator that go together.
struct Fraction {
    double numerator = 0.0;
    double denominator = 0.0;

    [[nodiscard]] double value() const noexcept { return numerator / denominator; }
};

/// The ratio of `whole` and of whichever of `divided` bring it furthest down, or up: taken in the
/// order of their own ratios, each helps until one does not. Nothing over a denominator of 0.
std::optional<double> extreme_ratio(Fraction whole, std::vector<Fraction> divided, bool is_lowest) {
    const auto is_before = [&](const Fraction& a, const Fraction& b) {
        const double left = a.numerator * b.denominator;
        const double right = b.numerator * a.denominator;
        return is_lowest ? left < right : left > right;
    };
    std::erase_if(divided, [](const Fraction& f) { return !(f.denominator > 0.0); });
    std::ranges::sort(divided, is_before);
    for (const auto& next : divided) {
        if (whole.denominator > 0.0 && !is_before(next, whole)) break;
        whole.numerator += next.numerator;
        whole.denominator += next.denominator;
    }
    if (!(whole.denominator > 0.0)) return std::nullopt;
    return whole.value();
}

/// The lowest and the highest ratio that portions allow; nothing where a denominator may be 0.
std::optional<std::pair<double, double>> extreme_ratios(std::span<const Figure> numerators,
                                                        std::span<const Figure> denominators,
                                                        std::span<const Portion> portions) {
    std::array<Fraction, 2> sure; // of the lowest ratio, of the highest
    std::array<std::vector<Fraction>, 2> open;
    for (std::size_t n = 0; n < portions.size(); ++n) {
        const std::array ends{Fraction{numerators[n].low(), denominators[n].high()},
                              Fraction{numerators[n].high(), denominators[n].low()}};
        for (std::size_t end = 0; end < ends.size(); ++end) {
            const auto of_end = [&](double share) {
                return Fraction{share * ends[end].numerator, share * ends[end].denominator};
            };
            const Fraction least = of_end(portions[n].low);
            sure[end].numerator += least.numerator;
            sure[end].denominator += least.denominator;
            if (portions[n].high > portions[n].low)
                open[end].push_back(of_end(portions[n].high - portions[n].low));
        }
    }
    const auto low = extreme_ratio(sure[0], open[0], true);
    const auto high = extreme_ratio(sure[1], open[1], false);
    if (!low || !high) return std::nullopt;
    return std::pair(*low, *high);
}

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

/// Nothing where the denominator of a mean may be nothing.
std::optional<Bounds> bounds_of(std::span<const Figure> numerators,
                                std::span<const Figure> denominators,
                                std::span<const Portion> portions, RatioOf kind) {
    if (kind == RatioOf::mean) {
        const auto ends = extreme_ratios(numerators, denominators, portions);
        return ends ? std::optional(Bounds{ends->first, ends->second}) : std::nullopt;
    }
    const Split above = split_of(numerators, portions);
    const Split below = split_of(denominators, portions);
    const bool is_part = kind == RatioOf::part && is_part_everywhere(numerators, denominators);
    return is_part ? bounds_of_part(above, below) : bounds_of_others(above, below);
}

} // namespace

Portion portion_of(double share) noexcept {
    return share < whole_share ? Portion{share, 0.0, 1.0} : Portion{};
}

Portion portion_of(const Crosswalk& crosswalk, const CommonPart& part) noexcept {
    const double share = crosswalk.of_source(part);
    return crosswalk.is_cut(part) ? Portion{std::min(1.0, share), 0.0, 1.0} : Portion{};
}

Portion portion_of(const CommunePart& part) noexcept {
    return {std::min(1.0, part.share), 0.0, 1.0};
}

Figure sum_of(std::span<const Figure> counts, std::span<const Portion> portions) {
    std::vector<Figure> parts;
    for (std::size_t n = 0; n < counts.size(); ++n)
        parts.push_back(portion_of(counts[n], portions[n]));
    return sum_of(parts);
}

Figure ratio_of(std::span<const Figure> numerators, std::span<const Figure> denominators,
                std::span<const Portion> portions, RatioOf kind) {
    const Figure numerator = sum_of(numerators, portions);
    const Figure denominator = sum_of(denominators, portions);
    if (std::ranges::all_of(portions, &Portion::is_whole)) return ratio_of(numerator, denominator);
    if (!numerator.has_bounds()) return numerator;
    if (!denominator.is_known()) return denominator;
    const auto bounds = bounds_of(numerators, denominators, portions, kind);
    if (!bounds || !(denominator.value() > 0.0)) return Figure::absent(Absence::not_applicable);
    const auto [low, high] = *bounds;
    if (!numerator.is_known()) return Figure::hidden(low, std::max(low, high));
    const double value = numerator.value() / denominator.value();
    return Figure::between(std::min(low, value), value, std::max(high, value));
}

} // namespace ctg

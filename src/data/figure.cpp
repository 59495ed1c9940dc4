// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/figure.hpp"

#include "ctg/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <ostream>

namespace ctg {
namespace {

std::string_view name_of(Absence absence) noexcept {
    switch (absence) {
    case Absence::suppressed:
        return "suppressed";
    case Absence::not_collected:
        return "not_collected";
    case Absence::not_applicable:
        return "not_applicable";
    }
    return {};
}

[[noreturn]] void refuse_reading_of(Absence absence) {
    throw ArgumentError({error_of("CTG-DATA-002", {{"absence", std::string(name_of(absence))}})});
}

} // namespace

Figure Figure::exact(double value) {
    return between(value, value, value);
}

Figure Figure::between(double low, double value, double high) {
    const bool is_finite = std::isfinite(low) && std::isfinite(value) && std::isfinite(high);
    if (!is_finite || low > value || value > high)
        throw ArgumentError({error_of("CTG-DATA-001", {{"low", fmt::format("{}", low)},
                                                       {"value", fmt::format("{}", value)},
                                                       {"high", fmt::format("{}", high)}})});
    Figure figure;
    figure.low_ = low;
    figure.value_ = value;
    figure.high_ = high;
    return figure;
}

Figure Figure::absent(Absence reason) noexcept {
    Figure figure;
    figure.absence_ = reason;
    return figure;
}

Figure Figure::rounded(double value, const Rounding& rounding) {
    const double base = rounding.base;
    if (!std::isfinite(base) || base <= 0.0)
        throw ArgumentError({error_of("CTG-DATA-009", {{"base", fmt::format("{}", base)}})});
    const bool is_whole = base == std::floor(base);
    if (rounding.mode == Rounding::Mode::down)
        return between(std::max(0.0, value), value, value + (is_whole ? base - 1.0 : base));
    const double reach = is_whole ? std::floor(base / 2.0) : base / 2.0;
    return between(std::max(0.0, value - reach), value, value + reach);
}

Figure Figure::hidden(double low, double high) {
    Figure figure = between(low, low, high);
    figure.value_ = 0.0;
    figure.is_bounded_ = true;
    figure.absence_ = Absence::suppressed;
    return figure;
}

double Figure::value() const {
    if (absence_) refuse_reading_of(*absence_);
    return value_;
}

double Figure::low() const {
    if (!has_bounds()) refuse_reading_of(*absence_);
    return low_;
}

double Figure::high() const {
    if (!has_bounds()) refuse_reading_of(*absence_);
    return high_;
}

std::ostream& operator<<(std::ostream& out, const Figure& figure) {
    if (const auto absence = figure.absence()) {
        out << name_of(*absence);
        return figure.has_bounds() ? out << fmt::format(" [{}, {}]", figure.low(), figure.high())
                                   : out;
    }
    if (figure.is_exact()) return out << fmt::format("{}", figure.value());
    return out << fmt::format("{} [{}, {}]", figure.value(), figure.low(), figure.high());
}

// Addition of doubles is monotone, so the three sums keep low ≤ value ≤ high.
Figure sum_of(std::span<const Figure> figures) {
    double low = 0.0;
    double value = 0.0;
    double high = 0.0;
    bool is_any_known = false;
    bool is_any_bounded = false;
    for (const auto& figure : figures) {
        if (!figure.has_bounds()) continue;
        is_any_bounded = true;
        is_any_known = is_any_known || figure.is_known();
        low += figure.low();
        value += figure.is_known() ? figure.value() : std::midpoint(figure.low(), figure.high());
        high += figure.high();
    }
    if (is_any_known) return Figure::between(low, value, high);
    if (is_any_bounded) return Figure::hidden(low, high);
    return figures.empty() ? Figure::absent(Absence::not_applicable) : figures.front();
}

Figure ratio_of(const Figure& numerator, const Figure& denominator) {
    if (!numerator.has_bounds()) return numerator;
    if (!denominator.is_known()) {
        const auto reason = denominator.absence().value_or(Absence::suppressed);
        return Figure::absent(reason); // a hidden denominator bounds no ratio worth showing
    }
    if (denominator.low() <= 0.0) return Figure::absent(Absence::not_applicable);
    if (!numerator.is_known())
        return Figure::hidden(numerator.low() / denominator.high(),
                              numerator.high() / denominator.low());
    return Figure::between(numerator.low() / denominator.high(),
                           numerator.value() / denominator.value(),
                           numerator.high() / denominator.low());
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/figure.hpp"

#include "ctg/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
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

double Figure::value() const {
    if (absence_) refuse_reading_of(*absence_);
    return value_;
}

double Figure::low() const {
    if (absence_) refuse_reading_of(*absence_);
    return low_;
}

double Figure::high() const {
    if (absence_) refuse_reading_of(*absence_);
    return high_;
}

std::ostream& operator<<(std::ostream& out, const Figure& figure) {
    if (const auto absence = figure.absence()) return out << name_of(*absence);
    if (figure.is_exact()) return out << fmt::format("{}", figure.value());
    return out << fmt::format("{} [{}, {}]", figure.value(), figure.low(), figure.high());
}

// Addition of doubles is monotone, so the three sums keep low ≤ value ≤ high.
Figure sum_of(std::span<const Figure> figures) {
    double low = 0.0;
    double value = 0.0;
    double high = 0.0;
    bool is_any_known = false;
    for (const auto& figure : figures) {
        if (!figure.is_known()) continue;
        is_any_known = true;
        low += figure.low();
        value += figure.value();
        high += figure.high();
    }
    if (is_any_known) return Figure::between(low, value, high);
    return figures.empty() ? Figure::absent(Absence::not_applicable) : figures.front();
}

Figure ratio_of(const Figure& numerator, const Figure& denominator) {
    if (!numerator.is_known()) return numerator;
    if (!denominator.is_known()) return denominator;
    if (denominator.low() <= 0.0) return Figure::absent(Absence::not_applicable);
    return Figure::between(numerator.low() / denominator.high(),
                           numerator.value() / denominator.value(),
                           numerator.high() / denominator.low());
}

} // namespace ctg

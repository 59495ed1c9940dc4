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

[[noreturn]] void refuse_reading_of(std::optional<Absence> absence) {
    const auto found = absence ? name_of(*absence) : std::string_view("unbounded");
    throw ArgumentError({error_of("CTG-DATA-002", {{"absence", std::string(found)}})});
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
    figure.is_bounded_ = true;
    return figure;
}

Figure Figure::unbounded(double value) {
    Figure figure = exact(value);
    figure.is_bounded_ = false;
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
    figure.absence_ = Absence::suppressed;
    return figure;
}

double Figure::value() const {
    if (absence_) refuse_reading_of(absence_);
    return value_;
}

double Figure::low() const {
    if (!has_bounds()) refuse_reading_of(absence_);
    return low_;
}

double Figure::high() const {
    if (!has_bounds()) refuse_reading_of(absence_);
    return high_;
}

std::ostream& operator<<(std::ostream& out, const Figure& figure) {
    if (const auto absence = figure.absence()) {
        out << name_of(*absence);
        return figure.has_bounds() ? out << fmt::format(" [{}, {}]", figure.low(), figure.high())
                                   : out;
    }
    if (!figure.has_bounds()) return out << fmt::format("{} [?]", figure.value());
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
    bool is_any_unbounded = false;
    for (const auto& figure : figures) {
        is_any_known = is_any_known || figure.is_known();
        if (!figure.has_bounds()) {
            is_any_unbounded = is_any_unbounded || figure.is_known();
            value += figure.is_known() ? figure.value() : 0.0;
            continue;
        }
        is_any_bounded = true;
        low += figure.low();
        value += figure.is_known() ? figure.value() : std::midpoint(figure.low(), figure.high());
        high += figure.high();
    }
    if (is_any_unbounded) return Figure::unbounded(value);
    if (is_any_known) return Figure::between(low, value, high);
    if (is_any_bounded) return Figure::hidden(low, high);
    return figures.empty() ? Figure::absent(Absence::not_applicable) : figures.front();
}

Figure ratio_of(const Figure& numerator, const Figure& denominator) {
    if (!numerator.has_bounds() && !numerator.is_known()) return numerator;
    if (!denominator.is_known()) {
        const auto reason = denominator.absence().value_or(Absence::suppressed);
        return Figure::absent(reason); // a hidden denominator bounds no ratio worth showing
    }
    if (!denominator.has_bounds() || (numerator.is_known() && !numerator.has_bounds())) {
        if (!numerator.is_known()) return Figure::absent(*numerator.absence());
        return denominator.value() > 0.0
                   ? Figure::unbounded(numerator.value() / denominator.value())
                   : Figure::absent(Absence::not_applicable);
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

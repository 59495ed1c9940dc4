// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/figure.hpp"
#include "ctg/indicator/indicator.hpp"

namespace ctg {

std::string_view name_of(Apportion apportion) noexcept {
    switch (apportion) {
    case Apportion::none:
        return "none";
    case Apportion::area:
        return "area";
    case Apportion::population:
        return "population";
    case Apportion::households:
        return "households";
    }
    return {};
}

std::string_view name_of(ValueState state) noexcept {
    switch (state) {
    case ValueState::observed:
        return "observed";
    case ValueState::rounded:
        return "rounded";
    case ValueState::partial:
        return "partial";
    case ValueState::apportioned:
        return "apportioned";
    case ValueState::suppressed:
        return "suppressed";
    case ValueState::not_collected:
        return "not_collected";
    case ValueState::not_applicable:
        return "not_applicable";
    }
    return {};
}

std::optional<double> scale_of(std::string_view unit) {
    constexpr double percent = 100.0;
    constexpr double per_thousand = 1000.0;
    if (unit.starts_with("%")) return percent;
    if (unit.starts_with("‰")) return per_thousand;
    const auto slash = unit.rfind('/');
    if (slash == std::string_view::npos) return 1.0;
    const auto number = parse_number(unit.substr(slash + 1), DecimalMark::point);
    if (!number) return 1.0;
    if (*number <= 0.0) return std::nullopt;
    return number;
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "ctg/indicator/indicator.hpp"

namespace ctg {

std::string_view name_of(IndicatorKind kind) noexcept {
    switch (kind) {
    case IndicatorKind::count:
        return "count";
    case IndicatorKind::ratio:
        return "ratio";
    case IndicatorKind::mean:
        return "mean";
    case IndicatorKind::index:
        return "index";
    case IndicatorKind::per_area:
        return "per_area";
    }
    return {};
}

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
    case ValueState::borrowed:
        return "borrowed";
    case ValueState::suppressed:
        return "suppressed";
    case ValueState::not_collected:
        return "not_collected";
    case ValueState::not_applicable:
        return "not_applicable";
    }
    return {};
}

} // namespace ctg

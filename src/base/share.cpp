// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/share.hpp"

#include "ctg/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

/// What sums of doubles may leave beyond the bounds; anything more is a fault of the caller.
constexpr double rounding_tolerance = 1e-9;

} // namespace

Share::Share(double value) {
    if (!(value >= -rounding_tolerance && value <= 1.0 + rounding_tolerance))
        throw ArgumentError({error_of("CTG-BASE-003", {{"value", fmt::format("{}", value)}})});
    value_ = std::clamp(value, 0.0, 1.0);
}

Share Share::of(double part, double whole) {
    if (part == 0.0 && whole == 0.0) return Share{};
    return Share(part / whole);
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
// Where a leg of one layer crosses a leg of another, as if the second layer had been moved by
// (ε, ε²) for an ε smaller than any other: then no vertex lies on an edge, no two edges overlap,
// and any two legs cross properly or not at all. Source: Edelsbrunner & Mücke 1990, Simulation of
// Simplicity.
#pragma once

#include "crosswalk/plane.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace ctg::plane {

/// Where two legs cross [2⁻³² cm]; a whole centimetre where one of the legs ends on the other. A
/// double would keep 2⁻²³ cm of it on a plane of 10,737 km: 1e-6 m² of a part 10 km long.
struct Crossing {
    std::int64_t x = 0;
    std::int64_t y = 0;

    static constexpr double per_cm = 4294967296.0; // 2³²
    [[nodiscard]] static constexpr Crossing at(Vertex v) noexcept {
        return {std::int64_t(v.x) << 32, std::int64_t(v.y) << 32};
    }
    /// How far it lies from `other` [cm].
    [[nodiscard]] constexpr double dx_from(const Crossing& other) const noexcept {
        return double(x - other.x) / per_cm;
    }
    [[nodiscard]] constexpr double dy_from(const Crossing& other) const noexcept {
        return double(y - other.y) / per_cm;
    }
};

/// Whether `turn` (of a leg and a point) is positive once the point has been moved by (ε, ε²). A
/// zero takes the sign of its first derivative that is not: −dy, then dx of the leg.
[[nodiscard]] constexpr bool is_left_when_moved(std::int64_t turn, const Leg& leg) noexcept {
    if (turn != 0) return turn > 0;
    return leg.to.y != leg.from.y ? leg.to.y < leg.from.y : leg.to.x > leg.from.x;
}

/// The same once the leg has been moved: the point then moves the other way.
[[nodiscard]] constexpr bool is_left_of_moved(std::int64_t turn, const Leg& leg) noexcept {
    return turn != 0 ? turn > 0 : !is_left_when_moved(0, leg);
}

/// Where `fixed` and the moved leg cross, if they do.
[[nodiscard]] inline std::optional<Crossing> crossing_of(const Leg& fixed,
                                                         const Leg& moved) noexcept {
    const std::int64_t fixed_from = turn(moved.from, moved.to, fixed.from);
    const std::int64_t fixed_to = turn(moved.from, moved.to, fixed.to);
    if (is_left_of_moved(fixed_from, moved) == is_left_of_moved(fixed_to, moved))
        return std::nullopt;
    const std::int64_t moved_from = turn(fixed.from, fixed.to, moved.from);
    const std::int64_t moved_to = turn(fixed.from, fixed.to, moved.to);
    if (is_left_when_moved(moved_from, fixed) == is_left_when_moved(moved_to, fixed))
        return std::nullopt;
    const auto at = &Crossing::at;
    // A contact at a vertex is that vertex, to the last bit: what only touches has an area of zero.
    if (fixed_from == 0) return at(fixed.from);
    if (fixed_to == 0) return at(fixed.to);
    if (moved_from == 0) return at(moved.from);
    if (moved_to == 0) return at(moved.to);
    const double t = double(fixed_from) / double(fixed_from - fixed_to);
    const auto part = [t](double way) { return std::llrint(t * way * Crossing::per_cm); };
    const Crossing from = at(fixed.from);
    return Crossing{from.x + part(double(fixed.to.x) - fixed.from.x),
                    from.y + part(double(fixed.to.y) - fixed.from.y)};
}

/// The length [cm] of which two legs lie along each other in opposite directions, between two
/// features that only touch there, where the move turns that into a strip without width: nothing of
/// the area that they have in common, but twice this length of its perimeter.
[[nodiscard]] inline std::optional<double> touch_of(const Leg& fixed, const Leg& moved) noexcept {
    if (!is_left_when_moved(0, fixed)) return std::nullopt;
    if (turn(fixed.from, fixed.to, moved.from) != 0 || turn(fixed.from, fixed.to, moved.to) != 0)
        return std::nullopt;
    const double dx = double(fixed.to.x) - fixed.from.x;
    const double dy = double(fixed.to.y) - fixed.from.y;
    const double squared = dx * dx + dy * dy;
    const auto along = [&](Vertex v) { // 0 where the leg begins, 1 where it ends
        return ((double(v.x) - fixed.from.x) * dx + (double(v.y) - fixed.from.y) * dy) / squared;
    };
    const double first = std::max(0.0, along(moved.to)); // so negative for the same direction
    const double last = std::min(1.0, along(moved.from));
    if (!(first < last)) return std::nullopt;
    return (last - first) * std::sqrt(squared);
}

} // namespace ctg::plane

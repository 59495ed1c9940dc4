// SPDX-License-Identifier: Apache-2.0
// Exact geometry on whole coordinates: no tolerance, no wrong sign.
#pragma once

#include "ctg/territory/topology.hpp"

#include <span>

namespace ctg {

/// Whole numbers below this in size are what a double tells apart; a grid finer than that would
/// place points by chance. Products of differences of two of them fit `WideInteger`.
inline constexpr double coordinate_limit = 9007199254740992.0; // 2^53

__extension__ using WideInteger = __int128;

/// Of which arc a reference in an ArcRing tells.
[[nodiscard]] constexpr std::size_t index_of(std::int64_t reference) noexcept {
    return static_cast<std::size_t>(reference < 0 ? ~reference : reference);
}

/// Twice the signed area of the triangle a, b, c: positive when it turns left.
[[nodiscard]] constexpr WideInteger turn(const GridPoint& a, const GridPoint& b,
                                         const GridPoint& c) noexcept {
    return static_cast<WideInteger>(b.x - a.x) * (c.y - a.y) -
           static_cast<WideInteger>(c.x - a.x) * (b.y - a.y);
}

/// Twice the signed area of a ring, whether or not its last point repeats the first: positive when
/// its interior lies on the left.
[[nodiscard]] WideInteger doubled_area(std::span<const GridPoint> ring) noexcept;

enum class Location { interior, boundary, exterior };

/// Where `point` lies with respect to a ring whose last point repeats the first.
[[nodiscard]] Location location_of(const GridPoint& point,
                                   std::span<const GridPoint> ring) noexcept;

} // namespace ctg

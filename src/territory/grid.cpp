// SPDX-License-Identifier: Apache-2.0
#include "territory/grid.hpp"

#include <algorithm>

namespace ctg {

WideInteger doubled_area(std::span<const GridPoint> ring) noexcept {
    WideInteger sum = 0;
    for (std::size_t i = 2; i < ring.size(); ++i)
        sum += turn(ring[0], ring[i - 1], ring[i]);
    return sum;
}

Location location_of(const GridPoint& point, std::span<const GridPoint> ring) noexcept {
    bool is_interior = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const bool is_rising = ring[i - 1].y <= ring[i].y;
        const auto& low = is_rising ? ring[i - 1] : ring[i];
        const auto& high = is_rising ? ring[i] : ring[i - 1];
        if (point.y < low.y || high.y < point.y) continue;
        const auto side = turn(low, high, point);
        const auto [west, east] = std::minmax({low.x, high.x});
        if (side == 0 && west <= point.x && point.x <= east) return Location::boundary;
        // A ray to the east: an edge owns its low end only, so that a vertex counts once.
        if (side > 0 && point.y < high.y) is_interior = !is_interior;
    }
    return is_interior ? Location::interior : Location::exterior;
}

} // namespace ctg

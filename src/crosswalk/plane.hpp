// SPDX-License-Identifier: Apache-2.0
// The plane on which layers are overlaid: whole centimetres, so that what lies left of what is
// decided by whole numbers, without tolerance.
#pragma once

#include "ctg/geometry/multipolygon.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace ctg::plane {

inline constexpr double units_per_m = 100.0;
inline constexpr double m2_per_unit2 = 1.0 / (units_per_m * units_per_m);

/// Coordinates stay in [0, 2³⁰): differences fit 31 bits, products of two of them 62, and the
/// difference of two such products an int64. In metres, 10,737 km.
inline constexpr std::int64_t extent = std::int64_t{1} << 30U;

/// A position [cm from the origin of the frame].
struct Vertex {
    std::int32_t x = 0;
    std::int32_t y = 0;
    friend auto operator<=>(const Vertex&, const Vertex&) = default;
};

/// A straight piece of a ring, or a link between two rings.
struct Leg {
    Vertex from;
    Vertex to;
};

struct Rectangle {
    Vertex low{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max()};
    Vertex high{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};

    void stretch(Vertex v) noexcept {
        low = {std::min(low.x, v.x), std::min(low.y, v.y)};
        high = {std::max(high.x, v.x), std::max(high.y, v.y)};
    }
    [[nodiscard]] bool is_empty() const noexcept { return low.x > high.x; }
};

[[nodiscard]] constexpr Rectangle box_of(const Leg& leg) noexcept {
    return {{std::min(leg.from.x, leg.to.x), std::min(leg.from.y, leg.to.y)},
            {std::max(leg.from.x, leg.to.x), std::max(leg.from.y, leg.to.y)}};
}

/// (b − a) × (c − a): twice the area of the triangle a, b, c, positive when it turns left. Exact.
[[nodiscard]] constexpr std::int64_t turn(Vertex a, Vertex b, Vertex c) noexcept {
    return (std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - a.y) -
           (std::int64_t{b.y} - a.y) * (std::int64_t{c.x} - a.x);
}

/// A closed line with the inside of its feature on the left: shells turn left, holes right.
struct Ring {
    std::uint32_t first = 0; ///< of its vertices
    std::uint32_t last = 0;  ///< past the one that repeats the first
    std::uint32_t feature = 0;
    std::int64_t doubled_area = 0; ///< [cm²], negative for a hole
    double length = 0.0;           ///< [cm]
};

/// The rings of a layer's features, in the order of the features.
struct Rings {
    std::vector<Vertex> vertices;
    std::vector<Ring> rings;
    std::vector<Rectangle> boxes;            ///< by feature
    std::vector<std::int64_t> doubled_areas; ///< by feature [cm²]

    [[nodiscard]] std::size_t feature_count() const noexcept { return boxes.size(); }
    [[nodiscard]] std::span<const Vertex> of(const Ring& ring) const noexcept {
        return std::span(vertices).subspan(ring.first, ring.last - ring.first);
    }
};

/// Begins another feature of `rings`, without rings yet.
void append_feature(Rings& rings);

/// Adds a closed line to the last feature, its coordinates [m] rounded to the centimetre from
/// `origin`; what rounding flattens is dropped. False, and nothing added, if it leaves the extent.
[[nodiscard]] bool append_ring(std::span<const Point> line, bool is_shell, Point origin,
                               Rings& rings);

/// Moves `rings` to a frame whose origin lies lower by so many metres, in whole centimetres. False,
/// and nothing moved, if they would leave the extent.
[[nodiscard]] bool shift(Rings& rings, double dx_m, double dy_m) noexcept;

} // namespace ctg::plane

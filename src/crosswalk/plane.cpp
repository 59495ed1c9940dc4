// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/plane.hpp"

#include <cmath>

namespace ctg::plane {
namespace {

constexpr std::size_t fewest_vertices = 4; // a triangle, closed

/// Twice the area to the left of a closed line; coordinates are taken from its first vertex, so
/// that the sum stays in 64 bits.
std::int64_t doubled_area(std::span<const Vertex> ring) noexcept {
    std::int64_t area = 0;
    for (std::size_t n = 1; n + 1 < ring.size(); ++n)
        area += turn(ring[0], ring[n], ring[n + 1]);
    return area;
}

double length(std::span<const Vertex> ring) noexcept {
    double sum = 0.0;
    for (std::size_t n = 0; n + 1 < ring.size(); ++n) {
        const double dx = double(ring[n + 1].x) - ring[n].x;
        const double dy = double(ring[n + 1].y) - ring[n].y;
        sum += std::sqrt(dx * dx + dy * dy);
    }
    return sum;
}

Vertex rounded(const Point& point, Point origin) noexcept {
    return {static_cast<std::int32_t>(std::lrint((point.x - origin.x) * units_per_m)),
            static_cast<std::int32_t>(std::lrint((point.y - origin.y) * units_per_m))};
}

void append_ring(const ctg::Ring& line, bool is_shell, Point origin, std::uint32_t feature,
                 Rings& rings) {
    auto& vertices = rings.vertices;
    const std::size_t first = vertices.size();
    for (const auto& point : line) {
        const Vertex vertex = rounded(point, origin);
        if (vertices.size() == first || vertices.back() != vertex) vertices.push_back(vertex);
    }
    const auto added = std::span(vertices).subspan(first);
    std::int64_t area = doubled_area(added);
    if (added.size() < fewest_vertices || area == 0) {
        vertices.resize(first);
        return;
    }
    if ((area > 0) != is_shell) {
        std::ranges::reverse(added);
        area = -area;
    }
    auto& box = rings.boxes[feature];
    for (const Vertex vertex : added)
        box.stretch(vertex);
    rings.doubled_areas[feature] += area;
    rings.rings.push_back({static_cast<std::uint32_t>(first),
                           static_cast<std::uint32_t>(vertices.size()), feature, area,
                           length(added)});
}

} // namespace

void append_feature(const MultiPolygon& shape, Point origin, Rings& rings) {
    const auto feature = static_cast<std::uint32_t>(rings.feature_count());
    rings.boxes.emplace_back();
    rings.doubled_areas.push_back(0);
    for (const auto& polygon : shape.polygons()) {
        append_ring(polygon.shell, true, origin, feature, rings);
        for (const auto& hole : polygon.holes)
            append_ring(hole, false, origin, feature, rings);
    }
}

void shift(Rings& rings, std::int32_t dx, std::int32_t dy) noexcept {
    const auto moved = [&](Vertex v) { return Vertex{v.x + dx, v.y + dy}; };
    for (auto& vertex : rings.vertices)
        vertex = moved(vertex);
    for (auto& box : rings.boxes)
        if (!box.is_empty()) box = {moved(box.low), moved(box.high)};
}

} // namespace ctg::plane

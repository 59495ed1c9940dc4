// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/plane.hpp"

#include <bit>
#include <cmath>
#include <optional>

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

/// The nearest whole number, of two the even one. Once added to 1.5 · 2⁵², a double has no bit left
/// for a fraction, and its last 32 bits are the number. @pre |value| < 2³¹
std::int32_t rounded(double value) noexcept {
    return static_cast<std::int32_t>(std::bit_cast<std::int64_t>(value + 0x1.8p52));
}

bool lies_within_extent(double value) noexcept {
    constexpr double margin = units_per_m;
    return value > margin && value < double(extent) - margin;
}

/// Writes `line` to `to`, without vertices that repeat the one before; their count, or nothing if
/// one lies beyond the extent.
std::optional<std::size_t> round_all(std::span<const Point> line, Point origin, Vertex* to) {
    std::size_t count = 0;
    bool is_within = true;
    for (const auto& point : line) {
        const double x = (point.x - origin.x) * units_per_m;
        const double y = (point.y - origin.y) * units_per_m;
        is_within = is_within && lies_within_extent(x) && lies_within_extent(y);
        if (!is_within) return std::nullopt;
        to[count] = {rounded(x), rounded(y)};
        if (count == 0 || to[count] != to[count - 1]) ++count;
    }
    return count;
}

} // namespace

void append_feature(Rings& rings) {
    rings.boxes.emplace_back();
    rings.doubled_areas.push_back(0);
}

bool append_ring(std::span<const Point> line, bool is_shell, Point origin, Rings& rings) {
    auto& vertices = rings.vertices;
    const std::size_t first = vertices.size();
    vertices.resize(first + line.size());
    const auto count = round_all(line, origin, vertices.data() + first);
    vertices.resize(first + count.value_or(0));
    if (!count) return false;
    const auto added = std::span(vertices).subspan(first);
    std::int64_t area = doubled_area(added);
    if (added.size() < fewest_vertices || area == 0) {
        vertices.resize(first);
        return true;
    }
    if ((area > 0) != is_shell) {
        std::ranges::reverse(added);
        area = -area;
    }
    auto& box = rings.boxes.back();
    for (const Vertex vertex : added)
        box.stretch(vertex);
    rings.doubled_areas.back() += area;
    rings.rings.push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(vertices.size()),
         static_cast<std::uint32_t>(rings.feature_count() - 1), area, length(added)});
    return true;
}

bool shift(Rings& rings, double dx_m, double dy_m) noexcept {
    const auto dx = static_cast<std::int64_t>(dx_m * units_per_m);
    const auto dy = static_cast<std::int64_t>(dy_m * units_per_m);
    for (const auto& box : rings.boxes)
        if (!box.is_empty() && (box.high.x + dx >= extent || box.high.y + dy >= extent))
            return false;
    const auto moved = [&](Vertex v) {
        return Vertex{static_cast<std::int32_t>(v.x + dx), static_cast<std::int32_t>(v.y + dy)};
    };
    for (auto& vertex : rings.vertices)
        vertex = moved(vertex);
    for (auto& box : rings.boxes)
        if (!box.is_empty()) box = {moved(box.low), moved(box.high)};
    return true;
}

} // namespace ctg::plane

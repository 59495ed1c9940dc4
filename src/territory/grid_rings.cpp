// SPDX-License-Identifier: Apache-2.0
#include "territory/grid_rings.hpp"

#include "ctg/base/error.hpp"
#include "territory/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace ctg {
namespace {

/// Multiplicative hashing, the high bits folded onto the low ones (Knuth, vol. 3, § 6.4).
std::size_t hash_of(const GridPoint& point) noexcept {
    const auto mixed = static_cast<std::uint64_t>(point.x) * 0x9E3779B97F4A7C15U +
                       static_cast<std::uint64_t>(point.y) * 0xC2B2AE3D27D4EB4FU;
    return (mixed ^ (mixed >> 32U)) * 0x9E3779B97F4A7C15U >> 20U;
}

ArgumentError unfit_step(double resolution_m, const std::string& value) {
    return ArgumentError({error_of(
        "CTG-GEOM-009", {{"resolution", fmt::to_string(resolution_m)}, {"value", value}})});
}

std::int64_t rounded(double coordinate, double resolution_m) {
    const double steps = coordinate / resolution_m;
    if (!(std::abs(steps) < coordinate_limit)) // also when it is no number
        throw unfit_step(resolution_m, fmt::to_string(coordinate));
    return std::llround(steps);
}

/// `ring` on the grid, without vertices that fell on their neighbour, nor the one that closes it.
std::vector<GridPoint> on_grid(const Ring& ring, double resolution_m) {
    std::vector<GridPoint> points;
    points.reserve(ring.size());
    for (const auto& [x, y] : ring) {
        const GridPoint point{rounded(x, resolution_m), rounded(y, resolution_m)};
        if (points.empty() || points.back() != point) points.push_back(point);
    }
    if (points.size() > 1 && points.back() == points.front()) points.pop_back();
    return points;
}

void add_rings(const Commune& commune, std::size_t index, double resolution_m, GridRings& grid) {
    const auto add = [&](const Ring& ring, bool is_shell) {
        auto points = on_grid(ring, resolution_m);
        const auto area = doubled_area(points);
        if (area == 0) return false;
        if ((area > 0) != is_shell) std::ranges::reverse(points);
        GridRing& added = grid.rings.emplace_back(GridRing{index, is_shell, {}});
        added.vertices.reserve(points.size());
        for (const auto& point : points)
            added.vertices.push_back(grid.vertices.id_of(point, commune.crs));
        return true;
    };
    for (const auto& polygon : commune.shape.polygons())
        if (add(polygon.shell, true))
            for (const auto& hole : polygon.holes)
                add(hole, false);
}

} // namespace

VertexTable::VertexTable(std::size_t at_most)
    : slots_(std::bit_ceil(at_most + at_most / 2 + 1), no_vertex) {}

VertexId VertexTable::id_of(const GridPoint& point, Crs crs) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash_of(point) & mask;; slot = (slot + 1) & mask) {
        VertexId& id = slots_[slot];
        if (id == no_vertex) {
            id = static_cast<VertexId>(vertices_.size());
            vertices_.push_back({point, crs});
        }
        if (vertices_[id] == Vertex{point, crs}) return id;
    }
}

GridRings grid_rings_of(std::span<const Commune> communes, double resolution_m) {
    if (!(resolution_m > 0.0)) throw unfit_step(resolution_m, "–");
    std::size_t vertex_count = 0;
    for (const auto& commune : communes)
        vertex_count += commune.shape.vertex_count();
    GridRings grid{VertexTable(vertex_count), {}};
    for (std::size_t c = 0; c < communes.size(); ++c)
        add_rings(communes[c], c, resolution_m, grid);
    return grid;
}

} // namespace ctg

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

/// Puts rings on the grid, one after the other.
class RingGridder {
public:
    RingGridder(double resolution_m, GridRings& grid) : resolution_m_(resolution_m), grid_(grid) {}

    void add(const Commune& commune, std::size_t index) {
        for (const auto& polygon : commune.shape.polygons())
            if (add(polygon.shell, {index, true, {}}, commune.crs))
                for (const auto& hole : polygon.holes)
                    add(hole, {index, false, {}}, commune.crs);
    }

private:
    /// Whether there is anything left of `ring`.
    bool add(const Ring& ring, GridRing added, Crs crs) {
        place(ring);
        const auto area = doubled_area(points_);
        if (area == 0) return false;
        if ((area > 0) != added.is_shell) std::ranges::reverse(points_);
        added.vertices.reserve(points_.size() + 1);
        for (const auto& point : points_)
            added.vertices.push_back(grid_.vertices.id_of(point, crs));
        added.vertices.push_back(added.vertices.front());
        grid_.rings.push_back(std::move(added));
        return true;
    }

    /// Without points that fall on their neighbour, nor the one that closes the ring.
    void place(const Ring& ring) {
        points_.clear();
        for (const auto& [x, y] : ring) {
            const GridPoint point{rounded(x, resolution_m_), rounded(y, resolution_m_)};
            if (points_.empty() || points_.back() != point) points_.push_back(point);
        }
        if (points_.size() > 1 && points_.back() == points_.front()) points_.pop_back();
    }

    double resolution_m_;
    GridRings& grid_;
    std::vector<GridPoint> points_; ///< of the ring at hand
};

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
    RingGridder gridder(resolution_m, grid);
    for (std::size_t c = 0; c < communes.size(); ++c)
        gridder.add(communes[c], c);
    return grid;
}

} // namespace ctg

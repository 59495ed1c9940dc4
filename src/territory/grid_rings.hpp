// SPDX-License-Identifier: Apache-2.0
// The rings of communes on the grid of a topology: whole numbers from here on.
#pragma once

#include "ctg/territory/geography.hpp"
#include "ctg/territory/topology.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace ctg {

using VertexId = std::uint32_t;
inline constexpr VertexId no_vertex = std::numeric_limits<VertexId>::max();

/// The distinct vertices, numbered in the order they are met: an open-addressing hash table.
class VertexTable {
public:
    explicit VertexTable(std::size_t at_most);

    /// The number of the vertex at `point`. Coordinates of two CRS are of two planes, even when
    /// they are equal.
    VertexId id_of(const GridPoint& point, Crs crs);

    [[nodiscard]] std::size_t size() const noexcept { return vertices_.size(); }
    [[nodiscard]] const GridPoint& operator[](VertexId id) const noexcept {
        return vertices_[id].point;
    }
    [[nodiscard]] Crs crs_of(VertexId id) const noexcept { return vertices_[id].crs; }

private:
    struct Vertex {
        GridPoint point;
        Crs crs;
        friend bool operator==(const Vertex&, const Vertex&) = default;
    };
    std::vector<VertexId> slots_;
    std::vector<Vertex> vertices_;
};

/// A ring of a commune on the grid, turned to have the commune on its left; its last vertex repeats
/// the first.
struct GridRing {
    std::size_t commune = 0;
    bool is_shell = true; ///< else a hole of the last shell before it
    std::vector<VertexId> vertices;
};

struct GridRings {
    VertexTable vertices;
    std::vector<GridRing> rings;
};

/// The rings of `communes` rounded to `resolution_m`, but for those that rounding flattens, and the
/// holes of such shells.
/// @throws ArgumentError CTG-GEOM-009 if the step is not above 0, or too fine for the coordinates.
[[nodiscard]] GridRings grid_rings_of(std::span<const Commune> communes, double resolution_m);

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/multipolygon.hpp"
#include "ctg/territory/geography.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ctg {

/// The index that stands for "no commune": the sea, a lake, abroad.
inline constexpr std::size_t outside = static_cast<std::size_t>(-1);

/// A position on the grid of a topology [quanta of `resolution_m` from the CRS's origin].
struct GridPoint {
    std::int64_t x = 0;
    std::int64_t y = 0;
    friend auto operator<=>(const GridPoint&, const GridPoint&) = default;
};

/// A stretch of border between the same two communes, from one junction to the next. `left` and
/// `right` are indices of communes in the geography, or `outside`.
struct Arc {
    std::vector<GridPoint> points; ///< at least two; a closed arc repeats its first point
    std::size_t left = outside;
    std::size_t right = outside;
    Crs crs;

    friend bool operator==(const Arc&, const Arc&) = default;
};

/// A ring as arcs: index n ≥ 0 is arc n forwards, ~n is arc n backwards (as TopoJSON has it).
using ArcRing = std::vector<std::int64_t>;

/// One polygon of a shape as rings of arcs: the shell first, then the holes.
using ArcPolygon = std::vector<ArcRing>;

/// A vertex of a neighbour in the middle of an edge of `commune`.
struct TJunction {
    std::size_t commune = 0;
    GridPoint where;

    friend bool operator==(const TJunction&, const TJunction&) = default;
};

/// A planar coverage as a graph: communes share their borders. Contiguity, border lengths,
/// dissolve and TopoJSON all come from these arcs, without any overlay in floating point.
struct Topology {
    double resolution_m = 0.01; ///< the grid's step
    std::vector<Arc> arcs;      ///< in a fixed order: by commune, ring and place in the ring
    std::vector<std::vector<ArcPolygon>> shapes; ///< by commune of the geography
    std::vector<TJunction>
        t_junctions; ///< where edges were split: by commune and place in the ring
};

/// Which borders communes share.
enum class Noding {
    of_neighbours, ///< those that run together, within a step of the grid
    as_drawn,      ///< those of the same vertices: one more on one side parts the communes there
};

struct TopologyOptions {
    double resolution_m = 0.01;
    Noding noding = Noding::of_neighbours;
};

/// The arcs of `communes`, after rounding coordinates to `resolution_m` and dropping vertices that
/// coincide; rings that rounding flattens are dropped.
///
/// Where a border is in one commune only, a vertex of another within a step of the grid splits it,
/// so that neighbours share their border however each was drawn; vertices of two neighbours within
/// a step of each other become one. Communes that would then lie on one side of an edge overlap:
/// they stay as drawn. Sound layers pay nothing for it.
/// @throws GeometryError CTG-GEOM-006 naming the communes when two lie on the same side of an edge
///         as drawn (they overlap, or one comes twice); ArgumentError CTG-GEOM-009 if the step is
///         not above 0, or too fine for the coordinates.
[[nodiscard]] Topology topology_of(std::span<const Commune> communes,
                                   const TopologyOptions& options = {});

/// The outline of each group of communes, made by dropping the arcs inside it. `group_of[c]` is the
/// group of commune c, or `outside` for none; `group_count` shapes come back. Shells turn left,
/// largest first; holes turn right; rings touch in points at most.
/// @throws GeometryError CTG-GEOM-010 if the communes of a group are in two CRS.
[[nodiscard]] std::vector<MultiPolygon>
dissolved(const Topology& topology, std::span<const std::size_t> group_of, std::size_t group_count);

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "territory/arc_graph.hpp"

#include <cstddef>
#include <set>
#include <vector>

namespace ctg {

/// A vertex of a neighbour in the middle of an edge of a ring.
struct Split {
    std::size_t ring = 0;
    std::size_t edge = 0; ///< from vertex n of the ring to the next
    VertexId vertex = no_vertex;
};

/// What makes borders of one course share their vertices.
struct SharedVertices {
    std::vector<Split> splits; ///< by ring, edge and place along it
    /// By vertex, the one that stands for it: itself, but for those that two neighbours have within
    /// a step of each other. Empty when all stand for themselves.
    std::vector<VertexId> standing_for;

    [[nodiscard]] bool is_empty() const noexcept { return splits.empty() && standing_for.empty(); }
};

/// Looks at the edges of `grid` that `graph` found in one commune only: it splits them where a free
/// vertex of another lies within a step of the grid, for so far can rounding move a vertex from an
/// edge: half a step each. Takes no time when all borders are noded.
[[nodiscard]] SharedVertices shared_vertices_of(const GridRings& grid, const ArcGraph& graph);

/// `rings` with these vertices, but for those of communes that stay as drawn.
[[nodiscard]] std::vector<GridRing> noded(const std::vector<GridRing>& rings,
                                          const SharedVertices& shared,
                                          const std::set<std::size_t>& as_drawn);

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "territory/grid_rings.hpp"

#include <set>
#include <span>
#include <vector>

namespace ctg {

/// Communes that lie on the same side of an arc.
struct SharedSide {
    std::set<std::size_t> communes;
    GridPoint where;
};

/// Rings as arcs.
struct ArcGraph {
    std::vector<Arc> arcs;
    std::vector<ArcRing> rings; ///< as many as went in, in their order
    std::vector<SharedSide> shared_sides;
};

/// Cuts `rings` into arcs. Each is turned to begin at a junction, and so at its first arc.
[[nodiscard]] ArcGraph arc_graph_of(std::span<GridRing> rings, const VertexTable& vertices);

} // namespace ctg

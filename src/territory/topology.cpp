// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/topology.hpp"

#include "ctg/base/error.hpp"
#include "territory/arc_graph.hpp"
#include "territory/noding.hpp"

#include <fmt/ranges.h>

#include <set>
#include <string>
#include <utility>

namespace ctg {
namespace {

/// @throws GeometryError CTG-GEOM-006 if communes lie on the same side of an arc.
void refuse_shared_sides(const std::vector<SharedSide>& sides, std::span<const Commune> communes,
                         double resolution_m) {
    const auto metres = [&](std::int64_t steps) {
        return fmt::format("{:.2f}", static_cast<double>(steps) * resolution_m);
    };
    std::set<std::set<std::string>> told;
    Faults faults;
    for (const auto& side : sides) {
        std::set<std::string> codes;
        for (const std::size_t c : side.communes)
            codes.emplace(communes[c].code.text());
        if (!told.insert(codes).second) continue;
        faults.add(
            error_of("CTG-GEOM-006", {{"communes", fmt::format("{}", fmt::join(codes, ", "))},
                                      {"x", metres(side.where.x)},
                                      {"y", metres(side.where.y)}}));
    }
    faults.raise<GeometryError>();
}

/// What rings have become, and which of them stayed as drawn since they overlap.
struct NodedGraph {
    std::vector<GridRing> rings;
    ArcGraph graph;
    std::set<std::size_t> as_drawn;
};

NodedGraph noded_graph_of(const GridRings& grid, const SharedVertices& shared) {
    NodedGraph noded_graph;
    do { // ends, for as drawn none lie on one side of an edge
        for (const auto& side : noded_graph.graph.shared_sides)
            noded_graph.as_drawn.insert(side.communes.begin(), side.communes.end());
        noded_graph.rings = noded(grid.rings, shared, noded_graph.as_drawn);
        noded_graph.graph = arc_graph_of(noded_graph.rings, grid.vertices);
    } while (!noded_graph.graph.shared_sides.empty());
    return noded_graph;
}

std::vector<std::vector<ArcPolygon>> shapes_of(const std::vector<GridRing>& rings,
                                               std::vector<ArcRing> arcs, std::size_t count) {
    std::vector<std::vector<ArcPolygon>> shapes(count);
    for (std::size_t r = 0; r < rings.size(); ++r) {
        auto& polygons = shapes[rings[r].commune];
        if (rings[r].is_shell) polygons.emplace_back();
        polygons.back().push_back(std::move(arcs[r]));
    }
    return shapes;
}

} // namespace

Topology topology_of(std::span<const Commune> communes, const TopologyOptions& options) {
    GridRings grid = grid_rings_of(communes, options.resolution_m);
    ArcGraph graph = arc_graph_of(grid.rings, grid.vertices);
    refuse_shared_sides(graph.shared_sides, communes, options.resolution_m);

    std::vector<TJunction> t_junctions;
    if (options.noding == Noding::of_neighbours)
        if (const auto shared = shared_vertices_of(grid, graph); !shared.is_empty()) {
            auto noded = noded_graph_of(grid, shared);
            for (const auto& split : shared.splits)
                if (const auto commune = grid.rings[split.ring].commune;
                    !noded.as_drawn.contains(commune))
                    t_junctions.push_back({commune, grid.vertices[split.vertex]});
            grid.rings = std::move(noded.rings);
            graph = std::move(noded.graph);
        }
    auto shapes = shapes_of(grid.rings, std::move(graph.rings), communes.size());
    return {options.resolution_m, std::move(graph.arcs), std::move(shapes), std::move(t_junctions)};
}

} // namespace ctg

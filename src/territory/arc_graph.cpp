// SPDX-License-Identifier: Apache-2.0
// Shared borders, found by hashing and whole numbers alone, in time linear in the vertices.
//
// A vertex is a junction when two rings do not pass it between the same two neighbours. Between
// junctions, then, rings run together or not at all: an arc is known by its first edge, and who
// runs along it forwards has it on the left, who runs back along it on the right, since every ring
// is turned to have its commune on its left.
#include "territory/arc_graph.hpp"

#include "territory/grid.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace ctg {
namespace {

/// Which vertices end an arc.
std::vector<bool> junctions_of(std::span<const GridRing> rings, std::size_t vertex_count) {
    using Neighbours = std::pair<VertexId, VertexId>;
    std::vector<Neighbours> neighbours(vertex_count, {no_vertex, no_vertex});
    std::vector<bool> is_junction(vertex_count, false);
    for (const auto& ring : rings) {
        const auto& ids = ring.vertices;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const Neighbours here = std::minmax(
                {ids[i == 0 ? ids.size() - 1 : i - 1], ids[i + 1 == ids.size() ? 0 : i + 1]});
            Neighbours& first_seen = neighbours[ids[i]];
            if (first_seen.first == no_vertex) first_seen = here;
            const bool is_tip = here.first == here.second; // of a spike, whose edges are one
            if (is_tip || first_seen != here) is_junction[ids[i]] = true;
        }
    }
    return is_junction;
}

/// Starts the ring at a junction; without any, at its vertex of least number, so that both
/// communes along a closed border start it at the same place.
void begin_at_junction(std::vector<VertexId>& ring, const std::vector<bool>& is_junction) {
    auto start = std::ranges::find_if(ring, [&](VertexId id) { return is_junction[id]; });
    if (start == ring.end()) start = std::ranges::min_element(ring);
    std::rotate(ring.begin(), start, ring.end());
}

/// The arcs met so far, each known by its first edge in either direction.
class ArcTable {
public:
    ArcTable(const VertexTable& vertices, const std::vector<bool>& is_junction)
        : vertices_(vertices),
          is_junction_(is_junction) {}

    void add(const GridRing& ring) {
        ArcRing& arcs = graph_.rings.emplace_back();
        std::vector<VertexId> path{ring.vertices.front()};
        for (std::size_t i = 1; i <= ring.vertices.size(); ++i) {
            const bool is_closing = i == ring.vertices.size();
            path.push_back(ring.vertices[is_closing ? 0 : i]);
            if (!is_closing && !is_junction_[path.back()]) continue;
            arcs.push_back(arc_along(path, ring.commune));
            path.assign(1, path.back());
        }
    }

    ArcGraph graph() && { return std::move(graph_); }

private:
    static std::uint64_t edge(VertexId from, VertexId to) noexcept {
        return static_cast<std::uint64_t>(from) << 32U | to;
    }

    std::int64_t arc_along(std::span<const VertexId> path, std::size_t commune) {
        const auto next = static_cast<std::int64_t>(graph_.arcs.size());
        const auto [known, is_new] = by_first_edge_.try_emplace(edge(path[0], path[1]), next);
        const std::int64_t reference = known->second;
        if (is_new) {
            by_first_edge_.emplace(edge(path[path.size() - 1], path[path.size() - 2]), ~next);
            graph_.arcs.push_back(drawn(path));
        }
        Arc& arc = graph_.arcs[index_of(reference)];
        std::size_t& side = reference < 0 ? arc.right : arc.left;
        if (side != outside) tell_shared_side(arc, commune);
        side = commune;
        return reference;
    }

    [[nodiscard]] Arc drawn(std::span<const VertexId> path) const {
        Arc arc{{}, outside, outside, vertices_.crs_of(path[0])};
        arc.points.reserve(path.size());
        for (const VertexId id : path)
            arc.points.push_back(vertices_[id]);
        return arc;
    }

    void tell_shared_side(const Arc& arc, std::size_t commune) {
        std::set<std::size_t> communes{arc.left, arc.right, commune};
        communes.erase(outside);
        graph_.shared_sides.push_back({std::move(communes), arc.points.front()});
    }

    const VertexTable& vertices_;
    const std::vector<bool>& is_junction_;
    ArcGraph graph_;
    std::unordered_map<std::uint64_t, std::int64_t> by_first_edge_;
};

} // namespace

ArcGraph arc_graph_of(std::span<GridRing> rings, const VertexTable& vertices) {
    const auto is_junction = junctions_of(rings, vertices.size());
    ArcTable arcs(vertices, is_junction);
    for (auto& ring : rings) {
        begin_at_junction(ring.vertices, is_junction);
        arcs.add(ring);
    }
    return std::move(arcs).graph();
}

} // namespace ctg

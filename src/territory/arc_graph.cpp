// SPDX-License-Identifier: Apache-2.0
// Shared borders, found by whole numbers alone, in time linear in the vertices.
//
// A vertex is a junction when two rings do not pass it between the same two neighbours. Between
// junctions, then, rings run together or not at all: an arc is known by its first edge, and who
// runs along it forwards has it on the left, who runs back along it on the right, since every ring
// is turned to have its commune on its left.
#include "territory/arc_graph.hpp"

#include "territory/grid.hpp"

#include <algorithm>
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
        const std::size_t edges = ids.size() - 1;
        for (std::size_t i = 0; i < edges; ++i) {
            const Neighbours here = std::minmax({ids[i == 0 ? edges - 1 : i - 1], ids[i + 1]});
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
    ring.pop_back();
    auto start = std::ranges::find_if(ring, [&](VertexId id) { return is_junction[id]; });
    if (start == ring.end()) start = std::ranges::min_element(ring);
    std::rotate(ring.begin(), start, ring.end());
    ring.push_back(ring.front());
}

/// The arcs met so far, each known by its first edge in either direction: a list of the arcs that
/// leave each vertex, since few leave one.
class ArcTable {
public:
    ArcTable(const VertexTable& vertices, const std::vector<bool>& is_junction)
        : vertices_(vertices),
          is_junction_(is_junction),
          last_leaving_(vertices.size(), none) {}

    void add(const GridRing& ring) {
        const std::span<const VertexId> ids = ring.vertices;
        ArcRing& arcs = graph_.rings.emplace_back();
        for (std::size_t start = 0, end = 1; end < ids.size(); ++end) {
            if (end + 1 < ids.size() && !is_junction_[ids[end]]) continue;
            arcs.push_back(arc_along(ids.subspan(start, end - start + 1), ring.commune));
            start = end;
        }
    }

    ArcGraph graph() && { return std::move(graph_); }

private:
    struct Leaving {
        VertexId second;      ///< vertex of the arc
        std::uint32_t before; ///< the one met before at the same vertex
        std::int64_t reference;
    };
    static constexpr std::uint32_t none = no_vertex;

    void leave(VertexId first, VertexId second, std::int64_t reference) {
        leaving_.push_back({second, last_leaving_[first], reference});
        last_leaving_[first] = static_cast<std::uint32_t>(leaving_.size() - 1);
    }

    /// The arc whose first edge this is, drawn if none is.
    std::int64_t reference_to(std::span<const VertexId> path) {
        for (auto n = last_leaving_[path[0]]; n != none; n = leaving_[n].before)
            if (leaving_[n].second == path[1]) return leaving_[n].reference;
        const auto next = static_cast<std::int64_t>(graph_.arcs.size());
        graph_.arcs.push_back(drawn(path));
        leave(path[path.size() - 1], path[path.size() - 2], ~next);
        leave(path[0], path[1], next); // found first where an arc leaves and comes by one edge
        return next;
    }

    std::int64_t arc_along(std::span<const VertexId> path, std::size_t commune) {
        const std::int64_t reference = reference_to(path);
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
    std::vector<Leaving> leaving_;
    std::vector<std::uint32_t> last_leaving_; ///< by vertex
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

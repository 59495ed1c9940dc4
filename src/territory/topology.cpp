// SPDX-License-Identifier: Apache-2.0
// Shared borders, found by hashing and whole numbers alone, in time linear in the vertices.
//
// Vertices are rounded to the grid and numbered. A vertex is a junction when two rings do not pass
// it between the same two neighbours. Between junctions, then, rings run together or not at all: an
// arc is known by its first edge, and who runs along it forwards has it on the left, who runs back
// along it on the right, since every ring is turned to have its commune on its left.
#include "ctg/territory/topology.hpp"

#include "ctg/base/error.hpp"
#include "territory/grid.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace ctg {
namespace {

using VertexId = std::uint32_t;
constexpr VertexId no_vertex = std::numeric_limits<VertexId>::max();

/// The distinct vertices, numbered in the order they are met: an open-addressing hash table.
class VertexTable {
public:
    explicit VertexTable(std::size_t at_most)
        : slots_(std::bit_ceil(at_most + at_most / 2 + 1), no_vertex) {}

    VertexId id_of(const GridPoint& point, Crs crs) {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t slot = hash_of(point) & mask;; slot = (slot + 1) & mask) {
            VertexId& id = slots_[slot];
            if (id == no_vertex) {
                id = static_cast<VertexId>(points_.size());
                points_.push_back(point);
                crs_.push_back(crs);
            }
            // Coordinates of two CRS are of two planes, even when they are equal.
            if (points_[id] == point && crs_[id] == crs) return id;
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return points_.size(); }
    [[nodiscard]] const GridPoint& operator[](VertexId id) const noexcept { return points_[id]; }

private:
    /// Multiplicative hashing, the high bits folded onto the low ones (Knuth, vol. 3, § 6.4).
    static std::size_t hash_of(const GridPoint& point) noexcept {
        const auto mixed = static_cast<std::uint64_t>(point.x) * 0x9E3779B97F4A7C15U +
                           static_cast<std::uint64_t>(point.y) * 0xC2B2AE3D27D4EB4FU;
        return (mixed ^ (mixed >> 32U)) * 0x9E3779B97F4A7C15U >> 20U;
    }

    std::vector<VertexId> slots_;
    std::vector<GridPoint> points_;
    std::vector<Crs> crs_;
};

/// A ring of a commune on the grid, turned to have the commune on its left; not closed by a
/// repeated vertex.
struct GridRing {
    std::size_t commune = 0;
    bool is_shell = true;
    std::vector<VertexId> vertices;
};

std::int64_t rounded(double coordinate, double resolution_m) {
    const double steps = coordinate / resolution_m;
    if (!(std::abs(steps) < coordinate_limit)) // also when it is no number
        throw ArgumentError({error_of("CTG-GEOM-009", {{"resolution", fmt::to_string(resolution_m)},
                                                       {"value", fmt::to_string(coordinate)}})});
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

/// The rings of `commune`, but for those that rounding has flattened, and the holes of such shells.
void add_rings(const Commune& commune, std::size_t index, double resolution_m,
               VertexTable& vertices, std::vector<GridRing>& rings) {
    const auto add = [&](const Ring& ring, bool is_shell) {
        auto points = on_grid(ring, resolution_m);
        const auto area = doubled_area(points);
        if (area == 0) return false;
        if ((area > 0) != is_shell) std::ranges::reverse(points);
        GridRing& added = rings.emplace_back(GridRing{index, is_shell, {}});
        added.vertices.reserve(points.size());
        for (const auto& point : points)
            added.vertices.push_back(vertices.id_of(point, commune.crs));
        return true;
    };
    for (const auto& polygon : commune.shape.polygons())
        if (add(polygon.shell, true))
            for (const auto& hole : polygon.holes)
                add(hole, false);
}

/// Which vertices end an arc.
std::vector<bool> junctions_of(const std::vector<GridRing>& rings, std::size_t vertex_count) {
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
    ArcTable(std::span<const Commune> communes, const VertexTable& vertices, double resolution_m)
        : communes_(communes),
          vertices_(vertices),
          resolution_m_(resolution_m) {}

    /// The ring as arcs, its commune put on their left.
    ArcRing arcs_along(const GridRing& ring, const std::vector<bool>& is_junction) {
        ArcRing arcs;
        std::vector<VertexId> path{ring.vertices.front()};
        for (std::size_t i = 1; i <= ring.vertices.size(); ++i) {
            const bool is_closing = i == ring.vertices.size();
            path.push_back(ring.vertices[is_closing ? 0 : i]);
            if (!is_closing && !is_junction[path.back()]) continue;
            arcs.push_back(arc_along(path, ring.commune));
            path.assign(1, path.back());
        }
        return arcs;
    }

    /// @throws GeometryError CTG-GEOM-006 if two shapes lay on the same side of an arc.
    std::vector<Arc> arcs() && {
        faults_.raise<GeometryError>();
        return std::move(arcs_);
    }

private:
    static std::uint64_t edge(VertexId from, VertexId to) noexcept {
        return static_cast<std::uint64_t>(from) << 32U | to;
    }

    std::int64_t arc_along(std::span<const VertexId> path, std::size_t commune) {
        const auto next = static_cast<std::int64_t>(arcs_.size());
        const auto [known, is_new] = by_first_edge_.try_emplace(edge(path[0], path[1]), next);
        const std::int64_t reference = known->second;
        if (is_new) {
            by_first_edge_.emplace(edge(path[path.size() - 1], path[path.size() - 2]), ~next);
            Arc& arc = arcs_.emplace_back(Arc{{}, outside, outside, communes_[commune].crs});
            arc.points.reserve(path.size());
            for (const VertexId id : path)
                arc.points.push_back(vertices_[id]);
        }
        Arc& arc = arcs_[static_cast<std::size_t>(reference < 0 ? ~reference : reference)];
        std::size_t& side = reference < 0 ? arc.right : arc.left;
        if (side != outside) report_overlap(arc, commune);
        side = commune;
        return reference;
    }

    void report_overlap(const Arc& arc, std::size_t commune) {
        std::set<std::string> codes;
        for (const std::size_t c : {arc.left, arc.right, commune})
            if (c != outside) codes.emplace(communes_[c].code.text());
        if (!reported_.insert(codes).second) return;
        const auto metres = [&](std::int64_t steps) {
            return fmt::format("{:.2f}", static_cast<double>(steps) * resolution_m_);
        };
        const GridPoint& where = arc.points.front();
        faults_.add(
            error_of("CTG-GEOM-006", {{"communes", fmt::format("{}", fmt::join(codes, ", "))},
                                      {"x", metres(where.x)},
                                      {"y", metres(where.y)}}));
    }

    std::span<const Commune> communes_;
    const VertexTable& vertices_;
    double resolution_m_;
    std::vector<Arc> arcs_;
    std::unordered_map<std::uint64_t, std::int64_t> by_first_edge_;
    std::set<std::set<std::string>> reported_;
    Faults faults_;
};

std::size_t vertex_count_of(std::span<const Commune> communes) {
    std::size_t count = 0;
    for (const auto& commune : communes)
        count += commune.shape.vertex_count();
    return count;
}

} // namespace

Topology topology_of(std::span<const Commune> communes, double resolution_m) {
    if (!(resolution_m > 0.0))
        throw ArgumentError({error_of(
            "CTG-GEOM-009", {{"resolution", fmt::to_string(resolution_m)}, {"value", "–"}})});
    VertexTable vertices(vertex_count_of(communes));
    std::vector<GridRing> rings;
    for (std::size_t c = 0; c < communes.size(); ++c)
        add_rings(communes[c], c, resolution_m, vertices, rings);

    const auto is_junction = junctions_of(rings, vertices.size());
    ArcTable arcs(communes, vertices, resolution_m);
    std::vector<std::vector<ArcPolygon>> shapes(communes.size());
    for (auto& ring : rings) {
        begin_at_junction(ring.vertices, is_junction);
        auto& polygons = shapes[ring.commune];
        if (ring.is_shell) polygons.emplace_back();
        polygons.back().push_back(arcs.arcs_along(ring, is_junction));
    }
    return {resolution_m, std::move(arcs).arcs(), std::move(shapes)};
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
// The outline of groups of communes: what is left when the arcs inside are dropped, chained into
// rings. Each ring goes round one face of its group with the group on its left.
#include "ctg/base/error.hpp"
#include "ctg/territory/topology.hpp"
#include "territory/grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>

namespace ctg {
namespace {

using GridRing = std::vector<GridPoint>;

/// An arc in the direction that has `group` on its left.
struct Edge {
    std::size_t group = 0;
    std::int64_t arc = 0; ///< as in ArcRing
    GridPoint start;
    GridPoint end;
    GridPoint leaving;  ///< the point after `start`
    GridPoint arriving; ///< the point before `end`
    bool is_used = false;
};

const Arc& arc_of(const Topology& topology, std::int64_t reference) {
    return topology.arcs[index_of(reference)];
}

Edge edge_along(const Topology& topology, std::int64_t reference, std::size_t group) {
    const auto& points = arc_of(topology, reference).points;
    const std::size_t last = points.size() - 1;
    if (reference < 0)
        return {group, reference, points[last], points[0], points[last - 1], points[1]};
    return {group, reference, points[0], points[last], points[1], points[last - 1]};
}

/// The arcs between groups, once for each group beside them, in the order of group and start.
std::vector<Edge> outline_edges(const Topology& topology, std::span<const std::size_t> group_of,
                                std::size_t group_count) {
    std::vector<Crs> crs_of(group_count);
    std::vector<Edge> edges;
    const auto add = [&](std::int64_t reference, std::size_t group) {
        if (group == outside) return;
        const Crs crs = arc_of(topology, reference).crs;
        if (crs_of[group].is_known() && crs_of[group] != crs)
            throw GeometryError(
                {error_of("CTG-GEOM-010", {{"first", std::to_string(crs_of[group].epsg)},
                                           {"second", std::to_string(crs.epsg)}})});
        crs_of[group] = crs;
        edges.push_back(edge_along(topology, reference, group));
    };
    const auto group_beside = [&](std::size_t commune) {
        return commune == outside ? outside : group_of[commune];
    };
    for (std::size_t n = 0; n < topology.arcs.size(); ++n) {
        const std::size_t left = group_beside(topology.arcs[n].left);
        const std::size_t right = group_beside(topology.arcs[n].right);
        if (left == right) continue;
        const auto reference = static_cast<std::int64_t>(n);
        add(reference, left);
        add(~reference, right);
    }
    std::ranges::sort(edges, {}, [](const Edge& e) { return std::tie(e.group, e.start, e.arc); });
    return edges;
}

/// How far to turn clockwise at `at` from the way back (to `from`) to the way to `to`, in ]0, 2π].
double clockwise_angle(const GridPoint& at, const GridPoint& from, const GridPoint& to) {
    const auto dx = [&](const GridPoint& p) { return static_cast<double>(p.x - at.x); };
    const auto dy = [&](const GridPoint& p) { return static_cast<double>(p.y - at.y); };
    const double cross = dx(to) * dy(from) - dy(to) * dx(from);
    const double dot = dx(to) * dx(from) + dy(to) * dy(from);
    const double angle = std::atan2(cross, dot);
    return angle > 0.0 ? angle : angle + 2.0 * std::numbers::pi;
}

/// Chains the edges into rings.
class RingTracer {
public:
    RingTracer(const Topology& topology, std::vector<Edge> edges)
        : topology_(topology),
          edges_(std::move(edges)) {}

    /// The rings of each group, in a fixed order.
    std::vector<std::vector<GridRing>> rings(std::size_t group_count) {
        std::vector<std::vector<GridRing>> rings(group_count);
        for (auto& edge : edges_)
            if (!edge.is_used) trace(edge, rings[edge.group]);
        return rings;
    }

private:
    /// Follows the border of one face back to its start. Where it passes a point a second time, the
    /// loop since the first is a ring by itself: rings touch, but none touches itself.
    void trace(Edge& first, std::vector<GridRing>& rings) {
        std::vector<Edge*> path;
        for (Edge* edge = &first;;) {
            edge->is_used = true;
            path.push_back(edge);
            const auto leaving = edges_from(*edge);
            const bool may_close = edge->end == first.start || leaving.size() > 1;
            const auto loop =
                may_close ? std::ranges::find(path, edge->end, &Edge::start) : path.end();
            if (loop != path.end()) {
                rings.push_back(points_along({loop, path.end()}));
                path.erase(loop, path.end());
            }
            edge = next_of_face(*edge, leaving, first);
            if (edge == &first) return;
        }
    }

    /// The edges of the same group that start where `edge` ends.
    std::span<Edge> edges_from(const Edge& edge) {
        const auto key = [](const Edge& e) { return std::tie(e.group, e.start); };
        const auto wanted = std::tie(edge.group, edge.end);
        return {std::ranges::lower_bound(edges_, wanted, {}, key),
                std::ranges::upper_bound(edges_, wanted, {}, key)};
    }

    /// The face lies on the left: it goes on along the first edge met when turning clockwise. As
    /// many edges of a group arrive at a point as leave it, so that there is one, and edges used
    /// are met only where communes overlap: passing over them, the walk comes to its end even
    /// there.
    static Edge* next_of_face(const Edge& edge, std::span<Edge> leaving, const Edge& first) {
        return &*std::ranges::min_element(leaving, {}, [&](const Edge& candidate) {
            const bool is_free = !candidate.is_used || &candidate == &first;
            return std::pair(!is_free, clockwise_angle(edge.end, edge.arriving, candidate.leaving));
        });
    }

    [[nodiscard]] GridRing points_along(const std::vector<Edge*>& path) const {
        GridRing ring{path.front()->start};
        for (const Edge* edge : path) {
            const auto& points = arc_of(topology_, edge->arc).points;
            if (edge->arc < 0)
                ring.insert(ring.end(), points.rbegin() + 1, points.rend());
            else
                ring.insert(ring.end(), points.begin() + 1, points.end());
        }
        return ring;
    }

    const Topology& topology_;
    std::vector<Edge> edges_;
};

bool lies_in(const GridRing& hole, const GridRing& shell) {
    for (const auto& point : hole)
        if (const auto location = location_of(point, shell); location != Location::boundary)
            return location == Location::interior;
    return false;
}

Ring to_scale(const GridRing& ring, double resolution_m) {
    Ring scaled;
    scaled.reserve(ring.size());
    for (const auto& [x, y] : ring)
        scaled.push_back(
            {static_cast<double>(x) * resolution_m, static_cast<double>(y) * resolution_m});
    return scaled;
}

/// Puts each hole into the smallest shell around it. Polygons come largest first.
MultiPolygon shape_of(const std::vector<GridRing>& rings, double resolution_m) {
    struct Shell {
        const GridRing* ring;
        WideInteger doubled_area;
        Polygon polygon;
    };
    std::vector<Shell> shells;
    for (const auto& ring : rings)
        if (const auto area = doubled_area(ring); area > 0)
            shells.push_back({&ring, area, {to_scale(ring, resolution_m), {}}});
    std::ranges::stable_sort(shells, std::ranges::greater{}, &Shell::doubled_area);
    for (const auto& ring : rings) {
        if (doubled_area(ring) > 0) continue;
        const auto around = std::find_if(shells.rbegin(), shells.rend(), [&](const Shell& shell) {
            return lies_in(ring, *shell.ring);
        });
        if (around != shells.rend()) around->polygon.holes.push_back(to_scale(ring, resolution_m));
    }
    std::vector<Polygon> polygons;
    polygons.reserve(shells.size());
    for (auto& shell : shells)
        polygons.push_back(std::move(shell.polygon));
    return MultiPolygon(std::move(polygons));
}

} // namespace

std::vector<MultiPolygon> dissolved(const Topology& topology, std::span<const std::size_t> group_of,
                                    std::size_t group_count) {
    RingTracer tracer(topology, outline_edges(topology, group_of, group_count));
    std::vector<MultiPolygon> shapes;
    for (const auto& rings : tracer.rings(group_count))
        shapes.push_back(shape_of(rings, topology.resolution_m));
    return shapes;
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
// Where communes lie over each other or leave slivers between them.
//
// Over a border that two communes share, as many communes lie on one side as on the other. So a
// place under two communes, and a gap as well, is bounded by free borders alone: those that have a
// commune on one side only. In sound data these are the coast and the rim, and few. Each free edge
// is looked at: does it cross, or lie within, another commune?
#include "territory/borders.hpp"

#include "ctg/geometry/measure.hpp"
#include "ctg/territory/topology.hpp"
#include "territory/arc_graph.hpp"
#include "territory/grid.hpp"
#include "territory/grid_rings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// [m] What is narrower comes from rounding, and changes no figure that is printed.
constexpr double sliver_width_m = 1.0;
/// [m] A gap between communes that is narrower may be two drawings of one border, as in overlays.
constexpr double drift_width_m = 50.0;

using Pair = std::pair<std::size_t, std::size_t>;

struct GridBox {
    GridPoint low;
    GridPoint high;
};

bool meet(const GridBox& a, const GridBox& b) noexcept {
    return a.low.x <= b.high.x && b.low.x <= a.high.x && a.low.y <= b.high.y && b.low.y <= a.high.y;
}

void widen(GridBox& box, const GridPoint& point) noexcept {
    box.low = {std::min(box.low.x, point.x), std::min(box.low.y, point.y)};
    box.high = {std::max(box.high.x, point.x), std::max(box.high.y, point.y)};
}

GridBox box_of_edge(const GridPoint& a, const GridPoint& b) noexcept {
    GridBox box{a, a};
    widen(box, b);
    return box;
}

/// Twice the coordinates, so that the middle of an edge is a point of the grid.
GridPoint doubled(const GridPoint& point) noexcept {
    return {2 * point.x, 2 * point.y};
}

/// Whether the insides of two edges cross in one point.
bool cross(const GridPoint& a, const GridPoint& b, const GridPoint& c,
           const GridPoint& d) noexcept {
    const auto sign = [](WideInteger value) { return (value > 0) - (value < 0); };
    return sign(turn(a, b, c)) * sign(turn(a, b, d)) < 0 &&
           sign(turn(c, d, a)) * sign(turn(c, d, b)) < 0;
}

struct FreeEdge {
    GridPoint from;
    GridPoint to;
};

/// A commune as its topology has it, in doubled coordinates.
class Outlines {
public:
    explicit Outlines(const Topology& topology)
        : topology_(topology),
          rings_(topology.shapes.size()),
          is_made_(topology.shapes.size(), false) {}

    const std::vector<std::vector<GridPoint>>& rings_of(std::size_t commune) {
        if (!is_made_[commune]) {
            for (const auto& polygon : topology_.shapes[commune])
                for (const auto& ring : polygon)
                    rings_[commune].push_back(ring_of(ring));
            is_made_[commune] = true;
        }
        return rings_[commune];
    }

private:
    [[nodiscard]] std::vector<GridPoint> ring_of(const ArcRing& ring) const {
        std::vector<GridPoint> points;
        for (const auto reference : ring) {
            auto arc = topology_.arcs[index_of(reference)].points;
            if (reference < 0) std::ranges::reverse(arc);
            if (!points.empty()) points.pop_back();
            std::ranges::transform(arc, std::back_inserter(points), doubled);
        }
        return points;
    }

    const Topology& topology_;
    std::vector<std::vector<std::vector<GridPoint>>> rings_;
    std::vector<bool> is_made_;
};

/// Finds the pairs of communes of which a free edge of one crosses the other or lies within it.
class PairSearch {
public:
    PairSearch(std::span<const Commune> communes, const Topology& topology)
        : communes_(communes),
          outlines_(topology),
          free_edges_(communes.size()) {
        for (const auto& arc : topology.arcs) {
            if (arc.left != outside && arc.right != outside) continue;
            auto& edges = free_edges_[arc.left == outside ? arc.right : arc.left];
            for (std::size_t i = 1; i < arc.points.size(); ++i)
                edges.push_back({doubled(arc.points[i - 1]), doubled(arc.points[i])});
        }
        find_boxes(topology);
    }

    std::set<Pair> pairs() {
        std::set<Pair> pairs;
        for (std::size_t c = 0; c < communes_.size(); ++c) {
            if (free_edges_[c].empty()) continue;
            for (const std::size_t other : near(c))
                if (std::ranges::any_of(free_edges_[c],
                                        [&](const FreeEdge& edge) { return is_over(edge, other); }))
                    pairs.insert(std::minmax(c, other));
        }
        return pairs;
    }

private:
    void find_boxes(const Topology& topology) {
        boxes_.resize(communes_.size());
        std::vector<bool> is_met(communes_.size(), false);
        for (const auto& arc : topology.arcs)
            for (const std::size_t commune : {arc.left, arc.right}) {
                if (commune == outside) continue;
                if (!is_met[commune])
                    boxes_[commune] = {doubled(arc.points[0]), doubled(arc.points[0])};
                is_met[commune] = true;
                for (const auto& point : arc.points)
                    widen(boxes_[commune], doubled(point));
            }
        for (std::size_t c = 0; c < communes_.size(); ++c)
            if (is_met[c]) by_west_.emplace_back(boxes_[c].low.x, c);
        std::ranges::sort(by_west_);
        for (const auto& [west, c] : by_west_)
            widest_ = std::max(widest_, boxes_[c].high.x - west);
    }

    /// The other communes of the same CRS whose box meets that of `commune`.
    [[nodiscard]] std::vector<std::size_t> near(std::size_t commune) const {
        const GridBox& box = boxes_[commune];
        std::vector<std::size_t> found;
        auto entry =
            std::ranges::lower_bound(by_west_, std::pair(box.low.x - widest_, std::size_t{0}));
        for (; entry != by_west_.end() && entry->first <= box.high.x; ++entry) {
            const std::size_t other = entry->second;
            if (other != commune && communes_[other].crs == communes_[commune].crs &&
                meet(box, boxes_[other]))
                found.push_back(other);
        }
        return found;
    }

    bool is_over(const FreeEdge& edge, std::size_t other) {
        const GridBox box = box_of_edge(edge.from, edge.to);
        if (!meet(box, boxes_[other])) return false;
        const GridPoint middle{(edge.from.x + edge.to.x) / 2, (edge.from.y + edge.to.y) / 2};
        bool is_within = false;
        bool is_on_border = false; // the middle: the rest of the edge may cross
        for (const auto& ring : outlines_.rings_of(other)) {
            const auto location = location_of(middle, ring);
            is_on_border = is_on_border || location == Location::boundary;
            if (location == Location::interior) is_within = !is_within; // holes are rings too
            for (std::size_t i = 1; i < ring.size(); ++i)
                if (meet(box, box_of_edge(ring[i - 1], ring[i])) &&
                    cross(edge.from, edge.to, ring[i - 1], ring[i]))
                    return true;
        }
        return is_within && !is_on_border;
    }

    std::span<const Commune> communes_;
    Outlines outlines_;
    std::vector<std::vector<FreeEdge>> free_edges_;
    std::vector<GridBox> boxes_;
    std::vector<std::pair<std::int64_t, std::size_t>> by_west_;
    std::int64_t widest_ = 0;
};

double perimeter(const Ring& ring) noexcept {
    double length = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const double dx = ring[i].x - ring[i - 1].x;
        const double dy = ring[i].y - ring[i - 1].y;
        length += std::sqrt(dx * dx + dy * dy);
    }
    return length;
}

/// [m] Of a strip, its width; of a square, half its side.
double width_m(const Polygon& polygon) {
    double length = perimeter(polygon.shell);
    for (const auto& hole : polygon.holes)
        length += perimeter(hole);
    return length == 0.0 ? 0.0 : 2.0 * planar_area_m2(MultiPolygon({polygon})) / length;
}

/// Tells what lies in two communes, or in none though between them.
class BorderReport {
public:
    BorderReport(std::span<const Commune> communes, const PlaceOf& place_of, Faults& faults)
        : communes_(communes),
          place_of_(place_of),
          faults_(faults) {}

    void tell_overlap(const Pair& pair) {
        const auto& [a, b] = pair;
        MultiPolygon common;
        try {
            common = intersection_of(communes_[a].shape, communes_[b].shape);
        } catch (const GeometryError&) {
            return; // a shape kept though invalid: that has been told
        }
        if (common.is_empty()) return;
        const bool is_sliver = std::ranges::all_of(
            common.polygons(), [](const Polygon& p) { return width_m(p) < sliver_width_m; });
        const Point& where = common.polygons().front().shell.front();
        auto diagnostic = error_at_both(is_sliver ? "CTG-TERR-061" : "CTG-TERR-060",
                                        {{"first", std::string(communes_[a].code.text())},
                                         {"second", std::string(communes_[b].code.text())},
                                         {"area", fmt::format("{:.2f}", planar_area_m2(common))},
                                         {"x", fmt::format("{:.2f}", where.x)},
                                         {"y", fmt::format("{:.2f}", where.y)},
                                         {"crs", fmt::format("EPSG:{}", communes_[a].crs.epsg)}},
                                        place_of_(a), place_of_(b));
        if (is_sliver) diagnostic.severity = Severity::warning;
        faults_.add(std::move(diagnostic));
    }

    /// Borders that are found though their vertices differ.
    void tell_t_junctions(const Topology& topology) {
        if (topology.t_junctions.empty()) return;
        std::set<std::size_t> beside;
        for (const auto& junction : topology.t_junctions)
            beside.insert(junction.commune);
        const auto& [commune, where] = topology.t_junctions.front();
        faults_.add(note_of(
            "CTG-TERR-063",
            {{"count", std::to_string(topology.t_junctions.size())},
             {"communes", listed(codes_of(beside))},
             {"x", fmt::format("{:.2f}", static_cast<double>(where.x) * topology.resolution_m)},
             {"y", fmt::format("{:.2f}", static_cast<double>(where.y) * topology.resolution_m)}},
            place_of_(commune)));
    }

    /// Gaps that are closed all around: the holes of all communes dissolved.
    void tell_gaps(const Topology& topology) {
        std::map<Crs, std::size_t> group_of_crs;
        std::vector<std::size_t> groups;
        for (const auto& commune : communes_)
            groups.push_back(group_of_crs.emplace(commune.crs, group_of_crs.size()).first->second);
        for (const auto& shape : dissolved(topology, groups, group_of_crs.size()))
            for (const auto& polygon : shape.polygons())
                for (const auto& hole : polygon.holes)
                    if (const Polygon gap{hole, {}}; width_m(gap) < drift_width_m)
                        tell_gap(gap, topology);
    }

private:
    void tell_gap(const Polygon& gap, const Topology& topology) {
        std::set<GridPoint> rim;
        for (const auto& [x, y] : gap.shell)
            rim.insert(
                {std::llround(x / topology.resolution_m), std::llround(y / topology.resolution_m)});
        std::set<std::size_t> beside;
        for (const auto& arc : topology.arcs)
            if ((arc.left == outside || arc.right == outside) && rim.contains(arc.points.front()) &&
                rim.contains(arc.points.back()))
                beside.insert(arc.left == outside ? arc.right : arc.left);
        if (beside.size() < 2 && width_m(gap) >= sliver_width_m) return; // a lake in a commune
        const Point& where = gap.shell.front();
        auto note = note_of("CTG-TERR-062",
                            {{"communes", listed(codes_of(beside))},
                             {"width", fmt::format("{:.2f}", width_m(gap))},
                             {"area", fmt::format("{:.2f}", planar_area_m2(MultiPolygon({gap})))},
                             {"x", fmt::format("{:.2f}", where.x)},
                             {"y", fmt::format("{:.2f}", where.y)}});
        for (const std::size_t commune : beside)
            note.places.push_back(place_of_(commune));
        faults_.add(std::move(note));
    }

    [[nodiscard]] std::vector<CommuneCode> codes_of(const std::set<std::size_t>& indices) const {
        std::vector<CommuneCode> codes;
        for (const std::size_t commune : indices)
            codes.push_back(communes_[commune].code);
        return codes;
    }

    std::span<const Commune> communes_;
    const PlaceOf& place_of_;
    Faults& faults_;
};

/// The pairs among the communes that lie on one side of a border, for which there is no topology.
std::set<Pair> pairs_on_one_side(std::span<const Commune> communes) {
    GridRings grid = grid_rings_of(communes, TopologyOptions{}.resolution_m);
    const ArcGraph graph = arc_graph_of(grid.rings, grid.vertices);
    std::set<Pair> pairs;
    for (const auto& side : graph.shared_sides)
        for (auto first = side.communes.begin(); first != side.communes.end(); ++first)
            for (auto second = std::next(first); second != side.communes.end(); ++second)
                pairs.emplace(*first, *second);
    return pairs;
}

} // namespace

void check_borders(std::span<const Commune> communes, const PlaceOf& place_of, Faults& faults) {
    BorderReport report(communes, place_of, faults);
    try {
        const Topology topology = topology_of(communes);
        for (const auto& pair : PairSearch(communes, topology).pairs())
            report.tell_overlap(pair);
        report.tell_gaps(topology);
        report.tell_t_junctions(topology);
    } catch (const GeometryError&) {
        for (const auto& pair : pairs_on_one_side(communes))
            report.tell_overlap(pair);
    }
}

} // namespace ctg

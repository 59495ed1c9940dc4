// SPDX-License-Identifier: Apache-2.0
#include "territory/noding.hpp"

#include "territory/grid.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <map>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

namespace ctg {
namespace {

/// An edge in one commune only.
struct FreeEdge {
    std::size_t ring = 0;
    std::size_t edge = 0;
    std::size_t commune = 0;
    VertexId from = no_vertex;
    VertexId to = no_vertex;
};

std::vector<FreeEdge> free_edges_of(const std::vector<GridRing>& rings, const ArcGraph& graph) {
    std::vector<FreeEdge> edges;
    for (std::size_t r = 0; r < rings.size(); ++r) {
        const auto& ids = rings[r].vertices;
        std::size_t edge = 0;
        for (const auto reference : graph.rings[r]) {
            const Arc& arc = graph.arcs[index_of(reference)];
            const std::size_t end = edge + arc.points.size() - 1;
            if (arc.left != outside && arc.right != outside) edge = end;
            for (; edge < end; ++edge)
                edges.push_back({r, edge, rings[r].commune, ids[edge], ids[edge + 1]});
        }
    }
    return edges;
}

std::int64_t distance(const GridPoint& a, const GridPoint& b) noexcept {
    return std::max(std::abs(a.x - b.x), std::abs(a.y - b.y));
}

/// How far a point lies from the line of an edge, in the larger of its two coordinates: a fraction,
/// so that it is exact [steps].
struct LineDistance {
    WideInteger over = 0;
    WideInteger under = 1;

    [[nodiscard]] bool is_within_step() const noexcept { return over <= under; }
    /// @pre both are within a step, which keeps the products in range
    friend bool operator<(const LineDistance& a, const LineDistance& b) noexcept {
        return a.over * b.under < b.over * a.under;
    }
};

LineDistance distance_to_line(const GridPoint& from, const GridPoint& to, const GridPoint& point) {
    const WideInteger twice_area = turn(from, to, point);
    return {twice_area < 0 ? -twice_area : twice_area,
            std::abs(to.x - from.x) + std::abs(to.y - from.y)};
}

/// How far along the edge a point lies [squared steps]; the edge ends at its own squared length.
WideInteger along(const GridPoint& from, const GridPoint& to, const GridPoint& point) noexcept {
    return static_cast<WideInteger>(to.x - from.x) * (point.x - from.x) +
           static_cast<WideInteger>(to.y - from.y) * (point.y - from.y);
}

/// A vertex, and a commune that has a free edge there.
using Incidence = std::pair<VertexId, std::size_t>;

/// The ends of free edges, found by place, and the communes that have free edges there.
class FreeVertices {
public:
    FreeVertices(const std::vector<FreeEdge>& edges, const VertexTable& vertices)
        : vertices_(vertices) {
        WideInteger width = 0;
        for (const auto& edge : edges) {
            width += std::abs(vertices[edge.to].x - vertices[edge.from].x);
            for (const VertexId id : {edge.from, edge.to})
                communes_.emplace_back(id, edge.commune);
        }
        const WideInteger mean = width / std::max<WideInteger>(1, WideInteger(edges.size()));
        column_bits_ = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(mean)));
        std::ranges::sort(communes_);
        communes_.erase(std::unique(communes_.begin(), communes_.end()), communes_.end());
        for (const auto& [id, commune] : communes_)
            if (by_place_.empty() || by_place_.back().id != id)
                by_place_.push_back({column_of(vertices[id].x), vertices[id].y, id});
        std::ranges::sort(by_place_);
    }

    [[nodiscard]] std::span<const Incidence> communes() const noexcept { return communes_; }

    [[nodiscard]] std::span<const Incidence> communes_of(VertexId id) const {
        const auto found = std::ranges::equal_range(communes_, id, {}, &Incidence::first);
        return {found.begin(), found.end()};
    }

    [[nodiscard]] bool is_of(VertexId id, std::size_t commune) const {
        return std::ranges::binary_search(communes_, Incidence(id, commune));
    }

    /// Calls `visit` with the vertices of one CRS near an edge, and some others.
    template <class Visit>
    void visit_near(VertexId from, VertexId to, Visit visit) const {
        GridPoint west = vertices_[from];
        GridPoint east = vertices_[to];
        if (east < west) std::swap(west, east);
        for (auto column = column_of(west.x - 1); column <= column_of(east.x + 1); ++column) {
            const std::int64_t start = column * (std::int64_t{1} << column_bits_);
            const auto y_at = [&](std::int64_t x) { return y_on_edge(west, east, x); };
            const auto [low, high] =
                std::minmax({y_at(start - 1), y_at(start + (std::int64_t{1} << column_bits_))});
            constexpr std::int64_t margin = 2; // a step, and one for the rounding of y
            auto found = std::ranges::lower_bound(by_place_, Place{column, low - margin, 0});
            for (; found != by_place_.end() && found->column == column && found->y <= high + margin;
                 ++found)
                if (vertices_.crs_of(found->id) == vertices_.crs_of(from)) visit(found->id);
        }
    }

private:
    struct Place {
        std::int64_t column;
        std::int64_t y;
        VertexId id;
        friend auto operator<=>(const Place&, const Place&) = default;
    };

    [[nodiscard]] std::int64_t column_of(std::int64_t x) const noexcept {
        return x >> column_bits_;
    }

    /// The edge at `x`, or at its end beyond.
    static std::int64_t y_on_edge(const GridPoint& west, const GridPoint& east, std::int64_t x) {
        if (x <= west.x) return west.y;
        if (x >= east.x) return east.y;
        return west.y + static_cast<std::int64_t>(WideInteger{east.y - west.y} * (x - west.x) /
                                                  (east.x - west.x));
    }

    const VertexTable& vertices_;
    std::vector<Incidence> communes_; ///< by vertex and commune
    std::vector<Place> by_place_;
    int column_bits_ = 0;
};

/// Makes one of the vertices that two neighbours have within a step of each other: the one met
/// first stands for both. Rounding parts what lies beside the middle between two steps.
class Doubles {
public:
    Doubles(const std::vector<FreeEdge>& edges, const FreeVertices& free,
            const VertexTable& vertices)
        : free_(free),
          vertices_(vertices) {
        for (const auto& edge : edges)
            if (distance(vertices[edge.from], vertices[edge.to]) <= 1)
                short_edges_.insert(std::minmax(edge.from, edge.to));
    }

    /// As SharedVertices has it.
    std::vector<VertexId> standing_for() && {
        for (const auto& [id, commune] : free_.communes()) {
            VertexId kept = id;
            free_.visit_near(id, id, [&, id = id](VertexId other) {
                if (other < kept && standing(other) == other &&
                    distance(vertices_[other], vertices_[id]) <= 1 && may_join(other, id))
                    kept = other;
            });
            if (kept != id && standing(id) == id) join(kept, id);
        }
        return std::move(standing_for_);
    }

private:
    [[nodiscard]] VertexId standing(VertexId id) const {
        return standing_for_.empty() ? id : standing_for_[id];
    }

    /// Whether it is two neighbours that have the one and the other, and none has both, but as the
    /// ends of an edge.
    [[nodiscard]] bool may_join(VertexId kept, VertexId id) const {
        const auto joined = joined_.find(kept);
        const auto is_there = [&](const auto& of) {
            return free_.is_of(kept, of.second) ||
                   (joined != joined_.end() && joined->second.contains(of.second));
        };
        const auto there = free_.communes_of(kept);
        const auto here = free_.communes_of(id);
        if (std::ranges::none_of(here, is_there)) return true;
        return short_edges_.contains(std::minmax(kept, id)) &&
               !std::ranges::equal(here, there, {}, &Incidence::second, &Incidence::second);
    }

    void join(VertexId kept, VertexId id) {
        if (standing_for_.empty()) {
            standing_for_.resize(vertices_.size());
            std::iota(standing_for_.begin(), standing_for_.end(), VertexId{0});
        }
        standing_for_[id] = kept;
        for (const auto& of : free_.communes_of(id))
            joined_[kept].insert(of.second);
    }

    const FreeVertices& free_;
    const VertexTable& vertices_;
    std::set<std::pair<VertexId, VertexId>> short_edges_;
    std::map<VertexId, std::set<std::size_t>> joined_; ///< communes that have come to a vertex
    std::vector<VertexId> standing_for_;
};

/// A split that may be made, and how near the vertex lies to the edge.
struct Candidate {
    Split split;
    LineDistance distance;
    WideInteger along = 0;
};

/// As drawn: vertices that stand for others may have moved off the line by a step.
std::vector<Candidate> candidates_of(const std::vector<FreeEdge>& edges, const FreeVertices& free,
                                     const VertexTable& vertices) {
    std::vector<Candidate> candidates;
    for (const auto& edge : edges) {
        const GridPoint& from = vertices[edge.from];
        const GridPoint& to = vertices[edge.to];
        const WideInteger end = along(from, to, to);
        free.visit_near(edge.from, edge.to, [&](VertexId id) {
            if (free.is_of(id, edge.commune)) return;
            const GridPoint& point = vertices[id];
            if (distance(point, from) <= 1 || distance(point, to) <= 1) return;
            const auto place = along(from, to, point);
            const auto off = distance_to_line(from, to, point);
            if (place > 0 && place < end && off.is_within_step())
                candidates.push_back({{edge.ring, edge.edge, id}, off, place});
        });
    }
    return candidates;
}

/// Each vertex splits the nearest edge alone: it lies in the middle of one at most, since the
/// communes on both sides of another would leave no place for its own.
std::vector<Split> splits_of(std::vector<Candidate> candidates) {
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
        if (a.split.vertex != b.split.vertex) return a.split.vertex < b.split.vertex;
        if (a.distance < b.distance || b.distance < a.distance) return a.distance < b.distance;
        return std::tie(a.split.ring, a.split.edge) < std::tie(b.split.ring, b.split.edge);
    });
    const auto is_same = [](const Candidate& a, const Candidate& b) {
        return a.split.vertex == b.split.vertex;
    };
    candidates.erase(std::unique(candidates.begin(), candidates.end(), is_same), candidates.end());
    std::ranges::sort(candidates, {}, [](const Candidate& c) {
        return std::tie(c.split.ring, c.split.edge, c.along, c.split.vertex);
    });
    std::vector<Split> splits;
    for (const auto& candidate : candidates)
        splits.push_back(candidate.split);
    return splits;
}

} // namespace

SharedVertices shared_vertices_of(const GridRings& grid, const ArcGraph& graph) {
    const auto edges = free_edges_of(grid.rings, graph);
    const FreeVertices free(edges, grid.vertices);
    auto standing_for = Doubles(edges, free, grid.vertices).standing_for();
    auto splits = splits_of(candidates_of(edges, free, grid.vertices));
    return {std::move(splits), std::move(standing_for)};
}

std::vector<GridRing> noded(const std::vector<GridRing>& rings, const SharedVertices& shared,
                            const std::set<std::size_t>& as_drawn) {
    std::vector<GridRing> result;
    result.reserve(rings.size());
    auto split = shared.splits.begin();
    for (std::size_t r = 0; r < rings.size(); ++r) {
        GridRing ring{rings[r].commune, rings[r].is_shell, {}};
        const auto add = [&](VertexId id) {
            if (!shared.standing_for.empty()) id = shared.standing_for[id];
            if (ring.vertices.empty() || ring.vertices.back() != id) ring.vertices.push_back(id);
        };
        for (std::size_t n = 0; n < rings[r].vertices.size(); ++n) {
            add(rings[r].vertices[n]);
            for (; split != shared.splits.end() && split->ring == r && split->edge == n; ++split)
                add(split->vertex);
        }
        constexpr std::size_t least = 4; // a triangle, closed
        if (ring.vertices.size() < least || as_drawn.contains(ring.commune)) ring = rings[r];
        result.push_back(std::move(ring));
    }
    return result;
}

} // namespace ctg

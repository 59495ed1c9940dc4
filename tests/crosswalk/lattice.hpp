// SPDX-License-Identifier: Apache-2.0
// Layers at random whose corners lie on whole numbers: shared corners and edges, corners on the
// other's edges and holes filled to the brim are the rule in them, not the exception.
#pragma once

#include "ctg/crosswalk/overlay.hpp"
#include "ctg/geometry/measure.hpp"

#include "crosswalk/shapes.hpp"

#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace ctg::overlay_test {

using Shapes = std::vector<MultiPolygon>;

/// A shape with each of its points, those of holes too, put elsewhere.
template <class Place>
MultiPolygon placed(const MultiPolygon& shape, Place&& place) {
    auto polygons = shape.polygons();
    for (auto& polygon : polygons) {
        std::ranges::transform(polygon.shell, polygon.shell.begin(), place);
        for (auto& hole : polygon.holes)
            std::ranges::transform(hole, hole.begin(), place);
    }
    return MultiPolygon(std::move(polygons));
}

template <class Place>
Shapes placed(const Shapes& shapes, Place&& place) {
    Shapes result;
    for (const auto& shape : shapes)
        result.push_back(placed(shape, place));
    return result;
}

/// From the lattice, near the origin where GEOS loses no digit to large coordinates, to the map.
inline Shapes on_the_map(const Shapes& shapes, double step_m = 1.0) {
    return placed(shapes, [&](Point p) {
        return Point{corner.x + step_m * p.x, corner.y + step_m * p.y};
    });
}

inline MultiPolygon near_origin(const MultiPolygon& shape) {
    return placed(shape, [](Point p) { return Point{p.x - corner.x, p.y - corner.y}; });
}

/// A star with a hole, which may touch its border in points.
inline MultiPolygon lattice_ring(std::mt19937& random, int side) {
    for (;;) {
        const auto shell = near_origin(lattice_star(random, side));
        const auto hole = near_origin(lattice_star(random, side));
        const MultiPolygon ring(
            {{shell.polygons().front().shell, {hole.polygons().front().shell}}});
        if (!invalidity_of(ring)) return ring;
    }
}

/// Two or three stars that lie apart, or touch in points.
inline MultiPolygon lattice_islands(std::mt19937& random, int side) {
    const double half = side / 2;
    const std::vector<Point> quarters{{0, 0}, {half, 0}, {half, half}, {0, half}};
    for (;;) {
        std::vector<Polygon> polygons;
        const std::size_t first = random() % quarters.size();
        const std::size_t count = 2 + random() % 2;
        for (std::size_t n = 0; n < count; ++n) {
            const Point quarter = quarters[(first + n) % quarters.size()];
            const auto star = placed(near_origin(lattice_star(random, side / 2)), [&](Point p) {
                return Point{p.x + quarter.x, p.y + quarter.y};
            });
            polygons.push_back(star.polygons().front());
        }
        MultiPolygon islands(std::move(polygons));
        if (!invalidity_of(islands)) return islands;
    }
}

inline MultiPolygon lattice_rectangle(std::mt19937& random, int side) {
    std::uniform_int_distribution<int> place(0, side);
    for (;;) {
        const auto [west, east] = std::minmax({place(random), place(random)});
        const auto [south, north] = std::minmax({place(random), place(random)});
        if (west < east && south < north) return near_origin(rectangle(west, south, east, north));
    }
}

inline Shapes lattice_shapes(std::mt19937& random, std::size_t count, int side = 8) {
    Shapes shapes;
    for (std::size_t n = 0; n < count; ++n)
        switch (random() % 6) {
        case 0:
            shapes.push_back(lattice_ring(random, side));
            break;
        case 1:
            shapes.push_back(lattice_islands(random, side));
            break;
        case 2:
            shapes.push_back(lattice_rectangle(random, side));
            break;
        default:
            shapes.push_back(near_origin(lattice_star(random, side)));
        }
    return shapes;
}

/// Into how many equal steps between lattice points the way from `a` to `b` falls.
inline std::int64_t lattice_steps(Point a, Point b) {
    return std::gcd(std::int64_t(b.x - a.x), std::int64_t(b.y - a.y));
}

/// The lattice points on a closed ring, corners and between them, in order.
inline Ring lattice_points_on(const Ring& ring) {
    Ring points;
    for (std::size_t n = 0; n + 1 < ring.size(); ++n) {
        const auto steps = lattice_steps(ring[n], ring[n + 1]);
        for (std::int64_t k = 0; k < steps; ++k) {
            const double way = double(k) / double(steps);
            points.push_back({std::round(ring[n].x + way * (ring[n + 1].x - ring[n].x)),
                              std::round(ring[n].y + way * (ring[n + 1].y - ring[n].y))});
        }
    }
    return points;
}

/// Two places in a ring of points: of four tries, the line with the most lattice points on it,
/// along which there is most left to cut.
inline std::pair<std::size_t, std::size_t> lattice_cut(std::mt19937& random, const Ring& points) {
    std::pair<std::size_t, std::size_t> best;
    std::int64_t most = 0;
    for (int n = 0; n < 4; ++n) {
        const std::size_t one = random() % points.size();
        const std::size_t other = random() % points.size();
        const auto steps = lattice_steps(points[one], points[other]);
        if (steps <= most) continue;
        most = steps;
        best = std::minmax(one, other);
    }
    return best;
}

/// A square cut again and again along lines between lattice points of its pieces' borders: convex
/// pieces that fill it, with T-junctions wherever a cut ends.
inline Shapes lattice_tessellation(std::mt19937& random, int side, std::size_t cuts) {
    const auto closed = [](Ring ring) {
        ring.push_back(ring.front());
        return MultiPolygon({{std::move(ring), {}}});
    };
    Shapes pieces{near_origin(rectangle(0, 0, side, side))};
    for (std::size_t n = 0; n < cuts; ++n) {
        auto& piece = pieces[random() % pieces.size()];
        const Ring points = lattice_points_on(piece.polygons().front().shell);
        const auto [first, last] = lattice_cut(random, points);
        const auto at = [&](std::size_t k) {
            return points.begin() + static_cast<std::ptrdiff_t>(k);
        };
        const Ring left(at(first), at(last + 1));
        Ring right(at(last), points.end());
        right.insert(right.end(), points.begin(), at(first + 1));
        if (left.size() < 3 || right.size() < 3) continue;
        const auto one = closed(left);
        const auto other = closed(right);
        if (planar_area_m2(one) == 0.0 || planar_area_m2(other) == 0.0) continue; // along a side
        piece = one;
        pieces.push_back(other);
    }
    return pieces;
}

/// What a comparison of pairs found.
struct Agreement {
    std::size_t pairs = 0;      ///< looked at
    std::size_t common = 0;     ///< of these, with a common part
    std::size_t in_one_set = 0; ///< that one hand finds and the other does not
    double largest_m2 = 0.0;    ///< difference of a pair's areas

    Agreement& operator+=(const Agreement& other) {
        pairs += other.pairs;
        common += other.common;
        in_one_set += other.in_one_set;
        largest_m2 = std::max(largest_m2, other.largest_m2);
        return *this;
    }
};

inline Agreement agreement_of(const Areas& ours, const Areas& theirs) {
    Agreement found;
    found.common = theirs.size();
    for (const auto& [pair, area_m2] : theirs) {
        const auto own = ours.find(pair);
        if (own == ours.end())
            ++found.in_one_set;
        else
            found.largest_m2 = std::max(found.largest_m2, std::abs(own->second - area_m2));
    }
    for (const auto& [pair, area_m2] : ours)
        if (!theirs.contains(pair)) ++found.in_one_set;
    return found;
}

/// By GEOS, pair by pair, on the lattice itself.
inline Areas lattice_areas_by_geos(const Shapes& sources, const Shapes& targets) {
    constexpr double nothing = 1e-9; // [m²] far below the least part that lines of a lattice make
    Areas areas;
    for (std::size_t s = 0; s < sources.size(); ++s)
        for (std::size_t t = 0; t < targets.size(); ++t)
            if (const double area = intersection_area_m2(sources[s], targets[t]); area > nothing)
                areas[{"s" + std::to_string(s), "t" + std::to_string(t)}] = area;
    return areas;
}

inline Areas lattice_areas(const Shapes& sources, const Shapes& targets, AreaKernel kernel,
                           double step_m = 1.0) {
    return areas_in(overlay(layer_of(on_the_map(sources, step_m), "s"),
                            layer_of(on_the_map(targets, step_m), "t"),
                            {.area = AreaMethod::planar, .kernel = kernel})
                        .value);
}

struct LatticeProof {
    Agreement walk;       ///< with GEOS
    Agreement trapezoids; ///< with GEOS
    Agreement kernels;    ///< of the two with each other
};

/// Both kernels against GEOS on that many pairs of shapes, 10,000 a layer; every third layer is
/// made of tessellations.
inline LatticeProof lattice_proof(std::size_t pairs, std::uint32_t seed) {
    constexpr std::size_t count = 100; // features a layer
    std::mt19937 random(seed);
    LatticeProof proof;
    for (std::size_t round = 0; proof.walk.pairs < pairs; ++round) {
        const bool is_tessellation = round % 3 == 2;
        const auto layer = [&] {
            return is_tessellation ? lattice_tessellation(random, 48, 4 * count)
                                   : lattice_shapes(random, count);
        };
        const Shapes sources = layer();
        const Shapes targets = layer();
        const Areas expected = lattice_areas_by_geos(sources, targets);
        const Areas walk = lattice_areas(sources, targets, AreaKernel::walk);
        const Areas trapezoids = lattice_areas(sources, targets, AreaKernel::trapezoids);
        proof.walk += agreement_of(walk, expected);
        proof.trapezoids += agreement_of(trapezoids, expected);
        proof.kernels += agreement_of(walk, trapezoids);
        proof.walk.pairs += sources.size() * targets.size();
    }
    proof.trapezoids.pairs = proof.kernels.pairs = proof.walk.pairs;
    return proof;
}

} // namespace ctg::overlay_test

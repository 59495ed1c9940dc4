// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/crosswalk/overlay.hpp"
#include "ctg/geometry/measure.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace ctg::overlay_test {

/// Where the little layers of the tests lie, in Lambert-93.
inline constexpr Point corner{900'000.0, 6'250'000.0};

inline MultiPolygon shape_of(const std::vector<std::vector<Point>>& shells) {
    std::vector<Polygon> polygons;
    for (const auto& points : shells) {
        Ring ring;
        for (const auto& [x, y] : points)
            ring.push_back({corner.x + x, corner.y + y});
        ring.push_back(ring.front());
        polygons.push_back({std::move(ring), {}});
    }
    return MultiPolygon(std::move(polygons));
}

inline MultiPolygon rectangle(double west, double south, double east, double north) {
    return shape_of({{{west, south}, {east, south}, {east, north}, {west, north}}});
}

inline std::vector<std::string> numbered(std::size_t count, const std::string& prefix) {
    std::vector<std::string> codes;
    for (std::size_t n = 0; n < count; ++n)
        codes.push_back(prefix + std::to_string(n));
    return codes;
}

inline OverlayLayer layer_of(const std::vector<MultiPolygon>& shapes, const std::string& prefix) {
    return {numbered(shapes.size(), prefix), shapes, lambert93};
}

/// A star around its middle with corners on whole metres: at random, so that in a small square
/// most pairs share corners, edges, or have a corner on the other's edge.
inline MultiPolygon lattice_star(std::mt19937& random, int side) {
    std::uniform_int_distribution<int> place(0, side);
    std::uniform_int_distribution<std::size_t> corner_count(3, 9);
    for (;;) {
        std::vector<Point> corners(corner_count(random));
        Point middle;
        for (auto& [x, y] : corners) {
            x = place(random);
            y = place(random);
            middle.x += x / static_cast<double>(corners.size());
            middle.y += y / static_cast<double>(corners.size());
        }
        std::ranges::sort(corners, {}, [&](const Point& p) {
            return std::pair(std::atan2(p.y - middle.y, p.x - middle.x), p.x);
        });
        corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
        if (corners.size() < 3) continue;
        auto star = shape_of({corners});
        if (!invalidity_of(star) && planar_area_m2(star) > 0.0) return star;
    }
}

inline std::vector<MultiPolygon> lattice_stars(std::mt19937& random, std::size_t count,
                                               int side = 8) {
    std::vector<MultiPolygon> stars;
    for (std::size_t n = 0; n < count; ++n)
        stars.push_back(lattice_star(random, side));
    return stars;
}

using Areas = std::map<std::pair<std::string, std::string>, double>; ///< [m²], by pair of codes

inline Areas areas_in(const Crosswalk& crosswalk) {
    Areas areas;
    for (const auto& part : crosswalk.parts())
        areas[{crosswalk.sources()[part.source], crosswalk.targets()[part.target]}] = part.weight;
    return areas;
}

} // namespace ctg::overlay_test

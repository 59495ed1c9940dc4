// SPDX-License-Identifier: Apache-2.0
#include "ctg/geometry/measure.hpp"

#include <geodesic.h>

#include <cmath>
#include <limits>
#include <vector>

namespace ctg {
namespace {

constexpr double grs80_radius_m = 6378137.0;           // EPSG ellipsoid 7019
constexpr double grs80_flattening = 1 / 298.257222101; // EPSG ellipsoid 7019

double geodesic_area(const geod_geodesic& ellipsoid, const Ring& ring) noexcept {
    geod_polygon edges;
    geod_polygon_init(&edges, 0);
    for (std::size_t i = 1; i < ring.size(); ++i) // the last point repeats the first
        geod_polygon_addpoint(&ellipsoid, &edges, ring[i].y, ring[i].x);
    double area_m2 = 0.0;
    geod_polygon_compute(&ellipsoid, &edges, 0, 1, &area_m2, nullptr);
    return std::abs(area_m2);
}

/// Shells less holes, whichever way they turn.
template <class RingArea>
double area_of(const MultiPolygon& shape, RingArea ring_area) {
    double area = 0.0;
    for (const auto& polygon : shape.polygons()) {
        area += ring_area(polygon.shell);
        for (const auto& hole : polygon.holes)
            area -= ring_area(hole);
    }
    return area;
}

} // namespace

// Relative to the ring's first point: far from the origin, products of whole coordinates would eat
// the digits that the area needs.
double signed_area_m2(const Ring& ring) noexcept {
    double doubled = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point a{ring[i - 1].x - ring[0].x, ring[i - 1].y - ring[0].y};
        const Point b{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
        doubled += a.x * b.y - b.x * a.y;
    }
    return doubled / 2.0;
}

double perimeter_m(const Polygon& polygon) noexcept {
    double length = 0.0;
    const auto add = [&](const Ring& ring) {
        for (std::size_t n = 1; n < ring.size(); ++n)
            length += std::hypot(ring[n].x - ring[n - 1].x, ring[n].y - ring[n - 1].y);
    };
    add(polygon.shell);
    for (const auto& hole : polygon.holes)
        add(hole);
    return length;
}

double strip_width_m(double area_m2, double perimeter_m) noexcept {
    return perimeter_m > 0.0 ? 2.0 * area_m2 / perimeter_m
                             : std::numeric_limits<double>::infinity();
}

double planar_area_m2(const MultiPolygon& shape) noexcept {
    return area_of(shape, [](const Ring& ring) { return std::abs(signed_area_m2(ring)); });
}

double ellipsoidal_area_m2(const MultiPolygon& shape, Crs crs) {
    if (crs != wgs84) return ellipsoidal_area_m2(transformed({shape}, crs, wgs84).front(), wgs84);
    geod_geodesic ellipsoid;
    geod_init(&ellipsoid, grs80_radius_m, grs80_flattening);
    return area_of(shape, [&](const Ring& ring) { return geodesic_area(ellipsoid, ring); });
}

std::vector<double> areal_scales(const std::vector<Point>& points, Crs crs) {
    constexpr double half_side_m = 500.0;
    std::vector<MultiPolygon> squares;
    squares.reserve(points.size());
    for (const auto& [x, y] : points) {
        const double west = x - half_side_m;
        const double east = x + half_side_m;
        const double south = y - half_side_m;
        const double north = y + half_side_m;
        squares.emplace_back(std::vector{Polygon{
            {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}});
    }
    geod_geodesic ellipsoid;
    geod_init(&ellipsoid, grs80_radius_m, grs80_flattening);
    std::vector<double> scales;
    scales.reserve(points.size());
    for (const auto& square : transformed(squares, crs, wgs84))
        scales.push_back(4.0 * half_side_m * half_side_m /
                         geodesic_area(ellipsoid, square.polygons().front().shell));
    return scales;
}

} // namespace ctg

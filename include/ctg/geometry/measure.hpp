// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/multipolygon.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ctg {

/// The area that a ring encloses on its plane, above 0 if it turns left [m² when in metres], by the
/// shoelace sum.
[[nodiscard]] double signed_area_m2(const Ring& ring) noexcept;

/// The length of a polygon's rings on their plane [m when in metres].
[[nodiscard]] double perimeter_m(const Polygon& polygon) noexcept;

/// How wide a strip is, from its area and the length around it: exact of a long rectangle. One
/// whose perimeter is not known (0) has no bound to its width.
[[nodiscard]] double strip_width_m(double area_m2, double perimeter_m) noexcept;

/// The area enclosed on the plane of the CRS [m² when the CRS is in metres], by the shoelace sum.
[[nodiscard]] double planar_area_m2(const MultiPolygon& shape) noexcept;

/// The area on the GRS 80 ellipsoid [m²], along geodesics between vertices.
/// Source: Karney 2013, Algorithms for geodesics; computed by PROJ.
/// @throws GeometryError CTG-GEOM-003 if PROJ does not know `crs`.
[[nodiscard]] double ellipsoidal_area_m2(const MultiPolygon& shape, Crs crs);

/// How many m² of the plane of `crs` there are at each point for 1 m² of the GRS 80 ellipsoid: 1 in
/// an equal-area CRS, 0.9981 to 1.0061 in Lambert-93. Measured on a square of 1 km around the
/// point.
/// @throws GeometryError as transformed(), for points far from where the CRS is used.
[[nodiscard]] std::vector<double> areal_scales(const std::vector<Point>& points, Crs crs);

/// The area common to two shapes of one CRS [m²], by GEOS.
/// @throws GeometryError CTG-GEOM-005 if GEOS fails on them.
[[nodiscard]] double intersection_area_m2(const MultiPolygon& a, const MultiPolygon& b);

/// What is common to two shapes of one CRS, without the points and lines where they only touch.
/// @throws GeometryError CTG-GEOM-005 if GEOS fails on them.
[[nodiscard]] MultiPolygon intersection_of(const MultiPolygon& a, const MultiPolygon& b);

/// The faces into which the borders of shapes of one CRS part the plane, without the one around
/// them: each lies wholly inside of a shape, or outside. Source: GEOS, noding and polygonizing.
/// @throws GeometryError CTG-GEOM-005 if GEOS fails on them.
[[nodiscard]] std::vector<MultiPolygon> faces_of(std::span<const MultiPolygon> shapes);

/// What of `a` is not in `b`, two shapes of one CRS, without points and lines.
/// @throws GeometryError CTG-GEOM-005 if GEOS fails on them.
[[nodiscard]] MultiPolygon difference_of(const MultiPolygon& a, const MultiPolygon& b);

/// What is in at least one of `shapes`, which are of one CRS; nothing of none.
/// @throws GeometryError CTG-GEOM-005 if GEOS fails on them.
[[nodiscard]] MultiPolygon union_of(std::span<const MultiPolygon> shapes);

/// A fault of a shape in the sense of OGC Simple Features.
struct Invalidity {
    std::string reason; ///< as GEOS says it: "Self-intersection"
    Point where;
    friend bool operator==(const Invalidity&, const Invalidity&) = default;
};

/// The first fault of `shape`, or nothing when it is valid.
[[nodiscard]] std::optional<Invalidity> invalidity_of(const MultiPolygon& shape);

/// `shape` made valid: rings that cross are parted, repeated ones dropped, holes cut out of shells
/// and overlapping parts united. Points keep their places; empty when nothing with an area is left.
/// Source: GEOS, MakeValid by structure.
/// @throws GeometryError CTG-GEOM-005 if GEOS fails on it.
[[nodiscard]] MultiPolygon mended(const MultiPolygon& shape);

/// A point inside `shape`, for a label; of an empty shape, nothing.
[[nodiscard]] std::optional<Point> point_on_surface(const MultiPolygon& shape);

/// The version of the GEOS that overlays and validates shapes, as "3.11.1".
[[nodiscard]] std::string geos_version();

} // namespace ctg

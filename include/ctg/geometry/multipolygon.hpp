// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ctg {

/// A position in the units of its layer's CRS: easting then northing, or longitude then latitude.
struct Point {
    double x = 0.0;
    double y = 0.0;
    friend auto operator<=>(const Point&, const Point&) = default;
};

/// A closed line: the last point repeats the first.
using Ring = std::vector<Point>;

/// One outer ring and the holes in it.
struct Polygon {
    Ring shell;
    std::vector<Ring> holes;
    friend bool operator==(const Polygon&, const Polygon&) = default;
};

/// A shape on the map: any number of polygons. The body is shared and never changes, so a copy
/// costs nothing.
class MultiPolygon {
public:
    MultiPolygon();
    explicit MultiPolygon(std::vector<Polygon> polygons);

    /// The shape that ISO or extended WKB spells (Polygon or MultiPolygon; Z and M are dropped).
    /// @throws GeometryError CTG-GEOM-001 if the bytes are not that, -011 if some are missing, -002
    ///         if a coordinate is not finite, -012 if a ring is open or has under four points.
    [[nodiscard]] static MultiPolygon from_wkb(std::span<const std::byte> wkb);

    /// Little-endian ISO WKB of a MultiPolygon.
    [[nodiscard]] std::vector<std::byte> wkb() const;

    [[nodiscard]] const std::vector<Polygon>& polygons() const& noexcept { return *polygons_; }
    const std::vector<Polygon>& polygons() && = delete;

    [[nodiscard]] bool is_empty() const noexcept { return polygons_->empty(); }
    [[nodiscard]] std::size_t vertex_count() const noexcept;

    friend bool operator==(const MultiPolygon& a, const MultiPolygon& b) {
        return a.polygons_ == b.polygons_ || *a.polygons_ == *b.polygons_;
    }

private:
    std::shared_ptr<const std::vector<Polygon>> polygons_;
};

/// Calls `visit(ring, is_shell)` for each ring that ISO or extended WKB spells, in its order,
/// without making a shape of them. A ring is lent until `visit` returns.
/// @throws GeometryError as MultiPolygon::from_wkb, after visits to the rings before the fault.
void visit_rings(std::span<const std::byte> wkb,
                 const std::function<void(std::span<const Point>, bool)>& visit);

/// A rectangle with sides along the axes.
struct Box {
    Point low;
    Point high;
    friend bool operator==(const Box&, const Box&) = default;
};

/// The smallest box that holds all of `shapes`; {0,0}-{0,0} when there is no vertex.
[[nodiscard]] Box box_of(std::span<const MultiPolygon> shapes);

} // namespace ctg

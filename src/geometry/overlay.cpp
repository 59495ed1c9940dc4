// SPDX-License-Identifier: Apache-2.0
// All that is asked of GEOS, and the only source that knows it.
#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"

#include <geos_c.h>

#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace ctg {
namespace {

/// GEOS for one thread (its handle may not be shared), with the words of its last error.
class Geos {
public:
    Geos() : handle_(GEOS_init_r()) {
        if (handle_ == nullptr) throw std::bad_alloc();
        GEOSContext_setErrorMessageHandler_r(
            handle_,
            [](const char* message, void* self) { static_cast<Geos*>(self)->error_ = message; },
            this);
    }
    ~Geos() { GEOS_finish_r(handle_); }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    static Geos& of_this_thread() {
        thread_local Geos geos;
        return geos;
    }

    [[nodiscard]] GEOSContextHandle_t handle() const noexcept { return handle_; }

    [[noreturn]] void fail() const {
        throw GeometryError({error_of("CTG-GEOM-005", {{"reason", error_}})});
    }

private:
    GEOSContextHandle_t handle_;
    std::string error_;
};

GEOSContextHandle_t handle() {
    return Geos::of_this_thread().handle();
}

struct Destroy {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle(), geometry); }
    void operator()(char* text) const { GEOSFree_r(handle(), text); }
};
using GeosShape = std::unique_ptr<GEOSGeometry, Destroy>;

/// What GEOS answered, unless it answered nothing.
GeosShape answered(GEOSGeometry* geometry) {
    if (geometry == nullptr) Geos::of_this_thread().fail();
    return GeosShape(geometry);
}

/// Bare pointers for a GEOS function that takes them over, also when it fails.
std::vector<GEOSGeometry*> released(std::vector<GeosShape>& shapes) {
    std::vector<GEOSGeometry*> bare;
    bare.reserve(shapes.size());
    for (auto& shape : shapes)
        bare.push_back(shape.release());
    return bare;
}

GeosShape geos_ring(const Ring& ring) {
    static_assert(sizeof(Point) == 2 * sizeof(double), "a ring is read as a list of x, y");
    auto* const points =
        GEOSCoordSeq_copyFromBuffer_r(handle(), reinterpret_cast<const double*>(ring.data()),
                                      static_cast<unsigned>(ring.size()), 0, 0);
    if (points == nullptr) Geos::of_this_thread().fail();
    return answered(GEOSGeom_createLinearRing_r(handle(), points));
}

GeosShape geos_polygon(const Polygon& polygon) {
    GeosShape shell = geos_ring(polygon.shell);
    std::vector<GeosShape> holes;
    holes.reserve(polygon.holes.size());
    for (const auto& hole : polygon.holes)
        holes.push_back(geos_ring(hole));
    auto bare = released(holes);
    return answered(GEOSGeom_createPolygon_r(handle(), shell.release(), bare.data(),
                                             static_cast<unsigned>(bare.size())));
}

GeosShape geos_shape(const MultiPolygon& shape) {
    std::vector<GeosShape> polygons;
    polygons.reserve(shape.polygons().size());
    for (const auto& polygon : shape.polygons())
        polygons.push_back(geos_polygon(polygon));
    auto bare = released(polygons);
    return answered(GEOSGeom_createCollection_r(handle(), GEOS_MULTIPOLYGON, bare.data(),
                                                static_cast<unsigned>(bare.size())));
}

Point point_of(const GEOSGeometry* geometry) {
    Point point;
    if (GEOSGeomGetX_r(handle(), geometry, &point.x) != 1 ||
        GEOSGeomGetY_r(handle(), geometry, &point.y) != 1)
        Geos::of_this_thread().fail();
    return point;
}

Ring ring_of(const GEOSGeometry* line) {
    const auto* const points = GEOSGeom_getCoordSeq_r(handle(), line);
    unsigned size = 0;
    if (points == nullptr || GEOSCoordSeq_getSize_r(handle(), points, &size) != 1)
        Geos::of_this_thread().fail();
    Ring ring(size);
    if (GEOSCoordSeq_copyToBuffer_r(handle(), points, reinterpret_cast<double*>(ring.data()), 0,
                                    0) != 1)
        Geos::of_this_thread().fail();
    return ring;
}

/// Adds the polygons of `geometry` to `polygons`; its points and lines have no area.
void add_polygons(const GEOSGeometry* geometry, std::vector<Polygon>& polygons) {
    const int type = GEOSGeomTypeId_r(handle(), geometry);
    if (type == GEOS_POLYGON && GEOSisEmpty_r(handle(), geometry) == 0) {
        Polygon polygon{ring_of(GEOSGetExteriorRing_r(handle(), geometry)), {}};
        for (int n = 0; n < GEOSGetNumInteriorRings_r(handle(), geometry); ++n)
            polygon.holes.push_back(ring_of(GEOSGetInteriorRingN_r(handle(), geometry, n)));
        polygons.push_back(std::move(polygon));
    }
    if (type != GEOS_MULTIPOLYGON && type != GEOS_GEOMETRYCOLLECTION) return;
    for (int n = 0; n < GEOSGetNumGeometries_r(handle(), geometry); ++n)
        add_polygons(GEOSGetGeometryN_r(handle(), geometry, n), polygons);
}

MultiPolygon shape_of(const GeosShape& geometry) {
    std::vector<Polygon> polygons;
    add_polygons(geometry.get(), polygons);
    return MultiPolygon(std::move(polygons));
}

/// What keeps a ring from being a ring at all: GEOS would refuse even to look at it.
std::optional<Invalidity> broken_ring_of(const MultiPolygon& shape) {
    constexpr std::size_t fewest_points = 4; // a triangle, closed
    const auto fault = [](const Ring& ring) -> std::optional<Invalidity> {
        if (ring.size() < fewest_points)
            return Invalidity{"Too few points in geometry component",
                              ring.empty() ? Point{} : ring.front()};
        if (ring.front() != ring.back()) return Invalidity{"Ring is not closed", ring.back()};
        return std::nullopt;
    };
    for (const auto& polygon : shape.polygons()) {
        if (auto found = fault(polygon.shell)) return found;
        for (const auto& hole : polygon.holes)
            if (auto found = fault(hole)) return found;
    }
    return std::nullopt;
}

} // namespace

double intersection_area_m2(const MultiPolygon& a, const MultiPolygon& b) {
    const auto common =
        answered(GEOSIntersection_r(handle(), geos_shape(a).get(), geos_shape(b).get()));
    double area_m2 = 0.0;
    if (GEOSArea_r(handle(), common.get(), &area_m2) != 1) Geos::of_this_thread().fail();
    return area_m2;
}

MultiPolygon intersection_of(const MultiPolygon& a, const MultiPolygon& b) {
    return shape_of(
        answered(GEOSIntersection_r(handle(), geos_shape(a).get(), geos_shape(b).get())));
}

MultiPolygon difference_of(const MultiPolygon& a, const MultiPolygon& b) {
    return shape_of(answered(GEOSDifference_r(handle(), geos_shape(a).get(), geos_shape(b).get())));
}

MultiPolygon union_of(std::span<const MultiPolygon> shapes) {
    std::vector<GeosShape> all;
    all.reserve(shapes.size());
    for (const auto& shape : shapes)
        all.push_back(geos_shape(shape));
    auto bare = released(all);
    const auto collection = answered(GEOSGeom_createCollection_r(
        handle(), GEOS_GEOMETRYCOLLECTION, bare.data(), static_cast<unsigned>(bare.size())));
    return shape_of(answered(GEOSUnaryUnion_r(handle(), collection.get())));
}

std::vector<MultiPolygon> faces_of(std::span<const MultiPolygon> shapes) {
    std::vector<GeosShape> borders;
    for (const auto& shape : shapes)
        borders.push_back(answered(GEOSBoundary_r(handle(), geos_shape(shape).get())));
    auto bare = released(borders);
    const auto all = answered(GEOSGeom_createCollection_r(
        handle(), GEOS_GEOMETRYCOLLECTION, bare.data(), static_cast<unsigned>(bare.size())));
    const auto noded = answered(GEOSUnaryUnion_r(handle(), all.get()));
    const GEOSGeometry* const lines = noded.get();
    const auto faces = answered(GEOSPolygonize_r(handle(), &lines, 1));
    std::vector<Polygon> polygons;
    add_polygons(faces.get(), polygons);
    std::vector<MultiPolygon> result;
    for (auto& polygon : polygons)
        result.push_back(MultiPolygon({std::move(polygon)}));
    return result;
}

std::optional<Invalidity> invalidity_of(const MultiPolygon& shape) {
    if (auto broken = broken_ring_of(shape)) return broken;
    char* reason = nullptr;
    GEOSGeometry* where = nullptr;
    const char answer = GEOSisValidDetail_r(handle(), geos_shape(shape).get(), 0, &reason, &where);
    const std::unique_ptr<char, Destroy> owned_reason(reason);
    const GeosShape owned_where(where);
    if (answer == 1) return std::nullopt;
    if (answer != 0) Geos::of_this_thread().fail();
    return Invalidity{reason == nullptr ? "" : reason,
                      where == nullptr ? Point{} : point_of(where)};
}

MultiPolygon mended(const MultiPolygon& shape) {
    struct Parameters {
        GEOSMakeValidParams* made = GEOSMakeValidParams_create_r(handle());
        Parameters() {
            if (made == nullptr) throw std::bad_alloc();
            GEOSMakeValidParams_setMethod_r(handle(), made, GEOS_MAKE_VALID_STRUCTURE);
            GEOSMakeValidParams_setKeepCollapsed_r(handle(), made, 0);
        }
        ~Parameters() { GEOSMakeValidParams_destroy_r(handle(), made); }
        Parameters(const Parameters&) = delete;
        Parameters& operator=(const Parameters&) = delete;
    };
    const Parameters parameters;
    const auto valid =
        answered(GEOSMakeValidWithParams_r(handle(), geos_shape(shape).get(), parameters.made));
    std::vector<Polygon> polygons;
    add_polygons(valid.get(), polygons);
    return MultiPolygon(std::move(polygons));
}

std::optional<Point> point_on_surface(const MultiPolygon& shape) {
    if (shape.is_empty()) return std::nullopt;
    return point_of(answered(GEOSPointOnSurface_r(handle(), geos_shape(shape).get())).get());
}

std::string geos_version() {
    return GEOS_VERSION;
}

} // namespace ctg

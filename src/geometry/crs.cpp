// SPDX-License-Identifier: Apache-2.0
// All that is asked of PROJ, and the only source that knows it.
#include "ctg/geometry/crs.hpp"

#include "ctg/base/error.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <new>
#include <optional>

namespace ctg {
namespace {

/// How far a shape may reach beyond the area for which EPSG made a CRS [degrees]: further, the CRS
/// is not that of the shape. Territorial waters and coarse outlines stay within.
constexpr double leeway_deg = 1.0;

struct Destroy {
    void operator()(PJ_CONTEXT* session) const noexcept { proj_context_destroy(session); }
    void operator()(PJ* object) const noexcept { proj_destroy(object); }
};
using ProjObject = std::unique_ptr<PJ, Destroy>;

std::string name_of(Crs crs) {
    return fmt::format("EPSG:{}", crs.epsg);
}

/// PROJ, silent and without network, for the time of one call: threads share nothing of it.
class Proj {
public:
    Proj() : session_(proj_context_create()) {
        if (!session_) throw std::bad_alloc();
        proj_context_set_enable_network(session_.get(), 0);
        proj_log_level(session_.get(), PJ_LOG_NONE);
    }

    [[nodiscard]] ProjObject crs(Crs crs) const {
        if (!crs.is_known()) throw GeometryError({error_of("CTG-GEOM-008", {})});
        ProjObject object(proj_create(session_.get(), name_of(crs).c_str()));
        if (!object || proj_is_crs(object.get()) == 0)
            throw GeometryError({error_of("CTG-GEOM-003", {{"crs", name_of(crs)}})});
        return object;
    }

    /// The operation that carries coordinates of `from`, easting first, to `to`, easting first.
    [[nodiscard]] ProjObject operation(Crs from, Crs to) const {
        const ProjObject source = crs(from);
        const ProjObject target = crs(to);
        const ProjObject raw(proj_create_crs_to_crs_from_pj(session_.get(), source.get(),
                                                            target.get(), nullptr, nullptr));
        ProjObject operation(raw ? proj_normalize_for_visualization(session_.get(), raw.get())
                                 : nullptr);
        if (!operation)
            throw GeometryError({error_of(
                "CTG-GEOM-003", {{"crs", fmt::format("{} → {}", name_of(from), name_of(to))}})});
        return operation;
    }

    /// Where EPSG says that `of` is used [degrees], if it says so.
    [[nodiscard]] std::optional<Box> area_of_use(Crs of) const {
        const ProjObject object = crs(of);
        Box area;
        const int is_said = proj_get_area_of_use(session_.get(), object.get(), &area.low.x,
                                                 &area.low.y, &area.high.x, &area.high.y, nullptr);
        // West may be east of east, across the antimeridian.
        if (is_said == 0 || area.low.x >= area.high.x) return std::nullopt;
        return area;
    }

private:
    std::unique_ptr<PJ_CONTEXT, Destroy> session_;
};

void move_points(PJ* operation, std::span<Point> points) {
    if (points.empty()) return;
    proj_trans_generic(operation, PJ_FWD, &points[0].x, sizeof(Point), points.size(), &points[0].y,
                       sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
}

/// The place of `shapes[n]`, whose file is not known here.
Place place_of_shape(std::size_t n) {
    return {.line = n + 1, .unit = PlaceUnit::feature};
}

Box swapped(const Box& box) noexcept {
    return {{box.low.y, box.low.x}, {box.high.y, box.high.x}};
}

/// Tells where shapes lie on the earth, so that a CRS that is not theirs is found out.
class FitCheck {
public:
    FitCheck(const Proj& proj, Crs declared)
        : to_degrees_(declared == wgs84 ? nullptr : proj.operation(declared, wgs84)),
          declared_(declared) {}

    /// @throws GeometryError CTG-GEOM-004 or -007 if a shape is far from `area`, where `used` is.
    void require(std::span<const MultiPolygon> shapes, const Box& area, Crs used) const {
        std::vector<std::size_t> misfits;
        for (std::size_t n = 0; n < shapes.size(); ++n)
            if (!shapes[n].is_empty() && !is_in(area, box_of(shapes.subspan(n, 1))))
                misfits.push_back(n);
        if (misfits.empty()) return;
        const bool are_swapped = std::ranges::all_of(misfits, [&](std::size_t n) {
            return is_in(area, swapped(box_of(shapes.subspan(n, 1))));
        });
        const Point corner = box_of(shapes.subspan(misfits.front(), 1)).low;
        throw GeometryError({error_of(are_swapped ? "CTG-GEOM-004" : "CTG-GEOM-007",
                                      {{"declared", name_of(declared_)},
                                       {"used", name_of(used)},
                                       {"count", std::to_string(misfits.size())},
                                       {"total", std::to_string(shapes.size())},
                                       {"x", fmt::format("{}", corner.x)},
                                       {"y", fmt::format("{}", corner.y)},
                                       {"west", fmt::format("{:.2f}", area.low.x)},
                                       {"east", fmt::format("{:.2f}", area.high.x)},
                                       {"south", fmt::format("{:.2f}", area.low.y)},
                                       {"north", fmt::format("{:.2f}", area.high.y)}},
                                      place_of_shape(misfits.front()))});
    }

private:
    /// Whether `box` in declared coordinates lies in `area`; where it cannot be told, it does not.
    [[nodiscard]] bool is_in(const Box& area, const Box& box) const {
        std::array corners{box.low, box.high, Point{box.low.x, box.high.y},
                           Point{box.high.x, box.low.y}};
        if (to_degrees_) move_points(to_degrees_.get(), corners);
        return std::ranges::all_of(corners, [&](const Point& p) {
            return p.x >= area.low.x - leeway_deg && p.x <= area.high.x + leeway_deg &&
                   p.y >= area.low.y - leeway_deg && p.y <= area.high.y + leeway_deg;
        });
    }

    ProjObject to_degrees_;
    Crs declared_;
};

/// Carries `ring` over; false when PROJ has no answer for one of its points.
bool move_ring(PJ* operation, Ring& ring) {
    move_points(operation, ring);
    return std::ranges::all_of(
        ring, [](const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

std::optional<MultiPolygon> moved(const MultiPolygon& shape, PJ* operation) {
    auto polygons = shape.polygons();
    for (auto& polygon : polygons) {
        if (!move_ring(operation, polygon.shell)) return std::nullopt;
        for (auto& hole : polygon.holes)
            if (!move_ring(operation, hole)) return std::nullopt;
    }
    return MultiPolygon(std::move(polygons));
}

} // namespace

Crs legal_crs(std::string_view departement) noexcept {
    if (departement.size() == 2) return lambert93;
    if (departement == "971" || departement == "972") return {5490}; // RGAF09 / UTM 20N
    if (departement == "973") return {2972};                         // RGFG95 / UTM 22N
    if (departement == "974") return {2975};                         // RGR92 / UTM 40S
    if (departement == "976") return {4471};                         // RGM04 / UTM 38S
    return {};
}

Crs legal_crs_at(const Box& degrees) noexcept {
    struct Part {
        Box box;
        std::string_view departement;
    };
    constexpr std::array parts{
        Part{{{-6.0, 41.0}, {10.0, 52.0}}, "13"}, Part{{{-63.5, 14.0}, {-60.0, 18.6}}, "971"},
        Part{{{-55.0, 2.0}, {-51.0, 6.0}}, "973"}, Part{{{55.0, -21.6}, {56.0, -20.6}}, "974"},
        Part{{{44.8, -13.2}, {45.5, -12.4}}, "976"}};
    const double x = 0.5 * (degrees.low.x + degrees.high.x);
    const double y = 0.5 * (degrees.low.y + degrees.high.y);
    for (const auto& [box, departement] : parts)
        if (x >= box.low.x && x <= box.high.x && y >= box.low.y && y <= box.high.y)
            return legal_crs(departement);
    return {};
}

bool is_geographic(Crs crs) {
    // To ask PROJ is to open its database: longer than to overlay a département.
    constexpr std::array known_planes{lambert93, Crs{3035}, Crs{5490},
                                      Crs{2972}, Crs{2975}, Crs{4471}};
    if (crs == wgs84) return true;
    if (std::ranges::find(known_planes, crs) != known_planes.end()) return false;
    const auto type = proj_get_type(Proj().crs(crs).get());
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

std::vector<MultiPolygon> transformed(const std::vector<MultiPolygon>& shapes, Crs from, Crs to) {
    const Proj proj;
    const FitCheck check(proj, from);
    for (const Crs crs : {from, to})
        if (const auto area = proj.area_of_use(crs)) check.require(shapes, *area, crs);
    if (from == to) return shapes;
    const ProjObject operation = proj.operation(from, to);
    std::vector<MultiPolygon> result;
    result.reserve(shapes.size());
    for (std::size_t n = 0; n < shapes.size(); ++n) {
        auto shape = moved(shapes[n], operation.get());
        if (!shape)
            throw GeometryError(
                {error_of("CTG-GEOM-013", {{"from", name_of(from)}, {"to", name_of(to)}},
                          place_of_shape(n))});
        result.push_back(*std::move(shape));
    }
    return result;
}

std::string proj_version() {
    return proj_info().version;
}

} // namespace ctg

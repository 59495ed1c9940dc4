// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/overlay_layer.hpp"

#include "crosswalk/code_index.hpp"
#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

/// Planes begin at multiples of this, so that two layers differ by whole centimetres; most layers
/// of France, in its legal systems of coordinates, not at all.
constexpr double frame_step_m = 2'000'000.0;

void check_crs(Crs crs) {
    if (is_geographic(crs))
        throw GeometryError(
            {error_of("CTG-CROSS-003", {{"crs", fmt::format("EPSG:{}", crs.epsg)}})});
}

void check_codes(const std::vector<std::string>& codes, std::size_t shape_count) {
    if (codes.size() != shape_count)
        throw ArgumentError({error_of("CTG-CROSS-001", {{"codes", std::to_string(codes.size())},
                                                        {"items", std::to_string(shape_count)}})});
    Faults faults;
    const CodeIndex index(codes);
    for (const auto& [first, second] : index.repeats())
        faults.add(error_of("CTG-CROSS-002", {{"code", codes[first]},
                                              {"first", std::to_string(first + 1)},
                                              {"second", std::to_string(second + 1)}}));
    faults.raise<DataError>();
}

/// Where the plane of a layer begins, of which `corner` is the lowest: less than a step below it.
Point origin_below(Point corner) {
    constexpr double margin_m = 10.0;
    const auto stepped = [](double value) {
        return std::floor((value - margin_m) / frame_step_m) * frame_step_m;
    };
    return {stepped(corner.x), stepped(corner.y)};
}

Point lowest_of(std::span<const Point> ring) {
    Point low = ring.front();
    for (const auto& [x, y] : ring)
        low = {std::min(low.x, x), std::min(low.y, y)};
    return low;
}

class BodyMaker {
public:
    BodyMaker(std::vector<std::string> codes, Crs crs, Source source, ShapeCheck check)
        : body_{std::move(codes), crs, std::move(source), {}, {}},
          check_(check) {
        check_crs(crs);
    }

    void expect(std::size_t features, std::size_t vertices) {
        body_.rings.vertices.reserve(vertices);
        body_.rings.rings.reserve(features);
        body_.rings.boxes.reserve(features);
        body_.rings.doubled_areas.reserve(features);
    }

    void add(const MultiPolygon& shape) {
        begin_feature();
        for (const auto& polygon : shape.polygons()) {
            add_ring(polygon.shell, true);
            for (const auto& hole : polygon.holes)
                add_ring(hole, false);
        }
        end_feature();
        if (check_ == ShapeCheck::checked) check(shape);
    }

    void add(std::span<const std::byte> wkb) {
        if (check_ == ShapeCheck::checked) return add(MultiPolygon::from_wkb(wkb));
        begin_feature();
        visit_rings(wkb,
                    [&](std::span<const Point> ring, bool is_shell) { add_ring(ring, is_shell); });
        end_feature();
    }

    std::shared_ptr<const OverlayLayer::Body> made() && {
        faults_.raise<GeometryError>();
        return std::make_shared<const OverlayLayer::Body>(std::move(body_));
    }

private:
    void begin_feature() {
        plane::append_feature(body_.rings);
        is_within_ = true;
    }
    void add_ring(std::span<const Point> ring, bool is_shell) {
        if (body_.rings.vertices.empty()) body_.origin = origin_below(lowest_of(ring));
        const auto append = [&] {
            return plane::append_ring(ring, is_shell, body_.origin, body_.rings);
        };
        if (append()) return;
        is_within_ = lower_frame(lowest_of(ring)) && append() && is_within_;
    }
    /// Moves the origin below `corner` if it is not, unless what is there would leave the plane.
    bool lower_frame(Point corner) {
        const Point below = origin_below(corner);
        const Point origin{std::min(below.x, body_.origin.x), std::min(below.y, body_.origin.y)};
        if (!plane::shift(body_.rings, body_.origin.x - origin.x, body_.origin.y - origin.y))
            return false;
        body_.origin = origin;
        return true;
    }
    void end_feature() {
        if (!is_within_)
            faults_.add(error_of("CTG-CROSS-004", {{"code", body_.codes[last()]}}, place(last())));
    }

    void check(const MultiPolygon& shape) {
        const auto fault = is_within_ ? invalidity_of(shape) : std::nullopt;
        if (!fault) return;
        faults_.add(error_of("CTG-CROSS-005",
                             {{"code", body_.codes[last()]},
                              {"reason", fault->reason},
                              {"x", fmt::format("{:.2f}", fault->where.x)},
                              {"y", fmt::format("{:.2f}", fault->where.y)}},
                             place(last())));
    }

    [[nodiscard]] std::size_t last() const noexcept { return body_.rings.feature_count() - 1; }
    [[nodiscard]] Place place(std::size_t feature) const {
        return {.file = body_.source.file, .line = feature + 1, .unit = PlaceUnit::feature};
    }

    OverlayLayer::Body body_;
    ShapeCheck check_;
    bool is_within_ = true; ///< the extent of the plane, the last feature
    Faults faults_;
};

} // namespace

OverlayLayer::OverlayLayer(std::vector<std::string> codes, std::span<const MultiPolygon> shapes,
                           Crs crs, Source source, ShapeCheck check) {
    check_codes(codes, shapes.size());
    BodyMaker maker(std::move(codes), crs, std::move(source), check);
    std::size_t vertices = 0;
    for (const auto& shape : shapes)
        vertices += shape.vertex_count();
    maker.expect(shapes.size(), vertices);
    for (const auto& shape : shapes)
        maker.add(shape);
    body_ = std::move(maker).made();
}

OverlayLayer OverlayLayer::from_wkb(std::vector<std::string> codes,
                                    std::span<const std::span<const std::byte>> shapes, Crs crs,
                                    Source source, ShapeCheck check) {
    check_codes(codes, shapes.size());
    BodyMaker maker(std::move(codes), crs, std::move(source), check);
    std::size_t bytes = 0;
    for (const auto& wkb : shapes)
        bytes += wkb.size();
    maker.expect(shapes.size(), bytes / sizeof(Point));
    for (const auto& wkb : shapes)
        maker.add(wkb);
    return OverlayLayer(std::move(maker).made());
}

std::span<const std::string> OverlayLayer::codes() const noexcept {
    return body_->codes;
}
Crs OverlayLayer::crs() const noexcept {
    return body_->crs;
}
const Source& OverlayLayer::source() const noexcept {
    return body_->source;
}
double OverlayLayer::planar_area_m2(std::size_t n) const noexcept {
    return 0.5 * plane::m2_per_unit2 * double(body_->rings.doubled_areas[n]);
}

OverlayLayer numbered_layer(std::span<const MultiPolygon> shapes, Crs crs, Source source) {
    std::vector<std::string> codes;
    codes.reserve(shapes.size());
    for (std::size_t n = 1; n <= shapes.size(); ++n)
        codes.push_back(std::to_string(n));
    return {std::move(codes), shapes, crs, std::move(source), ShapeCheck::trusted};
}

MultiPolygon shape_of(const OverlayLayer& layer, std::size_t n) {
    const auto& [codes, crs, source, origin, rings] = layer.body();
    std::vector<Polygon> polygons;
    const auto own = std::ranges::equal_range(rings.rings, n, {}, &plane::Ring::feature);
    for (const auto& ring : own) {
        Ring line;
        for (const auto vertex : rings.of(ring))
            line.push_back({origin.x + vertex.x / plane::units_per_m,
                            origin.y + vertex.y / plane::units_per_m});
        if (ring.doubled_area > 0)
            polygons.push_back({std::move(line), {}});
        else if (!polygons.empty())
            polygons.back().holes.push_back(std::move(line));
    }
    return MultiPolygon(std::move(polygons));
}

std::vector<MultiPolygon> shapes_of(const OverlayLayer& layer) {
    std::vector<MultiPolygon> shapes;
    for (std::size_t n = 0; n < layer.codes().size(); ++n)
        shapes.push_back(shape_of(layer, n));
    return shapes;
}

std::optional<Box> box_of(const OverlayLayer& layer) {
    const auto& body = layer.body();
    plane::Rectangle all;
    for (const auto& box : body.rings.boxes)
        if (!box.is_empty()) {
            all.stretch(box.low);
            all.stretch(box.high);
        }
    if (all.is_empty()) return std::nullopt;
    const auto point = [&](plane::Vertex v) {
        return Point{body.origin.x + v.x / plane::units_per_m,
                     body.origin.y + v.y / plane::units_per_m};
    };
    return Box{point(all.low), point(all.high)};
}

} // namespace ctg

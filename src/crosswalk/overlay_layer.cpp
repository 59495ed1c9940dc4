// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/overlay_layer.hpp"

#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

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
    std::map<std::string_view, std::size_t> first;
    Faults faults;
    for (std::size_t n = 0; n < codes.size(); ++n) {
        const auto [earlier, is_new] = first.emplace(codes[n], n);
        if (!is_new)
            faults.add(error_of("CTG-CROSS-002", {{"code", codes[n]},
                                                  {"first", std::to_string(earlier->second + 1)},
                                                  {"second", std::to_string(n + 1)}}));
    }
    faults.raise<DataError>();
}

/// Where the plane of a layer begins: 2,000 to 4,000 km below its first vertex, of the 10,737 km
/// that a plane has.
Point origin_before(Point vertex) {
    const auto stepped = [](double value) {
        return (std::floor(value / frame_step_m) - 1.0) * frame_step_m;
    };
    return {stepped(vertex.x), stepped(vertex.y)};
}

class BodyMaker {
public:
    BodyMaker(std::vector<std::string> codes, Crs crs, Source source, ShapeCheck check)
        : body_{std::move(codes), crs, std::move(source), {}, {}},
          check_(check) {
        check_crs(crs);
    }

    void add(const MultiPolygon& shape) {
        if (!shape.is_empty() && body_.rings.vertices.empty())
            body_.origin = origin_before(shape.polygons().front().shell.front());
        const std::size_t feature = body_.rings.feature_count();
        if (!fits(box_of(std::span(&shape, 1)), shape.is_empty()))
            faults_.add(
                error_of("CTG-CROSS-004", {{"code", body_.codes[feature]}}, place(feature)));
        else if (check_ == ShapeCheck::checked)
            check(shape, feature);
        if (faults_.empty()) plane::append_feature(shape, body_.origin, body_.rings);
    }

    std::shared_ptr<const OverlayLayer::Body> made() && {
        faults_.raise<GeometryError>();
        return std::make_shared<const OverlayLayer::Body>(std::move(body_));
    }

private:
    [[nodiscard]] bool fits(const Box& box, bool is_empty) const {
        if (is_empty) return true;
        const double reach = double(plane::extent) / plane::units_per_m - 1.0;
        const auto& [low, high] = box;
        return low.x > body_.origin.x + 1.0 && low.y > body_.origin.y + 1.0 &&
               high.x < body_.origin.x + reach && high.y < body_.origin.y + reach;
    }

    void check(const MultiPolygon& shape, std::size_t feature) {
        const auto fault = invalidity_of(shape);
        if (!fault) return;
        faults_.add(error_of("CTG-CROSS-005",
                             {{"code", body_.codes[feature]},
                              {"reason", fault->reason},
                              {"x", fmt::format("{:.2f}", fault->where.x)},
                              {"y", fmt::format("{:.2f}", fault->where.y)}},
                             place(feature)));
    }

    [[nodiscard]] Place place(std::size_t feature) const {
        return {.file = body_.source.file, .line = feature + 1, .unit = PlaceUnit::feature};
    }

    OverlayLayer::Body body_;
    ShapeCheck check_;
    Faults faults_;
};

} // namespace

OverlayLayer::OverlayLayer(std::vector<std::string> codes, std::span<const MultiPolygon> shapes,
                           Crs crs, Source source, ShapeCheck check) {
    check_codes(codes, shapes.size());
    BodyMaker maker(std::move(codes), crs, std::move(source), check);
    for (const auto& shape : shapes)
        maker.add(shape);
    body_ = std::move(maker).made();
}

OverlayLayer OverlayLayer::from_wkb(std::vector<std::string> codes,
                                    std::span<const std::span<const std::byte>> shapes, Crs crs,
                                    Source source, ShapeCheck check) {
    check_codes(codes, shapes.size());
    BodyMaker maker(std::move(codes), crs, std::move(source), check);
    for (const auto& wkb : shapes)
        maker.add(MultiPolygon::from_wkb(wkb));
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

} // namespace ctg

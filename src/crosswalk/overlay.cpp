// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/overlay.hpp"

#include "crosswalk/areal_scale.hpp"
#include "crosswalk/layer_shapes.hpp"
#include "crosswalk/overlay_layer.hpp"
#include "crosswalk/trapezoids.hpp"
#include "crosswalk/walk.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/geometry/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace ctg {
namespace {

using plane::PairArea;
using plane::Rings;

/// By layer, whether features have few edges. Measured: with 16 edges a side, both kernels take the
/// same time (docs/measures.md).
bool has_small_features(const Rings& layer) noexcept {
    constexpr std::size_t few_edges = 16;
    return layer.vertices.size() <= (few_edges + 1) * layer.rings.size();
}

double planar_m2(double doubled_area) noexcept {
    return 0.5 * doubled_area * plane::m2_per_unit2;
}

constexpr double rounding_m2 = 1.0;

/// Whether a common part is so small beside both features that its width must tell what it is.
bool may_be_drift(double doubled_area, double source_doubled_area, double target_doubled_area) {
    return planar_m2(doubled_area) >= rounding_m2 &&
           doubled_area < largest_drift * std::min(source_doubled_area, target_doubled_area);
}

PartClass class_of(const PairArea& pair, double source_doubled_area, double target_doubled_area) {
    const double area_m2 = planar_m2(pair.doubled_area);
    if (area_m2 < rounding_m2) return PartClass::rounding;
    const double perimeter_m = pair.perimeter / plane::units_per_m;
    const bool is_drift =
        may_be_drift(pair.doubled_area, source_doubled_area, target_doubled_area) &&
        strip_width_m(area_m2, perimeter_m) < widest_drift_m;
    return is_drift ? PartClass::drift : PartClass::real;
}

std::vector<PairArea> areas_of_pairs(const Rings& fixed, const Rings& moved,
                                     const OverlayOptions& options) {
    if (options.kernel == AreaKernel::trapezoids)
        return plane::trapezoid_areas(fixed, moved, options.threads);
    if (options.kernel == AreaKernel::fastest && has_small_features(fixed) &&
        has_small_features(moved)) {
        auto pairs = plane::trapezoid_areas(fixed, moved, options.threads);
        const auto needs_width = [&](const PairArea& pair) {
            return may_be_drift(pair.doubled_area, double(fixed.doubled_areas[pair.fixed]),
                                double(moved.doubled_areas[pair.moved]));
        };
        if (std::ranges::none_of(pairs, needs_width)) return pairs;
    }
    return plane::walked_areas(fixed, moved, options.threads);
}

/// The rings of both layers on one plane, copied only if they must be moved.
class CommonPlane {
public:
    CommonPlane(const OverlayLayer::Body& sources, const OverlayLayer::Body& targets)
        : origin_{std::min(sources.origin.x, targets.origin.x),
                  std::min(sources.origin.y, targets.origin.y)},
          sources_(placed(sources, own_sources_)),
          targets_(placed(targets, own_targets_)) {}

    [[nodiscard]] const Rings& sources() const noexcept { return sources_; }
    [[nodiscard]] const Rings& targets() const noexcept { return targets_; }
    [[nodiscard]] Box box_on_earth(const plane::Rectangle& box) const noexcept {
        const auto point = [&](plane::Vertex v) {
            return Point{origin_.x + v.x / plane::units_per_m,
                         origin_.y + v.y / plane::units_per_m};
        };
        return {point(box.low), point(box.high)};
    }

private:
    const Rings& placed(const OverlayLayer::Body& layer, Rings& own) const {
        if (layer.origin == origin_) return layer.rings;
        own = layer.rings;
        if (!plane::shift(own, layer.origin.x - origin_.x, layer.origin.y - origin_.y))
            throw GeometryError({error_of("CTG-CROSS-008", {})});
        return own;
    }

    Point origin_;
    Rings own_sources_;
    Rings own_targets_;
    const Rings& sources_;
    const Rings& targets_;
};

/// Planar m² of the CRS for 1 m² on the ellipsoid, by feature at the middle of its box.
std::vector<double> scales_of(const Rings& layer, const CommonPlane& plane, Crs crs,
                              AreaMethod method) {
    std::vector<double> scales(layer.feature_count(), 1.0);
    if (method == AreaMethod::planar) return scales;
    plane::Rectangle all;
    for (const auto& box : layer.boxes)
        if (!box.is_empty()) {
            all.stretch(box.low);
            all.stretch(box.high);
        }
    if (all.is_empty()) return scales;
    const ArealScale scale(crs, plane.box_on_earth(all));
    for (std::size_t n = 0; n < scales.size(); ++n) {
        if (layer.boxes[n].is_empty()) continue;
        const auto [low, high] = plane.box_on_earth(layer.boxes[n]);
        scales[n] = scale.at({0.5 * (low.x + high.x), 0.5 * (low.y + high.y)});
    }
    return scales;
}

std::string method_of(Crs crs, AreaMethod method) {
    return method == AreaMethod::planar
               ? fmt::format("area on the plane of EPSG:{}, to 1 cm", crs.epsg)
               : fmt::format("area on the ellipsoid: EPSG:{} to 1 cm, corrected by source",
                             crs.epsg);
}

/// Notes the codes of which the parts add up to more than the total, if some do.
void note_excess(std::span<const std::string> codes, std::span<const double> totals,
                 std::span<const double> sums, std::string_view code, Faults& faults) {
    constexpr double tolerance = 1e-9;
    constexpr double least_m2 = 1.0;
    std::vector<std::string> exceeding;
    double excess_m2 = 0.0;
    for (std::size_t n = 0; n < codes.size(); ++n) {
        const double excess = sums[n] - totals[n];
        if (excess <= std::max(least_m2, tolerance * totals[n])) continue;
        exceeding.push_back(codes[n]);
        excess_m2 += excess;
    }
    if (exceeding.empty()) return;
    faults.add(warning_of(code, {{"count", std::to_string(exceeding.size())},
                                 {"codes", abridged(exceeding)},
                                 {"area", fmt::format("{:.0f}", excess_m2)}}));
}

/// What is said of layers without features, and of features of one that overlap each other.
std::vector<Diagnostic> notes_on(const Crosswalk& crosswalk) {
    std::vector<double> of_sources(crosswalk.sources().size(), 0.0);
    std::vector<double> of_targets(crosswalk.targets().size(), 0.0);
    for (const auto& part : crosswalk.parts()) {
        of_sources[part.source] += part.weight;
        of_targets[part.target] += part.weight;
    }
    Faults faults;
    const auto note_empty = [&](std::span<const std::string> codes, const Source& source) {
        if (codes.empty()) faults.add(warning_of("CTG-CROSS-064", {}, {.file = source.file}));
    };
    note_empty(crosswalk.sources(), crosswalk.origin().sources);
    note_empty(crosswalk.targets(), crosswalk.origin().targets);
    note_excess(crosswalk.sources(), crosswalk.source_totals(), of_sources, "CTG-CROSS-006",
                faults);
    note_excess(crosswalk.targets(), crosswalk.target_totals(), of_targets, "CTG-CROSS-009",
                faults);
    return faults.notes();
}

} // namespace

Checked<Crosswalk> overlay(const OverlayLayer& sources, const OverlayLayer& targets,
                           const OverlayOptions& options) {
    if (sources.crs() != targets.crs())
        throw ArgumentError(
            {error_of("CTG-CROSS-007", {{"sources", fmt::format("EPSG:{}", sources.crs().epsg)},
                                        {"targets", fmt::format("EPSG:{}", targets.crs().epsg)}})});
    const CommonPlane plane(sources.body(), targets.body());
    // The grid is made over the smaller layer; which of the two is moved by ε must not depend on
    // which one is called the source.
    const bool are_targets_moved =
        plane.targets().vertices.size() <= plane.sources().vertices.size();
    const auto& fixed = are_targets_moved ? plane.sources() : plane.targets();
    const auto& moved = are_targets_moved ? plane.targets() : plane.sources();
    const auto source_scales = scales_of(plane.sources(), plane, sources.crs(), options.area);
    const auto target_scales = scales_of(plane.targets(), plane, sources.crs(), options.area);

    std::vector<CommonPart> parts;
    std::vector<double> source_totals;
    for (std::size_t n = 0; n < sources.codes().size(); ++n)
        source_totals.push_back(sources.planar_area_m2(n) / source_scales[n]);
    // A target is what its parts are, corrected as they are, and what it has outside.
    std::vector<double> target_totals;
    for (std::size_t n = 0; n < targets.codes().size(); ++n)
        target_totals.push_back(targets.planar_area_m2(n) / target_scales[n]);
    for (const auto& pair : areas_of_pairs(fixed, moved, options)) {
        const std::uint32_t source = are_targets_moved ? pair.fixed : pair.moved;
        const std::uint32_t target = are_targets_moved ? pair.moved : pair.fixed;
        const double planar = planar_m2(pair.doubled_area);
        const auto doubled = [](const Rings& layer, std::uint32_t n) {
            return double(layer.doubled_areas[n]);
        };
        target_totals[target] += planar / source_scales[source] - planar / target_scales[target];
        parts.push_back(
            {source, target, planar / source_scales[source],
             class_of(pair, doubled(plane.sources(), source), doubled(plane.targets(), target))});
    }
    Crosswalk crosswalk(
        {sources.codes().begin(), sources.codes().end()}, std::move(source_totals),
        {targets.codes().begin(), targets.codes().end()}, std::move(target_totals),
        std::move(parts),
        {"area", "m2", method_of(sources.crs(), options.area), sources.source(), targets.source()});
    auto notes = notes_on(crosswalk);
    return {std::move(crosswalk), std::move(notes)};
}

OverlayLayer overlay_layer_from(const Layer& layer, std::string_view code_column, Crs crs) {
    const Table& table = layer.attributes;
    // GeoJSON tells columns by its features: without any, no column is what is missing.
    if (layer.shapes.empty() && table.columns().empty())
        throw DataError({error_of("CTG-CROSS-064", {}, {.file = table.source().file})});
    const std::size_t column = required_columns(table, {code_column}).front();
    std::vector<std::string> codes;
    std::unordered_map<std::string_view, std::size_t> row_of;
    Faults faults;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const std::string& code = table.text(row, column);
        codes.push_back(code);
        if (code.empty())
            faults.add(error_of("CTG-CROSS-015", {{"column", std::string(code_column)}},
                                table.place(row, column)));
        const auto [earlier, is_new] = row_of.emplace(code, row);
        if (is_new || code.empty()) continue;
        auto fault = error_of("CTG-CROSS-002",
                              {{"code", code},
                               {"first", std::to_string(earlier->second + 1)},
                               {"second", std::to_string(row + 1)}},
                              table.place(row, column));
        fault.places.push_back(table.place(earlier->second, column));
        faults.add(std::move(fault));
    }
    faults.raise<DataError>();
    const Crs wanted = crs.is_known() ? crs : plane_crs_of(layer);
    return {std::move(codes), shapes_in(layer, wanted), wanted, table.source(),
            ShapeCheck::trusted};
}

OverlayLayer overlay_layer_of(const Geography& geography, Crs crs) {
    std::vector<std::string> codes;
    std::vector<MultiPolygon> shapes;
    for (const auto& commune : geography.communes())
        if (commune.crs == crs) {
            codes.emplace_back(commune.code.text());
            shapes.push_back(commune.shape);
        }
    return {std::move(codes), shapes, crs, geography.source(), ShapeCheck::trusted};
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/overlay_layer.hpp"
#include "ctg/crosswalk/overlay.hpp"
#include "ctg/geometry/measure.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

namespace ctg {
namespace {

/// Shapes that do not overlap, and how many targets lie over each.
struct Faces {
    std::vector<MultiPolygon> shapes;
    std::vector<std::size_t> depths;

    void add(MultiPolygon shape, std::size_t depth) {
        shapes.push_back(std::move(shape));
        depths.push_back(depth);
    }
    [[nodiscard]] OverlayLayer layer(Crs crs) const { return numbered_layer(shapes, crs); }
};

/// The targets that overlap another one.
std::set<std::uint32_t> overlapping(const OverlayLayer& targets, const OverlayOptions& options) {
    std::set<std::uint32_t> found;
    const auto pairs = overlay(targets, targets, options).value;
    for (const auto& part : pairs.parts())
        if (part.source != part.target && part.part != PartClass::rounding)
            found.insert(part.source);
    return found;
}

/// What `targets` leave when each place is in one face.
Faces faces_of(const OverlayLayer& targets, const OverlayOptions& options) {
    const auto over_others = overlapping(targets, options);
    Faces faces;
    Faces crowded;
    for (std::uint32_t n = 0; n < targets.codes().size(); ++n)
        (over_others.contains(n) ? crowded : faces).add(shape_of(targets, n), 1);
    if (over_others.empty()) return faces;
    Faces parted;
    for (auto& face : ctg::faces_of(crowded.shapes))
        parted.add(std::move(face), 0);
    // A face lies wholly in a target or outside of it.
    constexpr double half = 0.5;
    const auto found =
        overlay(parted.layer(targets.crs()), crowded.layer(targets.crs()), options).value;
    for (const auto& part : found.parts())
        if (found.of_source(part) > half) ++parted.depths[part.source];
    for (std::size_t n = 0; n < parted.shapes.size(); ++n)
        if (parted.depths[n] > 0) faces.add(parted.shapes[n], parted.depths[n]);
    return faces;
}

} // namespace

Checked<std::vector<UnionCoverage>> union_coverage(const OverlayLayer& sources,
                                                   const OverlayLayer& targets,
                                                   const OverlayOptions& options) {
    const Faces faces = faces_of(targets, options);
    const auto [crosswalk, notes] = overlay(sources, faces.layer(targets.crs()), options);
    std::vector<UnionCoverage> coverage;
    for (std::size_t n = 0; n < crosswalk.sources().size(); ++n) {
        UnionCoverage of_source{crosswalk.sources()[n], crosswalk.source_totals()[n], 0.0, 0.0, 0};
        for (const auto& part : crosswalk.parts_of_source(n)) {
            const std::size_t depth = faces.depths[part.target];
            of_source.covered_m2 += part.weight;
            if (depth > 1) of_source.overlapped_m2 += part.weight;
            if (part.part != PartClass::rounding)
                of_source.depth = std::max(of_source.depth, depth);
        }
        of_source.covered_m2 = std::min(of_source.covered_m2, of_source.area_m2); // rounding
        coverage.push_back(std::move(of_source));
    }
    return {std::move(coverage), notes};
}

Records records_of(std::span<const UnionCoverage> coverage) {
    Records records{"ctg.overlay/1",
                    {{"source", RecordKind::code},
                     {"area_m2", RecordKind::number},
                     {"covered_m2", RecordKind::number},
                     {"share", RecordKind::share},
                     {"overlapped_m2", RecordKind::number},
                     {"depth", RecordKind::integer}},
                    {}};
    for (const auto& row : coverage)
        records.rows.push_back({row.source, row.area_m2, row.covered_m2, row.share(),
                                row.overlapped_m2, static_cast<std::int64_t>(row.depth)});
    return records;
}

} // namespace ctg

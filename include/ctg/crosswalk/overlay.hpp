// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/crosswalk/crosswalk.hpp"
#include "ctg/data/layer.hpp"
#include "ctg/data/records.hpp"
#include "ctg/data/source.hpp"
#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/multipolygon.hpp"
#include "ctg/territory/geography.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// Whether shapes are known to be valid, as those that read_layer lets through are.
enum class ShapeCheck {
    checked, ///< each is looked at (by GEOS, in some 50 µs)
    trusted, ///< a ring that crosses itself then counts what it winds around, once per turn
};

/// Shapes under codes, on a plane of whole centimetres: ready to be overlaid. Copies share one
/// body.
class OverlayLayer {
public:
    /// Rounds `shapes` to the centimetre; feature n has `codes[n]`. An empty shape is borne.
    /// @throws ArgumentError CTG-CROSS-001 unless there are as many codes as shapes; DataError
    ///         CTG-CROSS-002 if a code comes twice; GeometryError CTG-GEOM-003 or -008 if the CRS
    ///         is not known, CTG-CROSS-003 if its coordinates are degrees, -004 if the layer is
    ///         wider than 8,737 to 10,737 km, by where it lies, -005 if a ring crosses another ring
    ///         of its feature, or itself.
    OverlayLayer(std::vector<std::string> codes, std::span<const MultiPolygon> shapes, Crs crs,
                 Source source = {}, ShapeCheck check = ShapeCheck::checked);

    /// The same from ISO or extended WKB, without building the shapes.
    /// @throws as above, and as MultiPolygon::from_wkb.
    [[nodiscard]] static OverlayLayer from_wkb(std::vector<std::string> codes,
                                               std::span<const std::span<const std::byte>> shapes,
                                               Crs crs, Source source = {},
                                               ShapeCheck check = ShapeCheck::checked);

    [[nodiscard]] std::span<const std::string> codes() const noexcept;
    [[nodiscard]] Crs crs() const noexcept;
    [[nodiscard]] const Source& source() const noexcept;
    /// The area of feature n on the plane of the CRS, its coordinates rounded [m²].
    [[nodiscard]] double planar_area_m2(std::size_t n) const noexcept;

    struct Body;
    [[nodiscard]] const Body& body() const noexcept { return *body_; }

private:
    explicit OverlayLayer(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
    std::shared_ptr<const Body> body_;
};

/// The features of `layer` under the codes in `code_column`. A layer in degrees is projected to
/// `crs`, or to the legal CRS of the part of France where it lies.
/// @throws DataError CTG-CROSS-064 (neither features nor columns), CTG-DATA-004 (no such column),
///         CTG-CROSS-002 with both places, -015 (no code); else as OverlayLayer, and transformed()
///         at the feature.
[[nodiscard]] OverlayLayer overlay_layer_from(const Layer& layer, std::string_view code_column,
                                              Crs crs = {});

/// The communes of one CRS of `geography`.
[[nodiscard]] OverlayLayer overlay_layer_of(const Geography& geography, Crs crs = lambert93);

/// How areas are measured.
enum class AreaMethod {
    corrected, ///< each source's planar areas divided by the areal scale of the CRS at its middle
    planar,    ///< on the plane of the CRS: Lambert-93 errs by −0.19 % to +0.45 % by département
};

/// By which of two ways that share nothing the areas are computed; both give the same areas.
enum class AreaKernel {
    fastest,    ///< trapezoids where both layers have 16 edges a ring or less and no part may be
                ///< drift, else walk
    walk,       ///< linear in vertices and crossings
    trapezoids, ///< product of the edges of each pair; gives no width: what would be drift is real
};

struct OverlayOptions {
    AreaMethod area = AreaMethod::corrected;
    AreaKernel kernel = AreaKernel::fastest;
    std::size_t threads = 1; ///< changes no bit of the result
};

/// Who overlaps whom, and by how much [m²].
///
/// Both layers must be in one CRS. What is common to a source and a target is an entry, however
/// small, with its class: rounding, drift or real. Targets that overlap each other are noted
/// (CTG-CROSS-006), sources too: a sum of entries may then exceed the area of a source. A layer
/// without features is warned of (CTG-CROSS-064).
/// Source: see src/crosswalk/walk.cpp.
/// @throws ArgumentError CTG-CROSS-007 if the layers are in two CRS.
[[nodiscard]] Checked<Crosswalk> overlay(const OverlayLayer& sources, const OverlayLayer& targets,
                                         const OverlayOptions& options = {});

/// What targets cover of a source, each place counted once however many of them lie over it.
struct UnionCoverage {
    std::string source;
    double area_m2 = 0.0;
    double covered_m2 = 0.0;    ///< in one target at least
    double overlapped_m2 = 0.0; ///< in two at least
    std::size_t depth = 0;      ///< the most that lie over one place

    [[nodiscard]] double share() const noexcept {
        return area_m2 > 0.0 ? covered_m2 / area_m2 : 0.0;
    }
    friend bool operator==(const UnionCoverage&, const UnionCoverage&) = default;
};

/// What the union of `targets` covers of each source: never more than all of it. Targets that
/// overlap are first parted by GEOS into faces, where each has its depth. Sources that overlap each
/// other are noted (CTG-CROSS-009); that targets do is told by depth.
/// @throws as overlay(); GeometryError CTG-GEOM-005 if GEOS fails on targets.
[[nodiscard]] Checked<std::vector<UnionCoverage>>
union_coverage(const OverlayLayer& sources, const OverlayLayer& targets,
               const OverlayOptions& options = {});

/// The coverage as rows: source, area_m2, covered_m2, share, overlapped_m2, depth.
[[nodiscard]] Records records_of(std::span<const UnionCoverage> coverage);

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/crosswalk/overlay.hpp"
#include "ctg/data/records.hpp"
#include "ctg/geometry/multipolygon.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// How near a whole is to the union of its parts.
enum class Fit {
    exact,      ///< on the same centimetres
    centimetre, ///< but for strips of 1 cm or less: rounding, or vertices that one of them lacks
    drift,      ///< but for narrow strips, of less than 1 % in all: two drawings of one border
    different,
};

[[nodiscard]] std::string_view name_of(Fit fit) noexcept;

/// A whole beside the union of its parts.
struct WholeFit {
    std::string code;
    std::size_t parts = 0;
    double area_m2 = 0.0;
    double gap_m2 = 0.0;    ///< of the whole, in none of its parts
    double excess_m2 = 0.0; ///< of its parts, outside of it
    double width_m = 0.0;   ///< of the widest strip in only one of the two, as strip_width_m()
    Fit fit = Fit::exact;
    std::optional<Point> where; ///< inside the largest strip [CRS of the layers]

    friend bool operator==(const WholeFit&, const WholeFit&) = default;
};

/// A part of which 1 % or more lies outside of its whole.
struct CutPart {
    std::string code;
    std::string whole;      ///< empty of a part in no whole
    double inside_m2 = 0.0; ///< of it, in its whole
    double outside_m2 = 0.0;

    friend bool operator==(const CutPart&, const CutPart&) = default;
};

struct Nesting {
    std::vector<WholeFit> wholes; ///< in the order of their layer
    std::vector<CutPart> cut;     ///< parts that are whole in no whole, in the order of theirs

    friend bool operator==(const Nesting&, const Nesting&) = default;
};

struct NestingOptions {
    /// The whole of each part, by codes. A part that is not told belongs to the whole that holds
    /// most of it, or to none where more of it lies in none.
    std::map<std::string, std::string> whole_of;
    /// What is wider is no drift, by default as in overlay(). Borders simplified apart may need
    /// more: of départements beside their communes, the widest strip is of 92 m.
    double drift_width_m = widest_drift_m;
    OverlayOptions overlay;
};

/// Whether each of `wholes` is the union of its `parts`, and where it is not. Parts that overlap
/// each other are noted (CTG-CROSS-006, -009), what was found is told in words (-051, -052).
///
/// Areas are those of overlay(); the strips of wholes that differ are cut out by GEOS.
/// @throws ArgumentError CTG-CROSS-007 if the layers are in two CRS; DataError CTG-CROSS-050 with
///         the nearest if `whole_of` names a code that is in neither layer.
[[nodiscard]] Checked<Nesting> nesting_of(const OverlayLayer& parts, const OverlayLayer& wholes,
                                          const NestingOptions& options = {});

/// The wholes as rows: whole, parts, area_m2, gap_m2, excess_m2, width_m, fit, x, y.
[[nodiscard]] Records records_of(const Nesting& nesting);

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/geometry/multipolygon.hpp"

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A coordinate reference system by its EPSG code; 0 is "not known". Coordinates are always
/// easting or longitude first, whatever the axis order that EPSG declares.
struct Crs {
    int epsg = 0;
    friend auto operator<=>(const Crs&, const Crs&) = default;

    [[nodiscard]] bool is_known() const noexcept { return epsg != 0; }
};

/// Longitude and latitude on WGS 84.
inline constexpr Crs wgs84{4326};
/// RGF93 / Lambert-93, the legal CRS of metropolitan France.
inline constexpr Crs lambert93{2154};

/// The legal CRS of a département: 2154 in metropolitan France, 5490 for Guadeloupe and Martinique,
/// 2972 for Guyane, 2975 for La Réunion, 4471 for Mayotte; not known elsewhere.
/// Source: décret 2000-1276 modified by décret 2019-165 of 5 March 2019.
[[nodiscard]] Crs legal_crs(std::string_view departement) noexcept;

/// The legal CRS of the part of France in which the middle of a box of degrees lies; not known
/// elsewhere.
[[nodiscard]] Crs legal_crs_at(const Box& degrees) noexcept;

/// Whether the coordinates of `crs` are degrees.
/// @throws GeometryError CTG-GEOM-003 if PROJ does not know the CRS.
[[nodiscard]] bool is_geographic(Crs crs);

/// `shapes` carried from one CRS to another; ring structure is kept. A fault's place has the number
/// of the shape as its `line`.
/// @throws GeometryError CTG-GEOM-003 if PROJ does not know a CRS, -008 if one is not known; when
///         shapes lie far from where either CRS is used, -004 if swapping the axes would mend it,
///         else -007 (`from` is not their CRS); -013 if a point cannot be carried over.
[[nodiscard]] std::vector<MultiPolygon> transformed(const std::vector<MultiPolygon>& shapes,
                                                    Crs from, Crs to);

/// The version of the PROJ that projects coordinates, as "9.1.1".
[[nodiscard]] std::string proj_version();

} // namespace ctg

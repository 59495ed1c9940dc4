// SPDX-License-Identifier: Apache-2.0
// Zones drawn by several features, and over each other, as shapes that are apart.
#pragma once

#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/multipolygon.hpp"

#include <map>
#include <string>
#include <vector>

namespace ctg {

/// Places that are of the same zones.
struct ZoneFace {
    std::vector<std::string> zones; ///< that hold it, by key: one, or those drawn over each other
    MultiPolygon shape;
};

/// The zones of `shapes`, of which each may have several that overlap, as faces without overlaps.
/// Strips where two zones only draw a border apart are of the first of them.
[[nodiscard]] std::vector<ZoneFace>
zone_faces_of(const std::map<std::string, std::vector<MultiPolygon>>& shapes, Crs crs);

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reading/input.hpp"

namespace ctg {

/// Refuses, before GDAL sees it, a GeoJSON that is no JSON (CTG-READ-026, with line and column), is
/// nested too deep (LimitError CTG-READ-010), names its CRS by a link (CTG-READ-027), which GDAL
/// would follow, or names none that is known (-065).
void check_geojson(const Input& input, const ReadLimits& limits);

} // namespace ctg

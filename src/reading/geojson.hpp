// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reading/input.hpp"

namespace ctg {

/// Refuses, before GDAL sees it, a GeoJSON that is no JSON (CTG-READ-026, with line and column), is
/// nested deeper than 64 levels (LimitError CTG-READ-010) or names its CRS by a link, which GDAL
/// would follow (CTG-READ-027).
void check_geojson(const Input& input);

} // namespace ctg

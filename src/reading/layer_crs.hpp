// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/geometry/crs.hpp"

#include <ogr_api.h>

namespace ctg {

/// The CRS that a layer says it is in, by its EPSG code; not known when it says none, or one that
/// EPSG does not have.
[[nodiscard]] Crs crs_of(OGRLayerH layer);

} // namespace ctg

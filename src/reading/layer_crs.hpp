// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/geometry/crs.hpp"

#include <ogr_api.h>

#include <string>

namespace ctg {

/// The CRS that a layer says it is in, by its EPSG code; not known when it says none, or one that
/// EPSG does not have.
[[nodiscard]] Crs crs_of(OGRLayerH layer);

/// Whether `name` names a CRS, as "urn:ogc:def:crs:EPSG::2154" does. No file is opened and no
/// address asked, whatever it says.
[[nodiscard]] bool is_name_of_crs(const std::string& name);

} // namespace ctg

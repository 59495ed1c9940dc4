// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/formats.hpp"

#include "reading/gdal_watch.hpp"

#include <array>

namespace ctg {

std::string gdal_version() {
    return GDALVersionInfo("RELEASE_NAME");
}

std::vector<std::string> layer_formats() {
    const GdalWatch watch; // registers the drivers
    std::vector<std::string> formats;
    for (const auto* const name : std::array{"GPKG", "GeoJSON", "ESRI Shapefile", "FlatGeobuf"})
        if (GDALGetDriverByName(name) != nullptr) formats.emplace_back(name);
    return formats;
}

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ctg {

/// The version of the GDAL that reads layers, as "3.6.2".
[[nodiscard]] std::string gdal_version();

/// The formats of layers that are read, by GDAL's names, those that this GDAL has only.
[[nodiscard]] std::vector<std::string> layer_formats();

/// Whether `file` is named as a layer, in letters of any case: .gpkg, .geojson, .json, .shp, .fgb,
/// or .zip, an archive that holds one of them.
[[nodiscard]] bool is_layer_file(const std::filesystem::path& file);

/// Whether the name of `file` alone says that it is a layer: a .json may be anything, and so may a
/// .zip unless it is named after what it holds, as "communes.fgb.zip".
[[nodiscard]] bool is_surely_layer_file(const std::filesystem::path& file);

} // namespace ctg

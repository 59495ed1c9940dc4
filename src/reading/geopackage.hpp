// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reading/input.hpp"

#include <filesystem>

namespace ctg {

/// Refuses, before GDAL sees it, a GeoPackage that is being written (ReadError CTG-READ-025: its
/// journal holds rows that it lacks itself) or that has a stored query where GDAL expects the list
/// of its layers (-028: opening it might never end).
void check_geopackage(const std::filesystem::path& file, const Input& input);

} // namespace ctg

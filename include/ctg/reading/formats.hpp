// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace ctg {

/// The version of the GDAL that reads layers, as "3.6.2".
[[nodiscard]] std::string gdal_version();

/// The formats of layers that are read, by GDAL's names, those that this GDAL has only.
[[nodiscard]] std::vector<std::string> layer_formats();

} // namespace ctg

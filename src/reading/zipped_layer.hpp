// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reading/input.hpp"

#include <filesystem>
#include <vector>

namespace ctg {

/// Whether `file` is named as a ZIP archive.
[[nodiscard]] bool is_zip(const std::filesystem::path& file);

/// The files of the one layer in a ZIP archive, the one that names the layer first: of a Shapefile
/// .shp, .shx, .dbf, .prj, .cpg. They are called "archive.zip/name.shp". Nothing is written to
/// disk, whatever the archive calls its files.
/// @throws DataError CTG-READ-068 (not a sound archive), -069 (no layer, or several); LimitError
///         CTG-READ-010 (archive_entries, archive_bytes, archive_ratio).
[[nodiscard]] std::vector<Input> zipped_layer(const Input& archive, const ReadLimits& limits);

} // namespace ctg

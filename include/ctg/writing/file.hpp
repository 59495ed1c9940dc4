// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/records.hpp"
#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/multipolygon.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// Whether an existing file may be replaced.
enum class Existing { refuse, replace };

/// Writes `content` to `file`: the old file or the new one, never anything between. Missing folders
/// are made.
/// @throws ReadError CTG-WRIT-001 (it exists), -002 (not a plain file), -003 (the system's words).
void write_file(const std::filesystem::path& file, std::string_view content, Existing existing);

/// A class of a map: what the legend says, and the fill as "#rrggbb".
struct LayerClass {
    std::string label;
    std::string colour;
    friend bool operator==(const LayerClass&, const LayerClass&) = default;
};

/// A result with a shape for each row, as one layer of a GeoPackage.
struct ResultLayer {
    std::string name;
    Records records;
    std::vector<MultiPolygon> shapes; ///< as many as rows
    Crs crs;
    std::vector<LayerClass> legend = {};        ///< in its order; empty: QGIS chooses a fill
    std::vector<std::string> class_of_row = {}; ///< labels of the legend, or "" for none
};

/// Writes `layers` to a GeoPackage, codes as text, atomically like write_file. A layer with a
/// legend has a column `class`, and opens in QGIS filled by it.
/// @throws as write_file, and CTG-WRIT-004 with GDAL's own words, -006 (another program has `file`
///         open, still so after 5 s).
void write_geopackage(const std::filesystem::path& file, const std::vector<ResultLayer>& layers,
                      Existing existing);

/// Removes every file in the making of this process, for a program that a signal ends: it may be
/// called from a signal handler. Nothing may be written afterwards.
void discard_unfinished_files() noexcept;

} // namespace ctg

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/document.hpp"
#include "ctg/data/layer.hpp"
#include "ctg/data/table.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace ctg {

/// Limits that an input may not pass (LimitError CTG-READ-010 names the one passed).
struct ReadLimits {
    std::size_t file_bytes = 512UL << 20U;
    std::size_t rows = 10'000'000;
    std::size_t vertices = 10'000'000;
    std::size_t cell_bytes = 1UL << 20U;
};

/// Reads a CSV file: `;`, `,` or tab as found in the header, UTF-8 with or without BOM, LF or CRLF,
/// quoted fields with line feeds inside. Every cell keeps its line and column.
/// @throws ReadError CTG-READ-001 (missing), -002 (empty), -003 (not a plain file or a path that
///         names a network or virtual file system), DataError with every ragged line, unclosed
///         quote, repeated header or byte that is not UTF-8.
[[nodiscard]] Table read_table(const std::filesystem::path& file, const ReadLimits& limits = {});

/// What becomes of a polygon that crosses itself or is otherwise no valid shape.
enum class InvalidShapes {
    refuse, ///< all of them are named, nothing is read
    keep,   ///< it is read as it stands, with a warning: its area may be wrong
};

/// What a layer's reader may be told.
struct LayerOptions {
    std::string layer;      ///< name; may be empty when the file holds one layer of polygons
    std::optional<Crs> crs; ///< when the file does not say it, or says it wrong
    InvalidShapes invalid_shapes = InvalidShapes::refuse;
    ReadLimits limits;
};

/// Reads polygons from a GeoPackage, GeoJSON, Shapefile or FlatGeobuf through GDAL, with these
/// drivers only and no network. Attributes are text; Z and M are dropped with one note.
/// @throws ReadError as read_table, or CTG-READ-004 with GDAL's own words; DataError CTG-READ-006
///         (no CRS), -007 (a feature without a polygon), -008 for each invalid shape.
[[nodiscard]] Checked<Layer> read_layer(const std::filesystem::path& file,
                                        const LayerOptions& options = {});

/// Reads a TOML file.
/// @throws ReadError as read_table; DataError CTG-CONF-001 with line and column on bad syntax.
[[nodiscard]] Document read_document(const std::filesystem::path& file,
                                     const ReadLimits& limits = {});

} // namespace ctg

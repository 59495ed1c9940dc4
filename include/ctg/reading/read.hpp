// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/document.hpp"
#include "ctg/data/layer.hpp"
#include "ctg/data/table.hpp"
#include "ctg/reading/limits.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace ctg {

/// What a table's reader may be told.
struct TableOptions {
    std::string sheet = {}; ///< name; may be empty when one sheet of the workbook has cells
    ReadLimits limits = {};
};

/// Reads a CSV file (RFC 4180) or a workbook (XLSX, ODS). CSV: `;`, `,` or tab as found, UTF-8 with
/// or without BOM, UTF-16 with its mark, Windows-1252, LF or CRLF, quoted cells with line feeds
/// inside. Titles above the header, codes of columns under their labels and notes under the table
/// are recognised and left out; blank lines are passed over. Every cell is text and keeps its line
/// and column. The decimal mark of a column is the one its numbers settle, or the file's. What was
/// found is in traits(), in words in reading_notes().
/// @throws ReadError CTG-READ-001 (missing), -002 (empty), -003 (a path that names a network or a
///         virtual file system), -005 (not a plain file), -009 (the system's words); DataError with
///         every ragged row (CTG-DATA-007), repeated or empty header (-003, -006), quote that is
///         never closed (CTG-READ-015), text after a closing quote (-016), line in no known
///         encoding (-011 to -013), or because it is no table (-017), a sheet must be named (-043,
///         -044, -047) or the workbook is unsound (-045, -046); LimitError CTG-READ-010.
[[nodiscard]] Table read_table(const std::filesystem::path& file, const TableOptions& options = {});
[[nodiscard]] Table read_table(const std::filesystem::path& file, const ReadLimits& limits);

/// What becomes of a polygon that crosses itself or is otherwise no valid shape.
enum class InvalidShapes {
    refuse, ///< all of them are named, nothing is read
    keep,   ///< it is read as it stands, with a warning: its area may be wrong
    repair, ///< it is mended with a note; refused where that changes its area by over 0.1 %
};

/// What a layer's reader may be told.
struct LayerOptions {
    std::string layer = {};      ///< name; may be empty when the file holds one layer of polygons
    std::optional<Crs> crs = {}; ///< when the file does not say it, or says it wrong
    InvalidShapes invalid_shapes = InvalidShapes::refuse;
    ReadLimits limits = {};
};

/// Reads polygons from a GeoPackage, GeoJSON, Shapefile or FlatGeobuf, or from a ZIP archive
/// that holds one of them (CTG-READ-068, -069), through GDAL, with these
/// drivers only, from a copy in memory and without network. Attributes are text, dates as
/// 2019-12-31; Z and M are dropped with one note (CTG-READ-023), GDAL's warnings are passed on
/// (-024).
/// @throws ReadError as read_table, and CTG-READ-004 with GDAL's own words, -018 and -019 (a format
///         of another name or content), -020, -021, -022 (which layer), -025 (being written), -028
///         (a view); DataError CTG-READ-006 (no CRS), -007 (a feature without a polygon), -008 (an
///         invalid shape), -026 (not JSON), -027 (a CRS named by a link), -064 (mending would
///         change too much), CTG-GEOM-002 and -012 (a
///         coordinate that is not finite, a ring that is not closed); LimitError CTG-READ-010.
[[nodiscard]] Checked<Layer> read_layer(const std::filesystem::path& file,
                                        const LayerOptions& options = {});

/// Reads a TOML file. A member's place is that of its key; dates come as text, 2019-12-31.
/// @throws ReadError as read_table; DataError CTG-CONF-001 with line and column on bad syntax.
[[nodiscard]] Document read_document(const std::filesystem::path& file,
                                     const ReadLimits& limits = {});

} // namespace ctg

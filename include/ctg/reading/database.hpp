// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/database.hpp"
#include "ctg/data/layer.hpp"
#include "ctg/data/table.hpp"
#include "ctg/reading/read.hpp"

#include <string>
#include <vector>

namespace ctg {

/// What a reader of a database may be told. `layer.layer` is not used: the table is named apart.
struct DatabaseOptions {
    DatabaseAccess access = DatabaseAccess::refuse; ///< to be given, each time
    LayerOptions layer = {};
    std::size_t statement_seconds = 60; ///< after which the server gives a statement up
};

/// Reads polygons from a table of a PostGIS database through GDAL, in a session that can only
/// read, under the same rules as read_layer. Columns are text; the rows come in the order of the
/// server; the digest of the source is of the rows, in any order.
/// @throws ReadError CTG-PGIS-001 (no leave), -004 (the server's words, without passwords), -005
/// (no
///         such table, nearest named), -006 (no table named), -007 (no driver), -010 (a table
///         without shapes); ArgumentError CTG-PGIS-003 (SQL instead of a name); as read_layer.
[[nodiscard]] Checked<Layer> read_database_layer(const DatabaseAddress& database,
                                                 const std::string& table,
                                                 const DatabaseOptions& options);

/// Reads a table of a database: every value is text, NULL is an empty cell.
/// @throws as read_database_layer.
[[nodiscard]] Table read_database_table(const DatabaseAddress& database, const std::string& table,
                                        const DatabaseOptions& options);

/// Whether a table of a database has shapes.
/// @throws as read_database_layer.
[[nodiscard]] bool has_shapes(const DatabaseAddress& database, const std::string& table,
                              const DatabaseOptions& options);

/// Whether this GDAL has its PostgreSQL driver.
[[nodiscard]] bool has_database_driver();

} // namespace ctg

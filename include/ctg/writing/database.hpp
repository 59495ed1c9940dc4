// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/database.hpp"
#include "ctg/writing/file.hpp"

#include <string>

namespace ctg {

/// Writes `layer` to a table of a PostGIS database: codes as text, shapes in `geometry` under the
/// SRID of their CRS, a key `fid`; without shapes when the layer has none. All in one transaction:
/// others see the old table or the new one, and a failure, whatever it is, leaves the old one. A
/// view that needs the old table is not dropped: the server refuses.
/// @throws ReadError CTG-PGIS-001 (no leave), -007 (no driver), -008 (the table exists), -009 (the
///         server's words, without passwords); ArgumentError CTG-PGIS-003 (SQL instead of a name).
void write_database(const DatabaseAddress& database, const std::string& table,
                    const ResultLayer& layer, Existing existing, DatabaseAccess access);

} // namespace ctg

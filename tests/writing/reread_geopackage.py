# SPDX-License-Identifier: Apache-2.0
"""Read the GeoPackage that geopackage_test.cpp wrote with SQLite alone."""

import sqlite3
import struct
import sys

ROWS = [("01001", "=Étoile 'x'\"", 2019, 0.1, 767.0), ("13055", None, None, None, None)]
LAMBERT_93 = 2154

connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
contents = connection.execute(
    "SELECT table_name, srs_id, last_change FROM gpkg_contents ORDER BY 1"
).fetchall()
assert [row[:2] for row in contents] == [("coverage", LAMBERT_93), ('the "scores"', LAMBERT_93)]
for name, _, _ in contents:
    table = name.replace('"', '""')
    query = f'SELECT code, name, year, share, total FROM "{table}" ORDER BY fid'
    assert connection.execute(query).fetchall() == ROWS
    shapes = [row[0] for row in connection.execute(f'SELECT geom FROM "{table}" ORDER BY fid')]
    assert shapes[1] is None
    # GeoPackage header (OGC 12-128r18, 2.1.3): magic, version, flags, SRS, envelope x and y.
    magic, _, _, srs, *envelope = struct.unpack_from("<2sBBi4d", shapes[0])
    assert (magic, srs, envelope) == (b"GP", LAMBERT_93, [900000.0, 900010.0, 0.0, 10.0])
types = connection.execute("SELECT name, type FROM pragma_table_info('coverage')").fetchall()
assert ("code", "TEXT") in types and ("year", "INTEGER") in types and ("share", "REAL") in types

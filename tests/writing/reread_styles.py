# SPDX-License-Identifier: Apache-2.0
"""Read the styles that geopackage_test.cpp wrote, by SQLite and an XML parser."""

import sqlite3
import sys
from xml.etree import ElementTree

connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
styles = connection.execute("SELECT * FROM layer_styles").fetchall()
assert len(styles) == 1
names = [row[1] for row in connection.execute("PRAGMA table_info(layer_styles)")]
style = dict(zip(names, styles[0], strict=True))
assert (style["f_table_name"], style["f_geometry_column"], style["useAsDefault"]) == (
    "scores",
    "geom",
    1,
)
assert style["f_table_schema"] == style["f_table_catalog"] == ""

renderer = ElementTree.fromstring(style["styleQML"]).find("renderer-v2")
assert renderer.get("attr") == "class"
labels = [category.get("value") for category in renderer.iter("category")]
assert labels == ["0–20", '<"hostile" & co>']
fills = [option.get("value") for option in renderer.iter("Option") if option.get("name") == "color"]
assert fills == ["252,230,71,255", "0,32,81,255"]
classes = connection.execute("SELECT class FROM scores ORDER BY fid").fetchall()
assert classes == [('<"hostile" & co>',), (None,)]
columns = [row[1] for row in connection.execute("PRAGMA table_info(plain)")]
assert "class" not in columns

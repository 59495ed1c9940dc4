# SPDX-License-Identifier: Apache-2.0
"""Bad files, settings and attacks."""

import io
import zipfile

from cases import LAYER, read, refused, shapes
from small_study import FILES, STUDY, spoilt

EPCI, TOML = "epci.csv", "study.toml"

# ── files ────────────────────────────────────────────────────────────────────────────────────────
KIND = "files"
refused(KIND, "missing", {EPCI: None}, "CTG-READ-001", EPCI, 0)
refused(KIND, "empty", {EPCI: ""}, "CTG-READ-002", EPCI, 0)
refused(KIND, "blank", {EPCI: "\n\n"}, "CTG-READ-002", EPCI, 0)
refused(KIND, "cut short", {LAYER: FILES[LAYER][:-60]}, "CTG-READ-026", LAYER, 5)
refused(
    KIND,
    "no layer's extension",
    {TOML: STUDY.replace(LAYER, "communes.tab"), "communes.tab": "x"},
    "CTG-READ-018",
    "communes.tab",
    0,
    ".tab",
)
refused(KIND, "a folder", {TOML: STUDY.replace('"epci.csv"', '"."')}, "CTG-READ-005", ".", 0)
refused(
    KIND,
    "no Shapefile without its attributes",
    {
        TOML: STUDY.replace(LAYER, "c.shp"),
        "c.shp": b"\0\0\x27\x0a" + bytes(96),
        "c.shx": b"\0\0\x27\x0a" + bytes(96),
    },
    "CTG-READ-001",
    "c.dbf",
    0,
)
refused(
    KIND,
    "a corrupt GeoPackage",
    {TOML: STUDY.replace(LAYER, "c.gpkg"), "c.gpkg": b"SQLite format 3\0" + b"\x07" * 4000},
    "CTG-READ-004",
    "c.gpkg",
    0,
)

# ── configuration ────────────────────────────────────────────────────────────────────────────────
KIND = "configuration"


def setting(old, new):
    return spoilt(TOML, old, new)


refused(KIND, "no TOML", setting('file = "epci.csv"', "file = epci.csv"), "CTG-CONF-001", TOML, 11)
refused(
    KIND,
    "a key twice",
    setting('departement = "13"', 'departement = "13"\ndepartement = "84"'),
    "CTG-CONF-001",
    TOML,
    4,
)
refused(KIND, "a table twice", setting("[antennes]", "[epci]"), "CTG-CONF-001", TOML, 13)
refused(
    KIND,
    "an unknown key",
    setting("departement", "department"),
    "CTG-CONF-002",
    TOML,
    3,
    "departement",
)
refused(
    KIND,
    "an unknown section",
    setting("[competences]", "[competence]"),
    "CTG-CONF-002",
    TOML,
    22,
    "competences",
)
refused(
    KIND,
    "a number for a text",
    setting('departement = "13"', "departement = 13"),
    "CTG-CONF-004",
    TOML,
    3,
)
refused(KIND, "a text for a number", setting("= 2025", '= "2025"'), "CTG-CONF-004", TOML, 4)
refused(KIND, "no year", setting("= 2025", "= 25"), "CTG-STUD-006", TOML, 4, "25")
refused(KIND, "no language", setting('lang = "en"', 'lang = "eng"'), "CTG-CONF-005", TOML, 5, "eng")
refused(
    KIND,
    "an impossible day",
    setting('lang = "en"', 'lang = "en"\nreference_day = "02-30"'),
    "CTG-STUD-004",
    TOML,
    6,
    "02-30",
)
refused(
    KIND,
    "a limit that does not exist",
    {TOML: STUDY + "[limits]\nrow = 3\n"},
    "CTG-CONF-002",
    TOML,
    30,
    "rows",
)
refused(KIND, "no rounding", {TOML: STUDY + "rounding = { base = 0 }\n"}, "CTG-STUD-008", TOML, 29)

# ── limits ───────────────────────────────────────────────────────────────────────────────────────
KIND = "limits"
refused(KIND, "rows", {}, "CTG-READ-010", LAYER, 3, "rows", ("--limit", "rows=2"))
refused(KIND, "vertices", {}, "CTG-READ-010", LAYER, 2, "vertices", ("--limit", "vertices=9"))
refused(
    KIND,
    "bytes of a file",
    {},
    "CTG-READ-010",
    LAYER,
    0,
    "file_bytes",
    ("--limit", "file_bytes=500"),
)
refused(
    KIND,
    "bytes of a cell",
    {EPCI: FILES[EPCI].replace("Vallée", "x" * 2_000_000)},
    "CTG-READ-010",
    EPCI,
    4,
    "cell_bytes",
)
refused(
    KIND, "by the study", {TOML: STUDY + "[limits]\nrows = 3\n"}, "CTG-READ-010", LAYER, 4, "rows"
)
read(KIND, "lifted by the study", {TOML: STUDY + "[limits]\nrows = 2000000\n"})

# ── attacks ──────────────────────────────────────────────────────────────────────────────────────
KIND = "attacks"
ADDRESS = "http://127.0.0.1:{port}/c.geojson"  # of the listener that must hear nothing
VRT = (
    '<OGRVRTDataSource><OGRVRTLayer name="c"><SrcDataSource>'
    f"{ADDRESS}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
)


def link(kind):
    return {"type": kind, "properties": {"href": ADDRESS, "type": "proj4"}}


for kind in ("link", "LINK", "url"):
    refused(KIND, f"a CRS by {kind}", shapes(link(kind)), "CTG-READ-027", LAYER, 0)
refused(
    KIND,
    "a CRS whose name is an address",
    shapes({"type": "name", "properties": {"name": ADDRESS}}),
    "CTG-READ-065",
    LAYER,
    0,
)
for name in (LAYER, EPCI):
    code = "CTG-READ-019" if name == LAYER else "CTG-READ-017"
    refused(KIND, f"a VRT named {name}", {name: VRT}, code, name, 0 if name == LAYER else 1)
refused(
    KIND,
    "a database without leave",
    {TOML: STUDY.replace(LAYER, "PG:dbname=secret")},
    "CTG-PGIS-001",
    "PG:dbname=secret",
    0,
)
for address in (ADDRESS, f"/vsicurl/{ADDRESS}", "/vsizip/c.zip/c.geojson"):
    shown = address.split("{")[0]
    refused(
        KIND, f"a path {shown}", {TOML: STUDY.replace(LAYER, address)}, "CTG-READ-003", shown, 0
    )
refused(KIND, "deep nesting", {LAYER: '{"a":' + "[" * 100_000}, "CTG-READ-010", LAYER, 0, "nesting")
refused(
    KIND,
    "HTML saved as CSV",
    {EPCI: "<!DOCTYPE html><html>404</html>"},
    "CTG-READ-017",
    EPCI,
    1,
    "HTML",
)
XXE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
refused(KIND, "XML with an entity", {EPCI: XXE}, "CTG-READ-017", EPCI, 1, "XML")
refused(
    KIND,
    "SQL in the name of a layer",
    {TOML: STUDY.replace(f'"{LAYER}"', f'"{LAYER}"\nlayer = "c; DROP TABLE c"')},
    "CTG-READ-020",
    LAYER,
    0,
    "DROP TABLE",
)
read(KIND, "markup in a name", spoilt(EPCI, "Vallée", "<script>alert(1)</script>"))
read(KIND, "a formula in a cell", spoilt(EPCI, "Vallée", '"=HYPERLINK(""http://x"")"'))


def zipped(files: dict[str, str]) -> dict[str, str | bytes]:
    """The study with its layer in an archive that holds `files`."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return {TOML: STUDY.replace(LAYER, "c.zip"), "c.zip": memory.getvalue()}


BOMB = zipped({LAYER: " " * 3_000_000})
MANY = zipped({f"{number}.txt": "" for number in range(1001)})
refused(KIND, "a zip bomb", BOMB, "CTG-READ-010", "c.zip", 0, "archive_ratio")
refused(KIND, "an archive of 1,001 files", MANY, "CTG-READ-010", "c.zip", 0, "archive_entries")
TWO = zipped({"a.geojson": FILES[LAYER], "b.geojson": FILES[LAYER]})
refused(KIND, "an archive of two layers", TWO, "CTG-READ-069", "c.zip", 0, "a.geojson")
CUT = BOMB | {"c.zip": b"PK\x03\x04 and no more"}
refused(KIND, "an archive cut short", CUT, "CTG-READ-068", "c.zip", 0)
CLIMBING = zipped({"../../" + LAYER: FILES[LAYER]})
refused(
    KIND, "a file that would climb out of its archive", CLIMBING, "CTG-READ-068", "c.zip", 0, ".."
)

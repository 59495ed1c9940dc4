# SPDX-License-Identifier: Apache-2.0
"""Bad shapes, coordinates and layers."""

import json

from cases import LAYER, geometry, noted, read, refused, shapes
from small_study import FILES, SIDE, SOUTH, WEST, collection, communes, feature, square

EAST, NORTH = WEST + SIDE, SOUTH + SIDE
SOUND = square(0, 0)
HOLE = [
    [WEST + 400, SOUTH + 400],
    [WEST + 400, SOUTH + 500],
    [WEST + 500, SOUTH + 500],
    [WEST + 500, SOUTH + 400],
    [WEST + 400, SOUTH + 400],
]


def spoilt_square(*rings):
    return shapes(c13001=feature("13001", *rings))


# ── invalid polygons ─────────────────────────────────────────────────────────────────────────────
KIND = "invalid polygon"
BOW_TIE = [[WEST, SOUTH], [EAST, NORTH], [EAST, SOUTH], [WEST, NORTH], [WEST, SOUTH]]
refused(KIND, "crossing", spoilt_square(BOW_TIE), "CTG-READ-008", LAYER, 1, "Self-intersection")
refused(KIND, "hole twice", spoilt_square(SOUND, HOLE, HOLE), "CTG-READ-008", LAYER, 1)
refused(
    KIND,
    "hole outside",
    spoilt_square(SOUND, square(0.1, 5, wide=100)),
    "CTG-READ-008",
    LAYER,
    1,
    "Hole lies outside shell",
)
refused(KIND, "unclosed", spoilt_square(SOUND[:-1]), "CTG-GEOM-012", LAYER, 1, "4 points")
refused(KIND, "two points", spoilt_square([SOUND[0], SOUND[1]]), "CTG-GEOM-012", LAYER, 1)
refused(
    KIND,
    "overlapping parts",
    shapes(
        c13001=geometry(
            "13001",
            {"type": "MultiPolygon", "coordinates": [[SOUND], [square(0.5, 0, wide=400)]]},
        )
    ),
    "CTG-READ-008",
    LAYER,
    1,
)
LOOP = [
    *SOUND[:4],
    [WEST, SOUTH + 3],
    [WEST + 2, SOUTH + 1],
    [WEST, SOUTH + 1],
    [WEST + 2, SOUTH + 3],
    [WEST, SOUTH + 0.5],
    SOUND[0],
]
noted(
    KIND, "small loop, repaired", spoilt_square(LOOP), "CTG-READ-063", LAYER, 1, "m²", ("--repair",)
)
noted(
    KIND,
    "unclosed, repaired",
    spoilt_square(SOUND[:-1]),
    "CTG-READ-062",
    LAYER,
    1,
    "",
    ("--repair",),
)
refused(
    KIND,
    "crossing, repaired",
    spoilt_square(BOW_TIE),
    "CTG-READ-064",
    LAYER,
    1,
    "m²",
    ("--repair",),
)

# ── coordinates and types ────────────────────────────────────────────────────────────────────────
KIND = "coordinates and geometry types"
SQUARE_TEXT = json.dumps(SOUND)


def with_coordinate(text):
    return {LAYER: FILES[LAYER].replace(f"[[{WEST}, {SOUTH}]", f"[[{text}]", 1)}


refused(KIND, "NaN", with_coordinate(f"NaN, {SOUTH}"), "CTG-READ-026", LAYER, 2)
refused(KIND, "infinity", with_coordinate(f"1e999, {SOUTH}"), "CTG-READ-026", LAYER, 2)
refused(KIND, "a text", with_coordinate(f'"900000", {SOUTH}'), "CTG-READ-004", LAYER, 0, "900000")
refused(KIND, "null", with_coordinate(f"null, {SOUTH}"), "CTG-READ-007", LAYER, 1, "NULL")
refused(KIND, "one ordinate", with_coordinate(f"{WEST}"), "CTG-READ-007", LAYER, 1, "NULL")
for wrong in ("Point", "LineString"):
    coordinates = SOUND[0] if wrong == "Point" else SOUND
    refused(
        KIND,
        wrong,
        shapes(c13002=geometry("13002", {"type": wrong, "coordinates": coordinates})),
        "CTG-READ-007",
        LAYER,
        2,
        wrong.upper(),
    )
refused(KIND, "no geometry", shapes(c13002=geometry("13002", None)), "CTG-READ-007", LAYER, 2)
refused(
    KIND,
    "empty geometry",
    shapes(c13002=geometry("13002", {"type": "Polygon", "coordinates": []})),
    "CTG-READ-007",
    LAYER,
    2,
    "NULL",
)
refused(
    KIND,
    "a collection",
    shapes(
        c13002=geometry(
            "13002",
            {
                "type": "GeometryCollection",
                "geometries": [{"type": "Polygon", "coordinates": [square(1, 0)]}],
            },
        )
    ),
    "CTG-READ-007",
    LAYER,
    2,
    "GEOMETRYCOLLECTION",
)
HIGH = [[*point, 12.5] for point in SOUND]
noted(KIND, "heights", spoilt_square(HIGH), "CTG-READ-023", LAYER, 0, "1 features")

# ── axes and CRS ─────────────────────────────────────────────────────────────────────────────────
KIND = "axes and CRS"


def moved(change):
    features = communes()
    for one in features:
        ring = one["geometry"]["coordinates"][0]
        ring[:] = [change(x, y) for x, y in ring]
    return features


SWAPPED = moved(lambda x, y: [y, x])
DEGREES = moved(lambda x, y: [5.4 + (x - WEST) / 75_000, 43.5 + (y - SOUTH) / 111_000])
SWAPPED_DEGREES = moved(lambda x, y: [43.5 + (y - SOUTH) / 111_000, 5.4 + (x - WEST) / 75_000])
refused(
    KIND, "metres swapped", {LAYER: collection(*SWAPPED)}, "CTG-GEOM-004", LAYER, 1, "axes swapped"
)
refused(
    KIND,
    "degrees swapped",
    {LAYER: collection(*SWAPPED_DEGREES, crs=None)},
    "CTG-GEOM-004",
    LAYER,
    1,
    "axes swapped",
)
refused(
    KIND, "degrees declared metres", {LAYER: collection(*DEGREES)}, "CTG-GEOM-007", LAYER, 1, "2154"
)
refused(
    KIND,
    "metres declared degrees",
    {LAYER: collection(*communes(), crs=None)},
    "CTG-GEOM-007",
    LAYER,
    1,
)


def named_crs(name):
    return {"type": "name", "properties": {"name": name}}


refused(KIND, "unknown", shapes(named_crs("EPSG:999999")), "CTG-READ-065", LAYER, 0, "999999")
refused(KIND, "no name", shapes({"type": "name", "properties": {}}), "CTG-READ-065", LAYER, 0)
read(KIND, "degrees, rightly", {LAYER: collection(*DEGREES, crs=None)})

# ── neighbours ───────────────────────────────────────────────────────────────────────────────────
KIND = "neighbours"
refused(
    KIND,
    "overlap of 100 m",
    shapes(
        c13002=feature(
            "13002",
            [
                [EAST - 100, SOUTH],
                [EAST + SIDE, SOUTH],
                [EAST + SIDE, NORTH],
                [EAST - 100, NORTH],
                [EAST - 100, SOUTH],
            ],
        )
    ),
    "CTG-TERR-060",
    LAYER,
    1,
    "100000",
)
refused(
    KIND, "the same shape twice", shapes(c13002=feature("13002", SOUND)), "CTG-TERR-060", LAYER, 1
)
refused(
    KIND,
    "one within another",
    shapes(c13002=feature("13002", HOLE)),
    "CTG-TERR-060",
    LAYER,
    1,
    "10000",
)
noted(
    KIND,
    "overlap of 50 cm",
    shapes(
        c13002=feature(
            "13002",
            [
                [EAST - 0.5, SOUTH],
                [EAST + SIDE, SOUTH],
                [EAST + SIDE, NORTH],
                [EAST - 0.5, NORTH],
                [EAST - 0.5, SOUTH],
            ],
        )
    ),
    "CTG-TERR-061",
    LAYER,
    1,
)
noted(
    KIND,
    "gap of 50 cm",
    shapes(
        c13002=feature(
            "13002",
            [
                [EAST, SOUTH],
                [EAST + SIDE, SOUTH],
                [EAST + SIDE, NORTH],
                [EAST, NORTH],
                [EAST + 0.5, SOUTH + 500],
                [EAST, SOUTH],
            ],
        )
    ),
    "CTG-TERR-062",
    LAYER,
    1,
)
noted(
    KIND,
    "a vertex on the edge of a neighbour",
    shapes(
        c13002=feature(
            "13002",
            [
                [EAST, SOUTH],
                [EAST + SIDE, SOUTH],
                [EAST + SIDE, NORTH],
                [EAST, NORTH],
                [EAST, SOUTH + 500],
                [EAST, SOUTH],
            ],
        )
    ),
    "CTG-TERR-063",
    LAYER,
    1,
)
read(KIND, "a lake", spoilt_square(SOUND, HOLE))

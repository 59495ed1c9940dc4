# SPDX-License-Identifier: Apache-2.0
"""`ctg overlay` on bad layers, as sources and as targets: never a figure in silence."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from reports import reports_of
from small_study import SIDE, SOUTH, WEST, collection, feature, square

COMMAND = os.environ["CTG_COMMAND"]
EAST, NORTH = WEST + SIDE, SOUTH + SIDE
SOUND = collection(feature("13001", square(0, 0)), feature("13002", square(1, 0)))
BOW_TIE = [[WEST, SOUTH], [EAST, NORTH], [EAST, SOUTH], [WEST, NORTH], [WEST, SOUTH]]
SPIKE = [*square(0, 0)[:3], [EAST + 500, NORTH], [EAST, NORTH], *square(0, 0)[3:]]
MERCATOR = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
UNKNOWN = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::999999"}}
DATE_LINE = [[1.9e7, 0], [1.91e7, 0], [1.91e7, 1e5], [1.9e7, 0]]


def in_degrees(ring):
    return [[5.4 + (x - WEST) / 75_000, 43.5 + (y - SOUTH) / 111_000] for x, y in ring]


def swapped(ring):
    return [[y, x] for x, y in ring]


def layer(*rings, code="a", crs=MERCATOR, **members):
    shape = feature(code, *rings) | members
    return collection(shape) if crs is MERCATOR else collection(shape, crs=crs)


def with_coordinate(text):
    return layer(square(0, 0)).replace(f"[[{WEST}, {SOUTH}]", f"[[{text}]", 1)


def overlay(folder: Path, sources: str, targets: str, *options: str):
    (folder / "sources.geojson").write_text(sources, encoding="utf-8")
    (folder / "targets.geojson").write_text(targets, encoding="utf-8")
    files = ("sources.geojson", "targets.geojson")
    return subprocess.run(
        [COMMAND, "overlay", *files, *options, "--format", "json", "--lang", "en"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


# What the layer is, the code it gets, and the feature (or line) that is named: 0 for the file.
REFUSED = {
    "bow tie": (layer(BOW_TIE), "CTG-READ-008", 1),
    "spike": (layer(SPIKE), "CTG-READ-008", 1),
    "hole outside": (layer(square(0, 0), square(0.1, 5, wide=100)), "CTG-READ-008", 1),
    "unclosed": (layer(square(0, 0)[:-1]), "CTG-GEOM-012", 1),
    "NaN": (with_coordinate(f"NaN, {SOUTH}"), "CTG-READ-026", 2),
    "infinity": (with_coordinate(f"1e999, {SOUTH}"), "CTG-READ-026", 2),
    "a line among polygons": (
        collection(
            feature("a", square(0, 0)),
            feature("b") | {"geometry": {"type": "LineString", "coordinates": square(0, 0)}},
        ),
        "CTG-READ-007",
        2,
    ),
    "no geometry": (layer(geometry=None), "CTG-READ-007", 1),
    "empty geometry": (
        layer(geometry={"type": "Polygon", "coordinates": []}),
        "CTG-READ-007",
        1,
    ),
    "unknown CRS": (layer(square(0, 0), crs=UNKNOWN), "CTG-READ-065", 0),
    "no feature": (collection(), "CTG-CROSS-064", 0),
    "no CRS, so degrees, but metres": (layer(square(0, 0), crs=None), "CTG-GEOM-007", 1),
    "degrees declared metres": (layer(in_degrees(square(0, 0))), "CTG-GEOM-007", 1),
    "a code twice": (
        collection(feature("a", square(0, 0)), feature("a", square(1, 0))),
        "CTG-CROSS-002",
        2,
    ),
    "no code": (layer(square(0, 0), code=""), "CTG-CROSS-015", 1),
    "axes swapped": (layer(swapped(in_degrees(square(0, 0))), crs=None), "CTG-GEOM-004", 1),
}


@pytest.mark.parametrize("side", ["sources", "targets"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_layer_is_refused_at_its_feature(tmp_path, name, side):
    bad, code, place = REFUSED[name]
    layers = {"sources": SOUND, "targets": SOUND} | {side: bad}
    done = overlay(tmp_path, **layers)
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    report = next(report for report in reports_of(done.stderr) if report.code == code)
    assert report.severity == "error"
    assert (report.file, report.line) == (f"{side}.geojson", place)
    assert "  found:" in report.text
    assert report.remedy


def test_a_layer_wider_than_the_frame_is_refused_at_the_shape_that_leaves_it(tmp_path):
    west = [[-x, y] for x, y in DATE_LINE]
    wide = collection(feature("west", west), feature("east", DATE_LINE), crs=MERCATOR)
    done = overlay(tmp_path, wide, wide, "--area", "planar")
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    report = next(r for r in reports_of(done.stderr) if r.code == "CTG-CROSS-004")
    assert (report.file, report.line) == ("sources.geojson", 2)
    assert "east" in report.text
    assert report.remedy


def test_degrees_are_projected_and_the_answer_says_where_it_measured(tmp_path):
    degrees = layer(in_degrees(square(0, 0)), crs=None)
    answer = json.loads(overlay(tmp_path, degrees, degrees).stdout)
    assert "EPSG:2154" in answer["options"]["method"]
    assert [row["of_source"] for row in answer["rows"]] == [1]


def test_a_repair_is_told_with_both_areas_and_a_great_one_is_refused(tmp_path):
    loop = [
        *square(0, 0)[:4],
        [WEST, SOUTH + 3],
        [WEST + 2, SOUTH + 1],
        [WEST, SOUTH + 1],
        [WEST + 2, SOUTH + 3],
        [WEST, SOUTH + 0.5],
        square(0, 0)[0],
    ]
    done = overlay(tmp_path, layer(loop), SOUND, "--repair")
    assert done.returncode == 0, done.stderr
    report = next(r for r in reports_of(done.stderr) if r.code == "CTG-READ-063")
    assert (report.file, report.line) == ("sources.geojson", 1)
    assert "m²" in report.text
    refused = overlay(tmp_path, layer(BOW_TIE), SOUND, "--repair")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "CTG-READ-064" in refused.stderr


def test_layers_that_overlap_themselves_are_told(tmp_path):
    piled = collection(feature("a", square(0, 0)), feature("b", square(0.5, 0)))
    done = overlay(tmp_path, SOUND, piled, "--area", "planar")
    assert done.returncode == 0, done.stderr
    (report,) = [r for r in reports_of(done.stderr) if r.code == "CTG-CROSS-006"]
    assert report.severity == "warning"
    # Half of each square of 1 km² in common; both lie on 13001's eastern half or 13002.
    assert json.loads(done.stdout)["excess_m2"] == pytest.approx(SIDE * SIDE / 2)

# SPDX-License-Identifier: Apache-2.0
"""`ctg check WHOLES --made-of PARTS` on squares small enough to reckon by hand."""

import json

import pytest

X, Y = 900_000, 6_250_000


def square(west, south, east, north, **properties):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    ring = [[X + x, Y + y] for x, y in ring]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def layer(folder, name, *features):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    text = {"type": "FeatureCollection", "crs": crs, "features": features}
    (folder / name).write_text(json.dumps(text), encoding="utf-8")
    return name


@pytest.fixture
def communes(ctg):
    return layer(
        ctg.folder,
        "communes.geojson",
        square(0, 0, 1000, 1000, code="13001", epci="sud"),
        square(1000, 0, 2000, 1000, code="13002", epci="sud"),
        square(0, 1000, 2000, 2000, code="13003", epci="nord"),
    )


def test_an_exact_union_is_told_in_rows_and_in_words(ctg, communes):
    epci = layer(ctg.folder, "epci.geojson", square(0, 0, 2000, 1000, siren="sud"))
    done = ctg("check", epci, "--made-of", communes, "--code", "siren", "--part-whole", "epci")
    assert done.returncode == 1  # no whole "nord"
    assert "CTG-CROSS-050" in done.stderr
    done = ctg("check", epci, "--made-of", communes, "--code", "siren", "--format", "json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["schema"] == "ctg.nesting/1"
    (row,) = answer["rows"]
    assert (row["whole"], row["parts"], row["fit"]) == ("sud", 2, "exact")
    assert (row["gap_m2"], row["excess_m2"], row["x"]) == (0, 0, None)
    assert "CTG-CROSS-052" in done.stderr  # 13003 is in no whole


def test_a_difference_is_told_with_its_area_and_place_and_is_no_failure(ctg, communes):
    epci = layer(
        ctg.folder,
        "epci.geojson",
        square(0, 0, 2000, 1005, code="sud"),
        square(0, 1005, 2000, 2000, code="nord"),
    )
    done = ctg("check", epci, "--made-of", communes, "--part-whole", "epci", "--format", "json")
    assert done.returncode == 0, done.stderr
    south, north = json.loads(done.stdout)["rows"]
    assert south["fit"] == north["fit"] == "drift"
    assert south["gap_m2"] == pytest.approx(2000 * 5, rel=0.005)
    assert north["excess_m2"] == pytest.approx(2000 * 5, rel=0.005)
    assert Y + 1000 < south["y"] < Y + 1005
    narrow = ctg("check", epci, "--made-of", communes, "--drift-width", "2", "--format", "csv")
    assert narrow.returncode == 0
    assert narrow.stdout.count("different") == 2


def test_an_unknown_column_and_two_layers_of_wholes_are_refused(ctg, communes):
    done = ctg("check", communes, "--made-of", communes, "--part-code", "cod")
    assert done.returncode == 1
    assert "CTG-DATA-004" in done.stderr
    assert ctg("check", communes, communes, "--made-of", communes).returncode == 2
    assert ctg("check", communes, "--part-code", "code").returncode == 2

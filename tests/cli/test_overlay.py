# SPDX-License-Identifier: Apache-2.0
"""`ctg overlay` on layers small enough to reckon by hand."""

import hashlib
import json

import pytest


def square(code, west, south, east, north):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


def layer(folder, name, features, epsg=2154):
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{epsg}"}}
    text = {"type": "FeatureCollection", "crs": crs, "features": features}
    (folder / name).write_text(json.dumps(text), encoding="utf-8")
    return name


@pytest.fixture
def layers(ctg):
    x, y = 900_000, 6_250_000
    communes = [
        square("13001", x, y, x + 100, y + 100),
        square("13002", x + 100, y, x + 200, y + 100),
    ]
    antennes = [
        square("est", x + 150, y - 50, x + 400, y + 150),
        square("sud", x, y, x + 150, y + 40),
    ]
    return layer(ctg.folder, "communes.geojson", communes), layer(ctg.folder, "a.geojson", antennes)


def answer_of(ctg, *arguments):
    done = ctg("overlay", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_rows_have_the_fields_of_the_contract_and_add_up_to_the_sources(ctg, layers):
    answer = answer_of(ctg, *layers, "--area", "planar")
    assert answer["schema"] == "ctg.overlay/1"
    areas = {(row["source"], row["target"]): row["area_m2"] for row in answer["rows"]}
    assert areas == {
        ("13001", "sud"): 4000,
        ("13001", ""): 6000,
        ("13002", "est"): 5000,
        ("13002", "sud"): 2000,
        ("13002", ""): 3000,
    }
    shares = [row["of_source"] for row in answer["rows"] if row["source"] == "13002"]
    assert sum(shares) == 1
    assert answer["error_m2"] == 0


def test_areas_are_those_of_the_ellipsoid_by_default(ctg, layers):
    rows = answer_of(ctg, *layers)["rows"]
    whole = sum(row["area_m2"] for row in rows if row["source"] == "13001")
    assert whole != 10_000
    assert abs(whole / 10_000 - 1) < 0.005


def test_what_is_left_of_the_targets_is_told_on_request(ctg, layers):
    rows = answer_of(ctg, *layers, "--area", "planar", "--residues", "both")["rows"]
    left = {row["target"]: row["area_m2"] for row in rows if row["source"] == ""}
    assert left == {"est": 250 * 200 - 5000}


def test_any_number_of_threads_and_either_kernel_give_the_same(ctg, layers):
    one = answer_of(ctg, *layers, "--kernel", "walk")["rows"]
    assert answer_of(ctg, *layers, "--kernel", "walk", "--threads", "4")["rows"] == one
    other = answer_of(ctg, *layers, "--kernel", "trapezoids")["rows"]
    assert [row["area_m2"] for row in other] == pytest.approx([row["area_m2"] for row in one])


def test_degrees_are_projected_to_the_legal_crs(ctg):
    source = layer(ctg.folder, "s.geojson", [square("13055", 5.3, 43.2, 5.5, 43.4)], epsg=4326)
    answer = answer_of(ctg, source, source)
    assert "EPSG:2154" in answer["options"]["method"]
    assert [row["of_source"] for row in answer["rows"]] == [1]


def test_an_unknown_column_names_those_there_are(ctg, layers):
    done = ctg("overlay", *layers, "--source-code", "cod")
    assert done.returncode == 1
    assert "CTG-DATA-004" in done.stderr
    assert "code" in done.stderr


def test_a_code_that_comes_twice_is_refused(ctg, layers):
    twice = layer(
        ctg.folder, "t.geojson", [square("a", 900_000, 6_250_000, 900_001, 6_250_001)] * 2
    )
    done = ctg("overlay", layers[0], twice)
    assert done.returncode == 1
    assert "CTG-CROSS-002" in done.stderr


def test_weights_share_out_by_what_lies_where(ctg, layers):
    x, y = 900_000, 6_250_000
    points = f"x;y;foyers\n{x + 120};{y + 20};6\n{x + 170};{y + 20};3\n{x + 120};{y + 80};1\n"
    (ctg.folder / "foyers.csv").write_text(points, encoding="utf-8")
    answer = answer_of(ctg, *layers, "--weights", "foyers.csv", "--weight-column", "foyers")
    shared = {(row["source"], row["target"]): row["foyers"] for row in answer["rows"]}
    assert shared["13002", "sud"] == pytest.approx(6)
    assert shared["13002", "est"] == pytest.approx(3)
    assert shared["13002", ""] == pytest.approx(1)
    assert answer["in"] == pytest.approx(10)
    assert [note["code"] for note in answer["notes"]] == ["CTG-CROSS-040"]  # none in 13001


def test_points_lie_on_the_plane_of_the_sources(ctg):
    west, south = 640_000, 1_790_000  # in Guadeloupe
    source = layer(ctg.folder, "s.geojson", [square("a", west, south, west + 9, south + 9)], 5490)
    target = layer(ctg.folder, "t.geojson", [square("t", west, south, west + 4, south + 9)], 5490)
    points = f"x;y;n\n{west + 2};{south + 2};3\n{west + 7};{south + 2};1\n"
    (ctg.folder / "n.csv").write_text(points, encoding="utf-8")
    rows = answer_of(ctg, source, target, "--weights", "n.csv", "--weight-column", "n")["rows"]
    assert [(row["target"], row["n"]) for row in rows] == [
        ("t", pytest.approx(3)),
        ("", pytest.approx(1)),
    ]


def test_a_union_counts_each_place_once(ctg, layers):
    x, y = 900_000, 6_250_000
    over = layer(
        ctg.folder,
        "over.geojson",
        [square("a", x, y, x + 150, y + 100), square("b", x + 50, y, x + 200, y + 50)],
    )
    rows = answer_of(ctg, layers[0], over, "--union", "--area", "planar")["rows"]
    assert [(row["source"], row["covered_m2"], row["overlapped_m2"]) for row in rows] == [
        ("13001", pytest.approx(10_000), pytest.approx(2_500)),
        ("13002", pytest.approx(7_500), pytest.approx(2_500)),
    ]
    assert all(row["share"] <= 1 and row["depth"] == 2 for row in rows)


def test_a_union_leaves_nothing_out_and_refuses_to_tell_residues(ctg, layers):
    done = ctg("overlay", *layers, "--union", "--residues", "both")
    assert done.returncode == 2
    assert "--union: not with --residues" in done.stderr


def test_options_are_refused_in_the_language_of_the_session(ctg, layers):
    for asked, en, fr in (
        (("--union", "--settle"), "--union: not with --settle", "--union: pas avec --settle"),
        (("--weights", "n.csv"), "only with --weight-column", "seulement avec --weight-column"),
        (("--kernel", "k"), "one of fastest,trapezoids,walk", "l'un de fastest,trapezoids,walk"),
        (("--threads", "0"), "a whole number, 1–256", "un nombre entier, 1–256"),
        (("--crs", "-1"), "a number above 0", "un nombre supérieur à 0"),
    ):
        for lang, words in (("en", en), ("fr", fr)):
            done = ctg("overlay", *layers, *asked, lang=lang)
            assert done.returncode == 2
            assert words in done.stderr


def test_a_union_tells_that_sources_overlap(ctg, layers):
    x, y = 900_000, 6_250_000
    over = layer(
        ctg.folder, "over.geojson", [square(code, x, y, x + 90, y + 90) for code in ("a", "b")]
    )
    answer = answer_of(ctg, over, layers[1], "--union")
    assert [note["code"] for note in answer["notes"]] == ["CTG-CROSS-009"]


def test_trapezoids_call_no_strip_drift(ctg):
    x, y = 900_000, 6_250_000
    source = layer(ctg.folder, "s.geojson", [square("s", x, y, x + 2_000, y + 2_000)])
    target = layer(ctg.folder, "t.geojson", [square("b", x + 1_990, y, x + 9_000, y + 2_000)])
    classes = {
        kernel: answer_of(ctg, source, target, "--kernel", kernel)["rows"][0]["class"]
        for kernel in ("walk", "trapezoids")
    }
    assert classes == {"walk": "drift", "trapezoids": "real"}
    assert "trapezoids" in ctg("overlay", "--help").stdout


def test_the_envelope_says_what_was_asked_of_which_files(ctg, layers):
    weights = b"x;y;n\n900120;6250020;6\n"
    (ctg.folder / "n.csv").write_bytes(weights)
    asked = ("--weights", "n.csv", "--weight-column", "n", "--settle", "--kernel", "walk")
    options = answer_of(ctg, *layers, *asked)["options"]
    assert options["weights_sha256"] == hashlib.sha256(weights).hexdigest()
    assert (options["weight_column"], options["settle"]) == ("n", "true")
    assert (options["kernel"], options["crs"]) == ("walk", "EPSG:2154")
    assert answer_of(ctg, *layers)["options"]["settle"] == "false"


def test_strips_are_settled_on_request_and_the_area_moved_is_told(ctg):
    x, y = 900_000, 6_250_000
    source = layer(ctg.folder, "s.geojson", [square("s", x, y, x + 2_000, y + 2_000)])
    targets = layer(
        ctg.folder,
        "t.geojson",
        [square("a", x, y, x + 1_990, y + 2_000), square("b", x + 1_990, y, x + 9_000, y + 2_000)],
    )
    rows = answer_of(ctg, source, targets, "--area", "planar")["rows"]
    assert [(row["target"], row["class"]) for row in rows] == [("a", "real"), ("b", "drift")]
    settled = answer_of(ctg, source, targets, "--area", "planar", "--settle")
    assert [(row["target"], row["area_m2"]) for row in settled["rows"]] == [("a", 4_000_000)]
    assert settled["moved_m2"] == 20_000


def test_weights_that_lie_elsewhere_are_warned_of_with_both_places(ctg, layers):
    (ctg.folder / "n.csv").write_text("lon;lat;n\n2.35;48.85;4\n", encoding="utf-8")
    asked = (*layers, "--weights", "n.csv", "--weight-column", "n")
    assert [note["code"] for note in answer_of(ctg, *asked)["notes"]] == ["CTG-CROSS-061"]
    done = ctg("overlay", *asked, "--strict", lang="fr")
    assert done.returncode == 1
    assert "n.csv" in done.stderr
    assert "longitude de 2.35 à 2.35" in done.stderr


def test_a_layer_without_features_is_refused_for_what_it_lacks(ctg, layers):
    done = ctg("overlay", layers[0], layer(ctg.folder, "none.geojson", []))
    assert done.returncode == 1
    assert "none.geojson: error CTG-CROSS-064: a layer has no feature" in done.stderr


def test_a_table_that_tells_no_place_is_refused(ctg, layers):
    (ctg.folder / "n.csv").write_text("code;n\n13001;4\n", encoding="utf-8")
    done = ctg("overlay", *layers, "--weights", "n.csv", "--weight-column", "n")
    assert done.returncode == 1
    assert "CTG-CROSS-042" in done.stderr
    assert "idcar_" in done.stderr

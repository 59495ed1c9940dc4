# SPDX-License-Identifier: Apache-2.0
"""`ctg cover`, and what every verb shares: formats, files, exit codes, errors."""

import csv
import io
import json

import pytest
from ctg_command import SHIPPED, replace

FIELDS = [
    "year",
    "by",
    "zone",
    "name",
    "basis",
    "share",
    "low",
    "high",
    "covered",
    "total",
    "communes_covered",
    "communes_total",
    "conventions",
    "communes_partly_covered",
]  # contract.md §4


def cover(ctg, *arguments):
    return ctg("cover", SHIPPED, "--years", "2018:2021", *arguments)


def rows_of(ctg, *arguments):
    done = cover(ctg, "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["rows"]


def test_json_has_the_members_and_fields_of_the_contract(ctg):
    answer = json.loads(cover(ctg, "--format", "json", "--detail").stdout)
    assert answer["schema"] == "ctg.cover/1"
    assert list(answer)[:5] == ["schema", "study", "options", "rows", "notes"]
    assert answer["options"]["basis"] == "population"
    assert [list(row) for row in answer["rows"]] == [[*FIELDS, "detail"]] * 4
    for row in answer["rows"]:
        assert len(row["detail"]["covered"]) == row["communes_covered"]
        assert len(row["detail"]["uncovered"]) == row["communes_total"] - row["communes_covered"]
        assert all(set(o) == {"commune", "conventions"} for o in row["detail"]["overlaps"])


def test_csv_says_the_same_as_json(ctg):
    table = list(csv.DictReader(io.StringIO(cover(ctg, "--format", "csv").stdout)))
    rows = rows_of(ctg)
    assert [float(row["share"]) for row in table] == [row["share"] for row in rows]
    assert list(table[0]) == FIELDS


def test_french_csv_opens_in_a_french_spreadsheet(ctg):
    text = cover(ctg, "--format", "csv-fr").stdout
    assert text.startswith("\ufeff")
    table = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
    assert [float(row["share"].replace(",", ".")) for row in table] == [
        row["share"] for row in rows_of(ctg)
    ]


@pytest.mark.parametrize("by", ["antenne", "epci"])
def test_the_zones_of_a_partition_add_up_to_the_whole(ctg, by):
    whole = {row["year"]: row["covered"] for row in rows_of(ctg)}
    parts = dict.fromkeys(whole, 0.0)
    for row in rows_of(ctg, "--by", by):
        parts[row["year"]] += row["covered"]
    assert parts == whole


def test_themes_follow_who_holds_the_competence(ctg):
    rows = rows_of(ctg, "--by", "theme")
    assert len({row["zone"] for row in rows}) == 6
    assert all(0 <= row["share"] <= 1 for row in rows)


def test_two_runs_print_the_same_bytes(ctg):
    first, second = cover(ctg, "--format", "json"), cover(ctg, "--format", "json")
    assert first.stdout == second.stdout


def test_the_order_of_rows_changes_nothing(ctg, study):
    register = study.parent / "conventions.csv"
    header, *lines = register.read_text(encoding="utf-8").splitlines()
    register.write_text("\n".join([header, *reversed(lines)]) + "\n", encoding="utf-8")
    options = ("--years", "2018:2021", "--format", "csv")
    assert ctg("cover", study, *options).stdout == ctg("cover", SHIPPED, *options).stdout


def test_a_file_is_not_overwritten_unless_asked(ctg):
    target = ctg.folder / "out.csv"
    target.write_text("mine", encoding="utf-8")
    assert cover(ctg, "--out", target).returncode == 3
    assert target.read_text(encoding="utf-8") == "mine"
    assert cover(ctg, "--out", target, "--overwrite").returncode == 0
    assert target.read_text(encoding="utf-8").startswith("year,")
    assert [file.name for file in ctg.folder.iterdir()] == ["out.csv"]


def test_the_years_are_asked_for_never_guessed(ctg):
    assert ctg("cover", SHIPPED).returncode == 2
    assert ctg("cover", SHIPPED, "--years", "2021:2018").returncode == 2
    assert ctg("cover", SHIPPED, "--years", "2018:2021", "--by", "canton").returncode == 2


def test_an_unknown_basis_names_the_nearest(ctg):
    done = cover(ctg, "--basis", "populaton", "--lang", "en")
    assert done.returncode == 2
    assert "nearest: population" in done.stderr
    assert done.stdout == ""


def test_an_unknown_commune_is_shown_with_its_line_and_the_nearest(ctg, study):
    replace(study.parent / "conventions.csv", "13056 13077 13098", "13056 13077 13999")
    done = ctg("cover", study, "--years", "2018", "--lang", "en")
    assert done.returncode == 1
    assert "conventions.csv:3:" in done.stderr
    assert "CTG-TERR-003" in done.stderr
    assert "13999" in done.stderr
    assert "nearest:" in done.stderr
    assert "^" in done.stderr


def test_faults_of_several_files_are_told_at_once(ctg, study):
    replace(study.parent / "conventions.csv", "signee", "signe")
    replace(study.parent / "scheme.toml", "clip = true", "clib = true")
    done = ctg("check", study, "--lang", "en")
    assert done.returncode == 1
    assert "CTG-CONV-002" in done.stderr
    assert "CTG-CONF-002" in done.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "status"),
    [
        ("conventions.csv", "14/06/2018", "2018-06-31", "CTG-CONV-003", 1),
        ("conventions.csv", "31/12/2022", "31/12/2017", "CTG-CONV-004", 1),
        ("conventions.csv", "CTG-2018-02", "CTG-2018-01", "CTG-CONV-001", 1),
        ("conventions.csv", ";territoire;", ";teritoire;", "CTG-DATA-004", 1),
        ("study.toml", "reference_day", "reference_dey", "CTG-CONF-002", 1),
        ("study.toml", 'file = "conventions.csv"', 'file = "convention.csv"', "CTG-READ-001", 1),
        ("study.toml", "[study]", "[study", "CTG-CONF-001", 1),
    ],
)
def test_bad_input_is_refused_by_name(ctg, study, file, old, new, code, status):
    replace(study.parent / file, old, new)
    done = ctg("cover", study, "--years", "2018:2019", "--lang", "en")
    assert code in done.stderr
    assert done.returncode in (status, 3)
    assert done.stdout == ""


def test_a_missing_study_is_no_access(ctg):
    done = ctg("cover", "nowhere.toml", "--years", "2018")
    assert done.returncode == 3
    assert "CTG-READ-001" in done.stderr


def test_messages_are_french_or_english(ctg):
    english = ctg("cover", "nowhere.toml", "--years", "2018", "--lang", "en")
    french = ctg("cover", "nowhere.toml", "--years", "2018", "--lang", "fr")
    assert "to mend:" in english.stderr
    assert "à faire :" in french.stderr


def test_strict_refuses_what_is_only_warned_of(ctg):
    # 15141 Neussargues en Pinatelle was divided on 2025-01-01.
    (ctg.folder / "menages.csv").write_text("code;menages\n15141;100\n", encoding="utf-8")
    passage = ("rebase", "menages.csv", "--from", 2024, "--to", 2025)
    assert ctg(*passage).returncode == 0
    done = ctg(*passage, "--strict", "--lang", "en")
    assert done.returncode == 1
    assert "CTG-CLI-002" in done.stderr


def test_a_geopackage_holds_the_zones(ctg):
    target = ctg.folder / "epci.gpkg"
    assert cover(ctg, "--by", "epci", "--out", target).returncode == 0
    assert target.read_bytes().startswith(b"SQLite format 3")
    assert cover(ctg, "--out", ctg.folder / "total.gpkg").returncode == 2


def rectangle(west, south, east, north, **properties):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def write_features(file, *features):
    collection = {"type": "FeatureCollection", "features": list(features)}
    file.write_text(json.dumps(collection), encoding="utf-8")


def test_what_lies_where_shares_out_communes_of_two_planes(ctg, tmp_path):
    """13001 is measured in Lambert-93, 97411 in RGR92, where nothing is said to lie: by area."""
    marseille, reunion = (5.37, 43.30, 5.38, 43.31), (55.45, -20.90, 55.46, -20.89)
    write_features(
        tmp_path / "communes.geojson",
        rectangle(*marseille, code="13001", nom="Un"),
        rectangle(*reunion, code="97411", nom="Deux"),
    )
    write_features(
        tmp_path / "territoires.geojson",
        *(
            rectangle(west, south, (west + east) / 2, north, code="ouest", nom="Ouest")
            for west, south, east, north in (marseille, reunion)
        ),
    )
    (tmp_path / "foyers.csv").write_text("lon,lat,n\n5.372,43.305,9\n5.378,43.305,1\n")
    (tmp_path / "population.csv").write_text("code;population\n13001;100\n97411;300\n")
    (tmp_path / "conventions.csv").write_text(
        "id;territoire;statut;date_signature;date_effet;date_fin\n"
        "A;ouest;signee;2018-06-01;;2021-05-31\n"
    )
    (tmp_path / "study.toml").write_text(
        "[study]\nname = 'Deux plans'\ndepartement = '13'\ngeography_year = 2025\n"
        "[communes]\nfile = 'communes.geojson'\n"
        "[territories]\nfile = 'territoires.geojson'\n"
        "[conventions]\nfile = 'conventions.csv'\n"
        "[cells]\nfile = 'foyers.csv'\ncolumn = 'n'\n"
        "[weights.population]\nfile = 'population.csv'\ncolumn = 'population'\nyear = 2023\n"
    )
    options = ("--years", "2019", "--basis", "population", "--format", "json", "--lang", "en")
    done = ctg("cover", tmp_path / "study.toml", *options)
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout)["rows"][0]
    assert row["covered"] == pytest.approx(90)  # 97411 lies outside the département
    assert (row["low"], row["high"]) == (0.0, 1.0)
    assert "commune 97411 Deux is cut" in done.stderr
    assert "ouest 50.0 %" in done.stderr

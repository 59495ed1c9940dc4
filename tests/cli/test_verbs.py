# SPDX-License-Identifier: Apache-2.0
"""The other verbs: each does its work on the shipped study, and shows an example in its help."""

import json
import shutil
import zipfile

import pytest
from ctg_command import DATA, SHIPPED, replace

VERBS = "demo init check cover overlay indicators score plan group portrait fetch doctor".split()


def answer_of(ctg, *arguments):
    done = ctg(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("verb", VERBS)
def test_help_shows_an_example_in_both_languages(ctg, verb):
    english = ctg(verb, "--help", lang="en")
    french = ctg(verb, "--help", lang="fr")
    assert english.returncode == french.returncode == 0
    assert f"ctg {verb}" in english.stdout.split("Example:")[1]
    assert f"ctg {verb}" in french.stdout.split("Exemple :")[1]


def test_no_verb_or_a_wrong_one_is_wrong_usage(ctg):
    assert ctg().returncode == 2
    assert ctg("covr").returncode == 2
    assert ctg("--version").stdout.startswith("ctg ")


def test_check_counts_what_it_read_and_writes_nothing(ctg):
    rows = {row["part"]: row["count"] for row in answer_of(ctg, "check", SHIPPED)["rows"]}
    assert rows["communes"] == 121
    assert rows["epci"] == 4
    assert rows["antennes"] == 6
    assert rows["conventions"] == 7
    assert list(ctg.folder.iterdir()) == []


def test_check_reads_a_zipped_layer_by_its_name_and_in_a_folder_by_what_it_is_named_after(ctg):
    communes = DATA / "ctg" / "communes-schematiques-2025" / "communes.geojson"
    members = {"a.zip": "a.geojson", "b.geojson.zip": "b.geojson", "c.zip": "c.csv"}
    for archive, member in members.items():
        with zipfile.ZipFile(ctg.folder / archive, "w") as file:
            file.write(communes, member)
    named = answer_of(ctg, "check", "a.zip", "b.geojson.zip")["rows"]
    assert [(row["format"], row["rows"]) for row in named] == [("layer", 121)] * 2
    (found,) = answer_of(ctg, "check", ".")["rows"]
    assert found["file"].endswith("b.geojson.zip")
    assert "CTG-READ-069" in ctg("check", "c.zip").stderr


def test_check_says_what_each_file_of_a_study_is(ctg):
    rows = {row["part"]: row for row in answer_of(ctg, "check", SHIPPED)["rows"]}
    population = rows["weights.population"]
    assert population["file"].endswith("population.csv")
    assert (population["format"], population["separator"]) == ("CSV", ";")
    assert population["header_line"] == 1
    assert rows["indicators"]["file"] is None


def test_check_says_what_files_are_without_a_study(ctg):
    (ctg.folder / "filosofi.csv").write_bytes(
        "CODGEO;NBMENFISC21;MED21;TP6021\n13004;10;20000,5;s\n".encode("utf-8-sig")
    )
    (ctg.folder / "old.csv").write_bytes("Titre\n\ncode;nom\n1;Régie\n".encode("cp1252"))
    answer = answer_of(ctg, "check", "filosofi.csv", "old.csv")
    filosofi, old = answer["rows"]
    assert (filosofi["publication"], filosofi["years"]) == ("insee-filosofi-communes", "2021")
    assert (filosofi["encoding"], filosofi["decimal_mark"]) == ("UTF-8 (BOM)", ",")
    assert (old["encoding"], old["header_line"], old["publication"]) == ("Windows-1252", 3, None)
    assert [note["code"] for note in answer["notes"]] == ["CTG-READ-040", "CTG-READ-041"]


def test_check_of_files_tells_the_faults_of_all_at_once(ctg):
    (ctg.folder / "a.csv").write_text("a;b\n1;2;3\n")
    (ctg.folder / "b.csv").write_text("a;a\n1;2\n")
    done = ctg("check", ".")
    assert done.returncode == 1
    assert "a.csv:2" in done.stderr
    assert "b.csv:1" in done.stderr


def test_check_reports_a_territory_in_two_pieces(ctg, study):
    with (study.parent / "territoires.csv").open("a", encoding="utf-8") as file:
        file.write("epars;Épars;13004\népars;Épars;13055\n".replace("épars;", "epars;"))
    notes = answer_of(ctg, "check", study)["notes"]
    pieces = [note for note in notes if note["code"] == "CTG-STUD-013"]
    assert len(pieces) == 1
    assert "13004 | 13055" in pieces[0]["message"]


def test_indicators_have_the_fields_of_the_contract(ctg):
    rows = answer_of(ctg, "indicators", SHIPPED)["rows"]
    assert list(rows[0]) == [
        "territory",
        "indicator",
        "value",
        "low",
        "high",
        "state",
        "numerator",
        "denominator",
        "level",
        "year",
        "source",
        "raw",
    ]
    for row in rows:
        if row["value"] is not None:
            assert row["low"] <= row["value"] <= row["high"]


def test_scores_rank_every_territory_and_contributions_add_up(ctg):
    answer = answer_of(ctg, "score", SHIPPED)
    totals = [row for row in answer["rows"] if row["level"] == "total"]
    assert min(row["rank"] for row in totals) == 1
    for row in totals:
        points = [
            part["points"]
            for part in answer["contributions"]
            if part["territory"] == row["territory"]
        ]
        assert sum(points) == pytest.approx(row["score"], rel=1e-12)
        assert row["rank_best"] <= row["rank"] <= row["rank_worst"]


def test_the_plan_is_proven_and_each_date_has_its_reason(ctg):
    answer = answer_of(ctg, "plan", SHIPPED)
    assert answer["status"] == "optimal"
    assert answer["gap"] == pytest.approx(0, abs=1e-6)
    assert all(row["reason"] for row in answer["rows"] if row["signature"])
    for load in answer["load"]:
        assert load["used"] <= load["capacity"] + 1e-9


def test_no_plan_satisfies_impossible_rules(ctg, study):
    replace(study.parent / "calendar.toml", "hard = false", "hard = true")
    capacities = study.parent / "antennes-capacite.csv"
    header, *lines = capacities.read_text(encoding="utf-8").splitlines()
    none = [";".join([*line.split(";")[:2], "0"]) for line in lines]
    capacities.write_text("\n".join([header, *none]) + "\n", encoding="utf-8")
    done = ctg("plan", study, "--lang", "en")
    assert done.returncode == 5
    assert "CTG-PLAN-010" in done.stderr


def test_portraits_are_written_by_key(ctg):
    done = ctg("portrait", SHIPPED, "marseille", "--out", "pages")
    assert done.returncode == 0, done.stderr
    assert {file.name for file in (ctg.folder / "pages").iterdir()} == {
        "index.html",
        "territoire-marseille.html",
    }


def test_a_portrait_shows_the_territories_that_it_is_compared_with(ctg):
    done = ctg("portrait", SHIPPED, "marseille", "--compare", "accm", "--out", "pages")
    assert done.returncode == 0, done.stderr
    page = (ctg.folder / "pages" / "territoire-marseille.html").read_text(encoding="utf-8")
    assert "À côté d&apos;autres territoires" in page
    done = ctg("portrait", SHIPPED, "marseille", "--compare", "acm", "--out", "no")
    assert done.returncode == 2
    assert "accm" in done.stderr
    assert not (ctg.folder / "no").exists()


def test_without_a_browser_pages_are_written_and_printing_is_explained(ctg, monkeypatch):
    monkeypatch.setenv("CTG_BROWSER", "/nowhere/chromium")
    done = ctg("portrait", SHIPPED, "marseille", "--pdf", "--out", "pages", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "CTG-PORT-020" in done.stderr
    assert "A4" in done.stderr
    assert (ctg.folder / "pages" / "territoire-marseille.html").exists()


def test_a_chart_is_written_as_its_file_name_says(ctg, monkeypatch):
    done = ctg("chart", "ladder", SHIPPED, "--out", "ladder.json")
    assert done.returncode == 0, done.stderr
    assert json.loads((ctg.folder / "ladder.json").read_text(encoding="utf-8"))["$schema"]
    done = ctg("chart", "ladder", SHIPPED, "--out", "ladder.html")
    assert "Content-Security-Policy" in (ctg.folder / "ladder.html").read_text(encoding="utf-8")
    monkeypatch.setenv("CTG_BROWSER", "/nowhere/chromium")
    done = ctg("chart", "ladder", SHIPPED, "--out", "ladder.svg", "--lang", "en")
    assert done.returncode == 2
    assert "CTG-PORT-022" in done.stderr


def test_a_chart_is_not_written_under_a_name_that_says_another_kind(ctg):
    done = ctg("chart", "ladder", SHIPPED, "--out", "ladder.xyz", "--lang", "en")
    assert done.returncode == 2
    assert "CTG-PORT-050" in done.stderr
    assert not (ctg.folder / "ladder.xyz").exists()
    done = ctg("chart", "ladder", SHIPPED, "--out", "LADDER.JSON")
    assert json.loads((ctg.folder / "LADDER.JSON").read_text(encoding="utf-8"))["$schema"]
    if shutil.which("chromium") is None:
        return
    done = ctg("chart", "ladder", SHIPPED, "--out", "ladder.PDF")
    assert done.returncode == 0, done.stderr
    assert (ctg.folder / "ladder.PDF").read_bytes().startswith(b"%PDF")


def test_a_map_of_an_indicator_takes_no_territory(ctg):
    done = ctg("chart", "indicator-map", SHIPPED, "marseille", "--indicator", "taux_pauvrete")
    assert done.returncode == 2
    assert "indicator-map" in done.stderr


def test_a_browser_that_does_not_print_is_named(ctg, monkeypatch):
    monkeypatch.setenv("CTG_BROWSER", "/bin/false")
    done = ctg("portrait", SHIPPED, "marseille", "--pdf", "--out", "pages", "--lang", "en")
    assert done.returncode == 3
    assert "CTG-PORT-021" in done.stderr


def test_an_unknown_territory_is_refused_before_anything_is_written(ctg):
    done = ctg("portrait", SHIPPED, "marseile", "--out", "pages", "--lang", "en")
    assert done.returncode == 2
    assert "marseille" in done.stderr
    assert list(ctg.folder.iterdir()) == []


def test_demo_runs_the_whole_chain(ctg):
    done = ctg("demo", "--out", "demo")
    assert done.returncode == 0, done.stderr
    files = {file.suffix for file in (ctg.folder / "demo").iterdir()}
    assert files == {".html", ".csv", ".json", ".gpkg", ".xlsx"}
    assert "2018" in done.stdout


def test_init_writes_a_study_that_check_reads_up_to_its_missing_files(ctg):
    assert ctg("init", "mine", lang="en").returncode == 0
    assert (ctg.folder / "mine" / "study.toml").exists()
    done = ctg("check", "mine", lang="en")
    assert done.returncode == 1
    assert "CTG-READ-001" in done.stderr
    assert "CTG-CONF" not in done.stderr
    assert ctg("init", "mine").returncode == 3


def test_doctor_names_what_it_found(ctg):
    rows = {row["name"]: row for row in answer_of(ctg, "doctor")["rows"]}
    for name in "ctg GDAL GEOS PROJ libcurl CBC libxlsxwriter study vega".split():
        assert rows[name]["state"], name

# SPDX-License-Identifier: Apache-2.0
"""What a fetch makes: a study that checks and covers at once, and how a second run treats it."""

import hashlib
import json

import pytest
from departement import (
    COMMUNES,
    CONTOURS,
    DATASET,
    DATE,
    EPCI_DATASET,
    FIRST_EPCI,
    SECOND_EPCI,
    TABLE,
    YEAR,
)

BOTH = ("--dataset", DATASET, "--dataset", EPCI_DATASET)
FACTS = f"/api/explore/v2.1/catalog/datasets/{DATASET}"


def bytes_below(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows_of(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["rows"]


def test_the_study_passes_check_at_once(ctg):
    assert ctg.fetch(*BOTH).returncode == 0
    counts = {row["part"]: row["count"] for row in rows_of(ctg("check", "etude", "--format=json"))}
    assert counts["communes"] == len(COMMUNES)
    assert counts["epci"] == counts["territories"] == counts["tables"] == 2
    assert counts["conventions"] == 0


def test_the_study_covers_at_once_by_population(ctg):
    assert ctg.fetch().returncode == 0
    cover = ("cover", "etude", "--basis", "population", "--format", "json", "--years")
    assert [(row["covered"], row["total"]) for row in rows_of(ctg(*cover, YEAR))] == [(0, 6100)]
    with (ctg.study / "conventions.csv").open("a", encoding="utf-8") as register:
        register.write(f"A;CTG de l'Aube;{FIRST_EPCI};;signee;2024-01-01;;;;\n")
    assert [(row["covered"], row["total"]) for row in rows_of(ctg(*cover, YEAR))] == [(1500, 6100)]


def test_answers_stand_in_the_study_as_served(ctg, service):
    assert ctg.fetch("--dataset", DATASET).returncode == 0
    assert (ctg.study / "communes.geojson").read_bytes() == service.answers[CONTOURS]
    assert (ctg.study / f"{DATASET}.csv").read_bytes() == service.answers[TABLE]


def test_the_manifest_tells_address_date_size_digest_and_licence(ctg, service):
    assert ctg.fetch(*BOTH).returncode == 0
    manifest = json.loads((ctg.study / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["schema"] == "ctg.fetch/1"
    for entry in manifest["files"]:
        body = (ctg.study / entry["file"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(body).hexdigest()
        assert entry["bytes"] == len(body)
        assert entry["date"] == DATE
        assert entry["url"].removeprefix(service.url) in service.paths
        assert entry["licence"].startswith("Licence Ouverte")
    for name, digest in manifest["made"].items():
        assert digest == hashlib.sha256((ctg.study / name).read_bytes()).hexdigest()


def test_members_outside_the_departement_are_listed_and_noted(ctg):
    done = ctg.fetch()
    assert f"{SECOND_EPCI},CC des Dunes,30001" in (ctg.study / "epci.csv").read_text("utf-8")
    assert "CTG-FETC-014" in done.stderr
    assert "30001" in done.stderr


def test_a_commune_in_no_epci_is_noted(ctg):
    done = ctg.fetch()
    assert "CTG-FETC-015" in done.stderr
    assert "48006" not in (ctg.study / "epci.csv").read_text("utf-8")


def test_a_commune_without_population_is_noted_and_left_empty_not_zero(ctg, service):
    service.change(CONTOURS, '"population": 77', '"population": null')
    done = ctg.fetch()
    assert "CTG-FETC-016" in done.stderr
    assert "48005,Dune,\r\n" in (ctg.study / "population.csv").read_bytes().decode()
    assert "48003,L'Étang,0\r\n" in (ctg.study / "population.csv").read_bytes().decode()


def test_json_names_each_answer(ctg):
    rows = rows_of(ctg.fetch("--format", "json"))
    assert [row["state"] for row in rows] == ["fetched"] * len(rows)
    assert rows[2]["file"] == "communes.geojson"


def test_two_fetches_make_the_same_bytes(ctg):
    assert ctg.fetch(*BOTH).returncode == 0
    first = bytes_below(ctg.study)
    ctg.study.rename(ctg.folder / "first")
    assert ctg.fetch(*BOTH).returncode == 0
    assert bytes_below(ctg.study) == first


def test_a_second_run_downloads_nothing_that_is_unchanged(ctg, service):
    assert ctg.fetch("--dataset", DATASET).returncode == 0
    before = bytes_below(ctg.study)
    service.asked.clear()
    service.date = "Fri, 27 Nov 2026 10:00:00 GMT"
    done = ctg.fetch("--dataset", DATASET, "--format", "json")
    assert {row["state"] for row in rows_of(done)} == {"unchanged"}
    assert "CTG-FETC-018" in done.stderr
    assert TABLE not in service.paths
    geography = [headers for path, headers in service.asked if "/api/" not in path]
    assert all("If-None-Match" in headers for headers in geography)
    assert bytes_below(ctg.study) == before
    assert not ctg.part.exists()


def test_what_has_changed_is_replaced_only_when_asked(ctg, service):
    assert ctg.fetch().returncode == 0
    before = bytes_below(ctg.study)
    service.change(CONTOURS, '"population": 1200', '"population": 1250')
    refused = ctg.fetch()
    assert refused.returncode == 3
    assert "CTG-FETC-027" in refused.stderr
    assert "communes.geojson" in refused.stderr
    assert bytes_below(ctg.study) == before
    service.asked.clear()
    assert ctg.fetch("--overwrite").returncode == 0
    assert "48001,Aube,1250" in (ctg.study / "population.csv").read_text("utf-8")
    assert not ctg.part.exists()
    # What the refused run had fetched is not fetched again.
    asked = dict(service.asked)
    assert "If-None-Match" in asked[CONTOURS]


def test_what_was_edited_or_added_is_kept(ctg, service):
    assert ctg.fetch().returncode == 0
    edited = ctg.study / "study.toml"
    edited.write_text(edited.read_text("utf-8") + "\n# mine\n", encoding="utf-8")
    (ctg.study / "notes").mkdir()
    (ctg.study / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    service.change(CONTOURS, '"population": 1200', '"population": 1250')
    done = ctg.fetch("--overwrite")
    assert done.returncode == 0, done.stderr
    assert "CTG-FETC-019" in done.stderr
    assert edited.read_text("utf-8").endswith("# mine\n")
    assert (ctg.study / "notes" / "mine.txt").read_text("utf-8") == "mine"
    again = ctg.fetch("--overwrite")
    assert "CTG-FETC-018" in again.stderr


def test_a_data_set_is_fetched_again_when_its_data_were_processed(ctg, service):
    assert ctg.fetch("--dataset", DATASET).returncode == 0
    service.change(TABLE, "48001;48;15", "48001;48;20")
    service.change_facts(FACTS, data_processed="2026-12-01T04:00:00+00:00")
    assert ctg.fetch("--dataset", DATASET, "--overwrite").returncode == 0
    assert "48001;48;20" in (ctg.study / f"{DATASET}.csv").read_text("utf-8")


def test_a_file_that_was_lost_is_put_back(ctg, service):
    assert ctg.fetch().returncode == 0
    before = bytes_below(ctg.study)
    (ctg.study / "communes.geojson").unlink()
    (ctg.study / "epci.csv").unlink()
    assert ctg.fetch().returncode == 0
    assert bytes_below(ctg.study) == before


def test_a_file_that_was_touched_is_fetched_again(ctg, service):
    assert ctg.fetch().returncode == 0
    (ctg.study / "communes.geojson").write_text("{}", encoding="utf-8")
    assert ctg.fetch("--overwrite").returncode == 0
    assert (ctg.study / "communes.geojson").read_bytes() == service.answers[CONTOURS]


def test_a_folder_of_others_is_never_touched(ctg, service):
    ctg.study.mkdir()
    (ctg.study / "mine.txt").write_text("mine", encoding="utf-8")
    done = ctg.fetch("--overwrite")
    assert done.returncode == 3
    assert "CTG-FETC-025" in done.stderr
    assert bytes_below(ctg.folder) == {"etude/mine.txt": b"mine"}
    assert service.asked == []


def test_a_folder_of_another_departement_is_refused(ctg):
    assert ctg.fetch().returncode == 0
    done = ctg.fetch("--overwrite", departement="13")
    assert done.returncode == 3
    assert "CTG-FETC-026" in done.stderr


@pytest.mark.parametrize("departement", ["99", "20", "1", "2C", "13;DROP", "../13", "975"])
def test_what_is_no_departement_is_refused_before_any_request(ctg, service, departement):
    done = ctg.fetch(departement=departement)
    assert done.returncode == 2
    assert "CTG-FETC-020" in done.stderr
    assert service.asked == []
    assert ctg.nothing_is_written()


@pytest.mark.parametrize("dataset", ["../x", "a b", "x?y", "é", ""])
def test_what_is_no_data_set_is_refused_before_any_request(ctg, service, dataset):
    done = ctg.fetch(f"--dataset={dataset}")
    assert done.returncode == 2
    assert service.asked == []
    assert ctg.nothing_is_written()


def test_the_current_year_may_be_asked_for_and_no_other(ctg):
    assert ctg.fetch("--year", YEAR).returncode == 0
    assert f"geography_year = {YEAR}" in (ctg.study / "study.toml").read_text("utf-8")
    ctg.study.rename(ctg.folder / "first")
    for year in (YEAR - 1, YEAR + 1, 2018):
        done = ctg.fetch("--year", year)
        assert done.returncode == 2
        assert "CTG-FETC-012" in done.stderr
        assert not ctg.study.exists()
        assert not ctg.part.exists()


def test_early_in_a_year_the_year_before_may_be_meant(ctg, service):
    service.date = "Mon, 04 Jan 2027 10:00:00 GMT"
    assert ctg.fetch("--year", 2026).returncode == 0
    assert "geography_year = 2026" in (ctg.study / "study.toml").read_text("utf-8")


def test_the_year_is_noted_with_the_day_it_was_served(ctg):
    done = ctg.fetch()
    assert "CTG-FETC-013" in done.stderr
    assert "2026-11-24" in done.stderr


def test_quiet_says_nothing(ctg):
    assert ctg.fetch("--quiet").stderr == ""

# SPDX-License-Identifier: Apache-2.0
"""`ctg rebase`, and studies whose files are of several geography years.

On INSEE's own list, passages are compared with an independent replay of its lines: a code goes
where its lines lead, day after day. That is exact for mergers and changes of code.
"""

import csv
import io
import json
import os
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest

SHARED = Path(os.environ["CTG_SHIPPED_DATA"]).parent.parent / "shared" / "data"
EVENTS = SHARED / "cog" / "mouvements-communes-2026.csv"
# Two codes changed and merged on one day, 2018-01-01, which no order of the lines tells.
CHAINED = {"14513": "50592", "49144": "44180"}
OF_ONE_DAY = {"50649", "44225"}
NO_GROUND = {"10", "34", "35", "70"}

shared = pytest.mark.skipif(not SHARED.is_dir(), reason="skipped: needs ../shared/data")


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def passage(ctg, first, last, *options):
    done = ctg("rebase", "--passage", "--from", first, "--to", last, "--format", "csv", *options)
    assert done.returncode == 0, done.stderr
    heirs = defaultdict(dict)
    for row in csv.DictReader(io.StringIO(done.stdout)):
        heirs[row["before"]][row["after"]] = float(row["share"])
    return heirs


def replayed(first, last):
    """Where the lines of the list lead each code that changes from one year to a later one."""
    by_day = defaultdict(list)
    for row in rows_of(EVENTS):
        is_between = f"{first}-01-01" < row["DATE_EFF"] <= f"{last}-01-01"
        types = (row["TYPECOM_AV"], row["TYPECOM_AP"])
        if is_between and types == ("COM", "COM") and row["MOD"] not in NO_GROUND:
            by_day[row["DATE_EFF"]].append((row["COM_AV"], row["COM_AP"]))
    heirs = {}
    for day in sorted(by_day):
        steps = defaultdict(set)
        for before, after in by_day[day]:
            steps[before].add(after)
        for before in steps:
            heirs.setdefault(before, {before})
        for code, now in heirs.items():
            after = set()
            for step in now:
                after |= steps.get(step, {step})
            heirs[code] = after
    return heirs


def codes_of(year):
    """The communes of a year: those of 2026, back through the lines of the list."""
    codes = {
        row["COM"]
        for row in rows_of(SHARED / "cog" / "communes-2026.csv")
        if row["TYPECOM"] == "COM"
    }
    by_day = defaultdict(list)
    for row in rows_of(EVENTS):
        is_later = row["DATE_EFF"] > f"{year}-01-01"
        between = {row["TYPECOM_AV"], row["TYPECOM_AP"]} <= {"COM", ""}
        if is_later and between and row["MOD"] != "10":
            by_day[row["DATE_EFF"]].append((row["COM_AV"], row["COM_AP"]))
    for day in sorted(by_day, reverse=True):
        codes -= {after for _, after in by_day[day]}
        codes |= {before for before, _ in by_day[day] if before}
    return codes - OF_ONE_DAY


@shared
@pytest.mark.parametrize(
    ("first", "last"), [(2018, 2026), (2014, 2020), (1990, 2012), (2019, 2024)]
)
def test_passages_follow_the_lines_of_the_list(ctg, first, last):
    found = passage(ctg, first, last, "--events", EVENTS)
    expected = replayed(first, last)
    at_first = codes_of(first)
    recreated = 0
    for code in at_first:
        heirs = expected.get(code, {code})
        own = set(found.get(code, {code: 1.0}))
        if first < 2018 <= last and code in CHAINED:
            heirs = {CHAINED[code]}
        assert own <= heirs, code
        if own != heirs:  # ground that was followed through a re-creation, where lines cross
            recreated += 1
    assert recreated <= 8
    assert not set(found) - at_first


@shared
def test_the_image_of_the_communes_of_2018_is_the_communes_of_2026(ctg):
    found = passage(ctg, 2018, 2026)
    image = {heir for code in codes_of(2018) for heir in found.get(code, {code: 1.0})}
    now = codes_of(2026)
    assert len(codes_of(2018)) == 35_357
    assert (len(now), image) == (34_875, now)


@shared
def test_shares_of_divided_communes_are_those_of_the_population(ctg):
    found = passage(ctg, 2018, 2026)
    expected = defaultdict(dict)
    for row in rows_of(SHARED / "cog" / "passage-2018-2026.csv"):
        expected[row["code_2018"]][row["code_2026"]] = float(row["part_population_2023"])
    for crossing in ("60054", "60455", "60694"):  # the README warns of them
        del expected[crossing]
    assert found.pop("60455") == {"60694": 1.0}
    assert set(found) == set(expected)
    for code, shares in expected.items():
        assert found[code] == pytest.approx(shares, abs=1e-6)
        assert sum(found[code].values()) == pytest.approx(1.0, abs=1e-12)


@shared
@pytest.mark.parametrize(("first", "last"), [(2018, 2026), (2026, 2018), (1968, 2026)])
def test_the_shipped_list_gives_the_passages_of_the_published_one(ctg, first, last):
    assert passage(ctg, first, last) == passage(ctg, first, last, "--events", EVENTS)


@shared
def test_passages_of_successive_years_make_the_long_one(ctg):
    steps = [passage(ctg, year, year + 1) for year in range(2018, 2026)]
    long = passage(ctg, 2018, 2026)
    for code in codes_of(2018):
        heirs = {code: 1.0}
        for step in steps:
            after = defaultdict(float)
            for now, share in heirs.items():
                for heir, part in step.get(now, {now: 1.0}).items():
                    after[heir] += share * part
            heirs = after
        if len(heirs) == 1:  # a division on the way forgets whose ground it was
            assert dict(heirs) == long.get(code, {code: 1.0}), code


@shared
def test_populations_of_2019_are_conserved_in_2025(ctg):
    source = SHARED / "epci" / "pmun-epci-2019-2025.csv"
    rows = [(r["code"], r["pmun_2019"]) for r in rows_of(source) if r["pmun_2019"]]
    text = "code,population\n" + "".join(f"{c},{n}\n" for c, n in rows)
    (ctg.folder / "p.csv").write_text(text, encoding="utf-8")
    done = ctg("rebase", "p.csv", "--from", 2019, "--to", 2025, "--format", "json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert sum(row["population"] for row in answer["rows"]) == pytest.approx(
        sum(int(n) for _, n in rows), rel=1e-12
    )
    assert "CTG-TERR-044" in {note["code"] for note in answer["notes"]}


def test_a_table_of_2018_is_carried_to_2026(ctg):
    (ctg.folder / "t.csv").write_text(
        "CODGEO;LIBGEO;menages;taux\n01039;Béon;100;12,5\n01138;Culoz;900;8,5\n13055;Marseille;3;1\n",
        encoding="utf-8",
    )
    done = ctg("rebase", "t.csv", "--from", 2018, "--to", 2026, "--format", "json", "--lang", "fr")
    assert done.returncode == 0, done.stderr
    first, second = json.loads(done.stdout)["rows"]
    assert (first["CODGEO"], first["LIBGEO"], first["menages"]) == ("01138", "Culoz-Béon", 1000)
    assert (first["taux"], first["taux_state"]) == (None, "not_collected")
    assert (second["menages"], second["taux"]) == (3, 1)
    assert "01039 → 01138" in done.stderr
    assert "total de menages : 1003 avant, 1003 après" in done.stderr


def test_a_code_of_another_year_is_named_with_its_years(ctg):
    (ctg.folder / "t.csv").write_text("code;n\n60694;1\n13999;2\n", encoding="utf-8")
    done = ctg("rebase", "t.csv", "--from", 2020, "--to", 2026, "--lang", "fr")
    assert done.returncode == 1
    assert "t.csv:2:1: erreur CTG-TERR-034" in done.stderr
    assert "1943-2018 (Villotran), 2024- (Les Hauts-Talican)" in done.stderr
    assert "t.csv:3:1: erreur CTG-TERR-052" in done.stderr
    kept = ctg("rebase", "t.csv", "--from", 2020, "--to", 2026, "--keep-unknown")
    assert kept.returncode == 0
    assert "CTG-TERR-049" in kept.stderr


def test_bad_wishes_are_refused(ctg):
    (ctg.folder / "t.csv").write_text("code;n\n01039;1\n", encoding="utf-8")
    years = ("--from", 2018, "--to", 2026)
    assert ctg("rebase", *years).returncode == 2
    assert ctg("rebase", "t.csv", *years, "--ratio", "n").returncode == 2
    late = ctg("rebase", "t.csv", "--from", 2018, "--to", 2030)
    assert late.returncode == 2
    assert "CTG-TERR-033" in late.stderr
    assert "CTG-DATA-004" in ctg("rebase", "t.csv", *years, "--counts", "m").stderr


STUDY = """[study]
name = "Ille-et-Vilaine"
departement = "{departement}"
geography_year = 2026
lang = "en"
[communes]
file = "communes.geojson"
geography_year = 2018
[epci]
file = "{shared}/epci/epci-composition-2025.csv"
geography_year = 2025
columns = {{ nom = "raison_sociale", code_commune = "insee" }}
[weights.population]
file = "{shared}/population/population-2023-cog2026.csv"
column = "pmun"
geography_year = 2026
"""


@shared
@pytest.mark.parametrize(("departement", "count"), [("13", 0), ("35", 13)])
def test_a_study_of_three_years_resolves_every_code(ctg, departement, count):
    extract_of_2018(departement, ctg.folder / "communes.geojson")
    text = STUDY.format(departement=departement, shared=SHARED)
    (ctg.folder / "study.toml").write_text(text, encoding="utf-8")
    done = ctg("check", "study.toml", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert f"codes that change ({count}):" in done.stderr
    communes = [code for code in codes_of(2026) if code.startswith(departement)]
    rows = {row["part"]: row["count"] for row in json.loads(done.stdout)["rows"]}
    assert rows["communes"] == len(communes)


def extract_of_2018(departement, target):
    """The communes of a département, by GDAL from the archive of all France."""
    geopandas = pytest.importorskip("geopandas")
    archive = SHARED / "boundaries" / "communes-france-2018.fgb.zip"
    with zipfile.ZipFile(archive) as packed:
        packed.extract("communes-france-2018.fgb", target.parent)
    france = geopandas.read_file(target.parent / "communes-france-2018.fgb")
    france[france["code"].str.startswith(departement)].to_file(target, driver="GeoJSON")


@shared
@pytest.mark.parametrize("year", [2025])
def test_memberships_of_a_year_are_picked_from_the_wide_file(ctg, year):
    # Département 85 holds 85113 L'Île-d'Yeu, which is in no EPCI.
    extract_of_2018("85", ctg.folder / "communes.geojson")
    text = STUDY.split("[epci]")[0] + (
        '[epci]\nfile = "{shared}/epci/epci-appartenance-2019-2025.csv"\n'
        f"year = {year}\ngeography_year = {year}\n"
    )
    text = text.format(departement="85", shared=SHARED)
    (ctg.folder / "study.toml").write_text(text, encoding="utf-8")
    done = ctg("check", "study.toml", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert "communes in no EPCI (1): 85113" in done.stderr

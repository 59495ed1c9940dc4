# SPDX-License-Identifier: Apache-2.0
"""The dashboard as `ctg portrait` and `ctg demo` write it: links, range, an earlier year."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

from ctg_command import SHIPPED, Ctg, replace

BIRTHS = "../insee/etat-civil-2022/etat_civil.csv"


def page(file: Path) -> str:
    return unescape(file.read_text(encoding="utf-8"))


def data_of(index: Path) -> dict:
    text = index.read_text(encoding="utf-8")
    found = re.search(r'id="dashboard">(.*?)</script>', text, re.DOTALL)
    return json.loads(found[1])


def links_of(index: Path) -> set[str]:
    return set(re.findall(r'href="([^"#]+\.html)"', page(index)))


def test_the_index_of_one_territory_links_to_no_page_that_is_not_there(ctg: Ctg) -> None:
    assert ctg("portrait", SHIPPED, "marseille", "--out", "pages").returncode == 0
    folder = ctg.folder / "pages"
    assert links_of(folder / "index.html") == {"territoire-marseille.html"}
    pages = [
        territory["page"] for territory in data_of(folder / "index.html")["territories"].values()
    ]
    assert sorted(filter(None, pages)) == ["territoire-marseille.html"]


def test_all_links_of_a_demo_lead_to_files(ctg: Ctg) -> None:
    assert ctg("demo", "--out", "demo").returncode == 0
    folder = ctg.folder / "demo"
    links = links_of(folder / "index.html")
    assert "calendrier.html" in links
    assert {link for link in links if not (folder / link).is_file()} == set()
    data = data_of(folder / "index.html")
    assert all((folder / each["page"]).is_file() for each in data["territories"].values())


def test_the_dashboard_shows_what_draws_make_of_the_calendar(ctg: Ctg) -> None:
    assert ctg("portrait", SHIPPED, "marseille", "--out", "pages").returncode == 0
    index = page(ctg.folder / "pages" / "index.html")
    assert "8 tirages sur 10" in index
    assert "Scénarios comparés" in index
    assert "Visite du préfet à chaque candidat (exemple)" in index


def test_what_was_gained_over_a_year_is_the_difference_of_the_shares(ctg: Ctg) -> None:
    assert ctg("portrait", SHIPPED, "marseille", "--out", "pages").returncode == 0
    whole = data_of(ctg.folder / "pages" / "index.html")["bases"][0]["whole"][0]
    years = sorted(whole)
    assert "change" not in whole[years[0]]
    for before, year in zip(years, years[1:], strict=False):
        assert whole[year]["gain"] == whole[year]["value"] - whole[before]["value"]
    # The story of the register: 13,35 % at the end of 2018, 69,97 % at the end of 2019.
    assert whole["2019"]["change"] == "+56,6 points"


def test_an_earlier_study_stands_beside(ctg: Ctg, study: Path) -> None:
    births = study.parent / BIRTHS
    lines = births.read_text(encoding="utf-8").splitlines()
    column = lines[0].split(";").index("naissances")

    def twice(line: str) -> str:
        cells = line.split(";")
        if cells[column].isdigit():
            cells[column] = str(2 * int(cells[column]))
        return ";".join(cells)

    births.write_text("\n".join([lines[0], *map(twice, lines[1:])]) + "\n", encoding="utf-8")
    done = ctg("portrait", SHIPPED, "--before", study, "--out", "pages", lang="fr")
    assert done.returncode == 0, done.stderr
    folder = ctg.folder / "pages"
    index = page(folder / "index.html")
    assert "Score depuis" in index
    assert "Rang alors" in index
    # Fewer births than before: less need, wherever a score moved.
    scores = re.findall(r'data-sort="(-?[\d.]+)">[−+]?[\d,]+</td><td[^>]*>\d+</td></tr>', index)
    assert len(scores) > 10
    assert all(float(score) <= 0.0 for score in scores)
    portrait = page(folder / "territoire-marseille.html")
    assert '<th scope="col" class="figure">Avant</th>' in portrait
    assert "Depuis l'étude d'avant" in portrait


def test_without_an_earlier_study_nothing_is_said_of_one(ctg: Ctg) -> None:
    assert ctg("portrait", SHIPPED, "marseille", "--out", "pages").returncode == 0
    for file in (ctg.folder / "pages").glob("*.html"):
        assert "Rang alors" not in page(file)
        assert ">Avant<" not in page(file)


def test_an_earlier_study_that_is_not_there_is_told(ctg: Ctg) -> None:
    done = ctg("portrait", SHIPPED, "marseille", "--before", "2023/study.toml", "--out", "pages")
    assert done.returncode == 3
    assert "2023/study.toml" in done.stderr


def test_a_scenario_that_cannot_be_read_is_told_by_check(ctg: Ctg, study: Path) -> None:
    replace(study, "visite.toml", "visites.toml")
    done = ctg("check", study)
    assert done.returncode != 0
    assert "visites.toml" in done.stderr
    assert "study.toml" in done.stderr

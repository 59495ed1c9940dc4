# SPDX-License-Identifier: Apache-2.0
"""Charts as files: every chart of the shipped study is drawn by vl-convert, in French."""

from __future__ import annotations

import json
import re
import struct
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import ctg
import pytest

TERRITORIES = {
    "heatmap": ["marseille"],
    "multiples": ["marseille", "accm", "ct-pays-aix"],
    "ladder": ["marseille"],
    "peers": ["marseille"],
    "waterfall": ["marseille"],
    "why": ["marseille", "accm"],
}
NAMES = [*TERRITORIES, "slope", "map", "lorenz", "types"]


@pytest.fixture(scope="module")
def charts(study: ctg.Study) -> dict[str, ctg.Chart]:
    scores = {name: score_chart(study, name) for name in NAMES}
    coverage = ctg.coverage_of(study, 2018, 2021, ctg.Basis.population)
    return {"coverage": coverage.plot(), **scores, **charts_of_calendar(study)}


def score_chart(study: ctg.Study, name: str) -> ctg.Chart:
    before = study if name == "slope" else None
    return ctg.score_chart(study, name, TERRITORIES.get(name, []), before=before)


def charts_of_calendar(study: ctg.Study) -> dict[str, ctg.Chart]:
    plan = ctg.plan_of(study)
    simulated = ctg.simulation_of(study, plan, draws=200, seed=1)
    return {
        "gantt": ctg.calendar_gantt(study, plan),
        "loads": ctg.antenne_loads(plan),
        "fan": simulated.plot(),
        "histograms": simulated.plot_histograms(),
        "forced": ctg.forced_coverage_of(study, plan, draws=200, seed=1).plot(),
    }


def words_of(svg: str) -> list[str]:
    drawing = ElementTree.fromstring(svg)
    return ["".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text")]


def test_every_chart_of_a_study_is_drawn_in_french(
    charts: dict[str, ctg.Chart], tmp_path: Path
) -> None:
    for name, chart in charts.items():
        file = tmp_path / f"{name}.svg"
        chart.save(file)
        words = words_of(file.read_text(encoding="utf-8"))
        assert len(words) > 3, name
        assert not [word for word in words if re.search(r"undefined|NaN|null", word)], name
        # Neither "12.5" nor "1,234" nor "50%": a comma, a thin space, a space before the sign.
        wrong = [word for word in words if re.search(r"\d\.\d|[1-9],\d{3}\b|\d%", word)]
        assert wrong == [], name
    percents = words_of((tmp_path / "coverage.svg").read_text(encoding="utf-8"))
    assert "25\N{NO-BREAK SPACE}%" in percents


def test_a_notebook_is_given_the_specification_that_is_saved(
    charts: dict[str, ctg.Chart], tmp_path: Path
) -> None:
    chart = charts["ladder"]
    chart.save(tmp_path / "ladder.json")
    bundle = chart._repr_mimebundle_()
    specification = bundle["application/vnd.vegalite.v5+json"]
    assert specification["$schema"].endswith("/vega-lite/v5.json")
    assert json.loads((tmp_path / "ladder.json").read_text(encoding="utf-8")) == specification


def test_a_picture_has_as_many_dots_as_its_scale_says(
    charts: dict[str, ctg.Chart], tmp_path: Path
) -> None:
    sizes = []
    for scale in (1, 2):
        file = tmp_path / f"{scale}.png"
        charts["lorenz"].save(file, scale=scale)
        picture = file.read_bytes()
        assert picture.startswith(b"\x89PNG")
        sizes.append(struct.unpack(">II", picture[16:24]))
    (width, height), (twice_width, twice_height) = sizes
    assert abs(twice_width - 2 * width) <= 1
    assert abs(twice_height - 2 * height) <= 1


def test_a_page_carries_its_programs_and_a_pdf_is_one(
    charts: dict[str, ctg.Chart], tmp_path: Path
) -> None:
    charts["lorenz"].save(tmp_path / "lorenz.pdf")
    assert (tmp_path / "lorenz.pdf").read_bytes().startswith(b"%PDF-")
    charts["lorenz"].save(tmp_path / "lorenz.html", lang="en")
    page = (tmp_path / "lorenz.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in page
    assert "vega" in page


def test_a_file_is_replaced_only_when_told(charts: dict[str, ctg.Chart], tmp_path: Path) -> None:
    file = tmp_path / "lorenz.svg"
    charts["lorenz"].save(file)
    with pytest.raises(ctg.ReadError, match="CTG-WRIT-001"):
        charts["lorenz"].save(file)
    charts["lorenz"].save(file, overwrite=True)


def test_another_ending_is_refused_with_those_that_are_known(
    charts: dict[str, ctg.Chart], tmp_path: Path
) -> None:
    with pytest.raises(ctg.ArgumentError, match=r"CTG-PORT-050.*\n.*\.svg, \.png or \.pdf"):
        charts["lorenz"].save(tmp_path / "lorenz.jpeg")
    assert list(tmp_path.iterdir()) == []


def test_without_vl_convert_the_refusal_says_what_to_install(
    charts: dict[str, ctg.Chart], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(ImportError, match="pip install vl-convert-python"):
        charts["lorenz"].save(tmp_path / "lorenz.svg")
    charts["lorenz"].save(tmp_path / "lorenz.json")

# SPDX-License-Identifier: Apache-2.0
"""`ctg chart`: each chart of the scores of a study, as a Vega-Lite specification."""

import json
import os
from pathlib import Path

import pytest

STUDY = Path(os.environ["CTG_SHIPPED_DATA"]) / "bouches-du-rhone" / "study.toml"

TERRITORIES = {
    "heatmap": ["marseille"],
    "multiples": [],
    "ladder": ["marseille"],
    "peers": ["marseille"],
    "waterfall": ["marseille"],
    "why": ["marseille", "accm"],
    "map": [],
    "lorenz": [],
    "types": [],
}


def chart_of(ctg, *arguments):
    answer = ctg("chart", *arguments, "--quiet")
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


@pytest.mark.parametrize("name", TERRITORIES)
def test_each_chart_is_a_specification_with_words_for_those_who_do_not_see_it(ctg, name):
    chart = chart_of(ctg, name, STUDY, *TERRITORIES[name])
    assert chart["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json"
    assert chart["description"]


def test_help_names_every_chart_and_shows_an_example(ctg):
    words = ctg("chart", "--help").stdout
    for name in [*TERRITORIES, "slope"]:
        assert name in words
    assert "ctg chart ladder study.toml" in words


def test_between_a_study_and_itself_no_line_of_a_slope_rises(ctg):
    chart = chart_of(
        ctg, "slope", STUDY, "--before", STUDY, "--labels", "2023,2024", "--measure", "score"
    )
    assert "2023" in json.dumps(chart)
    assert "2024" in json.dumps(chart)


def test_a_chart_goes_to_a_file_and_replaces_none_unasked(ctg, tmp_path):
    file = tmp_path / "why.json"
    arguments = ("chart", "why", STUDY, "marseille", "accm", "--out", file)
    assert ctg(*arguments).returncode == 0
    assert json.loads(file.read_text(encoding="utf-8"))["$schema"]
    assert ctg(*arguments).returncode == 3


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["why", STUDY, "marseille"], "CTG-SCOR-100"),
        (["lorenz", STUDY, "marseille"], "CTG-SCOR-100"),
        (["slope", STUDY], "CTG-SCOR-101"),
        (["heatmap", STUDY, "marseile"], "CTG-SCOR-038"),
    ],
)
def test_what_cannot_be_drawn_is_told(ctg, arguments, code):
    answer = ctg("chart", *arguments)
    assert answer.returncode != 0
    assert not answer.stdout
    assert code in answer.stderr


def test_a_chart_that_does_not_exist_is_wrong_usage(ctg):
    assert ctg("chart", "pie", STUDY).returncode == 2

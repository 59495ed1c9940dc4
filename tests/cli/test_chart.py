# SPDX-License-Identifier: Apache-2.0
"""`ctg chart`: each chart of the scores of a study, as a Vega-Lite specification."""

import itertools
import json
import os
import re
import shutil
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

POVERTY = ["indicator-map", STUDY, "--indicator", "taux_pauvrete"]


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
    for name in [*TERRITORIES, "slope", "indicator-map"]:
        assert name in words
    assert "ctg chart ladder study.toml" in words
    assert "ctg chart indicator-map study.toml --indicator" in words


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
        (["indicator-map", STUDY, "--indicator", "taux_pauvretee"], "CTG-PORT-036"),
        ([*POVERTY, "--bounds", "20,10"], "CTG-PORT-031"),
        ([*POVERTY, "--bounds", "10,20", "--classes", "jenks"], "CTG-PORT-039"),
        ([*POVERTY, "--bounds", "10,20", "--step", "5"], "CTG-PORT-039"),
    ],
)
def test_what_cannot_be_drawn_is_told(ctg, arguments, code):
    answer = ctg("chart", *arguments)
    assert answer.returncode != 0
    assert not answer.stdout
    assert code in answer.stderr


def legend_of(chart):
    """The labels of the classes, without that of no value, and the title above them."""
    colour = chart["layer"][0]["encoding"]["color"]
    labels = [label for label in colour["scale"]["domain"] if label != "Sans valeur"]
    return labels, colour["legend"]["title"]


def test_a_rate_is_mapped_in_classes_whose_bounds_stand_in_the_legend(ctg):
    labels, title = legend_of(chart_of(ctg, *POVERTY, "--classes", "jenks", "--count", "4"))
    assert len(labels) == 4
    assert all(" à " in label for label in labels)
    assert title == "%, borne haute comprise"
    for first, second in itertools.pairwise(labels):
        assert first.split(" à ")[1] == second.split(" à ")[0]


def test_bounds_by_hand_are_the_same_for_communes_territories_and_epci(ctg):
    legends = [
        legend_of(chart_of(ctg, *POVERTY, "--bounds", "12,15.5,20", "--by", by))
        for by in ("commune", "territory", "epci")
    ]
    assert legends[0][0] == ["12 ou moins", "12 à 15,5", "15,5 à 20", "plus de 20"]
    assert legends[0] == legends[1] == legends[2]


@pytest.fixture
def other(tmp_path):
    """The shipped study once more, to be changed."""
    shutil.copytree(STUDY.parent.parent, tmp_path / "data")
    return tmp_path / "data" / STUDY.parent.name / STUDY.name


def changed(file, change):
    text = file.read_text(encoding="utf-8")
    assert change(text) != text
    file.write_text(change(text), encoding="utf-8")


def test_two_years_have_the_same_bounds(ctg, other):
    figures = other.parents[1] / "insee" / "filosofi-2021" / "pauvrete.csv"
    changed(figures, lambda text: re.sub(r";(\d)(\d*)$", r";\2\1", text, flags=re.MULTILINE))
    options = ["--indicator", "taux_pauvrete", "--classes", "jenks"]

    def bounds(study, *before):
        return legend_of(chart_of(ctg, "indicator-map", study, *options, *before))

    assert bounds(STUDY, "--before", other) == bounds(other, "--before", STUDY)
    assert bounds(STUDY) != bounds(other)


def test_the_scheme_states_classes_and_the_command_line_others(ctg, other):
    def states(bounds):
        rule = f'id = "taux_pauvrete"\nclasses = {{ bounds = {bounds} }}'
        return lambda text: re.sub(r'id = "taux_pauvrete"(\nclasses.*)?', rule, text)

    scheme = other.parent / "scheme.toml"
    changed(scheme, states([12, 20]))
    asked = ["indicator-map", other, "--indicator", "taux_pauvrete"]
    assert legend_of(chart_of(ctg, *asked))[0] == ["12 ou moins", "12 à 20", "plus de 20"]
    assert len(legend_of(chart_of(ctg, *asked, "--classes", "equal", "--count", "3"))[0]) == 3
    changed(scheme, states([20, 12]))
    refused = ctg("chart", *asked)
    assert refused.returncode == 1
    assert "scheme.toml:78" in refused.stderr
    assert "CTG-PORT-031" in refused.stderr


def test_each_option_of_classes_changes_that_of_the_scheme_and_no_other(ctg, other):
    rule = 'id = "taux_pauvrete"\nclasses = { method = "equal", count = 3, step = 5 }'
    scheme = other.parent / "scheme.toml"
    changed(scheme, lambda text: re.sub(r'id = "taux_pauvrete"(\nclasses.*)?', rule, text))

    def legend(*options):
        return legend_of(
            chart_of(ctg, "indicator-map", other, "--indicator", "taux_pauvrete", *options)
        )[0]

    equal = ("--classes", "equal", "--step", "5")
    assert legend() == legend(*equal, "--count", "3")
    assert legend("--count", "5") == legend(*equal, "--count", "5") != legend()
    assert legend("--step", "1") == legend("--classes", "equal", "--count", "3", "--step", "1")
    assert legend("--bounds", "15") == ["15 ou moins", "plus de 15"]


def test_a_count_is_circles_and_in_classes_it_is_warned_of(ctg, other):
    changed(other.parent / "scheme.toml", as_count)
    asked = ["chart", "indicator-map", other, "--indicator", "taux_pauvrete"]
    circles = ctg(*asked)
    assert '"type":"circle"' in circles.stdout
    assert "CTG-PORT-035" not in circles.stderr
    classes = ctg(*asked, "--classes", "jenks")
    assert '"type":"circle"' not in classes.stdout
    assert "CTG-PORT-035" in classes.stderr
    assert ctg(*asked, "--classes", "jenks", "--strict").returncode != 0


def as_count(scheme):
    """The scheme with the numerator of its poverty rate instead of the rate."""
    before, after = scheme.split('id = "taux_pauvrete"')
    own, *others = after.split("[[indicator]]")
    own = re.sub(r"denominator = .*\n", "", own).replace('"ratio"', '"count"')
    return before + 'id = "taux_pauvrete"' + "[[indicator]]".join([own, *others])


@pytest.mark.parametrize(
    "arguments",
    [
        ["indicator-map", STUDY],
        ["ladder", STUDY, "--indicator", "taux_pauvrete"],
        [*POVERTY, "--count", "10"],
        [*POVERTY, "--classes", "fisher"],
        [*POVERTY, "--step", "0"],
    ],
)
def test_options_that_go_with_no_map_are_wrong_usage(ctg, arguments):
    assert ctg("chart", *arguments).returncode == 2


def test_a_chart_that_does_not_exist_is_wrong_usage(ctg):
    assert ctg("chart", "pie", STUDY).returncode == 2


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "a number above 0"), ("fr", "un nombre supérieur à 0")]
)
def test_a_step_that_is_none_is_refused_in_the_language_of_the_user(ctg, lang, words):
    refused = ctg("chart", *POVERTY, "--step", "0", "--lang", lang).stderr
    assert words in refused
    assert len(refused) < 300

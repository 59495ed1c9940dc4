# SPDX-License-Identifier: Apache-2.0
"""How sure ranks are and what they are made of: `ctg score --draws`, `ctg explain`, `ctg why`."""

import os
import shutil
from pathlib import Path

import pytest
from small_units import SCHEME, answer_of, small_units

SHIPPED = Path(os.environ["CTG_SHIPPED_DATA"])
STUDY = SHIPPED / "bouches-du-rhone" / "study.toml"
UNITS = """pays,emploi,loyer
A,4,10
B,8,16
C,5,5
"""
DOUBTS = """
[uncertainty]
draws = 400
seed = 3
vary = ["weights"]
[[alternative]]
id = "emploi-double"
weights = { emploi = 2 }
"""


@pytest.fixture
def small(ctg):
    return small_units(ctg, UNITS, SCHEME + DOUBTS)


def test_draws_say_how_sure_ranks_are(ctg, small):
    # A 45, B 50, C 62.5: C leads unless jobs weigh nearly all, B is before A unless rents do.
    answer = answer_of(ctg, "score", *small, "--draws", "300", "--first", "1")
    assert answer["options"]["draws"] == "300"
    assert answer["options"]["seed"] == "3"
    assert answer["options"]["vary"] == "weights"
    chances = {row["unit"]: row for row in answer["chances"] if row["doubt"] == "all"}
    assert chances["C"]["rank_median"] == 1
    assert chances["C"]["first"] > 0.9
    before = {(row["unit"], row["other"]): row["chance"] for row in answer["before"]}
    assert before["C", "A"] == 1.0
    assert before["C", "B"] + before["B", "C"] == pytest.approx(1.0)
    assert [row["doubt"] for row in answer["shifts"]] == ["all", "weights"]
    assert answer == answer_of(ctg, "score", *small, "--draws", "300", "--first", "1")


def test_one_doubt_alone_is_all_of_the_variance(ctg, small):
    answer = answer_of(ctg, "score", *small, "--sensitivity")
    assert answer["sensitivities"]
    for row in answer["sensitivities"]:
        # A scores its two indicators near alike: its variance is small, but all of it is there.
        assert row["first_order"] == pytest.approx(1.0, abs=0.25)
        assert row["total"] == pytest.approx(1.0, abs=0.25)


def test_variants_rank_by_alternatives_and_without_each_indicator(ctg, small):
    rows = answer_of(ctg, "score", *small, "--variants")["variants"]
    double = {row["unit"]: row["score"] for row in rows if row["alternative"] == "emploi-double"}
    assert double == pytest.approx({"A": 130 / 3, "B": 60.0, "C": 175 / 3})
    ranks = {row["unit"]: row["rank"] for row in rows if row["without"] == "loyer"}
    assert ranks == {"A": 3, "B": 1, "C": 2}


def test_an_explanation_adds_up_and_tells_what_would_move_the_unit(ctg, small):
    answer = answer_of(ctg, "explain", "A", *small, "--against", "B")
    points = {row["indicator"]: row["points"] for row in answer["rows"]}
    assert points == pytest.approx({"emploi": -20.0, "loyer": 15.0})
    assert answer["summary"][0]["score"] - answer["summary"][0]["other"] == pytest.approx(-5.0)
    moves = {(row["indicator"], row["direction"]): row for row in answer["moves"]}
    assert moves["emploi", "up"]["needed"] == pytest.approx(5.0)  # then A has B's 50
    assert moves["emploi", "up"]["reached"] == 2
    assert moves["emploi", "down"]["needed"] is None  # A is last


def test_why_sets_two_units_side_by_side_with_the_chance_of_their_order(ctg, small):
    answer = answer_of(ctg, "why", "C", "B", *small)
    assert sum(row["points"] for row in answer["rows"]) == pytest.approx(12.5)
    assert answer["before"][0]["chance"] > 0.9


def test_names_that_are_not_there_are_refused_with_the_nearest(ctg, small):
    done = ctg("explain", "Bb", *small)
    assert done.returncode == 2
    assert "CTG-SCOR-038" in done.stderr
    assert ctg("why", "A", *small).returncode == 2
    assert ctg("explain", "A", "B", *small).returncode == 2
    assert ctg("score", *small, "--draws", "0").returncode == 2
    assert ctg("score", *small, "--since", str(STUDY)).returncode == 2


def test_territories_of_a_study_are_explained_and_drawn(ctg):
    answer = answer_of(ctg, "why", str(STUDY), "marseille", "accm")
    difference = answer["summary"][0]["score"] - answer["summary"][0]["other"]
    assert sum(row["points"] for row in answer["rows"]) == pytest.approx(difference, rel=1e-12)
    scores = answer_of(ctg, "score", str(STUDY))["rows"]
    totals = {row["territory"]: row for row in scores if row["level"] == "total"}
    assert totals["marseille"]["score"] == answer["summary"][0]["score"]
    ranks = [row["rank_in_antenne"] for row in totals.values()]
    assert min(ranks) == 1
    assert max(ranks) < len(totals)


def test_a_study_is_compared_with_an_earlier_one(ctg):
    earlier = ctg.folder / "2022"
    shutil.copytree(SHIPPED, earlier)
    table = earlier / "bouches-du-rhone" / "territoires.csv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    # Allauch and Plan-de-Cuques without the first: only that perimeter differs.
    dropped = next(i for i, row in enumerate(rows) if row.startswith("allauch-plan-de-cuques"))
    table.write_text("".join(rows[:dropped] + rows[dropped + 1 :]), encoding="utf-8")
    answer = answer_of(
        ctg, "score", str(STUDY), "--since", str(earlier / "bouches-du-rhone" / "study.toml")
    )
    changes = {row["territory"]: row for row in answer["changes"]}
    moved = changes.pop("allauch-plan-de-cuques")
    assert moved["by_data"] == 0.0
    assert moved["by_others"] == 0.0
    assert moved["by_boundary"] == pytest.approx(moved["score_after"] - moved["score_before"])
    assert abs(moved["by_boundary"]) > 0.1
    assert all(row["score_after"] == row["score_before"] for row in changes.values())

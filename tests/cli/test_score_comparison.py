# SPDX-License-Identifier: Apache-2.0
"""`ctg score` beside its ranks: other methods, inequality between groups, types."""

import math
import os
from pathlib import Path

import pytest
from small_units import answer_of, small_units

STUDY = Path(os.environ["CTG_SHIPPED_DATA"]) / "bouches-du-rhone" / "study.toml"
UNITS = """pays,emploi,loyer,region,habitants
A,4,10,nord,10
B,8,16,nord,30
C,5,5,sud,10
D,2,18,sud,10
"""


@pytest.fixture
def small(ctg):
    return ("score", *small_units(ctg, UNITS))


def roots_of(answer):
    return {row["unit"]: row for row in answer["rows"] if row["node"] == "total"}


def test_the_most_favourable_weights_are_told_with_their_ranks(ctg, small):
    # Scores: A 40, 50; B 80, 20; C 50, 75; D 20, 10. B leads on one, C on the other.
    answer = answer_of(ctg, *small, "--check", "benefit_of_the_doubt,geometric")
    roots = roots_of(answer)
    assert [row["rank_benefit_of_the_doubt"] for row in roots.values()] == [3, 1, 1, 4]
    assert [row["rank_geometric"] for row in roots.values()] == [2, 3, 1, 4]
    doubt = answer["benefit_of_the_doubt"]
    shares = [row["share"] for row in doubt if row["unit"] == "A"]
    assert math.isclose(sum(shares), 1)
    bounded = answer_of(ctg, *small, "--check", "benefit_of_the_doubt", "--share-bounds", "0.5,0.5")
    assert bounded["options"]["share_bounds"] == "0.5,0.5"
    scores = {row["unit"]: row["score"] for row in bounded["benefit_of_the_doubt"]}
    # B with half of its score from each has w = (1/80, 1/20): 2 against 50/80 + 75/20.
    assert math.isclose(scores["B"], 2 / (50 / 80 + 75 / 20), abs_tol=2e-9)


def test_bounds_that_cannot_be_kept_are_refused_in_both_languages(ctg, small):
    wide = (*small, "--check", "benefit_of_the_doubt", "--share-bounds", "0,0.4")
    done = ctg(*wide, lang="en")
    assert done.returncode == 1 or done.returncode == 2
    assert "CTG-SCOR-061" in done.stderr
    assert "no shares between 0 and 0.4 of 2 indicators add up to 1" in done.stderr
    assert "aucune part entre 0 et 0.4 pour 2 indicateurs" in ctg(*wide, lang="fr").stderr
    assert ctg(*small, "--share-bounds", "0,1").returncode == 2


def test_inequality_is_split_between_the_groups_of_a_column(ctg, small):
    answer = answer_of(
        ctg, *small, "--inequality", "--group", "region", "--population", "habitants"
    )
    rows = {(r["score"], r["group"]): r for r in answer["inequality"]}
    jobs = rows[("emploi", None)]
    # 10 × 40, 30 × 80, 10 × 50, 10 × 20: mean 3500 / 60; the north has 2800 of it.
    assert jobs["units"] == 4
    assert math.isclose(jobs["mean"], 3500 / 60)
    pairs = 10 * 30 * 40 + 10 * 10 * 10 + 10 * 10 * 20 + 30 * 10 * 30 + 30 * 10 * 60 + 100 * 30
    assert math.isclose(jobs["gini"], pairs / (3500 * 60))
    parts = jobs["theil_between"] + jobs["theil_within"]
    assert math.isclose(jobs["theil"], parts, abs_tol=1e-12)
    assert math.isclose(rows[("emploi", "nord")]["value_share"], 0.8)
    assert rows[("emploi", "nord")]["gini_between"] is None
    assert ctg(*small, "--inequality", "--group", "regio").returncode == 1
    assert ctg(*small, "--group", "region").returncode == 2


def test_types_are_made_of_units_with_the_best_silhouette(ctg, small):
    answer = answer_of(ctg, *small, "--typology", "2..3")
    assert [row["types"] for row in answer["typology_fits"]] == [2, 3]
    assert answer["options"]["distance"] == "absolute"
    best = max(answer["typology_fits"], key=lambda row: row["mean_silhouette"])
    assert max(row["type"] for row in answer["typology"]) == best["types"]
    assert ctg(*small, "--typology", "two").returncode == 2
    assert "CTG-SCOR-072" in ctg(*small, "--typology", "2..9").stderr


def test_a_study_has_its_antennes_as_groups(ctg):
    answer = answer_of(ctg, "score", str(STUDY), "--inequality", "--typology", "2..4")
    totals = [row for row in answer["inequality"] if row["score"] == "total"]
    assert [row["group"] for row in totals] == [None, "A1", "A2", "A3", "A4", "A5", "A6"]
    whole, groups = totals[0], totals[1:]
    assert math.isclose(sum(row["weight_share"] for row in groups), 1)
    assert math.isclose(
        whole["theil_within"],
        sum(row["value_share"] * row["theil"] for row in groups),
        abs_tol=1e-12,
    )
    gini = whole["gini_between"] + whole["gini_within"] + whole["gini_overlap"]
    assert math.isclose(whole["gini"], gini, abs_tol=1e-12)
    assert len(answer["typology"]) == 19
    assert {row["exact"] for row in answer["typology_fits"]} == {True}


def test_critic_shows_the_weights_that_scores_suggest(ctg, small):
    answer = answer_of(ctg, *small, "--check", "critic")
    weights = {row["indicator"]: row["critic_weight"] for row in answer["critic_weights"]}
    assert sum(weights.values()) == pytest.approx(1.0)
    assert all("rank_critic" in row for row in answer["rows"])

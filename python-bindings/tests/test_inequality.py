# SPDX-License-Identifier: Apache-2.0
"""Inequality, types, and the benefit of the doubt held against a linear program of SciPy."""

from __future__ import annotations

import math
from pathlib import Path

import ctg
import numpy as np
import pytest
from scipy import optimize

SCHEME = """
[scheme]
id = "s"
version = "1"
{indicators}
[[node]]
id = "total"
"""


def scheme_of(folder: Path, count: int) -> ctg.CompositeScheme:
    indicators = "".join(
        f'[[indicator]]\nid = "i{i}"\nparent = "total"\ndirection = "more"\ngoalposts = [0, 100]\n'
        for i in range(count)
    )
    file = folder / "scheme.toml"
    file.write_text(SCHEME.format(indicators=indicators))
    return ctg.composite_scheme_from(ctg.read_document(file))


def units_of(scores: np.ndarray) -> ctg.Table:
    columns = ["unit", *(f"i{i}" for i in range(scores.shape[1]))]
    rows = [[f"u{u:02}", *(str(v) for v in row)] for u, row in enumerate(scores)]
    return ctg.Table(columns, rows)


@pytest.mark.parametrize("bounds", [(0.0, 1.0), (0.05, 0.5), (0.2, 0.2)])
def test_the_benefit_of_the_doubt_is_what_highs_finds(
    bounds: tuple[float, float], tmp_path: Path
) -> None:
    low, high = bounds
    scores = np.random.default_rng(3).integers(1, 100, size=(15, 5))
    found = ctg.composed_scores(
        units_of(scores),
        scheme_of(tmp_path, 5),
        checks=["benefit_of_the_doubt"],
        share_bounds=bounds,
    ).benefit_of_the_doubt.rows
    for unit, own in enumerate(scores):
        shares = np.vstack([np.eye(5) - high, low - np.eye(5)]) * own
        done = optimize.linprog(
            -own,
            A_ub=np.vstack([scores, shares]),
            b_ub=np.concatenate([np.ones(15), np.zeros(10)]),
            method="highs",
        )
        rows = [row for row in found if row[0] == f"u{unit:02}"]
        assert math.isclose(float(rows[0][1] or 0), -done.fun, abs_tol=1e-7)
        assert math.isclose(sum(float(row[3] or 0) for row in rows), 1)


def test_bounds_floors_and_unknown_checks_are_refused_by_name(tmp_path: Path) -> None:
    units = units_of(np.array([[0, 50], [80, 20]]))
    scheme = scheme_of(tmp_path, 2)
    with pytest.raises(ctg.ArgumentError, match="CTG-SCOR-061"):
        ctg.composed_scores(units, scheme, checks=["benefit_of_the_doubt"], share_bounds=(0, 0.3))
    with pytest.raises(ctg.DataError, match="CTG-SCOR-062"):
        ctg.composed_scores(units, scheme, checks=["geometric"])
    ranks = ctg.composed_scores(units, scheme, checks=["geometric"], floor=1).to_pandas()
    assert ranks.query("node == 'total'")["rank_geometric"].tolist() == [2, 1]
    with pytest.raises(ValueError, match="schulze"):
        ctg.composed_scores(units, scheme, checks=["schulze"])  # type: ignore[list-item]


def test_inequality_takes_weights_groups_and_gaps() -> None:
    found = ctg.inequality([1, math.nan, 3, None], weights=[2, 1, 1, 1], groups=list("aabb"))
    assert [note.code for note in found.notes] == ["CTG-SCOR-065"]
    # 1, 1, 3: mean 5/3, differences 4 · 2 = 8 over 2 · 9 · 5/3.
    assert math.isclose(found.gini, 8 / 30)
    assert math.isclose(found.theil, found.theil_between)
    with pytest.raises(ctg.DataError, match="CTG-SCOR-067"):
        ctg.inequality([-1, 2])
    with pytest.raises(ValueError, match="as many groups"):
        ctg.inequality([1, 2], groups=["a"])


def test_a_study_is_split_by_antennes(study: ctg.Study) -> None:
    rows = ctg.inequalities_of(study).to_pandas()
    totals = rows[rows["score"] == "total"]
    whole = totals[totals["group"].isna()].iloc[0]
    parts = whole["gini_between"] + whole["gini_within"] + whole["gini_overlap"]
    assert math.isclose(whole["gini"], parts, abs_tol=1e-12)
    assert totals["units"].iloc[0] == 19


def test_types_take_a_count_or_a_range(study: ctg.Study) -> None:
    types = ctg.typology_of(study, 3, distance="euclidean")
    assert len(types.medoids) == 3
    assert types.is_exact
    assert set(types.to_pandas()["medoid"]) == set(types.medoids)
    with pytest.raises(ctg.ArgumentError, match="CTG-SCOR-072"):
        ctg.typology({"a": [1.0], "b": [2.0]}, 3)
    with pytest.raises(ValueError, match="cosine"):
        ctg.typology({"a": [1.0], "b": [2.0]}, 2, distance="cosine")


def test_charts_keep_the_order_of_the_caller() -> None:
    cells = [("logement", "sociale", 61.0), ("logement", "territoriale", None)]
    table = ctg.profile_multiples({"Z": cells, "A": cells}, lang="fr").table
    assert [row[0] for row in table[1]] == ["Z", "Z", "A", "A"]
    assert table[1][1][3] == "–"
    slope = ctg.slope_chart({"A": 1.0}, {"A": 2.0, "B": 1.0}, years=("2023", "2024"))
    assert slope.table == (["Territoire", "2023", "2024"], [["A", "1", "2"], ["B", "–", "1"]])
    with pytest.raises(ValueError, match="rank or score"):
        ctg.slope_chart({}, {}, years=("a", "b"), measure="place")

# SPDX-License-Identifier: Apache-2.0
"""Scores of plain tables of units by a tree of indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from ctg import _ctg
from ctg.tables import table_from

if TYPE_CHECKING:
    import pandas

    Check = Literal[
        "copeland", "borda", "kemeny", "topsis", "geometric", "benefit_of_the_doubt", "critic"
    ]


def composed_scores(
    units: pandas.DataFrame | _ctg.Table,
    scheme: _ctg.CompositeScheme,
    *,
    checks: Sequence[Check] = (),
    share_bounds: tuple[float, float] = (0.0, 1.0),
    floor: float | None = None,
) -> _ctg.CompositeScoring:
    """Scores of units at each node of a scheme's tree, from the indicators up to the root.

    Parameters
    ----------
    units : DataFrame or Table
        A row for each unit; the scheme names its columns.
    scheme : CompositeScheme
    checks : sequence of str, optional
        Ranks of the same scores by other methods, on the rows of the root: "copeland", "borda",
        "kemeny", "topsis", "geometric", "benefit_of_the_doubt", "critic".
    share_bounds : (float, float), optional
        Least and most share of an indicator in a score by the benefit of the doubt.
    floor : float, optional
        What lower scores count as, for "geometric" and "benefit_of_the_doubt".

    Raises
    ------
    DataError
        A column that is not there, a cell that is no number, a unit twice, a gap that is refused.

    Examples
    --------
    >>> scores = ctg.composed_scores(units, tree, checks=["borda"]).to_pandas()
    >>> scores.query("node == 'total'")[["unit", "score", "rank"]].values.tolist()
    [['a', 62.5, 1], ['b', 50.0, 2]]
    >>> critic = ctg.composed_scores(units, tree, checks=["critic"])
    >>> [row[0] for row in critic.critic_weights.rows]
    ['jobs', 'rent']
    >>> free = ctg.composed_scores(units, tree, checks=["benefit_of_the_doubt"])
    >>> free.benefit_of_the_doubt.rows[2][:2]
    ['b', 1.0]
    """
    table = units if isinstance(units, _ctg.Table) else table_from(units)
    return _ctg.composite_scores(table, scheme, list(checks), share_bounds, floor)

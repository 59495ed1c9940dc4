# SPDX-License-Identifier: Apache-2.0
"""Tables by commune carried from one geography year to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ctg import _ctg
from ctg.tables import table_from

if TYPE_CHECKING:
    import pandas


def rebase(
    table: pandas.DataFrame | _ctg.Table,
    *,
    from_year: int,
    to_year: int,
    code: str = "",
    counts: Sequence[str] = (),
    ratios: Mapping[str, str] | None = None,
    by: Sequence[str] = (),
    weights: pandas.DataFrame | _ctg.Table | None = None,
    weights_column: str = "population",
    weights_year: int | None = None,
    history: _ctg.CommuneHistory | None = None,
    keep_unknown: bool = False,
) -> _ctg.Rebased:
    """A table by commune, carried from one geography year (1 January) to another.

    Counts are added. A sum of which a part is hidden is not known. A rate is divided last by its
    rule, or stays where a commune goes over whole and alone.

    Parameters
    ----------
    code : str, optional
        The column of commune codes; by default the usual ones are looked for.
    counts : sequence of str, optional
        The columns to add; by default all figures whose header speaks of no rate.
    ratios : mapping, optional
        Rates by what they are made of: {"taux": "100*pauvres/personnes"}.
    by : sequence of str, optional
        Columns that with the code name a row.
    weights, weights_column, weights_year : optional
        What shares out divided communes: by default the population of 2023.
    keep_unknown : bool, optional
        Keep rows whose code is of no commune of the first year, instead of refusing them.

    Examples
    --------
    >>> table = ctg.Table(["code", "menages"], [["01039", "100"], ["01138", "900"]])
    >>> ctg.rebase(table, from_year=2018, to_year=2026).to_pandas()["menages"].tolist()
    [1000.0]
    """
    passage = (history or _ctg.shipped_history()).passage(
        from_year=from_year,
        to_year=to_year,
        weights=None if weights is None else as_table(weights),
        weights_column=weights_column,
        weights_year=weights_year,
    )
    return _ctg.rebased_table(
        as_table(table),
        passage,
        code=code,
        counts=list(counts),
        ratios=[f"{name}={rule}" for name, rule in (ratios or {}).items()],
        by=list(by),
        keep_unknown=keep_unknown,
    )


def as_table(table: pandas.DataFrame | _ctg.Table) -> _ctg.Table:
    return table if isinstance(table, _ctg.Table) else table_from(table)

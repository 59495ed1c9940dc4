# SPDX-License-Identifier: Apache-2.0
"""Results as pandas and GeoPandas see them, and as a notebook shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctg import _ctg
from ctg.tables import with_shapes

if TYPE_CHECKING:
    import geopandas
    import pandas

PANDAS_TYPES = {
    "text": "object",
    "code": "object",
    "integer": "Int64",
    "number": "float64",
    "share": "float64",
}
ROWS_SHOWN = 20


def frame_of(records: _ctg.Records) -> pandas.DataFrame:
    """The rows of a result: codes are text, what is absent is missing."""
    import pandas

    names = [name for name, _ in records.columns]
    frame = pandas.DataFrame(records.rows, columns=names, dtype=object)
    return frame.astype({name: PANDAS_TYPES[kind] for name, kind in records.columns})


def geo_frame_of(
    records: _ctg.Records, zoning: _ctg.Zoning, geography: _ctg.Geography
) -> geopandas.GeoDataFrame:
    """The rows of a result with the outline of the zone that each names.

    A row of no zone, such as the communes that are in none, has an empty shape.
    """
    frame = frame_of(records)
    key = "zone" if "zone" in frame.columns else "territory"
    outlines = dict(zip(zoning.keys, zoning.outlines(geography), strict=True))
    nowhere = _ctg.MultiPolygon()
    shapes = [outlines.get(zone, nowhere) for zone in frame[key]]
    return with_shapes(frame, shapes, geography.crs)


def html_of(records: _ctg.Records) -> str:
    """The first rows as a table for a notebook; shares in percent, since a person reads."""
    readable = {"share": "{:.1%}".format, "number": "{:,.10g}".format}
    frame = frame_of(records)
    words = frame.astype(object)
    for name, kind in records.columns:
        if kind in readable:
            words[name] = frame[name].map(readable[kind], na_action="ignore")
    html = words.where(frame.notna(), "").to_html(max_rows=ROWS_SHOWN, index=False)
    return str(html)

# SPDX-License-Identifier: Apache-2.0
"""Inputs between pandas and the library: a frame enters by the same door as a file."""

from __future__ import annotations

import datetime
import numbers
import warnings
from typing import TYPE_CHECKING, Any

from ctg import _ctg

if TYPE_CHECKING:
    import geopandas
    import pandas


def table_from(frame: pandas.DataFrame, *, name: str = "DataFrame") -> _ctg.Table:
    """The rows of a DataFrame as a table of text, as if they had been read from a file.

    A missing value is an empty cell, a whole number has no decimals, a date is written as ISO.
    Named levels of the index come as columns.

    Parameters
    ----------
    frame : pandas.DataFrame
    name : str, optional
        How messages call it.

    Examples
    --------
    >>> import pandas
    >>> frame = pandas.DataFrame({"code": ["13055", "13004"], "population": [886040.0, None]})
    >>> table = ctg.table_from(frame)
    >>> table.text(0, 1), table.text(1, 1)
    ('886040', '')
    """
    named_levels = [level for level in frame.index.names if level is not None]
    whole = frame.reset_index(level=named_levels) if named_levels else frame
    columns = [text_of(column) for column in whole.columns]
    warn_of_numeric_codes(whole, name)
    cells = [[text_of(value) for value in whole.iloc[:, i]] for i in range(len(columns))]
    rows = [list(row) for row in zip(*cells, strict=True)] if cells else []
    return _ctg.Table(columns, rows, name=name)


CODE_COLUMNS = {"code", "siren", "code_commune", "code_insee", "insee", "codgeo", "iris"}


def warn_of_numeric_codes(frame: pandas.DataFrame, name: str) -> None:
    """Tell of columns of codes that pandas read as numbers: 01001 has become 1001."""
    from pandas.api.types import is_numeric_dtype

    for column in frame.columns:
        if str(column).lower() in CODE_COLUMNS and is_numeric_dtype(frame[column].dtype):
            warnings.warn(
                f"{name}: the codes in column {column!r} are numbers, so a first 0 is lost; "
                f"it is put back where one reading is possible. Read them as text: dtype=str",
                stacklevel=3,
            )


def layer_from(frame: geopandas.GeoDataFrame, *, name: str = "GeoDataFrame") -> _ctg.Layer:
    """The rows of a GeoDataFrame as a layer, by the rules of `read_layer`.

    Raises
    ------
    DataError
        The frame has no CRS, a row has no polygon, or a polygon is invalid.

    Examples
    --------
    >>> frame = geography.to_geopandas()
    >>> ctg.geography_from(ctg.layer_from(frame), geography_year=2025) == geography
    True
    """
    shapes = frame.geometry
    attributes = table_from(frame.drop(columns=shapes.name), name=name)
    epsg = None if frame.crs is None else frame.crs.to_epsg()
    return _ctg.Layer(attributes, shapes.to_wkb().tolist(), epsg)


def text_of(value: Any) -> str:
    """What a cell of a CSV file would hold."""
    if value is None or value != value or type(value).__name__ == "NAType":
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    is_decimal = isinstance(value, numbers.Real) and not isinstance(value, numbers.Integral)
    return str(int(value)) if is_decimal and float(value).is_integer() else str(value)


def frame_of(table: _ctg.Table) -> pandas.DataFrame:
    """The cells of a table, all of them text."""
    import pandas

    rows = [[table.text(row, i) for i in range(len(table.columns))] for row in range(len(table))]
    return pandas.DataFrame(rows, columns=table.columns, dtype=str)


def geo_frame_of(layer: _ctg.Layer) -> geopandas.GeoDataFrame:
    """The rows of a layer with their shapes."""
    return with_shapes(frame_of(layer.attributes), layer.shapes, layer.crs)


def communes_frame_of(geography: _ctg.Geography) -> geopandas.GeoDataFrame:
    """The communes of a geography: code, nom, geometry."""
    import pandas

    names = [geography.name_of(code) for code in geography.codes]
    frame = pandas.DataFrame({"code": geography.codes, "nom": names})
    return with_shapes(frame, geography.shapes(geography.crs), geography.crs)


def zones_frame_of(zoning: _ctg.Zoning, geography: _ctg.Geography) -> geopandas.GeoDataFrame:
    """The zones of a zoning: key, name, geometry."""
    import pandas

    zones = [(zone.key, zone.name) for zone in zoning]
    frame = pandas.DataFrame(zones, columns=["key", "name"], dtype=str)
    return with_shapes(frame, zoning.outlines(geography), geography.crs)


def weights_frame_of(weights: _ctg.Weights) -> pandas.DataFrame:
    """The weights of communes: code, value, low, high."""
    import pandas

    rows = [(code, figure.value, figure.low, figure.high) for code, figure in weights.items]
    frame = pandas.DataFrame(rows, columns=["code", "value", "low", "high"])
    return frame.astype({"value": float, "low": float, "high": float})


def with_shapes(
    frame: pandas.DataFrame, shapes: list[_ctg.MultiPolygon], crs: int | None
) -> geopandas.GeoDataFrame:
    """A frame with a shape for each of its rows."""
    import geopandas

    geometry = geopandas.GeoSeries.from_wkb([shape.wkb for shape in shapes], index=frame.index)
    return geopandas.GeoDataFrame(frame, geometry=geometry, crs=crs)

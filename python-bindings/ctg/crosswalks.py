# SPDX-License-Identifier: Apache-2.0
"""Crosswalks between layers that come from GeoPandas, from Arrow, as WKB or from files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from ctg import _ctg
from ctg.arrow import layer_from_arrow
from ctg.results import frame_of
from ctg.tables import layer_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas
    import pandas


class ArrowStream(Protocol):
    """What exports an Arrow table: pyarrow, Polars, DuckDB, pandas, GDAL's streams."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


if TYPE_CHECKING:
    Shapes: TypeAlias = geopandas.GeoDataFrame | _ctg.Layer | ArrowStream | Sequence[bytes]


def overlay(
    sources: Shapes,
    targets: Shapes,
    *,
    source_code: str = "code",
    target_code: str = "code",
    crs: int | None = None,
    area: Literal["corrected", "planar"] = "corrected",
    kernel: Literal["fastest", "walk", "trapezoids"] = "fastest",
    threads: int = 1,
) -> _ctg.Crosswalk:
    """The areas common to the polygons of two layers, without building any common shape.

    Other Python threads run meanwhile.

    Parameters
    ----------
    sources, targets : GeoDataFrame, Layer, Arrow table or sequence of WKB
        Layers of polygons in one CRS in metres; a layer in degrees is projected to `crs`, or to the
        legal CRS of its part of France, the targets to the CRS of the sources. An Arrow table (of
        pyarrow, or anything with `__arrow_c_stream__`) has one column of WKB, and its CRS in
        GeoParquet or geoarrow metadata. WKB alone is in `crs`, under the codes "0", "1", ….
    source_code, target_code : str, optional
        The columns of their codes.
    crs : int, optional
        EPSG code of the plane to measure on, and of layers that do not tell theirs.
    area : {"corrected", "planar"}, optional
        Areas on the ellipsoid (planar ones over the areal scale at the middle of each source), or
        on the plane of the CRS.
    kernel : {"fastest", "walk", "trapezoids"}, optional
        The areas are the same; trapezoids tell no width, and so call no part drift.
    threads : int, optional
        Changes no bit of the result.

    Returns
    -------
    Crosswalk
        In m², with notes on layers whose polygons overlap each other.

    Examples
    --------
    >>> communes = geography.to_geopandas()
    >>> crosswalk = ctg.overlay(communes, communes)
    >>> len(crosswalk), crosswalk.balance["outside"]
    (121, 0.0)
    """
    from_layer, from_code = layer_with(sources, source_code, crs)
    to_layer, to_code = layer_with(targets, target_code, crs)
    return _ctg.overlay_of(
        from_layer,
        to_layer,
        source_code=from_code,
        target_code=to_code,
        crs=crs,
        area=area,
        kernel=kernel,
        threads=threads,
    )


def overlay_by(
    sources: Shapes,
    targets: Shapes,
    weights: _ctg.FineWeights,
    *,
    source_code: str = "code",
    target_code: str = "code",
    crs: int | None = None,
) -> _ctg.Crosswalk:
    """What sources and targets have in common of something finer: inhabitants by square, by IRIS.

    Strips between two drawings of one border go with the largest part of their source.

    Parameters
    ----------
    sources, targets, source_code, target_code, crs
        As for `ctg.overlay`.
    weights : FineWeights
        From `ctg.fine_weights_from`.

    Returns
    -------
    Crosswalk
        In units of the weights. A source in which nothing lies is shared out by area, and noted.

    Examples
    --------
    >>> import pandas
    >>> communes = geography.to_geopandas()
    >>> middle = communes.geometry.iloc[0].representative_point()
    >>> points = pandas.DataFrame({"x": [str(middle.x)], "y": [str(middle.y)], "births": ["7"]})
    >>> weights = ctg.fine_weights_from(ctg.table_from(points), "births")
    >>> round(ctg.overlay_by(communes, communes, weights).balance["out"], 6)
    7.0
    """
    from_layer, source_code = layer_with(sources, source_code, crs)
    to_layer, target_code = layer_with(targets, target_code, crs)
    return _ctg.weighted_overlay_of(
        from_layer,
        to_layer,
        weights,
        source_code=source_code,
        target_code=target_code,
        crs=crs,
    )


def union_coverage(
    sources: Shapes,
    targets: Shapes,
    *,
    source_code: str = "code",
    target_code: str = "code",
    crs: int | None = None,
) -> pandas.DataFrame:
    """What all targets together cover of each source, each place once however many lie over it.

    Returns
    -------
    pandas.DataFrame
        source, area_m2, covered_m2, share (never above 1), overlapped_m2, depth. What must be said
        of it, as that sources overlap, is in `attrs["notes"]`.

    Examples
    --------
    >>> import pandas
    >>> communes = geography.to_geopandas()
    >>> twice = pandas.concat([communes, communes.assign(code=communes.code + "b")])
    >>> frame = ctg.union_coverage(communes, twice)
    >>> float(frame.share.max().round(9)), int(frame.depth.max())
    (1.0, 2)
    """
    from_layer, source_code = layer_with(sources, source_code, crs)
    to_layer, target_code = layer_with(targets, target_code, crs)
    records, notes = _ctg.union_coverage_of(
        from_layer,
        to_layer,
        source_code=source_code,
        target_code=target_code,
        crs=crs,
    )
    frame = frame_of(records)
    frame.attrs["notes"] = [note.rendered() for note in notes]
    return frame


def nesting(
    parts: Shapes,
    wholes: Shapes,
    *,
    part_code: str = "code",
    whole_code: str = "code",
    whole_of: Mapping[str, str] | None = None,
    crs: int | None = None,
    drift_width_m: float = 50.0,
    threads: int = 1,
) -> _ctg.Nesting:
    """Whether each whole is the union of its parts, to the centimetre, and where it is not.

    Parameters
    ----------
    parts, wholes : geopandas.GeoDataFrame or Layer
        Layers of polygons in one CRS in metres; a layer in degrees is projected to `crs`, or to the
        legal CRS of its part of France, the parts to the CRS of the wholes.
    part_code, whole_code : str, optional
        The columns of their codes.
    whole_of : mapping, optional
        {part: whole}. A part that is not told belongs to the whole that holds most of it.
    crs : int, optional
        EPSG code of the plane to measure on.
    drift_width_m : float, optional
        Strips as wide, or wider, are no drift.
    threads : int, optional
        Changes no bit of the result.

    Returns
    -------
    Nesting
        A row for each whole, with notes in words, and the parts that are whole in no whole.

    Examples
    --------
    >>> communes = geography.to_geopandas()
    >>> departements = communes.assign(code=communes.code.str[:2]).dissolve("code", as_index=False)
    >>> ctg.nesting(communes, departements).to_pandas()[["whole", "parts", "fit"]].values.tolist()
    [['13', 119, 'exact'], ['83', 1, 'exact'], ['84', 1, 'exact']]
    """
    part_layer, part_code = layer_with(parts, part_code, crs)
    whole_layer, whole_code = layer_with(wholes, whole_code, crs)
    return _ctg.nesting_of(
        part_layer,
        whole_layer,
        part_code=part_code,
        whole_code=whole_code,
        whole_of=dict(whole_of or {}),
        crs=crs,
        drift_width_m=drift_width_m,
        threads=threads,
    )


def layer_with(layer: Any, code: str, crs: int | None) -> tuple[_ctg.Layer, str]:
    """The layer, with no more than its column of codes, and the name of that column."""
    import geopandas

    if isinstance(layer, _ctg.Layer):
        return layer, code
    if isinstance(layer, geopandas.GeoDataFrame):
        kept = [code] if code in layer.columns else list(layer.columns.drop(layer.geometry.name))
        return layer_from(layer[[*kept, layer.geometry.name]]), code
    if hasattr(layer, "__arrow_c_stream__"):
        return layer_from_arrow(layer, code, crs), code
    if is_wkb(layer):
        rows = [[str(n)] for n in range(len(layer))]
        return _ctg.Layer(_ctg.Table(["code"], rows, name="WKB"), list(layer), crs), "code"
    expected = "a GeoDataFrame, a Layer, an Arrow table or a sequence of WKB"
    raise TypeError(f"expected {expected}, found {type(layer).__name__}")


def is_wkb(layer: Any) -> bool:
    """Whether it is a list, or an array as of shapely.to_wkb; None is a row without shape."""
    if isinstance(layer, str | bytes) or not isinstance(layer, Collection):
        return False
    return all(blob is None or isinstance(blob, bytes) for blob in layer)

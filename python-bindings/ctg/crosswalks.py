# SPDX-License-Identifier: Apache-2.0
"""Crosswalks between layers that come from GeoPandas or from files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ctg import _ctg
from ctg.results import frame_of
from ctg.tables import layer_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas
    import pandas


def overlay(
    sources: geopandas.GeoDataFrame | _ctg.Layer,
    targets: geopandas.GeoDataFrame | _ctg.Layer,
    *,
    source_code: str = "code",
    target_code: str = "code",
    crs: int | None = None,
    area: Literal["corrected", "planar"] = "corrected",
    kernel: Literal["fastest", "walk", "trapezoids"] = "fastest",
    threads: int = 1,
) -> _ctg.Crosswalk:
    """The areas common to the polygons of two layers, without building any common shape.

    Parameters
    ----------
    sources, targets : geopandas.GeoDataFrame or Layer
        Layers of polygons in one CRS in metres; a layer in degrees is projected to `crs`, or to the
        legal CRS of its part of France, the targets to the CRS of the sources.
    source_code, target_code : str, optional
        The columns of their codes.
    crs : int, optional
        EPSG code of the plane to measure on.
    area : {"corrected", "planar"}, optional
        Areas on the ellipsoid (planar ones over the areal scale at the middle of each source), or
        on the plane of the CRS.
    kernel : {"fastest", "walk", "trapezoids"}, optional
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
    return _ctg.overlay_of(
        layer_with(sources, source_code),
        layer_with(targets, target_code),
        source_code=source_code,
        target_code=target_code,
        crs=crs,
        area=area,
        kernel=kernel,
        threads=threads,
    )


def overlay_by(
    sources: geopandas.GeoDataFrame | _ctg.Layer,
    targets: geopandas.GeoDataFrame | _ctg.Layer,
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
    return _ctg.weighted_overlay_of(
        layer_with(sources, source_code),
        layer_with(targets, target_code),
        weights,
        source_code=source_code,
        target_code=target_code,
        crs=crs,
    )


def union_coverage(
    sources: geopandas.GeoDataFrame | _ctg.Layer,
    targets: geopandas.GeoDataFrame | _ctg.Layer,
    *,
    source_code: str = "code",
    target_code: str = "code",
    crs: int | None = None,
) -> pandas.DataFrame:
    """What all targets together cover of each source, each place once however many lie over it.

    Returns
    -------
    pandas.DataFrame
        source, area_m2, covered_m2, share (never above 1), overlapped_m2, depth.

    Examples
    --------
    >>> import pandas
    >>> communes = geography.to_geopandas()
    >>> twice = pandas.concat([communes, communes.assign(code=communes.code + "b")])
    >>> frame = ctg.union_coverage(communes, twice)
    >>> float(frame.share.max().round(9)), int(frame.depth.max())
    (1.0, 2)
    """
    return frame_of(
        _ctg.union_coverage_of(
            layer_with(sources, source_code),
            layer_with(targets, target_code),
            source_code=source_code,
            target_code=target_code,
            crs=crs,
        )
    )


def nesting(
    parts: geopandas.GeoDataFrame | _ctg.Layer,
    wholes: geopandas.GeoDataFrame | _ctg.Layer,
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
    return _ctg.nesting_of(
        layer_with(parts, part_code),
        layer_with(wholes, whole_code),
        part_code=part_code,
        whole_code=whole_code,
        whole_of=dict(whole_of or {}),
        crs=crs,
        drift_width_m=drift_width_m,
        threads=threads,
    )


def layer_with(layer: geopandas.GeoDataFrame | _ctg.Layer, code: str) -> _ctg.Layer:
    """The layer, of a frame no more than the column of codes."""
    if isinstance(layer, _ctg.Layer):
        return layer
    kept = [code] if code in layer.columns else list(layer.columns.drop(layer.geometry.name))
    return layer_from(layer[[*kept, layer.geometry.name]])

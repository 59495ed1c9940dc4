# SPDX-License-Identifier: Apache-2.0
"""Crosswalks between layers that come from GeoPandas or from files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ctg import _ctg
from ctg.tables import layer_from

if TYPE_CHECKING:
    import geopandas


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


def layer_with(layer: geopandas.GeoDataFrame | _ctg.Layer, code: str) -> _ctg.Layer:
    """The layer, of a frame no more than the column of codes."""
    if isinstance(layer, _ctg.Layer):
        return layer
    kept = [code] if code in layer.columns else list(layer.columns.drop(layer.geometry.name))
    return layer_from(layer[[*kept, layer.geometry.name]])

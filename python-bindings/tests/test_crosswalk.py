# SPDX-License-Identifier: Apache-2.0
"""Crosswalks against GeoPandas and Shapely, on layers at random."""

import ctg
import geopandas
import numpy
import pytest
import shapely


def stars(count: int, seed: int, prefix: str) -> geopandas.GeoDataFrame:
    """Polygons around random middles, in Lambert-93."""
    random = numpy.random.default_rng(seed)
    middles = random.uniform((800_000, 6_200_000), (830_000, 6_230_000), (count, 2))
    turns = numpy.sort(random.uniform(0, 2 * numpy.pi, (count, 9)), axis=1)
    radii = random.uniform(1_000, 4_000, (count, 9))
    x = middles[:, :1] + radii * numpy.cos(turns)
    y = middles[:, 1:] + radii * numpy.sin(turns)
    corners = numpy.round(numpy.dstack([x, y]), 2)
    shapes = [shapely.Polygon(ring) for ring in corners]
    frame = geopandas.GeoDataFrame(
        {"code": [f"{prefix}{n}" for n in range(count)]}, geometry=shapes, crs=2154
    )
    return frame[frame.is_valid].reset_index(drop=True)


def test_areas_are_those_of_geopandas_overlay() -> None:
    sources, targets = stars(60, 1, "s"), stars(40, 2, "t")
    cut = geopandas.overlay(
        sources.rename(columns={"code": "source"}), targets.rename(columns={"code": "target"})
    )
    expected = cut.set_index(["source", "target"]).area.sort_index()
    frame = ctg.overlay(sources, targets, area="planar").to_pandas()
    parts = frame[frame.target != ""].set_index(["source", "target"]).area_m2.sort_index()
    assert list(parts.index) == list(expected.index)
    assert numpy.abs(parts - expected).max() < 1e-5  # the overlay itself rounds


def test_rows_add_up_to_the_sources() -> None:
    sources, targets = stars(60, 3, "s"), stars(5, 4, "t")
    frame = ctg.overlay(sources, targets, area="planar").to_pandas()
    covered = frame.groupby("source").area_m2.sum()
    whole = shapely.area(sources.geometry.values)
    # Targets may overlap: then the parts exceed the source, and a note says so.
    assert (covered[sources.code].values >= whole - 1e-3).all()


def test_threads_and_kernels_change_nothing() -> None:
    sources, targets = stars(300, 5, "s"), stars(300, 6, "t")
    one = ctg.overlay(sources, targets, kernel="walk")
    assert ctg.overlay(sources, targets, kernel="walk", threads=4) == one
    other = ctg.overlay(sources, targets, kernel="trapezoids").to_pandas()
    assert numpy.allclose(other.area_m2, one.to_pandas().area_m2, atol=1e-6)


def test_a_layer_without_crs_is_refused() -> None:
    frame = stars(3, 7, "s")
    with pytest.raises(ctg.DataError, match="CTG-READ-006"):
        ctg.overlay(frame.set_crs(None, allow_override=True), frame)


def test_a_missing_value_is_not_zero() -> None:
    crosswalk = ctg.Crosswalk(["a", "b"], [1, 1], ["t"], [2], [("a", "t", 1), ("b", "t", 1)])
    row = crosswalk.transferred([12, None]).iloc[0]
    assert (row.value, row.known) == (12, 0.5)
    assert crosswalk.transferred([12, None], least_known=0.9).value.isna().all()


def test_composing_needs_the_targets_of_the_first() -> None:
    crosswalk = ctg.Crosswalk(["a"], [1], ["t"], [1], [("a", "t", 1)])
    with pytest.raises(ctg.DataError, match="CTG-CROSS-012"):
        crosswalk.composed(crosswalk)

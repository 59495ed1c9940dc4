# SPDX-License-Identifier: Apache-2.0
"""Crosswalks against GeoPandas and Shapely, on layers at random."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import ctg
import geopandas
import numpy
import pandas
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


def test_a_part_between_unknown_codes_is_refused_with_the_nearest() -> None:
    with pytest.raises(ctg.DataError) as refused:
        ctg.Crosswalk(["13001"], [1], ["est"], [1], [("13011", "est", 1), ("13001", "ets", 1)])
    faults = refused.value.diagnostics
    assert [fault.code for fault in faults] == ["CTG-CROSS-013", "CTG-CROSS-065"]
    assert [fault.values["nearest"] for fault in faults] == ["13001", "est"]
    assert len(ctg.Crosswalk([], [], [], [], [])) == 0


def test_a_union_keeps_what_must_be_said_of_it() -> None:
    frame = stars(4, 30, "s")
    assert ctg.union_coverage(frame, stars(4, 31, "t")).attrs["notes"] is not None
    twice = geopandas.GeoDataFrame({"code": ["a", "b"]}, geometry=[frame.geometry[0]] * 2, crs=2154)
    notes = ctg.union_coverage(twice, frame).attrs["notes"]
    assert any("CTG-CROSS-009" in note for note in notes)


def test_weights_of_one_side_bound_by_the_ground_that_is_cut() -> None:
    west, east = shapely.box(8e5, 6.2e6, 8.1e5, 6.21e6), shapely.box(8.1e5, 6.2e6, 8.2e5, 6.21e6)
    source = geopandas.GeoDataFrame({"code": ["s"]}, geometry=[west.union(east)], crs=2154)
    targets = geopandas.GeoDataFrame({"code": ["w", "e"]}, geometry=[west, east], crs=2154)
    points = pandas.DataFrame({"x": ["805000"], "y": ["6205000"], "n": ["7"]})
    weights = ctg.fine_weights_from(ctg.table_from(points), "n")
    crosswalk = ctg.overlay_by(source, targets, weights)
    assert crosswalk.ground is not None
    rows = crosswalk.transferred([10])[["target", "value", "low", "high"]].values.tolist()
    assert rows == [["w", 10, 0, 10], ["e", 0, 0, 10]]
    again = ctg.crosswalk_from(ctg.table_from(crosswalk.to_pandas(residues="both")))
    assert again.transferred([10])[["value", "low", "high"]].values.tolist() == [
        row[1:] for row in rows
    ]


def test_composing_needs_the_targets_of_the_first() -> None:
    crosswalk = ctg.Crosswalk(["a"], [1], ["t"], [1], [("a", "t", 1)])
    with pytest.raises(ctg.DataError, match="CTG-CROSS-012"):
        crosswalk.composed(crosswalk)


def test_another_thread_runs_while_layers_are_overlaid() -> None:
    """The overlay lets go of the interpreter, which nothing else takes from it here."""
    layers = [ctg.layer_from(stars(800, seed, "s")) for seed in (8, 9)]
    ticks = 0
    is_over = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not is_over.wait(timeout=1e-4):
            ticks += 1

    interval = sys.getswitchinterval()
    sys.setswitchinterval(60)
    thread = threading.Thread(target=tick)
    thread.start()
    try:
        before = ticks
        ctg.overlay(*layers, kernel="trapezoids")
        during = ticks - before
    finally:
        is_over.set()
        thread.join()
        sys.setswitchinterval(interval)
    assert during > 0


def test_wkb_alone_is_a_layer_under_its_numbers() -> None:
    sources, targets = stars(20, 10, "s"), stars(20, 11, "t")
    wkb = [shape.wkb for shape in targets.geometry]
    found = ctg.overlay(sources, wkb, crs=2154)
    named = ctg.overlay(sources, targets)
    assert found.targets == [str(n) for n in range(len(targets))]
    assert found._columns == named._columns
    assert ctg.overlay(sources, shapely.to_wkb(targets.geometry.values), crs=2154) == found
    with pytest.raises(ctg.DataError, match="CTG-READ-007"):
        ctg.overlay(sources, [*wkb, None], crs=2154)
    with pytest.raises(ctg.DataError, match="CTG-READ-006"):
        ctg.overlay(sources, wkb)
    with pytest.raises(TypeError, match=r"expected a GeoDataFrame.*found int"):
        ctg.overlay(sources, 7)


def test_rows_with_both_residues_are_a_crosswalk_again(tmp_path: Path) -> None:
    crosswalk = ctg.overlay(stars(60, 12, "s"), stars(40, 13, "t"))
    file = tmp_path / "parts.csv"
    crosswalk.to_pandas(residues="both").to_csv(file, index=False)
    read = ctg.crosswalk_from(ctg.read_table(file))
    assert parts_of(read) == parts_of(crosswalk)
    for side in ("source", "target"):
        totals = dict(zip(getattr(read, f"{side}s"), getattr(read, f"{side}_totals"), strict=True))
        expected = zip(
            getattr(crosswalk, f"{side}s"), getattr(crosswalk, f"{side}_totals"), strict=True
        )
        # Stars overlap: rows that were added up would exceed the totals.
        assert all(totals[code] == pytest.approx(total, rel=1e-15) for code, total in expected)
    assert (read.origin["weight"], read.origin["unit"]) == ("area", "m2")


def parts_of(crosswalk: ctg.Crosswalk) -> dict[tuple[str, str], tuple[float, str]]:
    frame = crosswalk.to_pandas()
    rows = frame[frame["class"] != "outside"].values.tolist()
    return {(row[0], row[1]): (row[2], row[5]) for row in rows}

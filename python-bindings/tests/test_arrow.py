# SPDX-License-Identifier: Apache-2.0
"""Layers and crosswalks through Arrow tables and Parquet files."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import ctg
import geopandas
import pandas
import pyarrow
import pyarrow.parquet
import pytest
import shapely
from test_crosswalk import stars

SOURCES, TARGETS = stars(60, 21, "s"), stars(40, 22, "t")
BINARY = pyarrow.binary()
PROJJSON_ID = {"type": "ProjectedCRS", "id": {"authority": "EPSG", "code": 2154}}


def wkb_table(
    frame: geopandas.GeoDataFrame, kind: pyarrow.DataType = BINARY, **extension: str
) -> pyarrow.Table:
    """Codes and WKB; `extension` is what geoarrow says of the column."""
    metadata = {f"ARROW:extension:{name}": text for name, text in extension.items()}
    field = pyarrow.field("shape", kind, metadata=metadata or None)
    wkb = pyarrow.array(frame.geometry.to_wkb().tolist(), kind)
    schema = pyarrow.schema([pyarrow.field("code", pyarrow.string()), field])
    return pyarrow.table([frame.code.tolist(), wkb], schema=schema)


class Stream:
    """Another program's table: all that is known of it is that it can be streamed."""

    def __init__(self, table: pyarrow.Table) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self.table.__arrow_c_stream__(requested_schema)


@pytest.fixture(scope="module")
def expected() -> ctg.Crosswalk:
    return ctg.overlay(SOURCES, TARGETS)


def has_same_parts(one: ctg.Crosswalk, other: ctg.Crosswalk) -> bool:
    return (
        one.sources == other.sources
        and one.target_totals == other.target_totals
        and one._columns == other._columns
    )


# ── layers ───────────────────────────────────────────────────────────────────────────────────────


def test_a_geoparquet_file_is_overlaid_with_its_own_crs(
    tmp_path: Path, expected: ctg.Crosswalk
) -> None:
    file = tmp_path / "targets.parquet"
    TARGETS.to_parquet(file)
    table = pyarrow.parquet.read_table(file)
    assert has_same_parts(ctg.overlay(SOURCES, table), expected)
    in_degrees = tmp_path / "degrees.parquet"
    TARGETS.to_crs("OGC:CRS84").to_parquet(in_degrees)
    degrees = ctg.overlay(SOURCES, pyarrow.parquet.read_table(in_degrees))
    found, wanted = degrees.to_pandas(), expected.to_pandas()
    assert found.area_m2.sum() == pytest.approx(wanted.area_m2.sum(), rel=1e-6)


def test_geoparquet_without_a_crs_is_in_longitude_and_latitude() -> None:
    known = {"version": "1.1.0", "primary_column": "shape", "columns": {"shape": {}}}
    known["columns"]["shape"] = {"encoding": "WKB", "geometry_types": []}
    table = wkb_table(TARGETS.to_crs(4326)).replace_schema_metadata({"geo": json.dumps(known)})
    assert len(ctg.overlay(SOURCES, table)) > 0
    known["columns"]["shape"]["crs"] = None  # said to be unknown
    unknown = table.replace_schema_metadata({"geo": json.dumps(known)})
    with pytest.raises(ctg.DataError, match="CTG-READ-006"):
        ctg.overlay(SOURCES, unknown)


@pytest.mark.parametrize(
    "crs", [PROJJSON_ID, "EPSG:2154", TARGETS.crs.to_wkt()], ids=["projjson", "authority", "wkt"]
)
def test_geoarrow_wkb_tells_its_crs_in_three_ways(crs: object, expected: ctg.Crosswalk) -> None:
    table = wkb_table(TARGETS, name="geoarrow.wkb", metadata=json.dumps({"crs": crs}))
    assert has_same_parts(ctg.overlay(SOURCES, table), expected)


@pytest.mark.parametrize("kind", [BINARY, pyarrow.large_binary(), pyarrow.binary_view()], ids=str)
def test_the_only_column_of_bytes_is_the_geometry(
    kind: pyarrow.DataType, expected: ctg.Crosswalk
) -> None:
    assert has_same_parts(ctg.overlay(SOURCES, wkb_table(TARGETS, kind), crs=2154), expected)


def test_anything_that_streams_arrow_is_a_layer(expected: ctg.Crosswalk) -> None:
    stream = Stream(wkb_table(TARGETS))
    assert has_same_parts(ctg.overlay(SOURCES, stream, crs=2154), expected)
    geoarrow = Stream(pyarrow.table(TARGETS.to_arrow(geometry_encoding="WKB")))
    assert has_same_parts(ctg.overlay(SOURCES, geoarrow), expected)
    chunks = pyarrow.concat_tables([wkb_table(TARGETS[:7]), wkb_table(TARGETS[7:])])
    assert has_same_parts(ctg.overlay(SOURCES, chunks, crs=2154), expected)


def test_an_arrow_table_without_crs_is_refused() -> None:
    with pytest.raises(ctg.DataError, match="CTG-READ-006"):
        ctg.overlay(SOURCES, wkb_table(TARGETS))


def test_a_table_without_one_column_of_wkb_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match=r"expected one column of WKB.*found none"):
        ctg.overlay(SOURCES, pyarrow.table({"code": ["a"]}))
    twice = wkb_table(TARGETS).append_column("other", wkb_table(TARGETS).column("shape"))
    with pytest.raises(ValueError, match=r"found \['shape', 'other'\]"):
        ctg.overlay(SOURCES, twice, crs=2154)
    native = pyarrow.table(TARGETS.to_arrow(geometry_encoding="geoarrow"))
    with pytest.raises(ValueError, match=r"geoarrow\.polygon"):
        ctg.overlay(SOURCES, native)


def test_an_unknown_column_of_codes_names_those_there_are() -> None:
    with pytest.raises(ctg.DataError, match="CTG-DATA-004") as caught:
        ctg.overlay(SOURCES, wkb_table(TARGETS), target_code="insee", crs=2154)
    assert "code" in str(caught.value)


def test_a_row_without_a_right_polygon_is_named() -> None:
    shapes = [shapely.box(0, 0, 1, 1).wkb, None, shapely.Point(0, 0).wkb]
    table = pyarrow.table({"code": ["a", "b", "c"], "wkb": pyarrow.array(shapes)})
    with pytest.raises(ctg.DataError) as caught:
        ctg.overlay(SOURCES, table, crs=2154)
    found = {fault.places[0].line: fault.code for fault in caught.value.diagnostics}
    assert found == {2: "CTG-READ-007", 3: "CTG-GEOM-001"}


def test_without_pyarrow_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, expected: ctg.Crosswalk
) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ImportError, match="pip install pyarrow"):
        expected.to_arrow()


# ── crosswalks ───────────────────────────────────────────────────────────────────────────────────


def test_a_crosswalk_comes_back_from_parquet_as_it_went(
    tmp_path: Path, study: ctg.Study, expected: ctg.Crosswalk
) -> None:
    read = study.geography.to_geopandas()
    file = tmp_path / "crosswalk.parquet"
    # With codes that have no part, both ways round, and of a file with its hash.
    layer = ctg.read_layer(ctg.shipped_study().parents[1] / SHIPPED_COMMUNES)
    for crosswalk in (
        expected,
        expected.transposed(),
        ctg.overlay(layer, read[:9], crs=2154),
        ctg.Crosswalk(["a", "z"], [1, 0], ["t"], [3], [("a", "t", 0.1)], weight="population"),
        ctg.Crosswalk([], [], [], [], [], unit=""),
    ):
        pyarrow.parquet.write_table(crosswalk.to_arrow(), file)
        again = ctg.Crosswalk.from_arrow(pyarrow.parquet.read_table(file))
        assert again == crosswalk
        assert again.origin == crosswalk.origin


SHIPPED_COMMUNES = "ctg/communes-schematiques-2025/communes.geojson"


def test_the_table_holds_what_the_rows_hold(expected: ctg.Crosswalk) -> None:
    table = expected.to_arrow()
    assert pyarrow.types.is_dictionary(table.schema.field("class").type)
    frame = expected.to_pandas()
    rows = frame[frame["class"] != "outside"].reset_index(drop=True)
    told = table.to_pandas()
    told["class"] = told["class"].astype(object)
    pandas.testing.assert_frame_equal(
        told.astype({"source": object, "target": object}),
        rows.astype({"source": object, "target": object, "class": object}),
        check_dtype=False,
    )


def test_the_metadata_say_how_it_was_measured_and_of_what(expected: ctg.Crosswalk) -> None:
    layer = ctg.read_layer(ctg.shipped_study().parents[1] / SHIPPED_COMMUNES)
    known = json.loads(ctg.overlay(layer, layer).to_arrow().schema.metadata[b"ctg.crosswalk"])
    assert known["schema"] == "ctg.crosswalk/1"
    assert (known["weight"], known["unit"]) == ("area", "m2")
    assert "EPSG:2154" in known["method"]
    assert known["sources"]["sha256"] == layer.attributes.source.sha256 != ""
    assert known["sources"]["file"].endswith("communes.geojson")
    assert len(known["sources"]["codes"]) == len(known["sources"]["totals"]) == 121
    assert known["targets"]["totals"] == known["sources"]["totals"]


def test_the_areas_beneath_weights_go_along() -> None:
    points = pandas.DataFrame({"x": ["815000"], "y": ["6215000"], "class": ["7"]})
    weights = ctg.fine_weights_from(ctg.table_from(points), "class")
    crosswalk = ctg.overlay_by(SOURCES, TARGETS, weights)
    table = crosswalk.to_arrow()
    assert table.column_names[2:] == ["weight_class", "of_source", "of_target", "class", "ground"]
    again = ctg.Crosswalk.from_arrow(table)
    assert again == crosswalk
    assert again.ground == crosswalk.ground


def test_what_to_arrow_did_not_make_is_refused(expected: ctg.Crosswalk) -> None:
    bare = expected.to_arrow().replace_schema_metadata(None)
    with pytest.raises(ValueError, match=r"ctg\.crosswalk"):
        ctg.Crosswalk.from_arrow(bare)
    table = expected.to_arrow()
    other = table.set_column(0, "source", pyarrow.array(["nowhere"] * len(table)))
    with pytest.raises(ValueError, match="nowhere"):
        ctg.Crosswalk.from_arrow(other)
    negative = table.set_column(2, "area_m2", pyarrow.array([-1.0] * len(table)))
    with pytest.raises(ctg.DataError, match="CTG-CROSS-011"):
        ctg.Crosswalk.from_arrow(negative)

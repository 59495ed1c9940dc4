# SPDX-License-Identifier: Apache-2.0
"""Layers and crosswalks as Arrow tables: GeoParquet and geoarrow.wkb in, Parquet out and in."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any

from ctg import _ctg
from ctg.tables import table_from

if TYPE_CHECKING:
    import pyarrow

CROSSWALK = b"ctg.crosswalk"  # key in the metadata of a schema
CROSSWALK_SCHEMA = "ctg.crosswalk/1"
COLUMN_TYPES = ("uint32", "uint32", "float64", "uint8")  # of a crosswalk's columns
GROUND = "ground"  # the column of areas beneath weights
CLASSES = ("rounding", "drift", "real")  # as PartClass counts them

GEOPARQUET = b"geo"
EXTENSION_NAME = b"ARROW:extension:name"
EXTENSION_METADATA = b"ARROW:extension:metadata"
WKB_EXTENSIONS = ("geoarrow.wkb", "ogc.wkb")
WGS84 = 4326


def arrow() -> Any:
    """The module pyarrow, which only those need who have Arrow tables."""
    try:
        return importlib.import_module("pyarrow")
    except ImportError as error:
        message = (
            "Arrow tables need pyarrow, which is not installed; install it: pip install pyarrow"
        )
        raise ImportError(message) from error


# ── layers ───────────────────────────────────────────────────────────────────────────────────────


def layer_from_arrow(data: Any, code: str, crs: int | None) -> _ctg.Layer:
    """A layer of the polygons in a column of WKB, with its column of codes.

    The CRS is the one that GeoParquet or geoarrow metadata tell; of a table without any it is
    `crs`, if that is given, and else the layer is refused.
    """
    pyarrow = arrow()
    table = data if isinstance(data, pyarrow.Table) else pyarrow.table(data)
    column = geometry_column(table.schema)
    told, is_told = crs_of(table.schema, column)
    others = [name for name in table.column_names if name != column]
    kept = [code] if code in others else others
    attributes = table_from(table.select(kept).to_pandas(), name="Arrow table")
    return _ctg.Layer(attributes, wkb_in(table.column(column)), told if is_told else crs)


def geometry_column(schema: pyarrow.Schema) -> str:
    """The column of WKB: as GeoParquet says, or by its extension, or the only one of bytes."""
    geo = geoparquet(schema)
    if geo is not None:
        name = geo["primary_column"]
        encoding = geo["columns"][name]["encoding"]
        if encoding != "WKB":
            raise ValueError(f"column {name!r}: expected polygons as WKB, found {encoding!r}")
        return str(name)
    marked = [field.name for field in schema if extension_of(field)[0] in WKB_EXTENSIONS]
    plain = [field.name for field in schema if is_bytes(field.type)]
    found = marked or plain
    if len(found) == 1:
        return str(found[0])
    others = [extension_of(field)[0] for field in schema if extension_of(field)[0]]
    raise ValueError(
        "expected one column of WKB (binary, or of the type geoarrow.wkb); "
        f"found {found or others or 'none'} among {schema.names}"
    )


def crs_of(schema: pyarrow.Schema, column: str) -> tuple[int | None, bool]:
    """The EPSG code that the metadata give, and whether they speak of a CRS at all."""
    geo = geoparquet(schema)
    if geo is not None:
        told = geo["columns"][column]
        # Without the key it is longitude and latitude; null means that none is known.
        return (epsg_of(told["crs"]), True) if "crs" in told else (WGS84, True)
    metadata = extension_of(schema.field(column))[1]
    told = json.loads(metadata or "{}")
    return (epsg_of(told["crs"]), True) if told.get("crs") is not None else (None, False)


def geoparquet(schema: pyarrow.Schema) -> Any:
    text = (schema.metadata or {}).get(GEOPARQUET)
    return None if text is None else json.loads(text)


def extension_of(field: pyarrow.Field) -> tuple[str, str]:
    """The name of a field's extension type and its metadata, registered with pyarrow or not."""
    if hasattr(field.type, "extension_name"):
        metadata = field.type.__arrow_ext_serialize__()
        return str(field.type.extension_name), bytes(metadata).decode()
    metadata = field.metadata or {}
    return (
        metadata.get(EXTENSION_NAME, b"").decode(),
        metadata.get(EXTENSION_METADATA, b"").decode(),
    )


def is_bytes(kind: pyarrow.DataType) -> bool:
    types = arrow().types
    views = types.is_binary_view(kind) if hasattr(types, "is_binary_view") else False
    return bool(types.is_binary(kind) or types.is_large_binary(kind) or views)


def wkb_in(column: pyarrow.ChunkedArray) -> list[bytes | None]:
    chunks = [getattr(chunk, "storage", chunk) for chunk in column.chunks]
    return [blob for chunk in chunks for blob in chunk.to_pylist()]


def epsg_of(crs: Any) -> int | None:
    """The EPSG code of a CRS as PROJJSON, "EPSG:2154" or WKT; None of one that has none."""
    if isinstance(crs, dict) and "id" in crs:
        authority, code = crs["id"]["authority"], crs["id"]["code"]
        if authority == "EPSG":
            return int(code)
        if (authority, code) == ("OGC", "CRS84"):
            return WGS84
    if crs is None:
        return None
    import pyproj

    code = pyproj.CRS.from_user_input(crs).to_epsg()
    return None if code is None else int(code)


# ── crosswalks ───────────────────────────────────────────────────────────────────────────────────


def table_of(crosswalk: _ctg.Crosswalk) -> pyarrow.Table:
    """What `Crosswalk.to_arrow` gives."""
    import numpy

    pyarrow = arrow()
    of_source, of_target, weights, classes = map(numpy.frombuffer, crosswalk._columns, COLUMN_TYPES)
    origin, ground = crosswalk.origin, crosswalk.ground

    def codes(index: Any, sides: list[str]) -> Any:
        return pyarrow.DictionaryArray.from_arrays(index, pyarrow.array(sides)).dictionary_decode()

    def share(index: Any, totals: list[float]) -> Any:
        whole = numpy.asarray(totals)[index]
        return numpy.divide(weights, whole, out=numpy.zeros_like(weights), where=whole > 0)

    columns = {
        "source": codes(of_source, crosswalk.sources),
        "target": codes(of_target, crosswalk.targets),
        crosswalk._weight_column: weights,
        "of_source": share(of_source, crosswalk.source_totals),
        "of_target": share(of_target, crosswalk.target_totals),
        "class": pyarrow.DictionaryArray.from_arrays(classes.astype("int8"), list(CLASSES)),
    }
    known = {
        "schema": CROSSWALK_SCHEMA,
        **origin,
        "sources": side_of(origin["sources"], crosswalk.sources, crosswalk.source_totals),
        "targets": side_of(origin["targets"], crosswalk.targets, crosswalk.target_totals),
    }
    if ground is not None:  # last, as it has the pairs of the crosswalk
        columns[GROUND] = numpy.frombuffer(ground._columns[2], COLUMN_TYPES[2])
        totals = {"sources": ground.source_totals, "targets": ground.target_totals}
        known["ground"] = {"origin": ground.origin, "totals": totals}
    metadata = {CROSSWALK: json.dumps(known, ensure_ascii=False).encode()}
    return pyarrow.table(columns).replace_schema_metadata(metadata)


def side_of(source: dict[str, Any], codes: list[str], totals: list[float]) -> dict[str, Any]:
    return {**source, "codes": codes, "totals": totals}


def index_in(column: Any, codes: Any) -> Any:
    """Where each value stands among the codes."""
    pyarrow = arrow()
    plain = column.cast(pyarrow.string())
    found = importlib.import_module("pyarrow.compute").index_in(
        plain, value_set=pyarrow.array(codes, pyarrow.string())
    )
    if found.null_count:
        missing = next(
            word
            for word, at in zip(plain.to_pylist(), found.to_pylist(), strict=True)
            if at is None
        )
        raise ValueError(f"expected one of {len(codes)} codes of the metadata, found {missing!r}")
    return found.to_numpy()


def crosswalk_in(data: Any) -> _ctg.Crosswalk:
    """What `Crosswalk.from_arrow` gives."""
    import numpy

    pyarrow = arrow()
    table = data if isinstance(data, pyarrow.Table) else pyarrow.table(data)
    text = (table.schema.metadata or {}).get(CROSSWALK)
    if text is None:
        raise ValueError(
            f"expected a table that Crosswalk.to_arrow made, with {CROSSWALK.decode()!r} in the "
            f"metadata of its schema; found the columns {table.column_names} without it. A table "
            "of parts with their residues is read by ctg.crosswalk_from(ctg.table_from(frame))"
        )
    known = json.loads(text)
    if known["schema"] != CROSSWALK_SCHEMA:
        raise ValueError(f"expected {CROSSWALK_SCHEMA!r}, found {known['schema']!r}")
    origin = {key: known[key] for key in ("weight", "unit", "method", "sources", "targets")}

    sources, targets = known["sources"], known["targets"]
    columns = (
        index_in(table.column("source"), sources["codes"]),
        index_in(table.column("target"), targets["codes"]),
        table.column(2).to_numpy(),
        index_in(table.column("class"), CLASSES),
    )
    first, second, weights, classes = (
        numpy.asarray(column, dtype=kind).tobytes()
        for column, kind in zip(columns, COLUMN_TYPES, strict=True)
    )

    def crosswalk(totals: dict[str, Any], weights: bytes, origin: Any) -> _ctg.Crosswalk:
        return _ctg.Crosswalk._from_columns(
            sources["codes"],
            totals["sources"],
            targets["codes"],
            totals["targets"],
            [first, second, weights, classes],
            origin,
        )

    totals = {"sources": sources["totals"], "targets": targets["totals"]}
    found = crosswalk(totals, weights, origin)
    if "ground" not in known:
        return found
    ground = known["ground"]
    areas = numpy.asarray(table.column(GROUND).to_numpy(), dtype=COLUMN_TYPES[2]).tobytes()
    return found._over(crosswalk(ground["totals"], areas, ground["origin"]))

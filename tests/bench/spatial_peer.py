#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One overlay by a peer, as a whole process: prints the count of pairs and the sum of areas.

    spatial_peer.py tobler|overlay|exactextract SOURCES TARGETS

Layers are those of spatial.py; for exactextract, TARGETS is the side of a cell in metres.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import geopandas
import shapely


def shapes_in(file: str) -> list[bytes]:
    data = Path(file).read_bytes()
    (count,) = struct.unpack_from("<I", data)
    offset, shapes = 4, []
    for _ in range(count):
        (size,) = struct.unpack_from("<I", data, offset)
        shapes.append(data[offset + 4 : offset + 4 + size])
        offset += 4 + size
    return shapes


def layer_in(file: str, crs: int) -> geopandas.GeoDataFrame:
    shapes = shapely.from_wkb(shapes_in(file))
    return geopandas.GeoDataFrame({"id": range(len(shapes))}, geometry=shapes, crs=crs)


def by_tobler(sources: str, targets: str) -> tuple[int, float]:
    from tobler.area_weighted.area_interpolate import _area_tables_binning

    table = _area_tables_binning(layer_in(sources, 2154), layer_in(targets, 2154), "auto")
    return (table.data > 1e-9).sum(), float(table.sum())


def by_overlay(sources: str, targets: str) -> tuple[int, float]:
    left, right = layer_in(sources, 2154), layer_in(targets, 2154)
    common = geopandas.overlay(left, right, keep_geom_type=True)
    areas = common.area
    return int((areas > 1e-9).sum()), float(areas.sum())


def by_exactextract(sources: str, side: str) -> tuple[int, float]:
    import exactextract
    import numpy

    cell = float(side)
    zones = layer_in(sources, 3035)
    west, south, east, north = zones.total_bounds
    west, south = numpy.floor([west / cell, south / cell]) * cell
    columns, rows = int((east - west) // cell) + 1, int((north - south) // cell) + 1
    # The coverage alone is wanted: the values of the raster are one byte each, and none is read.
    raster = exactextract.raster.NumPyRasterSource(
        numpy.ones((rows, columns), dtype="uint8"),
        xmin=west,
        ymin=south,
        xmax=west + columns * cell,
        ymax=south + rows * cell,
    )
    pairs, covered = 0, 0.0
    for row in exactextract.exact_extract(raster, zones, ["coverage", "cell_id"]):
        coverage = row["properties"]["coverage"]
        pairs += len(coverage)
        covered += float(coverage.sum(dtype="float64"))
    return pairs, covered * cell * cell


WAYS = {"tobler": by_tobler, "overlay": by_overlay, "exactextract": by_exactextract}

if __name__ == "__main__":
    way, sources, targets = sys.argv[1:]
    print(*WAYS[way](sources, targets))

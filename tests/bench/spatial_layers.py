#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the layers of spatial.py out of the real communes, once.

spatial_layers.py FRANCE FOLDER    FRANCE: communes-france-2018.fgb.zip
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable
from pathlib import Path

import geopandas
import numpy
import shapely


def hexagons(bounds: Iterable[float], width: float) -> numpy.ndarray:
    """Hexagons of that width from flat to flat that fill a box."""
    west, south, east, north = bounds
    radius = width / 3**0.5
    rows = int((north - south) / (1.5 * radius)) + 2
    columns = int((east - west) / width) + 2
    row, column = (index.ravel() for index in numpy.mgrid[0:rows, 0:columns])
    x = west + column * width + (row % 2) * width / 2
    y = south + row * 1.5 * radius
    turns = numpy.pi / 6 + numpy.arange(6) * numpy.pi / 3
    corners = numpy.stack(
        [
            x[:, None] + radius * numpy.cos(turns),
            y[:, None] + radius * numpy.sin(turns),
        ],
        axis=2,
    )
    return shapely.polygons(numpy.round(corners, 2))


def squares(bounds: Iterable[float], side: float) -> numpy.ndarray:
    west, south, east, north = bounds
    x, y = numpy.meshgrid(
        numpy.arange(numpy.floor(west / side) * side, east, side),
        numpy.arange(numpy.floor(south / side) * side, north, side),
    )
    return shapely.box(x.ravel(), y.ravel(), x.ravel() + side, y.ravel() + side)


def communes(file: str) -> geopandas.GeoDataFrame:
    """The communes of metropolitan France, valid, in Lambert-93."""
    layer = geopandas.read_file(f"/vsizip/{file}/communes-france-2018.fgb").to_crs(2154)
    layer = layer[~layer.code.str.startswith("97")].sort_values("code").reset_index(drop=True)
    return layer.set_geometry(layer.make_valid().buffer(0))


def write(folder: Path, name: str, shapes: Iterable[object]) -> None:
    blobs = shapely.to_wkb(numpy.asarray(shapes), byte_order=1)
    parts = [struct.pack("<I", len(blobs))]
    for blob in blobs:
        parts += [struct.pack("<I", len(blob)), blob]
    (folder / f"{name}.wkbs").write_bytes(b"".join(parts))


def make_layers(file: str, folder: Path) -> None:
    if (folder / "complete").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    france = communes(file)
    bouches = france[france.code.str.startswith("13")]
    departements = france.dissolve(france.code.str[:2]).geometry
    fine = hexagons(france.total_bounds, 2_000)
    near = shapely.STRtree(fine).query(departements.values, predicate="intersects")[1]
    layers = {
        "communes": france.geometry.values,
        "communes-laea": france.to_crs(3035).geometry.values,
        "communes-13": bouches.geometry.values,
        "communes-13-laea": bouches.to_crs(3035).geometry.values,
        "hexagons-10km": hexagons(france.total_bounds, 10_000),
        "hexagons-2km": fine[numpy.unique(near)],
        "departements": departements.values,
        "departements-shifted": departements.translate(3_000, 3_000).values,
        "squares-13": squares(bouches.total_bounds, 200),
    }
    for name, shapes in layers.items():
        write(folder, name, shapes)
    (folder / "complete").touch()


if __name__ == "__main__":
    make_layers(sys.argv[1], Path(sys.argv[2]))

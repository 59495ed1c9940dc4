#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares overlays with those of others pair by pair; the exit code says whether all agree.

    spatial_agreement.py BENCH FOLDER [WORKLOAD...]    layers as spatial.py leaves them in FOLDER

GEOS (by Shapely), PostGIS and exactextract overlay the same layers, on whole centimetres as an
overlay sees them. Polygons must have the same pairs, and areas to 1e-6 m². GEOS sees each pair from
the middle of its source; PostGIS sees coordinates of 6,000 km in doubles, so only of W5, whose
edges are short, does it say as much. Parts of cells must be the same to the 24 bits of a float.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy
import shapely
from spatial_peer import shapes_in

ROOT = Path(__file__).resolve().parents[2]
PAIR = numpy.dtype([("source", "i8"), ("target", "i8"), ("row", "i8"), ("weight", "f8")])
NOTHING_M2 = 1e-6  # below that, what one finds and the other does not is rounding
TOLERANCE_M2 = 1e-6
FLOAT_STEP = 2.0**-24

Pairs = numpy.ndarray


def pairs_of(source: object, target: object, row: object, weight: object) -> Pairs:
    weight = numpy.asarray(weight)
    pairs = numpy.zeros(len(weight), PAIR)
    pairs["source"], pairs["target"], pairs["row"], pairs["weight"] = source, target, row, weight
    return pairs


def by_ctg(bench: str, way: str, sources: Path, targets: str) -> Pairs:
    with tempfile.NamedTemporaryFile() as file:
        command = [bench, way, str(sources), targets, "1", file.name]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return numpy.fromfile(file.name, PAIR)


def on_whole_centimetres(file: Path) -> numpy.ndarray:
    shapes = shapely.from_wkb(shapes_in(str(file)))
    return shapely.transform(shapes, lambda points: numpy.round(points, 2))


def by_geos(sources: Path, targets: Path) -> Pairs:
    left, right = on_whole_centimetres(sources), on_whole_centimetres(targets)
    near_right, near_left = shapely.STRtree(left).query(right)
    # From the middle of each pair's source, where the fewest digits are lost.
    bounds = shapely.bounds(left)[near_left]
    middle = numpy.floor((bounds[:, :2] + bounds[:, 2:]) / 2)
    areas = numpy.empty(len(near_left))
    for first in range(0, len(areas), 20_000):
        some = slice(first, first + 20_000)
        areas[some] = shapely.area(
            shapely.intersection(
                seen_from(middle[some], left[near_left[some]]),
                seen_from(middle[some], right[near_right[some]]),
            )
        )
    return pairs_of(near_left, near_right, 0, areas)


def seen_from(middles: numpy.ndarray, shapes: numpy.ndarray) -> numpy.ndarray:
    points, index = shapely.get_coordinates(shapes, return_index=True)
    return shapely.set_coordinates(shapes.copy(), numpy.round(points - middles[index], 2))


def by_postgis(sources: Path, targets: Path) -> Pairs:
    os.environ.setdefault("CTG_COMMAND", "ctg")  # which the tests' server does not need here
    sys.path += [str(ROOT / "tests/cli"), str(ROOT / "tests/database")]
    from postgres import Server

    server = Server()
    try:
        for name, file in (("sources", sources), ("targets", targets)):
            rows = server.folder / name
            blobs = shapely.to_wkb(on_whole_centimetres(file), hex=True)
            rows.write_text("".join(f"{n}\t{blob}\n" for n, blob in enumerate(blobs)))
            rows.chmod(0o644)
            server.psql(f"CREATE TABLE {name} (id int, shape geometry)")
            server.psql(f"COPY {name} FROM '{rows}'")
            server.psql(f"CREATE INDEX ON {name} USING gist (shape); ANALYZE {name}")
        began = time.perf_counter()
        found = server.psql(
            "SET max_parallel_workers_per_gather = 0; "
            "SELECT s.id, t.id, ST_Area(ST_Intersection(s.shape, t.shape)) "
            "FROM sources s JOIN targets t ON ST_Intersects(s.shape, t.shape)"
        )
        print(f"  PostGIS: the query took {time.perf_counter() - began:.1f} s on one thread")
        rows = numpy.array([row for row in found if len(row) == 3], dtype="f8")
    finally:
        server.stop()
    return pairs_of(rows[:, 0], rows[:, 1], 0, rows[:, 2])


def by_exactextract(sources: Path, side: str) -> Pairs:
    import exactextract
    import geopandas

    cell = float(side)
    shapes = shapely.from_wkb(shapes_in(str(sources)))
    zones = geopandas.GeoDataFrame({"zone": range(len(shapes))}, geometry=shapes, crs=3035)
    west, south, east, north = zones.total_bounds
    first_column, first_row = int(west // cell), int(south // cell)
    columns, rows = int(east // cell) - first_column + 1, int(north // cell) - first_row + 1
    raster = exactextract.raster.NumPyRasterSource(
        numpy.ones((rows, columns), dtype="uint8"),
        xmin=first_column * cell,
        ymin=first_row * cell,
        xmax=(first_column + columns) * cell,
        ymax=(first_row + rows) * cell,
    )
    parts = []
    for row in exactextract.exact_extract(
        raster, zones, ["coverage", "cell_id"], include_cols="zone"
    ):
        told = row["properties"]
        cells = numpy.asarray(told["cell_id"]).astype("i8")
        parts.append(
            pairs_of(
                int(told["zone"]),
                first_column + cells % columns,
                first_row + rows - 1 - cells // columns,  # from the top
                numpy.asarray(told["coverage"]).astype("f8"),
            )
        )
    return numpy.concatenate(parts)


def compare(name: str, ours: Pairs, theirs: Pairs, tolerance: float, nothing: float) -> bool:
    """Whether pairs and weights are the same; prints the largest difference."""
    keys = ["source", "target", "row"]
    _, place = numpy.unique(numpy.concatenate([ours, theirs])[keys], return_inverse=True)
    weights = numpy.zeros((place.max() + 1, 2))
    weights[place[: len(ours)], 0] = ours["weight"]
    weights[place[len(ours) :], 1] = theirs["weight"]
    has = weights > 0
    in_one_set = int(((has[:, 0] != has[:, 1]) & (weights.max(axis=1) > nothing)).sum())
    largest = numpy.abs(weights[:, 0] - weights[:, 1]).max()
    agrees = bool(largest <= tolerance and in_one_set == 0)
    print(
        f"  {name}: {'agrees' if agrees else 'DIFFERS'} on {len(ours):,} pairs, {in_one_set} in "
        f"one set only, largest difference {largest:.2g}",
        flush=True,
    )
    return agrees


POLYGONS: dict[str, tuple[str, str]] = {
    "W1": ("communes", "hexagons-10km"),
    "W2": ("communes", "hexagons-2km"),
    "W3": ("communes", "departements-shifted"),
    "W4": ("communes", "departements"),
    "W5": ("communes-13", "squares-13"),
}


Others = dict[str, Callable[[Path, Path], Pairs]]


def compare_polygons(bench: str, sources: Path, targets: Path, others: Others) -> bool:
    theirs = {name: overlaid(sources, targets) for name, overlaid in others.items()}
    agree = True
    for way in ("walk", "trapezoids"):
        ours = by_ctg(bench, way, sources, str(targets))
        for name, pairs in theirs.items():
            agree &= compare(f"{way} and {name}", ours, pairs, TOLERANCE_M2, NOTHING_M2)
    return agree


def main() -> None:
    bench, place, *wanted = sys.argv[1:]
    folder = Path(place)
    agree = True
    for name, (sources, targets) in POLYGONS.items():
        if wanted and name not in wanted:
            continue
        print(f"{name}: {sources} × {targets}, in m²", flush=True)
        others: Others = {"GEOS": by_geos}
        if name == "W5" and list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
            others["PostGIS"] = by_postgis
        layers = folder / f"{sources}.wkbs", folder / f"{targets}.wkbs"
        agree &= compare_polygons(bench, *layers, others)
    if not wanted or "W5" in wanted:
        print("W5 as grid: communes-13-laea × 200 m, in parts of a cell", flush=True)
        cells = folder / "communes-13-laea.wkbs"
        ours, theirs = by_ctg(bench, "cells", cells, "200"), by_exactextract(cells, "200")
        agree &= compare("cells and exactextract", ours, theirs, FLOAT_STEP, FLOAT_STEP)
    if not agree:
        sys.exit("overlays differ")


if __name__ == "__main__":
    main()

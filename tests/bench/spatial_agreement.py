#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares overlays with those of others pair by pair; stops at the first that differs.

    spatial_agreement.py BENCH FOLDER [WORKLOAD...]    layers as spatial.py leaves them in FOLDER

GEOS (by Shapely), PostGIS and exactextract overlay the same layers, on whole centimetres as an
overlay sees them. Polygons must have the same pairs, and areas to 1e-6 m²; PostGIS and GEOS see
coordinates of 6,000 km in doubles, which moves an edge by 1e-9 m: for each km of edges that a pair
has in common 1e-6 m² more. Parts of cells must be the same to the 24 bits of a float.
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
    # From the corner of each pair's source, where no digit is lost to large coordinates.
    corner = numpy.floor(shapely.bounds(left)[:, :2])[near_left]
    areas = numpy.empty(len(near_left))
    for first in range(0, len(areas), 20_000):
        some = slice(first, first + 20_000)
        areas[some] = shapely.area(
            shapely.intersection(
                seen_from(corner[some], left[near_left[some]]),
                seen_from(corner[some], right[near_right[some]]),
            )
        )
    return pairs_of(near_left, near_right, 0, areas)


def seen_from(corners: numpy.ndarray, shapes: numpy.ndarray) -> numpy.ndarray:
    points, index = shapely.get_coordinates(shapes, return_index=True)
    return shapely.set_coordinates(shapes.copy(), numpy.round(points - corners[index], 2))


def by_postgis(sources: Path, targets: Path) -> Pairs:
    os.environ.setdefault("CTG_SHIPPED_DATA", str(ROOT / "data"))
    sys.path.append(str(ROOT / "tests/database"))
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
    zones = geopandas.GeoDataFrame({"id": range(len(shapes))}, geometry=shapes, crs=3035)
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
    for row in exactextract.exact_extract(raster, zones, ["coverage", "cell_id"], include_cols="id"):
        told = row["properties"]
        cells = numpy.asarray(told["cell_id"]).astype("i8")
        parts.append(
            pairs_of(
                int(told["id"]),
                first_column + cells % columns,
                first_row + rows - 1 - cells // columns,  # from the top
                numpy.asarray(told["coverage"]).astype("f8"),
            )
        )
    return numpy.concatenate(parts)


def compare(name: str, ours: Pairs, theirs: Pairs, tolerance: float, nothing: float) -> None:
    """Prints the largest difference; exits unless pairs and weights are the same."""
    keys = ["source", "target", "row"]
    both = numpy.concatenate([ours, theirs])
    _, place = numpy.unique(both[keys], return_inverse=True)
    weights = numpy.zeros((place.max() + 1, 2))
    weights[place[: len(ours)], 0] = ours["weight"]
    weights[place[len(ours) :], 1] = theirs["weight"]
    has = weights > 0
    in_one_set = (has[:, 0] != has[:, 1]) & (weights.max(axis=1) > nothing)
    largest = numpy.abs(weights[:, 0] - weights[:, 1]).max()
    verdict = "agrees" if largest <= tolerance and not in_one_set.any() else "DIFFERS"
    print(
        f"  {name}: {verdict} on {has.any(axis=1).sum():,} pairs, {in_one_set.sum()} in one set "
        f"only, largest difference {largest:.2g}",
        flush=True,
    )
    if verdict == "DIFFERS":
        sys.exit(f"{name} differs")


POLYGONS: dict[str, tuple[str, str]] = {
    "W1": ("communes", "hexagons-10km"),
    "W3": ("communes", "departements-shifted"),
    "W4": ("communes", "departements"),
    "W5": ("communes-13", "squares-13"),
}


def compare_polygons(bench: str, folder: Path, sources: str, targets: str, others: Others) -> None:
    from_file, to_file = folder / f"{sources}.wkbs", folder / f"{targets}.wkbs"
    theirs = {name: overlaid(from_file, to_file) for name, overlaid in others.items()}
    for way in ("walk", "trapezoids"):
        ours = by_ctg(bench, way, from_file, str(to_file))
        for name, pairs in theirs.items():
            compare(f"{way} and {name}", ours, pairs, TOLERANCE_M2, NOTHING_M2)


Others = dict[str, Callable[[Path, Path], Pairs]]


def main() -> None:
    bench, folder, *wanted = sys.argv[1:]
    for name, (sources, targets) in POLYGONS.items():
        if wanted and name not in wanted:
            continue
        print(f"{name}: {sources} × {targets}, in m²", flush=True)
        others: Others = {"GEOS": by_geos}
        if name == "W5" and list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
            others["PostGIS"] = by_postgis
        compare_polygons(bench, Path(folder), sources, targets, others)
    if not wanted or "W5" in wanted:
        print("W5 as grid: communes-13-laea × 200 m, in parts of a cell", flush=True)
        sources = Path(folder) / "communes-13-laea.wkbs"
        ours = by_ctg(bench, "cells", sources, "200")
        theirs = by_exactextract(sources, "200")
        compare("cells and exactextract", ours, theirs, FLOAT_STEP, FLOAT_STEP)


if __name__ == "__main__":
    main()

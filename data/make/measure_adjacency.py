#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the neighbours of the schematic map with the real ones (Jaccard of the pairs).

The real limits are IGN's ADMIN EXPRESS 2018, simplified; they are not shipped with the study.
Two communes are neighbours when they share a border of some length (rook).
"""

import json
import sys
from pathlib import Path

from shapely import STRtree
from shapely.geometry import shape

HERE = Path(__file__).resolve().parent
SCHEMATIC = HERE.parent / "ctg" / "communes-schematiques-2025" / "communes.geojson"
REAL = HERE.parents[2] / "shared" / "data" / "boundaries"
REAL_FILES = ("communes-13-2018.geojson", "communes-amp-hors-13-2018.geojson")


def shapes_of(path):
    features = json.loads(path.read_text("utf-8"))["features"]
    return {f["properties"]["code"]: shape(f["geometry"]) for f in features}


def neighbours(shapes):
    codes = sorted(shapes)
    tree = STRtree([shapes[code] for code in codes])
    pairs = set()
    for i, code in enumerate(codes):
        for j in tree.query(shapes[code], predicate="intersects"):
            if i < j and shapes[code].intersection(shapes[codes[j]]).length > 0:
                pairs.add((code, codes[j]))
    return pairs


def main():
    if not REAL.is_dir():
        print("skipped: needs ../shared/data")
        return
    real_shapes = {}
    for name in REAL_FILES:
        real_shapes |= shapes_of(REAL / name)
    real, drawn = neighbours(real_shapes), neighbours(shapes_of(SCHEMATIC))
    both = len(real & drawn)
    print(
        f"{len(real)} real pairs, {len(drawn)} drawn, {both} in common: "
        f"Jaccard {both / len(real | drawn):.3f}"
    )
    if "--pairs" in sys.argv:
        print("lacking:", *sorted("-".join(p) for p in real - drawn))
        print("added:", *sorted("-".join(p) for p in drawn - real))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times what an analyst would write with GeoPandas, on the same file as `ctg_bench`.

    build/venv/bin/python peers.py COMMUNES    a layer of communes, such as that of france_bench

Contiguity by "touches" keeps pairs that meet at a point (queen), where ctg asks for a stretch of
border (rook): the work compared is finding the neighbours.
"""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

import geopandas

Result = TypeVar("Result")


def timed(title: str, work: Callable[[], Result]) -> Result:
    began = time.perf_counter()
    result = work()
    print(f"{title:24} {time.perf_counter() - began:7.3f} s")
    return result


def main() -> None:
    communes = timed("read", lambda: geopandas.read_file(sys.argv[1]))
    projected = timed("projected", lambda: communes.to_crs(2154)).geometry
    first, second = timed("touches", lambda: projected.sindex.query(projected, "touches"))
    print(f"{(first < second).sum():,} pairs of {len(projected):,} communes")


if __name__ == "__main__":
    main()

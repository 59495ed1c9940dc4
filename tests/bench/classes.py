#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times natural breaks (Jenks) of 35,000 values beside mapclassify, compiled by numba.

    classes.py BENCH [COUNT [CLASSES]]    BENCH: the program ctg_classes_bench

Both in one run, least processor time of 5 and of 3 runs, the compiling of numba left out. The
classes of ctg must have no more squares around their means than those of mapclassify; the exit
code says whether they do.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

import mapclassify
import numpy


def squares(values: numpy.ndarray, cuts: list[float]) -> float:
    wide = numpy.asarray(values, numpy.longdouble)
    groups = numpy.searchsorted(cuts, values, side="left")
    return float(
        sum(((wide[groups == g] - wide[groups == g].mean()) ** 2).sum() for g in set(groups))
    )


def peer(values: numpy.ndarray, classes: int) -> tuple[float, list[float]]:
    mapclassify.FisherJenks(values[:100], k=classes)  # compiles
    least, bins = float("inf"), []
    for _ in range(3):
        began = time.process_time()
        bins = [float(bound) for bound in mapclassify.FisherJenks(values, k=classes).bins]
        least = min(least, 1e3 * (time.process_time() - began))
    return least, bins[:-1]


def main() -> int:
    bench = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 35_000
    classes = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    random = numpy.random.default_rng(1)
    samples = {
        "long tail": random.lognormal(2, 1.2, count),
        "even": random.uniform(0, 100, count),
        "tied": numpy.round(random.exponential(3, count), 1),
    }
    is_best = True
    print(f"{count} values, {classes} classes | ctg | mapclassify | × | squares: theirs ÷ ours")
    for name, values in samples.items():
        text = "\n".join(repr(float(value)) for value in values)
        told = subprocess.run(
            [bench, str(classes)], input=text, capture_output=True, text=True, check=True
        )
        ours = json.loads(told.stdout)
        took, cuts = peer(values, classes)
        ratio = squares(values, cuts) / squares(values, ours["cuts"])
        is_best = is_best and ratio >= 1 - 1e-9
        times = took / max(ours["ms"], 1e-3)
        print(f"{name} | {ours['ms']:.2f} ms | {took:.0f} ms | {times:.0f} | {ratio:.9f}")
    return 0 if is_best else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times scores of 35,000 units × 40 indicators beside numpy, pymcdm and scikit-criteria.

    scoring.py BENCH [OPTION OF GOOGLE BENCHMARK...]    BENCH: the program ctg_scoring_bench

All run one after another in the same minutes; what counts is the ratio of their processor times.
numpy does what an analyst would write, on the layout that suits it best. The others have no tree:
they weigh all indicators at once, by the product of the weights on the way to the root, so that
their weighted sum is the same root; TOPSIS is another method, nearest in its steps.

ctg is timed by its public function, from cells of text to bounds, ranks and contributions at each
node; what normalising and aggregating take of it is counted in instructions, where Valgrind is
there. The roots of numpy, and the weighted sums, must be those of ctg to 1e-9; the exit code says
whether they are. docs/measures.md tells the goals.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy
import pymcdm.methods
import pymcdm.normalizations
import skcriteria
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.preprocessing.scalers import MinMaxScaler

UNITS, INDICATORS, CHILDREN = 35_000, 40, 5
GOALPOSTS = (5.0, 90.0)
TOLERANCE = 1e-9
METHODS = ("goalposts", "min_max")
WITHOUT_ROOT = ("numpy, ranks", "pymcdm TOPSIS")
INSTRUCTIONS_GOAL_M = 60

Array = numpy.ndarray


def values() -> Array:
    """By indicator, then unit: the rule of bench::value_of in synthetic.cpp."""
    n = numpy.arange(UNITS, dtype=numpy.int64)
    i = numpy.arange(INDICATORS, dtype=numpy.int64)[:, None]
    return 100.0 * ((7_919 * n + 104_729 * i) % 10_007) / 10_007.0


def weights(count: int) -> Array:
    return 1.0 + numpy.arange(count) % 3


def root_weights() -> Array:
    of_indicators = weights(INDICATORS).reshape(-1, CHILDREN)
    of_nodes = weights(len(of_indicators))
    shares = of_indicators / of_indicators.sum(axis=1, keepdims=True)
    return (shares * (of_nodes / of_nodes.sum())[:, None]).ravel()


def numpy_root(table: Array, method: str) -> Array:
    low, high = GOALPOSTS
    if method == "min_max":
        low, high = table.min(axis=1, keepdims=True), table.max(axis=1, keepdims=True)
    scores = 100.0 * ((table - low) / (high - low))
    if method == "goalposts":
        scores = numpy.clip(scores, 0.0, 100.0)
    of_indicators = weights(INDICATORS).reshape(-1, CHILDREN)
    nodes = numpy.einsum("nc,ncu->nu", of_indicators, scores.reshape(-1, CHILDREN, UNITS))
    nodes /= of_indicators.sum(axis=1, keepdims=True)
    of_nodes = weights(len(nodes))
    return of_nodes @ nodes / of_nodes.sum()


def numpy_ranks(scores: Array) -> Array:
    return 1 + numpy.searchsorted(numpy.sort(-scores), -scores - 1e-9)


def processor_ms(work: Callable[[], Array], runs: int = 7) -> tuple[float, Array]:
    """The least of some runs, and what it gives."""
    least, result = float("inf"), work()
    for _ in range(runs):
        began = time.process_time()
        result = work()
        least = min(least, time.process_time() - began)
    return 1e3 * least, result


def ctg_ms(bench: str, options: list[str]) -> dict[str, float]:
    """Least processor time of 5 repetitions, by benchmark."""
    options = ["--benchmark_repetitions=5", "--benchmark_format=json", *options]
    told = subprocess.run([bench, *options], stdout=subprocess.PIPE, check=True).stdout
    scale = {"us": 1e-3, "ms": 1.0}
    times: dict[str, float] = {}
    for run in json.loads(told)["benchmarks"]:
        if run["run_type"] == "iteration":
            took = run["cpu_time"] * scale[run["time_unit"]]
            times[run["run_name"]] = min(took, times.get(run["run_name"], took))
    return times


def ctg_root(bench: str, method: str) -> Array:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scores"
        subprocess.run([bench, "scores", method, str(file)], check=True)
        return numpy.fromfile(file)


def instructions(bench: str, method: str) -> float | None:
    """Millions that one normalising of all columns and one aggregating take."""
    if not shutil.which("callgrind_annotate"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        profile = f"{folder}/profile"
        valgrind = ["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={profile}"]
        subprocess.run([*valgrind, bench, "scores", method, f"{folder}/roots"], check=True)
        command = ["callgrind_annotate", "--inclusive=yes", "--threshold=100", profile]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^ *([\d,]+) .*:ctg::(?:normalise|aggregate)\(", told, re.MULTILINE)
    return sum(int(count.replace(",", "")) for count in found) / 1e6


def peers_of(table: Array, method: str) -> dict[str, Callable[[], Array]]:
    by_unit = numpy.ascontiguousarray(table.T)
    peers: dict[str, Callable[[], Array]] = {
        "numpy": lambda: numpy_root(table, method),
        "numpy, ranks": lambda: numpy_ranks(numpy_root(table, method)),
    }
    if method == "goalposts":
        return peers  # the others have no goalposts
    share, is_gain = root_weights(), numpy.ones(INDICATORS)
    scaling = pymcdm.normalizations.minmax_normalization
    weighted = pymcdm.methods.WSM(scaling)
    topsis = pymcdm.methods.TOPSIS(scaling)
    scaler, summed = MinMaxScaler(target="matrix"), WeightedSumModel()

    def scikit() -> Array:
        matrix = skcriteria.mkdm(by_unit, is_gain, weights=share)
        return 100.0 * summed.evaluate(scaler.transform(matrix)).e_.score

    return peers | {
        "pymcdm WSM": lambda: 100.0 * weighted(by_unit, share, is_gain),
        "pymcdm TOPSIS": lambda: topsis(by_unit, share, is_gain),
        "scikit-criteria WSM": scikit,
    }


def compare(bench: str, method: str, own: float, table: Array) -> bool:
    """Prints a table; whether all that is to agree does."""
    agrees = True
    print(f"\n{UNITS:,} × {INDICATORS}, {method}")
    print(f"{'ctg, all of it':22} {own:10.3f} ms")
    expected = ctg_root(bench, method)
    for name, work in peers_of(table, method).items():
        took, scores = processor_ms(work)
        line = f"{name:22} {took:10.3f} ms {took / own:9.3f} ×"
        if name not in WITHOUT_ROOT:
            apart = float(numpy.abs(scores - expected).max())
            agrees = agrees and apart <= TOLERANCE
            line += f"   largest difference {apart:.1e}"
        print(line, flush=True)
    if (count := instructions(bench, method)) is not None:
        print(f"{'ctg, instructions':22} {count:10.1f} M to normalise and aggregate", end="")
        print(f", goal {INSTRUCTIONS_GOAL_M} M", flush=True)
    return agrees


def main() -> None:
    bench, *options = sys.argv[1:]
    warnings.simplefilter("ignore")
    print("least processor time of 5 runs of ctg, 7 of its peers")
    times = ctg_ms(bench, options)
    for name, took in times.items():
        print(f"{name:46} {took:12.4f} ms")
    table = values()
    agreements = [
        compare(bench, method, times[name], table)
        for method in METHODS
        if (name := f"composed_scores_of_35000_units/{method}") in times
    ]
    if not all(agreements):
        sys.exit(f"results differ by more than {TOLERANCE}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves calendars in blocks beside CBC and HiGHS.

    planning.py BENCH FOLDER [SECONDS]    BENCH: the program ctg_calendar_bench
                                          FOLDER: ../shared/data/planning-bdr, or none: "-"

All solvers get the same blocks, one by one, in the same minutes and on one thread; what counts is
the ratio of their times. CBC is that of the system, called as ctg calls it; HiGHS is highspy. The
country is drawn here: 1,255 EPCI of 101 CAF, by half-year over nine years, with tight capacities.

A wrong "best" is told: a solver that calls best what another betters by more than a millionth. The
exit code says whether ctg made none, and proved all. docs/measures.md tells the goals.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import highspy
import numpy

GOALS = {"half-years": 0.1, "quarters": 1.0, "months": 5.0, "country": 0.5}
FILES = {"half-years": 2, "quarters": 4, "months": 12}
WORSE = 1e-6  # relative

Option = tuple[float, list[tuple[int, float]]]
Block = tuple[list[float], list[list[Option]]]


def read_blocks(path: Path) -> list[Block]:
    words = iter(path.read_text().split())
    blocks = []
    for _ in range(int(next(words))):
        items, rows = int(next(words)), int(next(words))
        limits = [float(next(words)) for _ in range(rows)]
        block = []
        for _ in range(items):
            options = []
            for _ in range(int(next(words))):
                value, uses = float(next(words)), int(next(words))
                options.append(
                    (value, [(int(next(words)), float(next(words))) for _ in range(uses)])
                )
            block.append(options)
        blocks.append((limits, block))
    return blocks


def drawn_country(path: Path) -> None:
    """1,255 EPCI in 101 CAF by half-year; antennes have 10 % more days than all work would take."""
    draw = random.Random(2026)
    sizes = [12] * 101
    for extra in draw.choices(range(101), k=1255 - sum(sizes)):
        sizes[extra] += 1
    steps, years, preparation = 18, 9, 2
    lines = [str(len(sizes))]
    for size in sizes:
        work = [draw.choice([20, 26, 32.5, 40, 65]) for _ in range(size)]
        limit = round(1.1 * sum(work) * 1.8 / years, 1)
        lines += [f"{size} {years}", " ".join([str(max(limit, max(work)))] * years)]
        for days in work:
            worth = draw.uniform(0.2, 2.0) * draw.lognormvariate(10, 0.8) / 1000
            options = []
            for step in range(preparation - 1, steps):
                uses = [0.0] * years
                for back in range(preparation):
                    uses[(step - back) // 2] += days / preparation
                for again in range(step + 8, steps, 8):
                    uses[again // 2] += 0.4 * days
                taken = [f"{y} {u:g}" for y, u in enumerate(uses) if u]
                value = round(worth * (steps - step) / 2, 5)
                options.append(f"{value} {len(taken)} {' '.join(taken)}")
            lines += [str(len(options)), *options]
    path.write_text("\n".join(lines) + "\n")


def highs_of(block: Block, limit: float) -> tuple[float, bool]:
    limits, items = block
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("time_limit", limit)
    for _ in items:
        solver.addRow(-highspy.kHighsInf, 1.0, 0, numpy.array([], numpy.int32), numpy.array([]))
    for most in limits:
        solver.addRow(-highspy.kHighsInf, most, 0, numpy.array([], numpy.int32), numpy.array([]))
    column = 0
    for i, options in enumerate(items):
        for value, uses in options:
            rows = numpy.array([i] + [len(items) + row for row, _ in uses], numpy.int32)
            amounts = numpy.array([1.0] + [amount for _, amount in uses])
            solver.addCol(value, 0.0, 1.0, len(rows), rows, amounts)
            solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
            column += 1
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    solver.run()
    is_best = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return solver.getInfo().objective_function_value, is_best


def by_highs(path: Path, limit: float) -> dict:
    seconds, values, best = [], [], 0
    for block in read_blocks(path):
        began = time.perf_counter()
        value, is_best = highs_of(block, limit)
        seconds.append(time.perf_counter() - began)
        values.append(value)
        best += is_best
    return {"value": sum(values), "proven": best, "blocks": len(values), "seconds": seconds}


def by_program(bench: str, solver: str, path: Path, limit: float) -> dict:
    words = [bench, solver, str(path), str(limit)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def compared(bench: str, name: str, path: Path, limit: float) -> bool:
    runs = {
        "ctg": by_program(bench, "own", path, limit),
        "CBC": by_program(bench, "cbc", path, limit),
        "HiGHS": by_highs(path, limit),
    }
    best = max(run["value"] for run in runs.values())
    own = sum(runs["ctg"]["seconds"])
    for solver, run in runs.items():
        total = sum(run["seconds"])
        is_sure = run["proven"] == run["blocks"]
        is_wrong = is_sure and run["value"] < best * (1 - WORSE)
        print(
            f"{name:11} {solver:6} {total:8.3f} s  {total / own:7.1f} × ctg"
            f"  longest block {max(run['seconds']):7.3f} s"
            f"  {run['proven']:3}/{run['blocks']} proven"
            f"  value {run['value']:.6f}{'  WRONG: bettered' if is_wrong else ''}"
        )
    print(f"{name:11} goal   {GOALS[name]:8.3f} s  {'met' if own <= GOALS[name] else 'NOT met'}")
    ctg = runs["ctg"]
    return ctg["proven"] == ctg["blocks"] and ctg["value"] >= best * (1 - WORSE)


def main() -> int:
    bench, folder = sys.argv[1:3]
    limit = float(sys.argv[3]) if len(sys.argv) > 3 else 120.0
    is_right = True
    with tempfile.TemporaryDirectory() as scratch:
        country = Path(scratch) / "country.txt"
        drawn_country(country)
        is_right &= compared(bench, "country", country, limit)
        for name, steps in FILES.items():
            path = Path(folder) / f"blk_40_{steps}_0.6.txt"
            if path.exists():
                is_right &= compared(bench, name, path, limit)
            else:
                print(f"{name}: skipped: needs ../shared/data")
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())

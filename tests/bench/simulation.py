#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times the simulation of 40 territories over 18 half-years beside numpy.

    simulation.py BENCH [OPTION OF GOOGLE BENCHMARK...]    BENCH: the program ctg_simulation_bench

Both run on one thread, one after another in the same minutes; what counts is the ratio of their
processor times. numpy follows the same rules on its own random numbers, one array for each thing
that is known of a territory, in blocks of draws that stay in the cache. ctg is timed by its public
function: draws, percentiles, histograms and chances of territories. The means of both must agree to
five standard errors on each half-year; the exit code says whether they do. docs/measures.md tells
the goal.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy

NUMPY_DRAWS = 40_000
BLOCK = 4_000
RUNS = 3
GOAL_PER_S = 1e6
HALF_YEARS = 18
FEW_STANDARD_ERRORS = 5

Array = numpy.ndarray


class Territory:
    """What is known of a territory in each draw of a block."""

    def __init__(self, facts: dict[str, Any], draws: int) -> None:
        self.facts = facts
        self.next = numpy.zeros(draws, dtype=numpy.int32)
        self.is_signed = numpy.zeros(draws, dtype=bool)


def coverage_of(instance: dict[str, Any], random: numpy.random.Generator, draws: int) -> Array:
    """By half-year, then draw: how many inhabitants are covered."""
    territories = [Territory(facts, draws) for facts in instance["territories"]]
    left = left_by_plan(instance, draws)
    covered = numpy.zeros((HALF_YEARS, draws))
    for step in range(HALF_YEARS):
        for territory in territories:
            facts = territory.facts
            if 0 <= facts["first"] <= step:
                come_to(instance, territory, left[facts["antenne"], step // 2], step, random)
                in_force = territory.is_signed & (territory.next > step)
                covered[step] += facts["inhabitants"] * in_force
    return covered


def left_by_plan(instance: dict[str, Any], draws: int) -> Array:
    """By antenne, year and draw: the days that the planned signatures leave."""
    capacities = numpy.array(instance["capacities"])
    left = numpy.repeat(capacities[:, None], HALF_YEARS // 2, axis=1)
    for facts in instance["territories"]:
        if facts["first"] >= 0:
            left[facts["antenne"], facts["first"] // 2] -= facts["days"]
    return numpy.repeat(left[:, :, None], draws, axis=2) + 1e-6


def come_to(
    instance: dict[str, Any],
    territory: Territory,
    left: Array,
    step: int,
    random: numpy.random.Generator,
) -> None:
    """A first signature, a renewal or another try, in the draws in which it is due."""
    facts = territory.facts
    drawn = random.random(len(left), dtype=numpy.float32)
    if step == facts["first"]:
        won = drawn < facts["engagement"]
        able = numpy.ones(len(left), dtype=bool)
    else:
        asked = facts["days"] * numpy.where(
            territory.is_signed, instance["renewal_days"], instance["refusal"]
        )
        able = (territory.next <= step) & (left >= asked)
        left -= able * asked
        won = drawn < numpy.where(territory.is_signed, instance["renewal"], facts["engagement"])
    # The days of a refusal are worked again in two months: within the next half-year.
    after = numpy.where(won, step + instance["duration"], step + 1)
    territory.next = numpy.where(able, after, territory.next)
    territory.is_signed = numpy.where(able, won, territory.is_signed)


def numpy_run(instance: dict[str, Any]) -> tuple[float, Array]:
    """Draws per second of processor at best, and all draws of the last run."""
    best = 0.0
    for run in range(RUNS):
        random = numpy.random.Generator(numpy.random.SFC64(run))
        start = time.process_time()
        blocks = [coverage_of(instance, random, BLOCK) for _ in range(NUMPY_DRAWS // BLOCK)]
        covered = numpy.concatenate(blocks, axis=1)
        numpy.percentile(covered, (10, 50, 90), axis=1)
        best = max(best, NUMPY_DRAWS / (time.process_time() - start))
    return best, covered


def ctg_draws_per_s(bench: str, options: list[str]) -> float:
    command = [bench, "--benchmark_format=json", f"--benchmark_repetitions={RUNS}", *options]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    runs = json.loads(done.stdout)["benchmarks"]
    return max(run["items_per_second"] for run in runs if run["run_type"] == "iteration")


def instance_of(bench: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "instance.json"
        subprocess.run([bench, "instance", str(file)], check=True)
        return json.loads(file.read_text(encoding="utf-8"))


def largest_difference(instance: dict[str, Any], covered: Array) -> float:
    """Of the means, in standard errors."""
    total = sum(facts["inhabitants"] for facts in instance["territories"])
    share = covered / total
    error = share.std(axis=1) * numpy.sqrt(1 / share.shape[1] + 1 / instance["draws"])
    apart = numpy.abs(share.mean(axis=1) - numpy.array(instance["means"]))
    return float((apart / numpy.maximum(error, 1e-12)).max())


def main() -> None:
    bench, *options = sys.argv[1:]
    instance = instance_of(bench)
    own = ctg_draws_per_s(bench, options)
    peer, covered = numpy_run(instance)
    apart = largest_difference(instance, covered)
    print(f"40 territories × {HALF_YEARS} half-years, one thread, best of {RUNS} runs")
    print(f"ctg    {own:12,.0f} draws/s, goal {GOAL_PER_S:,.0f}")
    print(f"numpy  {peer:12,.0f} draws/s {own / peer:8.1f} ×")
    print(f"largest difference of means: {apart:.1f} standard errors")
    if apart > FEW_STANDARD_ERRORS:
        sys.exit("the means differ by more than chance")


if __name__ == "__main__":
    main()

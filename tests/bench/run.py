#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times whole processes of the command, from start to exit, as a user waits for them.

    run.py CTG [--repeat N]    prints the median, the least and the most of N runs (5)

Each command runs once before it is timed. Those on real data are left out where ../shared/data
is missing. docs/measures.md tells the goals.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "data/bouches-du-rhone/study.toml"
REAL = ROOT.parent / "shared/data/bouches-du-rhone"

# The shipped register on the real shapes, EPCI and populations of the département.
REAL_STUDY = """\
[study]
name = "Bouches-du-Rhône, données réelles"
departement = "13"
geography_year = 2025

[communes]
file = "{real}/communes.geojson"
geography_year = 2018

[epci]
file = "{real}/epci.csv"

[territories]
file = "{shipped}/territoires.csv"

[conventions]
file = "{shipped}/conventions.csv"

[weights.population]
file = "{real}/population.csv"
column = "population_municipale"
year = 2023
"""


@dataclass(frozen=True)
class Measure:
    """A command to time, and how long a user should wait at most."""

    name: str
    arguments: list[str]
    goal_s: float | None = None


def measures_in(folder: Path) -> Iterator[Measure]:
    """The commands to time; what they write goes under `folder`."""
    yield Measure("demo", ["demo", "--out", str(folder / "demo"), "--overwrite"], goal_s=5.0)
    for verb in ("check", "score", "plan"):
        yield Measure(f"{verb}, shipped study", [verb, str(SHIPPED)])
    cover = ["--years", "2018:2021", "--basis", "population"]
    yield Measure("cover, shipped study", ["cover", str(SHIPPED), *cover])
    if REAL.is_dir():
        study = folder / "study.toml"
        study.write_text(REAL_STUDY.format(real=REAL, shipped=SHIPPED.parent), encoding="utf-8")
        yield Measure("cover, real shapes", ["cover", str(study), *cover], goal_s=0.5)
        by_epci = ["cover", str(study), *cover, "--by", "epci", "--detail"]
        yield Measure("cover by EPCI, real shapes", by_epci)


def seconds_of(command: list[str]) -> float:
    """How long `command` runs.

    Raises SystemExit with its words if it fails: a failure is not a fast success.
    """
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - began
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr}")
    return elapsed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ctg", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    command = str(options.ctg.resolve())
    print(f"median of {options.repeat} runs, on {os.cpu_count()} processors [s]")
    with tempfile.TemporaryDirectory(prefix="ctg-bench-") as folder:
        for measure in measures_in(Path(folder)):
            seconds_of([command, *measure.arguments])
            times = [seconds_of([command, *measure.arguments]) for _ in range(options.repeat)]
            goal = f"goal {measure.goal_s:.1f}" if measure.goal_s else ""
            spread = f"{min(times):.3f} … {max(times):.3f}"
            print(f"{measure.name:28} {statistics.median(times):7.3f}   {spread}   {goal}".rstrip())


if __name__ == "__main__":
    main()

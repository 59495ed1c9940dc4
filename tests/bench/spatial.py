#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times overlays as whole processes beside those of GEOS, GeoPandas, tobler and exactextract.

    spatial.py BENCH FOLDER [WORKLOAD...]    BENCH: the program ctg_overlay_bench

Each workload is made from the real communes of ../shared/data/boundaries into FOLDER, once. All
contenders of a workload run one after another in the same minutes, on one thread unless said;
what counts is the ratio of their processor times. docs/measures.md tells the goals.

Then it proves what it timed: spatial_agreement.py compares each pair with those of GEOS, PostGIS
and exactextract, and a million pairs of a lattice with GEOS. The exit code says whether all agree.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FRANCE = ROOT.parent / "shared/data/boundaries/communes-france-2018.fgb.zip"
LAYERS = Path(__file__).with_name("spatial_layers.py")
AGREEMENT = Path(__file__).with_name("spatial_agreement.py")
LATTICE = ("1000000", "7")  # pairs, seed
PEER = [sys.executable, str(Path(__file__).with_name("spatial_peer.py"))]


@dataclass(frozen=True)
class Workload:
    """Two layers, and who overlays them: the first contender is the one others are compared to."""

    name: str
    sources: str
    targets: str
    contenders: tuple[str, ...]


POLYGONS = ("walk", "walk ×2", "geos", "geos-prepared", "tobler", "overlay")
WORKLOADS = [
    Workload("W1", "communes", "hexagons-10km", POLYGONS),
    Workload("W2", "communes", "hexagons-2km", POLYGONS),
    Workload("W3", "communes", "departements-shifted", POLYGONS),
    Workload("W4", "communes", "departements", POLYGONS),
    Workload("W5", "communes-13", "squares-13", ("walk", "trapezoids", *POLYGONS[2:])),
    Workload("W5 as grid", "communes-13-laea", "200", ("cells", "exactextract")),
    Workload("W6", "communes-laea", "200", ("cells", "exactextract")),
]


@dataclass(frozen=True)
class Run:
    """What one process took, and what it found."""

    cpu_s: float
    wall_s: float
    peak_mib: float
    pairs: int
    area_m2: float


def run(command: list[str]) -> Run:
    """The least of three runs: what other work on the machine adds is no part of a program."""
    return min((run_once(command) for _ in range(3)), key=lambda it: it.cpu_s)


def run_once(command: list[str]) -> Run:
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        words = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    pairs, area = words.split()[-2:]
    cpu = usage.ru_utime + usage.ru_stime
    return Run(cpu, time.perf_counter() - began, usage.ru_maxrss / 1024, int(pairs), float(area))


def command_of(contender: str, bench: str, sources: str, targets: str) -> list[str]:
    way, _, threads = contender.partition(" ×")
    if way in ("tobler", "overlay", "exactextract"):
        return [*PEER, way, sources, targets]
    return [bench, way, sources, targets, threads or "1"]


def measure(workload: Workload, bench: str, folder: Path) -> None:
    is_grid = workload.targets.isdigit()
    sources = str(folder / f"{workload.sources}.wkbs")
    targets = workload.targets if is_grid else str(folder / f"{workload.targets}.wkbs")
    print(f"\n{workload.name}: {workload.sources} × {workload.targets}")
    print(f"{'':14} {'cpu s':>8} {'wall s':>8} {'MiB':>6} {'× first':>8}  pairs, area")
    first = None
    for contender in workload.contenders:
        done = run(command_of(contender, bench, sources, targets))
        first = first or done.cpu_s
        print(
            f"{contender:14} {done.cpu_s:8.3f} {done.wall_s:8.3f} {done.peak_mib:6.0f} "
            f"{done.cpu_s / first:8.1f}  {done.pairs:,}, {done.area_m2 / 1e6:,.6f} km²",
            flush=True,
        )


def main() -> None:
    bench, folder, *wanted = sys.argv[1:]
    if not FRANCE.exists():
        sys.exit("skipped: needs ../shared/data")
    # In a process of its own: what a parent holds would count as the peak of its children.
    subprocess.run([sys.executable, str(LAYERS), str(FRANCE), folder], check=True)
    print("least processor time of 3 runs of each")
    for workload in WORKLOADS:
        if not wanted or workload.name.split()[0] in wanted:
            measure(workload, bench, Path(folder))
    print("\nagreement", flush=True)
    proofs = [[sys.executable, str(AGREEMENT), bench, folder, *wanted]]
    if not wanted:
        proofs.append([bench, "lattice", *LATTICE])
    exit_codes = [subprocess.run(proof, check=False).returncode for proof in proofs]
    if any(exit_codes):
        sys.exit("an overlay differs from those of others")


if __name__ == "__main__":
    main()

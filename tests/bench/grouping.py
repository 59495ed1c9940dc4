#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times perimeters of Bouches-du-Rhône without Marseille beside spopt and HiGHS.

    grouping.py CTG    CTG: the command, of a release build

All run one after another in the same minutes, ctg as a whole process, reading included; times are
of the processor, since machines do other work beside. spopt draws max-p regions (its heuristic; no
proof), HiGHS solves the model of Hess with contiguity, to which separators are added until its
answer hangs together. What they answer is weighed here by plain arithmetic; the proven optimum of
HiGHS must be that of ctg to 1e-6, which the exit code says. docs/measures.md tells the goals.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import geopandas
import highspy
import libpysal
import networkx
import numpy
import shapely

DATA = Path(__file__).parents[3] / "shared/data/planning-bdr/bdr_118_communes.json"
AMP = "200054807"
THRESHOLD = 30_000
COUNT, LEAST, MOST, REACH_KM = 12, 40_000, 160_000, 30.0


class Map:
    """Communes with their inhabitants, centres [km] and neighbours."""

    def __init__(self, epci: str | None = None) -> None:
        told = json.loads(DATA.read_text())
        kept = [i for i in range(told["n"]) if epci in (None, told["epci"][i])]
        self.population = numpy.array([told["pop"][i] for i in kept], dtype=float)
        self.xy = numpy.array([told["xy"][i] for i in kept]) / 1000.0
        self.graph = networkx.Graph()
        self.graph.add_nodes_from(range(len(kept)))
        place = {commune: n for n, commune in enumerate(kept)}
        self.graph.add_edges_from(
            (place[a], place[b]) for a, b in told["adj"] if a in place and b in place
        )

    def write(self, folder: Path) -> list[str]:
        """The two tables, and the options that name them."""
        units, links = folder / "noeuds.csv", folder / "aretes.csv"
        rows = zip(self.population, self.xy, strict=True)
        lines = [f"u{n:03},{p:.0f},{float(x)},{float(y)}" for n, (p, (x, y)) in enumerate(rows)]
        units.write_text("\n".join(["id,population,x,y", *lines]) + "\n")
        pairs = [f"u{a:03},u{b:03}" for a, b in self.graph.edges]
        links.write_text("\n".join(["a,b", *pairs]) + "\n")
        return ["--units", str(units), "--links", str(links)]

    def distances(self, order: int) -> numpy.ndarray:
        return numpy.linalg.norm(self.xy[:, None] - self.xy[None], ord=order, axis=2)


def processor_seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ctg_answer(ctg: str, tables: list[str], *options: str) -> tuple[dict, float]:
    begin = processor_seconds_of_children()
    done = subprocess.run(
        [ctg, "group", *tables, *options, "--format", "json", "--quiet"],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout), processor_seconds_of_children() - begin


def labels_of(answer: dict) -> list[str]:
    return [row["perimeter"] for row in sorted(answer["rows"], key=lambda row: row["unit"])]


def weigh_max_p(land: Map, labels: list) -> tuple[int, float]:
    """The number of regions and the sum of their pairwise distances; refuses what is no plan."""
    distances = land.distances(1)
    total = 0.0
    for label in set(labels):
        units = [n for n, own in enumerate(labels) if own == label]
        assert land.population[units].sum() >= THRESHOLD
        assert networkx.is_connected(land.graph.subgraph(units))
        total += distances[numpy.ix_(units, units)].sum() / 2.0
    return len(set(labels)), total


def time_max_p(ctg: str, folder: Path) -> None:
    land = Map()
    tables = land.write(folder)
    options = (
        "--objective",
        "max-p",
        "--metric",
        "manhattan",
        "--bound",
        f"population={THRESHOLD}:",
    )
    for moves in (2_000_000, 20_000_000, 60_000_000):
        answer, seconds = ctg_answer(ctg, tables, *options, "--moves", str(moves))
        tell(f"ctg, {moves:,} moves", *weigh_max_p(land, labels_of(answer)), seconds)
    fixed, seconds = ctg_answer(ctg, tables, *options, "--moves", "20000000", "--perimeters", "28")
    tell("ctg, 20,000,000 moves, p = 28", *weigh_max_p(land, labels_of(fixed)), seconds)
    labels, seconds = spopt_regions(land)
    tell("spopt MaxPHeuristic", *weigh_max_p(land, labels), seconds)


def tell(who: str, regions: int, objective: float, seconds: float) -> None:
    print(f"max-p  {who:32} p = {regions}  {objective:8.1f} km  {seconds:6.2f} s", flush=True)


def spopt_regions(land: Map) -> tuple[list, float]:
    from spopt.region import MaxPHeuristic

    frame = geopandas.GeoDataFrame(
        {"population": land.population, "x": land.xy[:, 0], "y": land.xy[:, 1]},
        geometry=[shapely.Point(point) for point in land.xy],
    )
    near = {n: list(land.graph.neighbors(n)) for n in land.graph}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = MaxPHeuristic(
            frame, libpysal.weights.W(near), ["x", "y"], "population", THRESHOLD, top_n=2,
            max_iterations_construction=99, max_iterations_sa=10,
        )  # fmt: skip
        numpy.random.seed(1)
        begin = time.process_time()
        model.solve()
    return list(model.labels_), time.process_time() - begin


class HessModel:
    """Who goes to which centre, as HiGHS takes it."""

    def __init__(self, land: Map) -> None:
        self.land = land
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("mip_rel_gap", 1e-7)
        distances = land.distances(2)
        n = len(land.population)
        self.x = {
            (i, j): self.highs.addBinary(obj=land.population[i] * distances[i, j])
            for i in range(n)
            for j in range(n)
            if distances[i, j] <= REACH_KM
        }
        add = self.highs.addConstr
        for i in range(n):
            add(self.sum_of((i, j) for j in range(n)) == 1)
        add(self.sum_of((j, j) for j in range(n)) == COUNT)
        for j in range(n):
            load = self.highs.qsum(
                land.population[i] * self.x[i, j] for i in range(n) if (i, j) in self.x
            )
            add(load - LEAST * self.x[j, j] >= 0)
            add(load - MOST * self.x[j, j] <= 0)
        for i, j in self.x:
            if i != j:
                add(self.x[i, j] - self.x[j, j] <= 0)

    def sum_of(self, pairs):
        return self.highs.qsum(self.x[pair] for pair in pairs if pair in self.x)

    def solve(self) -> tuple[float, int]:
        """Solves again with the separators that the last answer breaks, until it breaks none."""
        rounds = 0
        while True:
            rounds += 1
            self.highs.minimize()
            values = self.highs.getSolution().col_value
            chosen = {pair for pair, x in self.x.items() if values[x.index] > 0.5}
            if not self.add_separators(chosen):
                return self.highs.getInfo().objective_function_value, rounds

    def add_separators(self, chosen: set[tuple[int, int]]) -> int:
        added = 0
        graph = self.land.graph
        for centre in {j for i, j in chosen if i == j}:
            units = {i for i, j in chosen if j == centre}
            for piece in list(networkx.connected_components(graph.subgraph(units))):
                if centre in piece:
                    continue
                around = {n for unit in piece for n in graph.neighbors(unit)} - piece
                for unit in piece:
                    way = self.sum_of((n, centre) for n in around)
                    self.highs.addConstr(self.x[unit, centre] - way <= 0)
                    added += 1
        return added


def time_hess(ctg: str, folder: Path) -> bool:
    land = Map(AMP)
    options = ("--objective", "hess", "--perimeters", str(COUNT), "--reach", str(REACH_KM),
               "--bound", f"population={LEAST}:{MOST}", "--moves", "2000000")  # fmt: skip
    answer, own = ctg_answer(ctg, land.write(folder), *options)
    print(f"hess   ctg     {answer['objective']:.3f}  {answer['status']}  {own:.2f} s", flush=True)
    begin = time.process_time()
    objective, rounds = HessModel(land).solve()
    peer = time.process_time() - begin
    print(f"hess   HiGHS   {objective:.3f}  in {rounds} rounds  {peer:.2f} s  ({peer / own:.1f} ×)")
    agrees = abs(objective - answer["objective"]) <= 1e-6 * objective
    return agrees and answer["status"] == "optimal"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ctg")
    ctg = parser.parse_args().ctg
    with tempfile.TemporaryDirectory() as folder:
        agrees = time_hess(ctg, Path(folder))
        time_max_p(ctg, Path(folder))
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the portraits of all 1,255 EPCI of the country, as a study officer waits for them.

    nation.py CTG FOLDER    CTG: the program; FOLDER: ../shared/data

The territories are the EPCI of 2025 on the communes of 2018, the national layer; the scheme is the
shipped one on public figures, of which INSEE's files fill eight indicators. Prints the time and the
memory of the whole, of one portrait alone, and of a run that is killed halfway and resumed, and
whether that makes the same bytes. docs/measures.md tells the goals: 10 minutes, 2 GiB, 1 s, 1.2 MB.
"""

from __future__ import annotations

import csv
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCHEME = ROOT / "data/ctg/grille-publique-2021/scheme.toml"
MOST_SECONDS, MOST_BYTES, MOST_PAGE = 600, 2 << 30, 1_200_000
ONE = "241300417"  # Arles-Crau-Camargue-Montagnette

# What the scheme asks of tables that no public file fills by commune: each says so of each commune.
UNKNOWN = {
    "couverture_pe_communes": ["txcouv"],
    "quartiers": ["population_qpv", "population"],
    "prestations": ["indfoy_rsa", "indfoy_ndur", "indfoy_ndural"],
    "equipements": ["equipements", "P21_POP1529"],
    "structure": ["P21_POP1529", "P21_POP"],
    "diplomes": ["P21_NSCOL15P_DIPLMIN", "P21_NSCOL15P"],
    "laep": ["heures", "enfants_0_5"],
    "familles": ["C21_FAMMONO", "C21_FAM"],
    "logement": ["P21_RP_LOCHLMV", "P21_RP"],
    "esms": ["places", "moins_de_20"],
    "aeeh": ["enfants_aeeh", "moins_de_20"],
}

STUDY = """\
[study]
name = "France"
geography_year = 2018
[communes]
file = "communes-france-2018.fgb"
repair = true
[epci]
file = "epci.csv"
[territories]
file = "territoires.csv"
[conventions]
file = "conventions.csv"
[weights.population]
file = "population.csv"
column = "population_2021"
year = 2021
[scheme]
file = '{scheme}'
[tables.filosofi]
file = '{data}/indicators/filosofi-2021-communes.csv'
[tables.etat_civil]
file = '{census}'
columns = {{ code = "insee_com", NAISD22 = "naissances_2022", P21_POP = "population_2021" }}
year = 2022
[tables.emploi]
file = '{census}'
columns = {{ code = "insee_com", P21_CHOM1564 = "pop_15_64_chomage_2021", \
P21_ACT1564 = "pop_15_64_active_2021" }}
year = 2021
[tables.population]
file = "population.csv"
columns = {{ population_municipale = "population_2021" }}
year = 2021
[tables.couverture_pe_epci]
file = "couverture_pe_epci.csv"
level = "epci"
"""


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def write_rows(file: Path, head: list[str], rows: Iterable[list[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([head, *rows])


def communes_of_layer(layer: Path) -> list[str]:
    told = subprocess.run(
        ["ogr2ogr", "-f", "CSV", "/vsistdout/", layer, "-select", "code"],
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.strip('"') for line in told.stdout.split()[1:]]


def make_study(folder: Path, data: Path) -> Path:
    with zipfile.ZipFile(data / "boundaries/communes-france-2018.fgb.zip") as archive:
        archive.extractall(folder)
    communes = communes_of_layer(folder / "communes-france-2018.fgb")
    today: dict[str, str] = {}
    for row in rows_of(data / "cog/passage-2018-2026.csv"):
        today.setdefault(row["code_2018"], row["code_2026"])
    members = {row["insee"]: row for row in rows_of(data / "epci/epci-composition-2025.csv")}
    # Four islands are in no EPCI.
    epci = {code: members.get(today.get(code, code)) for code in communes}
    named = [
        [row["siren"], row["raison_sociale"].strip(), code] for code, row in epci.items() if row
    ]
    write_rows(folder / "epci.csv", ["siren", "nom", "code_commune"], named)
    write_rows(folder / "territoires.csv", ["territoire", "nom", "membre"], named)
    # No register of the country is public: a quarter of the EPCI sign, drawn by their order.
    signing = sorted({siren for siren, _, _ in named})[::4]
    write_rows(
        folder / "conventions.csv",
        ["id", "territoire", "statut", "date_signature"],
        [[f"CTG-{n}", siren, "signee", f"{2018 + n % 4}-12-01"] for n, siren in enumerate(signing)],
    )
    census = data / "indicators/rp2021-etat-civil2022-communes.csv"
    people = {row["insee_com"]: row["population_2021"] for row in rows_of(census)}
    write_rows(
        folder / "population.csv",
        ["code", "population_2021"],
        [[code, people.get(code) or "nd"] for code in communes],
    )
    text = STUDY.format(scheme=SCHEME, data=data.resolve(), census=census.resolve())
    for name, columns in UNKNOWN.items():
        write_rows(
            folder / f"{name}.csv",
            ["code", *columns],
            [[code, *["nd"] * len(columns)] for code in communes],
        )
        text += f'[tables.{name}]\nfile = "{name}.csv"\n'
    write_rows(
        folder / "couverture_pe_epci.csv",
        ["code", "txcouv"],
        [[siren, "nd"] for siren in {row[0] for row in named}],
    )
    study = folder / "study.toml"
    study.write_text(text, encoding="utf-8")
    return study


def run(command: list[str | Path]) -> tuple[float, int]:
    """Seconds from start to exit, and the most memory held, in bytes."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command} ended with {status}")
    return time.monotonic() - begin, usage.ru_maxrss * 1024


def digests_in(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
    }


def kill_halfway(command: list[str | Path], pages: Path, count: int) -> None:
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while child.poll() is None and len(list(pages.glob("territoire-*"))) < count // 2:
        time.sleep(0.2)
    child.send_signal(signal.SIGKILL)
    child.wait()


def main(ctg: Path, data: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="ctg-nation-") as name:
        folder = Path(name)
        os.chdir(folder)
        make_study(folder, data)
        portrait: list[str | Path] = [ctg, "portrait", "study.toml", "--quiet", "--out", "pages"]
        # A run that is killed and resumed, against one that is not: the folder is the same, for
        # pages tell the command that made them.
        seconds, memory = run(portrait)
        whole = digests_in(folder / "pages")
        largest = max(file.stat().st_size for file in (folder / "pages").glob("territoire-*"))
        (folder / "pages").rename(folder / "whole")
        kill_halfway(portrait, folder / "pages", len(whole) - 1)
        left = len(digests_in(folder / "pages")) - 1
        resumed, _ = run([*portrait, "--resume"])
        is_same = digests_in(folder / "pages") == whole
        one, _ = run([*portrait[:3], ONE, *portrait[3:-1], "one"])
        print(f"pages: {len(whole) - 1} and an index")
        print(f"all: {seconds:.0f} s, {memory / 2**20:.0f} MiB; largest portrait {largest} bytes")
        print(f"killed with {left} pages, resumed in {resumed:.0f} s: ", end="")
        print("the same bytes" if is_same else "OTHER BYTES")
        print(f"a run for one territory, study and index included: {one:.1f} s")
        print(f"a page more, in such a run: {1000 * (seconds - one) / (len(whole) - 2):.0f} ms")
        is_met = seconds < MOST_SECONDS and memory < MOST_BYTES and largest <= MOST_PAGE
        return 0 if is_same and is_met else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))

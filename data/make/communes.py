#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the facts by which codes pass between years: `data/insee/mouvements-communes-2026`.

Standard library only; reads `../shared/data/cog` and `../shared/data/population`. Kept of INSEE's
list: the events that moved ground or a code from commune to commune, and the changes of name of
the communes they concern. Dropped: what happens inside a commune (COMA, COMD, ARM).
"""

import csv
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent
SHARED = DATA.parent.parent / "shared" / "data"
FOLDER = DATA / "insee" / "mouvements-communes-2026"
RENAMING = "10"
INSIDE = {"34", "35", "70"}  # an association or a déléguée ends or changes: no ground moves
END = "0"  # our own mark: INSEE's list says nothing after that day


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, header, rows):
    with open(FOLDER / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def between_communes(rows):
    """The events from a commune, or none, to a commune, or none."""
    types = ("COM", "")
    moving = [r for r in rows if r["TYPECOM_AV"] in types and r["TYPECOM_AP"] in types]
    moving = [r for r in moving if r["MOD"] not in INSIDE]
    concerned = {r[side] for r in moving if r["MOD"] != RENAMING for side in ("COM_AV", "COM_AP")}
    return [r for r in moving if r["MOD"] != RENAMING or r["COM_AP"] in concerned]


def out_of_divisions(events):
    """The codes that communes which were divided have now."""
    heirs = defaultdict(set)
    for r in events:
        if r["MOD"] != RENAMING and r["COM_AV"]:
            heirs[r["DATE_EFF"], r["COM_AV"]].add(r["COM_AP"])
    found = set()
    for date in sorted({r["DATE_EFF"] for r in events}):
        givers = {code: after for (day, code), after in heirs.items() if day == date}
        followed = {after for code in found & set(givers) for after in givers[code]}
        found = (found - set(givers)) | followed
        found |= {after for afters in givers.values() if len(afters) > 1 for after in afters}
    return found


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = rows_of(SHARED / "cog" / "mouvements-communes-2026.csv")
    events = between_communes(rows)
    events.sort(key=lambda r: (r["DATE_EFF"], r["MOD"], r["COM_AV"], r["COM_AP"]))
    last_day = max(r["DATE_EFF"] for r in rows)
    columns = ("DATE_EFF", "MOD", "COM_AV", "LIBELLE_AV", "COM_AP", "LIBELLE_AP")
    write(
        "evenements.csv",
        ("date", "evenement", "avant", "nom_avant", "apres", "nom_apres"),
        [[r[c] for c in columns] for r in events] + [[last_day, END, "", "", "", ""]],
    )
    communes = rows_of(SHARED / "cog" / "communes-2026.csv")
    codes = sorted(r["COM"] for r in communes if r["TYPECOM"] == "COM")
    write("communes.csv", ("code",), [[code] for code in codes])
    populations = rows_of(SHARED / "population" / "population-2023-cog2026.csv")
    divided = out_of_divisions(events)
    write(
        "population.csv",
        ("code", "population"),
        [[r["code"], r["pmun"]] for r in populations if r["code"] in divided],
    )


if __name__ == "__main__":
    main()

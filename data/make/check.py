#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that the shipped study holds together: codes, sums, founding figures, a feasible calendar.

Standard library only. Expected figures are published ones: INSEE populations 2023 summed by hand
from the official file, and the founding document's 13 %, 70 %, 100 % (± 0.5 point).
"""

import csv
import json
import sys
import tomllib
from collections import Counter
from pathlib import Path

import stamp

DATA = Path(__file__).resolve().parent.parent
STUDY = DATA / "bouches-du-rhone"
OUTSIDE = {"83120", "84089"}  # Saint-Zacharie and Pertuis: members of the Métropole, not of the 13
POPULATION_13 = 2_087_658
POPULATION_OF_EPCI = {
    "200054807": 1_939_077,
    "241300417": 85_557,
    "200035087": 60_625,
    "241300375": 27_826,
}
COMMUNES_OF_EPCI = {"200054807": 92, "241300417": 6, "200035087": 13, "241300375": 10}
COMMUNES_OF_CT = {
    "ct-marseille-provence": 18,
    "ct-pays-aix": 36,
    "ct-pays-salonais": 17,
    "ct-aubagne-etoile": 12,
    "ct-istres-ouest-provence": 6,
    "ct-pays-martigues": 3,
}
# Berre-l'Étang, Châteauneuf-les-Martigues, Istres, Marignane, Martigues, Miramas, Rognac,
# Saint-Chamas, Saint-Mitre-les-Remparts, Vitrolles
AROUND_THE_ETANG = {
    "13014",
    "13026",
    "13047",
    "13054",
    "13056",
    "13063",
    "13081",
    "13092",
    "13098",
    "13117",
}
COVERAGE_BY_YEAR = {2018: 0.13, 2019: 0.70}

faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def iso(date):
    return "-".join(reversed(date.split("/"))) if "/" in date else date


def share_of(members, population):
    return sum(population[c] for c in members - OUTSIDE) / POPULATION_13


def check_tables(study, codes):
    files = {t["file"] for part in ("tables", "weights") for t in study[part].values()}
    for file in sorted(files):
        found = [row["code"] for row in rows_of(STUDY / file)]
        expect(found == sorted(codes), f"{file}: its codes are not the 121 communes in order")


def check_map(study, codes, perimeters):
    """Neighbours share an edge; a perimeter is in one piece; ten communes border the étang."""
    features = json.loads((STUDY / study["communes"]["file"]).read_text("utf-8"))["features"]
    expect(
        sorted(f["properties"]["code"] for f in features) == sorted(codes),
        "the map does not hold the 121 communes, each once",
    )
    users = {}
    for feature in features:
        for part in feature["geometry"]["coordinates"]:
            for loop in part:
                for p, q in zip(loop, loop[1:], strict=False):
                    edge = frozenset((tuple(p), tuple(q)))
                    users.setdefault(edge, []).append(feature["properties"]["code"])
    beside, rim = {code: set() for code in codes}, {}
    for edge, sides in users.items():
        expect(len(sides) <= 2, f"an edge has {len(sides)} sides")
        for code in sides:
            beside[code].update(sides)
        if len(sides) == 1:
            for p in edge:
                rim.setdefault(p, set()).add(edge)
    for name, communes in perimeters.items():
        reached, ahead = set(), [min(communes)]
        while ahead:
            code = ahead.pop()
            if code not in reached:
                reached.add(code)
                ahead += beside[code] & communes
        expect(reached == communes, f"{name} is in several pieces: {sorted(communes - reached)}")
    expect(shore_of(rim, users, "13014") == AROUND_THE_ETANG, "the shore of the étang de Berre")


def shore_of(rim, users, code):
    """The communes along the closed rim that passes by `code`, which lies on one rim only."""
    seen, ahead = set(), [e for edges in rim.values() for e in edges if users[e] == [code]]
    while ahead:
        edge = ahead.pop()
        if edge not in seen:
            seen.add(edge)
            ahead += [e for p in edge for e in rim[p]]
    return {users[edge][0] for edge in seen}


def check_epci(epci, population):
    for siren, members in epci.items():
        total = sum(population[c] for c in members)
        expect(total == POPULATION_OF_EPCI[siren], f"EPCI {siren}: {total} inhabitants")
        expect(len(members) == COMMUNES_OF_EPCI[siren], f"EPCI {siren}: {len(members)} communes")


def check_scheme(study):
    scheme = tomllib.loads((STUDY / study["scheme"]["file"]).read_text("utf-8"))
    cells = Counter()
    for indicator in scheme["indicator"]:
        cells[indicator["theme"], indicator["logic"]] += 1
        columns = rows_of(STUDY / study["tables"][indicator["table"]]["file"])[0]
        for column in (indicator["numerator"], indicator["denominator"]):
            expect(column in columns, f"{indicator['id']}: no column {column}")
    for theme in scheme["scheme"]["themes"]:
        for logic in scheme["scheme"]["logics"]:
            expect(cells[theme, logic] > 0, f"no indicator for {theme}, {logic}")
    return scheme["scheme"]["themes"]


def check_competences(codes, themes, epci):
    rows = rows_of(STUDY / "competences.csv")
    held = {(row["code_commune"], row["theme"]) for row in rows}
    expect(len(rows) == len(held), "a competence has two holders")
    expect(held == {(c, t) for c in codes for t in themes}, "competences: not one line for each")
    expect({row["titulaire"] for row in rows} <= codes | set(epci), "competences: unknown holder")


def check_register(territories, members_of, population):
    covered_by_year = {}
    for row in rows_of(STUDY / "conventions.csv"):
        communes = territories.get(row["territoire"]) or members_of(row["territoire"].split())
        effect = iso(row["date_effet"] or row["date_signature"])
        expect("exemple" in row["libelle"], f"{row['id']}: not said to be an example")
        for year in COVERAGE_BY_YEAR:
            if effect <= f"{year}-12-31":
                covered_by_year.setdefault(year, set()).update(communes)
    for year, expected in COVERAGE_BY_YEAR.items():
        share = share_of(covered_by_year[year], population)
        print(f"31/12/{year}: {share:.2%} of the inhabitants")
        expect(abs(share - expected) <= 0.005, f"{year}: {share:.4f} is not {expected} ± 0.005")
    return covered_by_year[max(COVERAGE_BY_YEAR)]


def first_signature(jobs, free, done=()):
    """A month of signature for each job of an antenna (months counted from January 2018), or None.

    Exhaustive over the last month of work up to the end of the CEJ; the work is spread evenly.
    """
    if not jobs:
        return done
    days, months, deadline, _ = jobs[0]
    for last in range(months - 1, deadline + 1):
        use = Counter(month // 12 for month in range(last - months + 1, last + 1))
        left = {year: free[year] - days / months * use[year] for year in free}
        if min(left.values()) >= -1e-9:
            found = first_signature(jobs[1:], left, (*done, last))
            if found:
                return found
    return None


def month_of(date):
    """Months from January 2018 to an ISO date."""
    return 12 * (int(date[:4]) - 2018) + int(date[5:7]) - 1


def check_calendar(antennes, territories):
    free, jobs = {}, {}
    for row in rows_of(STUDY / "antennes-capacite.csv"):
        free.setdefault(row["antenne"], {})[int(row["annee"]) - 2018] = float(row["jours"])
    for row in rows_of(STUDY / "candidats.csv"):
        key = row["territoire"]
        expect(key in territories, f"candidats.csv: unknown territory {key}")
        expect(territories[key] <= antennes[row["antenne"]], f"{key}: not within its antenna")
        jobs.setdefault(row["antenne"], []).append(
            (float(row["jours"]), int(row["mois_preparation"]), month_of(row["cej_fin"]), key)
        )
    expect(set(free) == set(antennes), "antennes-capacite.csv: antennas differ from antennes.csv")
    for antenne, work in sorted(jobs.items()):
        signatures = first_signature(work, free[antenne])
        expect(signatures, f"{antenne}: no calendar signs everything before the CEJ end")
        for (*_, deadline, key), month in zip(work, signatures or (), strict=False):
            print(f"{antenne} {key}: for instance {2018 + month // 12}-{month % 12 + 1:02d}")
            expect(deadline < 4 * 12, f"{key}: its CEJ ends after 2021")
            expect(month >= 24, f"{key} can be signed before 2020: 70 % in 2019 would not hold")
    return set().union(*(territories[key] for work in jobs.values() for *_, key in work))


def main():
    study = tomllib.loads((STUDY / "study.toml").read_text("utf-8"))
    population = {
        row["code"]: int(row["population_municipale"])
        for row in rows_of(STUDY / study["weights"]["population"]["file"])
    }
    codes = set(population)
    inside = codes - OUTSIDE
    expect((len(codes), len(inside)) == (121, 119), "not 119 communes and two")
    expect(sum(population[c] for c in inside) == POPULATION_13, "population of the 13")

    epci = {}
    for row in rows_of(STUDY / study["epci"]["file"]):
        epci.setdefault(row["siren"], set()).add(row["code_commune"])

    def members_of(members):
        unknown = [m for m in members if m not in codes and m not in epci]
        expect(not unknown, f"unknown members {unknown}")
        return set().union(*(epci.get(m, {m}) for m in members))

    territories = {}
    for row in rows_of(STUDY / "territoires.csv"):
        territories.setdefault(row["territoire"], set()).update(members_of([row["membre"]]))
    antennes = {}
    for row in rows_of(STUDY / "antennes.csv"):
        antennes.setdefault(row["code"], set()).add(row["code_commune"])

    check_tables(study, codes)
    check_map(study, codes, territories | antennes)
    check_epci(epci, population)
    for key, count in COMMUNES_OF_CT.items():
        expect(len(territories[key]) == count, f"{key}: {len(territories[key])} communes")
    expect(
        sum(map(len, antennes.values())) == 121 and set().union(*antennes.values()) == codes,
        "the antennas are not a partition of the 121 communes",
    )
    check_competences(codes, check_scheme(study), epci)
    signed = check_register(territories, members_of, population)
    planned = check_calendar(antennes, territories)
    expect(not signed & planned, "a candidate is already signed")
    expect(inside <= signed | planned, f"never signed: {sorted(inside - signed - planned)}")
    for source in stamp.sources():
        faults.extend(stamp.faults_of(source))
    print("\n".join(faults) or "the shipped study holds together")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

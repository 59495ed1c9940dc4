#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the tables of the shipped study that are ours: example territories, antennas, holders of
competences, and the invented figures of `data/ctg/figures-fictives-2023`.

Standard library only. The public figures (`data/insee`, `data/dgcl`) are read, never written.
Each invented figure is drawn from a hash of (commune, name of the figure): adding a commune or a
column changes no other figure.
"""

import csv
import hashlib
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent
STUDY = DATA / "bouches-du-rhone"
FICTION = DATA / "ctg" / "figures-fictives-2023"

AMP, ACCM = "200054807", "241300417"
TERRE_DE_PROVENCE, VALLEE_DES_BAUX = "200035087", "241300375"

PAYS_DE_MARTIGUES = "13056 13077 13098"
ISTRES_OUEST_PROVENCE = "13029 13039 13044 13047 13063 13078"
AUBAGNE_ETOILE = "13005 13007 13013 13016 13020 13030 13031 13070 13073 13086 13101 83120"
SALON_DURANCE = "13003 13008 13009 13024 13035 13049 13053 13069 13103 13105 13115"
RIVES_DE_BERRE = "13014 13037 13051 13081 13092 13112"
COTE_BLEUE = "13021 13026 13033 13043 13054 13088 13102 13104"
ALLAUCH = "13002 13075"
CALANQUES = "13022 13023 13028 13042 13085 13119"
GARDANNE_VITROLLES = "13015 13019 13040 13041 13046 13060 13062 13071 13106 13107 13117"
SAINTE_VICTOIRE = "13012 13025 13072 13079 13087 13090 13095 13109 13110 13111"
DURANCE_TREVARESSE = (
    "13032 13048 13050 13059 13074 13080 13082 13084 13091 13093 13099 13113 13114 13118 84089"
)

# The six conseils de territoire of the Métropole (2016-2022), then the perimeters that the example
# register and the example calendar use. Perimeters may share communes: coverage is a union.
TERRITORIES = [
    (
        "ct-marseille-provence",
        "Conseil de territoire Marseille-Provence (2016-2022)",
        f"13055 13106 {ALLAUCH} {COTE_BLEUE} {CALANQUES}",
    ),
    (
        "ct-pays-aix",
        "Conseil de territoire du Pays d'Aix (2016-2022)",
        f"13001 {DURANCE_TREVARESSE} {SAINTE_VICTOIRE} "
        "13015 13019 13040 13041 13046 13060 13062 13071 13107 13117",
    ),
    (
        "ct-pays-salonais",
        "Conseil de territoire du Pays salonais (2016-2022)",
        f"{SALON_DURANCE} {RIVES_DE_BERRE}",
    ),
    (
        "ct-aubagne-etoile",
        "Conseil de territoire du Pays d'Aubagne et de l'Étoile (2016-2022)",
        AUBAGNE_ETOILE,
    ),
    (
        "ct-istres-ouest-provence",
        "Conseil de territoire Istres-Ouest Provence (2016-2022)",
        ISTRES_OUEST_PROVENCE,
    ),
    (
        "ct-pays-martigues",
        "Conseil de territoire du Pays de Martigues (2016-2022)",
        PAYS_DE_MARTIGUES,
    ),
    ("marseille", "Marseille (exemple)", "13055"),
    ("aix-en-provence", "Aix-en-Provence (exemple)", "13001"),
    ("accm", "Arles-Crau-Camargue-Montagnette (exemple)", ACCM),
    ("terre-de-provence", "Terre de Provence (exemple)", TERRE_DE_PROVENCE),
    ("vallee-des-baux-alpilles", "Vallée des Baux-Alpilles (exemple)", VALLEE_DES_BAUX),
    ("salon-durance", "Salon et Durance (exemple)", SALON_DURANCE),
    ("rives-de-berre", "Rives de Berre (exemple)", RIVES_DE_BERRE),
    ("marignane-cote-bleue", "Marignane et Côte Bleue (exemple)", COTE_BLEUE),
    ("allauch-plan-de-cuques", "Allauch et Plan-de-Cuques (exemple)", ALLAUCH),
    ("calanques-la-ciotat", "La Ciotat et Calanques (exemple)", CALANQUES),
    ("gardanne-vitrolles", "Vitrolles et bassin de Gardanne (exemple)", GARDANNE_VITROLLES),
    ("sainte-victoire", "Sainte-Victoire et haut Arc (exemple)", SAINTE_VICTOIRE),
    ("durance-trevaresse", "Durance et Trévaresse (exemple)", DURANCE_TREVARESSE),
]

# Invented: the true perimeters of the antennas are not public.
ANTENNES = [
    ("A1", "Antenne Marseille (exemple)", f"13055 {ALLAUCH}"),
    ("A2", "Antenne Pays d'Aix (exemple)", f"13001 {SAINTE_VICTOIRE} {DURANCE_TREVARESSE}"),
    ("A3", "Antenne Aubagne-La Ciotat (exemple)", f"{AUBAGNE_ETOILE} {CALANQUES}"),
    ("A4", "Antenne Vitrolles-Marignane (exemple)", f"{GARDANNE_VITROLLES} {COTE_BLEUE}"),
    (
        "A5",
        "Antenne Salon-Étang de Berre (exemple)",
        f"{SALON_DURANCE} {RIVES_DE_BERRE} {ISTRES_OUEST_PROVENCE} {PAYS_DE_MARTIGUES}",
    ),
    ("A6", "Antenne Arles-Alpilles (exemple)", f"{ACCM} {TERRE_DE_PROVENCE} {VALLEE_DES_BAUX}"),
]

THEMES = ["petite_enfance", "pauvrete", "jeunesse", "parentalite", "logement", "handicap"]
# (EPCI, theme) held by the EPCI rather than by its communes. Invented, plausible.
HELD_BY_EPCI = {
    (AMP, "logement"),
    (ACCM, "logement"),
    (TERRE_DE_PROVENCE, "logement"),
    (VALLEE_DES_BAUX, "logement"),
    (VALLEE_DES_BAUX, "petite_enfance"),
    (VALLEE_DES_BAUX, "jeunesse"),
    (VALLEE_DES_BAUX, "parentalite"),
}


def rows_of(path):
    with open(DATA / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def draw(code, name, low, high):
    """A number in [low, high) that depends on the commune and the figure only."""
    digest = hashlib.sha256(f"ctg-13|{code}|{name}".encode()).digest()
    return low + (high - low) * int.from_bytes(digest[:8], "big") / 2**64


def to_5(value):
    """Nearest multiple of 5, as CNAF publishes its communal counts."""
    return 5 * int(value / 5 + 0.5)


def hidden_below_5(value):
    """`s` for 1 to 4, as a département blanks small counts."""
    count = round(value)
    return "s" if 0 < count < 5 else count


def write_territories():
    write(
        STUDY / "territoires.csv",
        ["territoire", "nom", "membre"],
        [
            [key, name, member]
            for key, name, members in TERRITORIES
            for member in sorted(members.split())
        ],
    )


def write_antennes(epci):
    communes_of = {}
    for row in epci:
        communes_of.setdefault(row["siren"], []).append(row["code_commune"])
    write(
        STUDY / "antennes.csv",
        ["code", "nom", "code_commune"],
        [
            [code, name, commune]
            for code, name, members in ANTENNES
            for commune in sorted(c for m in members.split() for c in communes_of.get(m, [m]))
        ],
    )


def write_competences(epci):
    epci_of = {row["code_commune"]: row["siren"] for row in epci}
    write(
        STUDY / "competences.csv",
        ["code_commune", "theme", "titulaire"],
        [
            [code, theme, epci_of[code] if (epci_of[code], theme) in HELD_BY_EPCI else code]
            for code in sorted(epci_of)
            for theme in THEMES
        ],
    )


FICTION_HEADERS = {
    "petite_enfance": ["enfants_0_2", "places"],
    "accueil": ["menages", "heures_accueil_caf"],
    "jeunesse": [
        "enfants_3_11",
        "places_alsh",
        "jeunes_15_24",
        "jeunes_sans_emploi_ni_formation",
        "equipements_jeunes",
    ],
    "parentalite": ["familles", "familles_monoparentales", "enfants_0_5", "heures_laep"],
    "logement": ["menages", "foyers_aide_logement", "logements_sociaux"],
    "handicap": ["moins_de_20", "enfants_aeeh", "places_esms_enfants"],
}


def fiction_of(row, births, poor):
    """The invented figures of a commune, by table, from its census row, its births, its poverty."""
    population, households = int(row["population"]), int(row["menages"])

    def figure(name, low, high):
        return draw(row["code"], name, low, high)

    infants = to_5(3 * births)
    children = to_5(population * figure("enfants_3_11", 0.085, 0.115))
    young = to_5(population * figure("jeunes_15_24", 0.09, 0.125))
    families = to_5(households * figure("familles", 0.50, 0.68))
    under_20 = round(population * figure("moins_de_20", 0.20, 0.26))
    town = 1.0 if population >= 5000 else 0.6
    return {
        "petite_enfance": [infants, to_5(infants * figure("places", 0.40, 0.80) * (1.1 - poor))],
        "accueil": [households, round(households * figure("accueil", 0.4, 3.0) / 1000 * town)],
        "jeunesse": [
            children,
            to_5(children * figure("alsh", 0.06, 0.30)),
            young,
            to_5(young * (0.07 + 0.55 * poor * figure("neet", 0.8, 1.2))),
            to_5(young * figure("equipements", 0.008, 0.045)),
        ],
        "parentalite": [
            families,
            to_5(families * (0.09 + 0.55 * poor * figure("monoparentales", 0.8, 1.2))),
            2 * infants,
            round(2 * infants * figure("laep", 0.0, 12.0) / 1000 * town),
        ],
        "logement": [
            households,
            to_5(households * (0.05 + 0.85 * poor * figure("aides", 0.8, 1.2))),
            to_5(households * poor * figure("sociaux", 0.2, 1.2)),
        ],
        "handicap": [
            under_20,
            hidden_below_5(under_20 * figure("aeeh", 0.015, 0.035)),
            hidden_below_5(under_20 * figure("esms", 0.001, 0.009)),
        ],
    }


def poverty_of(row):
    """The poverty rate of a commune; a hidden one is that of a quiet village: it only shapes
    invented figures."""
    rate = row["taux_publie"].replace(",", ".")
    return 0.10 if rate in ("s", "nd") else float(rate) / 100


def write_fiction():
    poverty = {row["code"]: poverty_of(row) for row in rows_of("insee/filosofi-2021/pauvrete.csv")}
    births = {
        row["code"]: int(row["naissances"])
        for row in rows_of("insee/etat-civil-2022/etat_civil.csv")
    }
    tables = {name: [] for name in FICTION_HEADERS}
    census = rows_of("insee/recensement-2021/recensement.csv")
    for row in sorted(census, key=lambda row: row["code"]):
        code = row["code"]
        for name, figures in fiction_of(row, births[code], poverty[code]).items():
            tables[name].append([code, row["nom"], *figures])
    for name, rows in tables.items():
        write(FICTION / f"{name}.csv", ["code", "nom", *FICTION_HEADERS[name]], rows)


def main():
    epci = rows_of("dgcl/epci-2025/epci.csv")
    write_territories()
    write_antennes(epci)
    write_competences(epci)
    write_fiction()


if __name__ == "__main__":
    main()

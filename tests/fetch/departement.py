# SPDX-License-Identifier: Apache-2.0
"""A small département of our own, served in the shapes of geo.api.gouv.fr and data.caf.fr."""

import json

DEPARTEMENT = "48"
FIRST_EPCI = "200000016"  # nine digits with a right Luhn key, of no real body
SECOND_EPCI = "200000024"
DATASET = "s_ben_com_f"
EPCI_DATASET = "txcouv_pe_epci"
YEAR = 2026
DATE = "Tue, 24 Nov 2026 10:00:00 GMT"

# code, name, EPCI, population: the last is in no EPCI.
COMMUNES = [
    ("48001", "Aube", FIRST_EPCI, 1200),
    ("48002", "Brume d'Été", FIRST_EPCI, 300),
    ("48003", "L'Étang", FIRST_EPCI, 0),
    ("48004", 'Le "Clos"', SECOND_EPCI, 4500),
    ("48005", "Dune", SECOND_EPCI, 77),
    ("48006", "Île", None, 23),
]
OUTSIDE = {FIRST_EPCI: [], SECOND_EPCI: [("30001", "Outre")]}
EPCI_NAMES = {FIRST_EPCI: "CC de l'Aube", SECOND_EPCI: "CC des Dunes"}


def dumped(value):
    return json.dumps(value, ensure_ascii=False)


def square(column):
    """A commune a tenth of a degree wide; neighbours share an edge."""
    west, east, south, north = 3 + column / 10, 3 + (column + 1) / 10, 44.5, 44.6
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(column, commune):
    code, name, epci, population = commune
    properties = {"nom": name, "code": code, "population": population, "surface": 88000.5}
    if epci:
        properties["codeEpci"] = epci
    return {"type": "Feature", "properties": properties, "geometry": square(column)}


def csv_rows(header, rows):
    lines = [";".join(header), *(";".join(row) for row in rows)]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def dataset_answers(identifier, fields, where, rows):
    base = f"/api/explore/v2.1/catalog/datasets/{identifier}"
    metas = {
        "default": {
            "title": f"Jeu {identifier}",
            "license": "Licence Ouverte v2.0 (Etalab)",
            "data_processed": "2026-03-02T04:00:00+00:00",
        },
        "explore": {"api_call_count": 12},
    }
    facts = {
        "dataset_id": identifier,
        "fields": [{"name": field, "type": "text"} for field in fields],
        "metas": metas,
    }
    return {
        base: dumped(facts),
        f"{base}/records?limit=1&where={where}": dumped(
            {"total_count": len(rows), "results": [{}]}
        ),
        f"{base}/exports/csv?delimiter=%3B&where={where}": csv_rows(fields, rows),
    }


def answers():
    """{path with its query: body} of all that a fetch asks."""
    communes = f"/departements/{DEPARTEMENT}/communes"
    features = [feature(column, commune) for column, commune in enumerate(COMMUNES)]
    contours = "fields=nom,code,codeEpci,population,surface,contour"
    all_answers = {
        f"/departements/{DEPARTEMENT}?fields=nom,code": dumped(
            {"nom": "Lozère inventée", "code": DEPARTEMENT}
        ),
        f"{communes}?fields=code": dumped([{"code": c[0], "nom": c[1]} for c in COMMUNES]),
        f"{communes}?{contours}&format=geojson&geometry=contour": dumped(
            {"type": "FeatureCollection", "features": features}
        ),
        f"/epcis?codeDepartement={DEPARTEMENT}&fields=nom,code": dumped(
            [{"nom": name, "code": code} for code, name in EPCI_NAMES.items()]
        ),
    }
    for epci, outside in OUTSIDE.items():
        members = [(c[0], c[1]) for c in COMMUNES if c[2] == epci] + outside
        all_answers[f"/epcis/{epci}/communes?fields=nom,code"] = dumped(
            [{"nom": name, "code": code} for code, name in members]
        )
    all_answers |= dataset_answers(
        DATASET,
        ["dtreffre", "numcomdo", "numdep", "indfoy_ndur"],
        "numdep%3D%2248%22",
        [["2024-12", c[0], DEPARTEMENT, "15"] for c in COMMUNES],
    )
    all_answers |= dataset_answers(
        EPCI_DATASET,
        ["annee", "numepci", "txcouv_epci"],
        f"numepci%20in%20%28%22{FIRST_EPCI}%22%2C%22{SECOND_EPCI}%22%29",
        [["2023", epci, "57.4"] for epci in EPCI_NAMES],
    )
    return {path: body.encode("utf-8") for path, body in all_answers.items()}


CONTOURS = next(path for path in answers() if "contour" in path)
TABLE = next(path for path in answers() if f"{DATASET}/exports" in path)
EPCI_TABLE = next(path for path in answers() if f"{EPCI_DATASET}/exports" in path)

# SPDX-License-Identifier: Apache-2.0
"""A sound study of four communes that each case spoils in one way, and its shapes.

13001 | 13002 under 13003 | 84089, squares of 1 km in Lambert-93 north of Aix-en-Provence; the last
is in another département. Populations 100, 200, 300, 400.
"""

import json

WEST, SOUTH, SIDE = 900_000, 6_270_000, 1000
CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}

Ring = list[list[float]]


def square(column: float, row: float, *, wide: float = SIDE) -> Ring:
    west, south = WEST + SIDE * column, SOUTH + SIDE * row
    east, north = west + wide, south + SIDE
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code: str, *rings: Ring, **more: object) -> dict:
    shape = {"type": "Polygon", "coordinates": list(rings)}
    return {
        "type": "Feature",
        "properties": {"code": code, "nom": f"Commune {code}"},
        "geometry": shape,
    } | more


def collection(*features: dict, crs: dict | None = CRS) -> str:
    """One feature a line: line n + 1 holds feature n."""
    head = '{"type":"FeatureCollection",'
    if crs is not None:
        head += f'"crs":{json.dumps(crs)},'
    return head + '"features":[\n' + ",\n".join(map(json.dumps, features)) + "\n]}\n"


def communes(**instead: dict) -> list[dict]:
    """The four communes; `c13002=feature(...)` puts another feature in the place of one."""
    sound = {
        "c13001": feature("13001", square(0, 0)),
        "c13002": feature("13002", square(1, 0)),
        "c13003": feature("13003", square(0, 1)),
        "c84089": feature("84089", square(1, 1)),
    }
    return list((sound | instead).values())


STUDY = """\
[study]
name = "Quatre carrés"
departement = "13"
geography_year = 2025
lang = "en"

[communes]
file = "communes.geojson"

[epci]
file = "epci.csv"

[antennes]
file = "antennes.csv"

[territories]
file = "territoires.csv"

[conventions]
file = "conventions.csv"

[competences]
file = "competences.csv"

[weights.population]
file = "population.csv"
column = "population"
year = 2023
"""

FILES: dict[str, str] = {
    "study.toml": STUDY,
    "communes.geojson": collection(*communes()),
    "epci.csv": "siren;nom;code_commune\n200054807;Métropole;13001\n200054807;Métropole;13002\n"
    "241300375;Vallée;13003\n",
    "antennes.csv": "code;nom;code_commune\nA1;Sud;13001\nA1;Sud;13002\nA2;Nord;13003\n",
    "territoires.csv": "territoire;nom;membre\nsud;Sud;13001\nsud;Sud;13002\nnord;Nord;13003\n"
    "nord;Nord;84089\n",
    "conventions.csv": "id;territoire;statut;date_signature;date_effet;date_fin\n"
    "A;sud;signee;2018-06-01;;2021-05-31\nB;nord;projet;2019-01-01;;\n",
    "competences.csv": "code_commune;theme;titulaire\n13001;jeunesse;13001\n",
    "population.csv": "code;population\n13001;100\n13002;200\n13003;300\n84089;400\n",
}


def spoilt(file: str, old: str, new: str) -> dict[str, str]:
    """One file of the study with `old` put to `new`, once."""
    assert old in FILES[file], f"{old!r} is not in {file}"
    return {file: FILES[file].replace(old, new, 1)}

# SPDX-License-Identifier: Apache-2.0
"""Eight communes in a row, two of them in other départements, and what stands on them."""

from __future__ import annotations

import ctg
import geopandas
import shapely

Row = dict[str, str]
COLUMNS = ["id", "territoire", "statut", "date_signature", "date_effet", "date_fin", "avenant_de"]
CODES = ["13001", "13002", "13003", "13004", "13005", "13006", "83120", "84089"]
POPULATION = dict(zip(CODES, [47_000, 13_000, 340, 0, 8_000, 21, 18_000, 5_000], strict=True))
AMP = "200054807"
TERRITORIES = {"nord": CODES[:3], "sud": CODES[2:5]}
ZONES = TERRITORIES | {AMP: CODES[3:]}


def geography_in_a_row() -> ctg.Geography:
    """Each commune is a square of 1 km in Lambert-93."""
    west, south, side = 900_000, 6_250_000, 1_000
    squares = [
        shapely.box(west + side * i, south, west + side * (i + 1), south + side)
        for i in range(len(CODES))
    ]
    frame = geopandas.GeoDataFrame({"code": CODES, "nom": CODES}, geometry=squares, crs=2154)
    return ctg.geography_from(ctg.layer_from(frame), geography_year=2025)


def table_of(columns: list[str], rows: list[Row]) -> ctg.Table:
    return ctg.Table(columns, [[row[column] for column in columns] for row in rows])


class Country:
    """The geography with its territories, its EPCI and its inhabitants."""

    def __init__(self, geography: ctg.Geography) -> None:
        self.geography = geography
        members = [
            {"territoire": key, "nom": key, "membre": code}
            for key, codes in TERRITORIES.items()
            for code in codes
        ]
        self.territories = ctg.territories_from(
            table_of(["territoire", "nom", "membre"], members), geography
        )
        metropole = [[AMP, "AMP", code] for code in ZONES[AMP]]
        self.epci = ctg.epci_from(ctg.Table(["siren", "nom", "code_commune"], metropole), geography)
        table = ctg.Table(["code", "habitants"], [[c, str(p)] for c, p in POPULATION.items()])
        whole = ctg.weights_from(table, "habitants", ctg.Basis.population, geography)
        self.weights = whole.within("13")

    def conventions(self, register: list[Row]) -> ctg.Conventions:
        return ctg.conventions_from(
            table_of(COLUMNS, register), self.territories, self.geography, epci=self.epci
        )

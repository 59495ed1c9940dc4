# SPDX-License-Identifier: Apache-2.0
"""What share of the inhabitants of Bouches-du-Rhône was under a convention, each year: from the
files to the figures. 01_coverage.cpp tells the same story."""

import sys

import ctg

data = ctg.shipped_study().parent.parent
communes = data / "ctg/communes-schematiques-2025/communes.geojson"
office = data / "bouches-du-rhone"

geography = ctg.geography_from(ctg.read_layer(communes), geography_year=2025)
epci = ctg.epci_from(ctg.read_table(data / "dgcl/epci-2025/epci.csv"), geography)
territories = ctg.territories_from(ctg.read_table(office / "territoires.csv"), geography, epci=epci)
conventions = ctg.conventions_from(
    ctg.read_table(office / "conventions.csv"), territories, geography, epci=epci
)
population = ctg.weights_from(
    ctg.read_table(data / "insee/population-2023/population.csv"),
    "population_municipale",
    ctg.Basis.population,
    geography,
).within("13")

for note in conventions.notes:
    print(note, end="", file=sys.stderr)

for row in ctg.coverage_by_year(2017, 2021, conventions, population):
    communes_held = f"{len(row.covered_communes)} communes of {len(population)}"
    print(f"{row.year}  {100 * row.share:5.1f} %  {communes_held}")

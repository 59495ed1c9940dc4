# SPDX-License-Identifier: Apache-2.0
"""The inhabitants of two antennes drawn across the map, with what the cut communes leave open; and
by points where people live, for the communes that the line cuts. 05_overlay.cpp tells the same."""

import ctg
import geopandas
import pandas
import shapely

study = ctg.load_study(ctg.shipped_study())
population = ctg.weights_of(study, ctg.Basis.population)
communes = study.geography.to_geopandas()
antennes = geopandas.GeoDataFrame(
    {"code": ["est", "ouest"]},
    geometry=[
        shapely.box(880_000, 6_200_000, 1_000_000, 6_400_000),
        shapely.box(700_000, 6_200_000, 880_000, 6_400_000),
    ],
    crs=2154,
)


inhabitants = {code: count.value for code, count in population.items}


def tell(crosswalk: ctg.Crosswalk) -> None:
    # Two communes lie in other départements.
    people = crosswalk.transferred([inhabitants.get(code) for code in crosswalk.sources])
    for it in people.itertuples():
        print(
            f"{it.target:6} {it.value:9.0f}  [{it.low:.0f}, {it.high:.0f}], {it.divided} "
            "communes cut"
        )
    print(f"total  {people.value.sum():9.0f}")


print("by area")
tell(ctg.overlay(communes, antennes).settled())

# Where a third of each commune lives together: an invented example.
inside = communes[communes.code.isin(list(inhabitants))]
middles = inside.geometry.representative_point()
places = pandas.DataFrame(
    {
        "x": middles.x.map(repr),
        "y": middles.y.map(repr),
        "people": [repr(inhabitants[code] / 3) for code in inside.code],
    }
)
print("by places")
tell(ctg.overlay_by(communes, antennes, ctg.fine_weights_from(ctg.table_from(places), "people")))

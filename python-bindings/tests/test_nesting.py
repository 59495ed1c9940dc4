# SPDX-License-Identifier: Apache-2.0
"""Wholes beside the union of their parts, on squares and against GeoPandas."""

import ctg
import geopandas
import pytest
import shapely


def squares(corners: dict[str, tuple[float, float, float, float]]) -> geopandas.GeoDataFrame:
    x, y = 900_000, 6_250_000
    shapes = [
        shapely.box(x + west, y + south, x + east, y + north)
        for west, south, east, north in corners.values()
    ]
    return geopandas.GeoDataFrame({"code": list(corners)}, geometry=shapes, crs=2154)


PARTS = squares({"a": (0, 0, 1000, 1000), "b": (1000, 0, 2000, 1000), "c": (0, 1000, 2000, 2000)})


def test_a_union_made_by_geopandas_is_exact() -> None:
    wholes = PARTS.assign(code="whole").dissolve("code", as_index=False)
    nesting = ctg.nesting(PARTS, wholes)
    assert nesting.to_pandas().fit.tolist() == ["exact"]
    assert nesting.cut == []
    assert [note.code for note in nesting.notes] == ["CTG-CROSS-051"]


def test_a_difference_has_the_area_and_place_that_geopandas_gives() -> None:
    wholes = squares({"south": (0, 0, 2000, 1030)})
    row = ctg.nesting(PARTS, wholes, whole_of={"a": "south", "b": "south"}).to_pandas().iloc[0]
    strip = wholes.geometry[0].difference(PARTS.geometry[:2].union_all())
    assert row.gap_m2 == pytest.approx(strip.area, rel=0.005)  # on the ellipsoid
    assert row.excess_m2 == 0
    assert strip.contains(shapely.Point(row.x, row.y))
    assert row.width_m == pytest.approx(2 * strip.area / strip.length)
    assert row.fit == "different"


def test_a_wider_drift_is_allowed_on_request() -> None:
    wholes = squares({"all": (0, 0, 2000, 2010)})
    assert ctg.nesting(PARTS, wholes).to_pandas().fit[0] == "drift"
    assert ctg.nesting(PARTS, wholes, drift_width_m=5).to_pandas().fit[0] == "different"


def test_a_part_across_two_wholes_is_listed() -> None:
    wholes = squares({"west": (0, 0, 900, 2000), "east": (900, 0, 2000, 2000)})
    cut = ctg.nesting(PARTS, wholes).cut
    assert [(part, whole) for part, whole, _, _ in cut] == [("a", "west"), ("c", "east")]
    assert cut[0][3] == pytest.approx(100 * 1000, rel=0.005)


def test_a_membership_with_an_unknown_code_is_refused() -> None:
    wholes = squares({"all": (0, 0, 2000, 2000)})
    with pytest.raises(ctg.DataError, match="CTG-CROSS-050"):
        ctg.nesting(PARTS, wholes, whole_of={"a": "al"})

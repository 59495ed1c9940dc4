# SPDX-License-Identifier: Apache-2.0
"""Coverage against the counting rule in plain Python, on random registers."""

from __future__ import annotations

import datetime
import random

import ctg
import pytest
import reference_coverage
from hypothesis import given, settings
from hypothesis import strategies as st
from small_country import AMP, CODES, COLUMNS, POPULATION, TERRITORIES, ZONES, Country, Row

FIRST, LAST = 2016, 2026


def coverage_of(
    country: Country, register: list[Row], counting: ctg.Counting = ctg.Counting.signed_only
) -> ctg.CoverageTable:
    conventions = country.conventions(register)
    return ctg.coverage_by_year(FIRST, LAST, conventions, country.weights, counting=counting)


@pytest.fixture(scope="module")
def country(small_geography: ctg.Geography) -> Country:
    return Country(small_geography)


days = st.dates(datetime.date(2014, 1, 1), datetime.date(2026, 12, 31))


@st.composite
def registers(draw: st.DrawFn) -> list[Row]:
    """Registers that the rules allow: optional dates, both formats, amendments to earlier rows."""
    register: list[Row] = []
    for number in range(draw(st.integers(0, 6))):
        start, other = draw(days), draw(days)
        amended = draw(st.sampled_from(["", *(row["id"] for row in register)]))
        codes = st.lists(st.sampled_from([*CODES, AMP]), min_size=1, max_size=4, unique=True)
        places = [st.sampled_from(sorted(TERRITORIES)), codes.map(" ".join)]
        end = max(start, other) if draw(st.booleans()) else None
        with_signature, with_effect = draw(
            st.sampled_from([(True, False), (False, True), (True, True)])
        )
        register.append(
            {
                "id": f"c{number}",
                "territoire": draw(st.one_of(*places, *([st.just("")] if amended else []))),
                "statut": draw(st.sampled_from(["projet", "signee", "denoncee"])),
                "date_signature": written(draw, start if not with_effect else other)
                if with_signature
                else "",
                "date_effet": written(draw, start) if with_effect else "",
                "date_fin": written(draw, end) if end else "",
                "avenant_de": amended,
            }
        )
    return register


def written(draw: st.DrawFn, day: datetime.date) -> str:
    # A day up to the 12th is refused as ambiguous where nothing settles the order (CTG-CONV-023).
    french = ["%d/%m/%Y"] if day.day > 12 else []
    return day.strftime(draw(st.sampled_from(["%Y-%m-%d", *french])))


many = settings(max_examples=150)


@many
@given(register=registers(), projected=st.booleans())
def test_coverage_is_what_the_rule_says(
    country: Country, register: list[Row], projected: bool
) -> None:
    counting = ctg.Counting.projected if projected else ctg.Counting.signed_only
    inside = [code for code in CODES if code.startswith("13")]
    total = sum(POPULATION[code] for code in inside)
    for row in coverage_of(country, register, counting):
        day = datetime.date(row.year, 12, 31)
        held = reference_coverage.covered_communes(register, ZONES, day, projected)
        covered = sorted(held & set(inside))
        assert row.covered_communes == covered
        assert row.outside_communes == sorted(held - set(inside))
        assert row.covered == sum(POPULATION[code] for code in covered)
        assert row.total == total
        assert row.share == row.covered / total
        assert 0 <= row.low <= row.share <= row.high <= 1


@many
@given(register=registers(), seed=st.integers(0, 1000))
def test_the_order_of_rows_changes_nothing(
    country: Country, register: list[Row], seed: int
) -> None:
    shuffled = register.copy()
    random.Random(seed).shuffle(shuffled)
    assert coverage_of(country, shuffled).records == coverage_of(country, register).records


@many
@given(register=registers())
def test_one_more_signed_convention_never_lowers_coverage(
    country: Country, register: list[Row]
) -> None:
    more = dict.fromkeys(COLUMNS, "") | {
        "id": "more", "territoire": "sud", "statut": "signee", "date_effet": "2018-06-01"
    }  # fmt: skip
    before, after = coverage_of(country, register), coverage_of(country, [*register, more])
    assert all(a.share <= b.share for a, b in zip(before, after, strict=True))


@many
@given(register=registers())
def test_the_zones_of_a_partition_add_up(country: Country, register: list[Row]) -> None:
    conventions = country.conventions(register)
    zones = ctg.coverage_by_zone(FIRST, LAST, conventions, country.weights, country.epci)
    for whole in coverage_of(country, register):
        parts = [zone for zone in zones if zone.year == whole.year]
        assert sum(part.covered for part in parts) == whole.covered
        assert sum(part.total for part in parts) == whole.total

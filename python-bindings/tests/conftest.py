# SPDX-License-Identifier: Apache-2.0
"""The shipped study and a small country, for the tests and for the examples in docstrings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ctg
import pytest
from hypothesis import settings
from small_country import geography_in_a_row

# The same examples each time, and nothing written beside the sources.
settings.register_profile("ctg", database=None, derandomize=True, deadline=None)
settings.load_profile("ctg")


@pytest.fixture(scope="session")
def data() -> Path:
    return ctg.shipped_study().parent.parent


@pytest.fixture(scope="session")
def study() -> ctg.Study:
    return ctg.load_study(ctg.shipped_study())


@pytest.fixture(scope="session")
def small_geography() -> ctg.Geography:
    return geography_in_a_row()


@pytest.fixture
def names(data: Path, study: ctg.Study, tmp_path: Path) -> dict[str, Any]:
    """What an example in a docstring may use."""
    geography = study.geography
    rows = [["13055"], ["13004"]]
    two_communes = ctg.geography_from(some_of(geography, {code for (code,) in rows}), 2025)
    return {
        "ctg": ctg,
        "data": data,
        "study": study,
        "geography": geography,
        "two_communes": two_communes,
        "territories": study.territories,
        "epci": study.epci,
        "conventions": study.conventions,
        "population": ctg.weights_of(study, ctg.Basis.population),
        "folder": tmp_path / "portraits",
        "units": ctg.Table(["unit", "jobs", "rent"], [["a", "5", "5"], ["b", "8", "16"]]),
        "tree": small_tree(tmp_path / "tree.toml"),
    }


def small_tree(file: Path) -> ctg.CompositeScheme:
    """Jobs and rents between goalposts: `units` score 50 and 75, 80 and 20."""
    file.write_text(
        """[scheme]
id = "s"
version = "1"
[[indicator]]
id = "jobs"
parent = "total"
direction = "more"
goalposts = [0, 10]
[[indicator]]
id = "rent"
parent = "total"
direction = "less"
goalposts = [0, 20]
[[node]]
id = "total"
"""
    )
    return ctg.composite_scheme_from(ctg.read_document(file))


def some_of(geography: ctg.Geography, codes: set[str]) -> ctg.Layer:
    frame = geography.to_geopandas()
    return ctg.layer_from(frame[frame["code"].isin(codes)])

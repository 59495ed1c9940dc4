# SPDX-License-Identifier: Apache-2.0
"""The shipped study in Python: the same figures as anywhere, as pandas, GeoPandas and charts."""

from __future__ import annotations

import ctg
import pytest


@pytest.fixture(scope="module")
def coverage(study: ctg.Study) -> ctg.CoverageTable:
    return ctg.coverage_of(study, 2018, 2021, ctg.Basis.population)


def test_a_result_is_a_sequence(coverage: ctg.CoverageTable) -> None:
    assert len(coverage) == 4
    assert [row.year for row in coverage] == [2018, 2019, 2020, 2021]
    assert coverage[-1] == coverage[3]
    with pytest.raises(IndexError):
        coverage[4]


def test_a_result_never_changes(coverage: ctg.CoverageTable) -> None:
    with pytest.raises(AttributeError):
        coverage.basis = ctg.Basis.area  # type: ignore[misc]
    with pytest.raises(AttributeError):
        coverage[0].share = 1.0  # type: ignore[misc]


def test_results_compare_by_content(study: ctg.Study, coverage: ctg.CoverageTable) -> None:
    assert coverage == ctg.coverage_of(study, 2018, 2021, ctg.Basis.population)
    assert coverage != ctg.coverage_of(study, 2018, 2020, ctg.Basis.population)
    assert study.geography == ctg.load_study(ctg.shipped_study()).geography


def test_rows_become_a_frame_with_codes_as_text(coverage: ctg.CoverageTable) -> None:
    frame = coverage.to_pandas()
    assert frame["year"].tolist() == [2018, 2019, 2020, 2021]
    assert frame["share"].tolist() == [row.share for row in coverage]
    assert frame["zone"].tolist() == ["13"] * 4


def test_rows_by_zone_become_shapes(study: ctg.Study) -> None:
    rows = ctg.coverage_of(study, 2019, 2019, ctg.Basis.population, by=ctg.CoverageBy.epci)
    frame = rows.to_geopandas(study.epci, study.geography)
    assert frame.crs.to_epsg() == 2154
    # Outlines are unions of communes: they have the areas of their communes.
    communes = study.geography.to_geopandas().set_index("code")
    for zone, shape in zip(frame["zone"], frame.geometry, strict=True):
        members = [code for code in study.epci[zone].communes if code in communes.index]
        assert shape.area == pytest.approx(communes.loc[members].area.sum(), rel=1e-6)


def test_a_curve_is_a_chart_that_a_notebook_draws(coverage: ctg.CoverageTable) -> None:
    bundle = coverage.plot(lang="en")._repr_mimebundle_()
    specification = bundle["application/vnd.vegalite.v5+json"]
    assert "vega-lite/v5" in specification["$schema"]
    assert bundle["text/plain"]


def test_a_table_in_a_notebook_shows_percent(coverage: ctg.CoverageTable) -> None:
    assert f"<td>{coverage[0].share:.1%}</td>" in coverage._repr_html_()


def test_steps_by_hand_give_what_the_study_gives(study: ctg.Study) -> None:
    by_hand = ctg.coverage_by_year(
        2018, 2021, study.conventions, ctg.weights_of(study, ctg.Basis.population)
    )
    of_study = ctg.coverage_of(study, 2018, 2021, ctg.Basis.population)
    assert [row.share for row in by_hand] == [row.share for row in of_study]


def test_the_plan_has_its_proof(study: ctg.Study) -> None:
    plan = ctg.plan_of(study)
    assert plan.status == ctg.PlanStatus.optimal
    assert plan.objective == plan.bound
    assert plan.curve.columns[0] == ("date", "text")
    assert "vega-lite" in plan.plot().to_dict()["$schema"]

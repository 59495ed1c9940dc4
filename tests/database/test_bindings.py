# SPDX-License-Identifier: Apache-2.0
"""The same from Python."""

import pytest
from ctg_command import SHIPPED
from postgres import COMMUNES, EPCI, PASSWORD, USER

ctg = pytest.importorskip("ctg")
pytestmark = pytest.mark.usefixtures("tables")


def texts_of(table):
    columns = ("siren", "nom", "code_commune")
    return sorted(zip(*(table.to_pandas()[column] for column in columns), strict=True))


def test_communes_read_from_a_database_are_those_of_the_file(server):
    file = ctg.geography_from(ctg.read_layer(COMMUNES), 2025)
    table = f"{USER}.communes"
    layer = ctg.read_layer(server.address(), layer=table, allow_database=True)
    database = ctg.geography_from(layer, 2025)
    assert layer.crs == 2154
    assert len(database) == len(file)
    areas = [
        [ctg.planar_area_m2(shape) for shape in geography.shapes(2154)]
        for geography in (file, database)
    ]
    assert areas[1] == pytest.approx(areas[0], rel=1e-9)
    assert PASSWORD not in repr(layer.attributes.source)


def test_a_table_read_from_a_database_is_that_of_the_file(server):
    table = ctg.read_table(server.address(), layer=f"{USER}.epci", allow_database=True)
    assert texts_of(table) == texts_of(ctg.read_table(EPCI))


def test_nothing_is_asked_without_leave(server):
    with pytest.raises(ctg.ReadError) as caught:
        ctg.read_layer(server.address(), layer=f"{USER}.communes")
    assert caught.value.diagnostics[0].code == "CTG-PGIS-001"
    assert PASSWORD not in str(caught.value)
    records = ctg.coverage_of(
        ctg.load_study(ctg.shipped_study()), 2018, 2018, ctg.Basis.population
    ).records
    with pytest.raises(ctg.ReadError) as caught:
        ctg.write_database(server.address(), f"{USER}.sans_permission", records)
    assert caught.value.diagnostics[0].code == "CTG-PGIS-001"
    assert server.psql(f"SELECT to_regclass('{USER}.sans_permission') IS NULL") == [["t"]]


def test_rows_and_shapes_are_written_and_read_again(server):
    study = ctg.load_study(SHIPPED)
    rows = ctg.coverage_of(
        study, 2019, 2019, ctg.Basis.population, by=ctg.CoverageBy.territory
    ).records
    outlines = dict(
        zip(
            [zone.key for zone in study.territories],
            study.territories.outlines(study.geography),
            strict=True,
        )
    )
    zones = [row[[name for name, _ in rows.columns].index("zone")] for row in rows.rows]
    known = [zone for zone in zones if zone in outlines]
    assert known == zones
    shapes = [outlines[zone] for zone in zones]
    table = f"{USER}.par_python"
    ctg.write_database(server.address(), table, rows, shapes=shapes, crs=2154, allow_database=True)
    layer = ctg.read_layer(server.address(), layer=table, allow_database=True)
    assert len(layer) == len(zones)
    areas = {
        zone: float(area)
        for zone, area in server.psql(f"SELECT zone, st_area(geometry) FROM {table}")
    }
    for zone, shape in zip(zones, shapes, strict=True):
        assert areas[zone] == pytest.approx(ctg.planar_area_m2(shape), rel=1e-9)


def test_a_failure_leaves_the_old_table(server):
    study = ctg.load_study(ctg.shipped_study())
    rows = ctg.coverage_of(study, 2018, 2019, ctg.Basis.population).records
    table = f"{USER}.ancienne"
    ctg.write_database(server.address(), table, rows, allow_database=True)
    shapes = study.geography.shapes(2154)[: len(rows)]
    with pytest.raises(ctg.ReadError) as caught:
        ctg.write_database(
            server.address(),
            table,
            rows,
            shapes=shapes,
            crs=999_999,  # no such reference: refused after the old table was dropped
            overwrite=True,
            allow_database=True,
        )
    assert caught.value.diagnostics[0].code == "CTG-PGIS-009"
    assert server.psql(f"SELECT count(share) FROM {table}") == [["2"]]

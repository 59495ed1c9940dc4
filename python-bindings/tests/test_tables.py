# SPDX-License-Identifier: Apache-2.0
"""What comes from pandas and GeoPandas, and what is refused with its diagnostics."""

from __future__ import annotations

import datetime
import sys
import threading
from pathlib import Path

import ctg
import geopandas
import pandas
import pytest
import shapely


def test_a_frame_is_read_as_the_file_it_could_be() -> None:
    frame = pandas.DataFrame(
        {
            "code": ["01001", "13055"],
            "foyers": [12.0, None],
            "part": [0.5, 1.25],
            "rang": [1, 2],
            "jour": [datetime.date(2019, 12, 31), None],
            "instant": pandas.to_datetime(["2019-12-31", None]),
        }
    )
    table = ctg.table_from(frame, name="foyers")
    assert table.columns == ["code", "foyers", "part", "rang", "jour", "instant"]
    first, second = ([table.text(row, i) for i in range(6)] for row in range(2))
    assert first == ["01001", "12", "0.5", "1", "2019-12-31", "2019-12-31"]
    assert second == ["13055", "", "1.25", "2", "", ""]
    assert table.place(1, 1).file == "foyers"


def test_named_levels_of_an_index_are_columns() -> None:
    frame = pandas.DataFrame({"n": [1]}, index=pandas.Index(["13055"], name="code"))
    assert ctg.table_from(frame).columns == ["code", "n"]
    assert ctg.table_from(frame.reset_index(drop=True)).columns == ["n"]


def test_a_frame_without_rows_keeps_its_columns() -> None:
    table = ctg.table_from(pandas.DataFrame({"code": []}))
    assert (len(table), table.columns) == (0, ["code"])
    assert table.to_pandas().columns.tolist() == ["code"]


def test_a_bad_row_of_a_frame_is_named(small_geography: ctg.Geography) -> None:
    frame = pandas.DataFrame({"code": ["13001", "13O02"], "n": [1, 2]})
    with pytest.raises(ctg.DataError) as caught:
        ctg.weights_from(ctg.table_from(frame), "n", ctg.Basis("n"), small_geography)
    fault = caught.value.diagnostics[0]
    assert fault.code == "CTG-TERR-002"
    assert fault.severity == ctg.Severity.error
    assert (fault.places[0].line, fault.places[0].field) == (2, "code")
    assert fault.message(lang="fr") != fault.message(lang="en")
    assert fault.code in str(caught.value)
    assert isinstance(caught.value, ctg.Error | ValueError)


def test_a_missing_file_is_a_read_error(tmp_path: Path) -> None:
    with pytest.raises(ctg.ReadError) as caught:
        ctg.read_table(tmp_path / "nothing.csv")
    assert isinstance(caught.value, OSError)
    assert caught.value.diagnostics[0].code == "CTG-READ-001"


def test_paths_may_be_text_or_path_like(data: Path) -> None:
    file = data / "insee/population-2023/population.csv"
    assert len(ctg.read_table(str(file))) == len(ctg.read_table(file)) == 121


def test_a_table_says_how_it_was_read(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes("Titre\n\ncode;taux\n13004;1,5\nRégie\n".encode("cp1252"))
    with pytest.raises(ctg.DataError):
        ctg.read_table(file)  # a row too short is no note under the table
    file.write_bytes("Titre\n\ncode;taux\n13004;1,5\nSource : Régie\n".encode("cp1252"))
    table = ctg.read_table(file)
    traits = table.traits
    assert (traits.format, traits.encoding, traits.delimiter) == ("CSV", "Windows-1252", ";")
    assert (traits.decimal_mark, traits.header_line, traits.footer_rows) == (",", 3, 1)
    assert [note.code for note in table.notes] == ["CTG-READ-040", "CTG-READ-041", "CTG-READ-042"]
    assert table.figure(0, "taux").value == 1.5


def test_an_official_table_in_pandas_is_taken_as_published() -> None:
    frame = pandas.DataFrame(
        {"numcomdo": ["13004", "13004"], "numdep": "13", "annee": [2023, 2024], "indfoy_rsa": 10}
    )
    table = ctg.table_from(frame)
    publication = ctg.publication_of(table)
    assert publication is not None
    assert publication.years == [2023, 2024]
    with pytest.raises(ctg.DataError) as caught:
        ctg.as_published(table)
    assert caught.value.diagnostics[0].code == "CTG-READ-055"
    figure = ctg.as_published(table, year=2024).table.figure(0, "indfoy_rsa")
    assert (figure.low, figure.value, figure.high) == (8.0, 10.0, 12.0)


def test_numeric_codes_of_a_frame_are_told() -> None:
    with pytest.warns(UserWarning, match="are numbers"):
        ctg.table_from(pandas.DataFrame({"code": [1001], "n": [1]}))


def test_shapes_without_crs_are_refused() -> None:
    frame = geopandas.GeoDataFrame({"code": ["13001"]}, geometry=[shapely.box(0, 0, 1, 1)])
    with pytest.raises(ctg.DataError) as caught:
        ctg.layer_from(frame)
    assert [d.code for d in caught.value.diagnostics] == ["CTG-READ-006"]


def test_every_row_without_a_right_polygon_is_named() -> None:
    bow_tie = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    frame = geopandas.GeoDataFrame(
        {"code": ["13001", "13002", "13003", "13004"]},
        geometry=[shapely.box(0, 0, 1, 1), None, shapely.Point(0, 0), bow_tie],
        crs=2154,
    )
    with pytest.raises(ctg.DataError) as caught:
        ctg.layer_from(frame)
    found = {d.places[0].line: d.code for d in caught.value.diagnostics}
    assert found == {2: "CTG-READ-007", 3: "CTG-GEOM-001", 4: "CTG-READ-008"}


def test_a_layer_comes_back_as_it_went_in(small_geography: ctg.Geography) -> None:
    frame = small_geography.to_geopandas()
    layer = ctg.layer_from(frame)
    assert layer.to_geopandas().geometry.geom_equals(frame.geometry).all()
    assert layer == ctg.layer_from(layer.to_geopandas())


def test_a_year_or_a_day_that_is_none_is_refused(study: ctg.Study) -> None:
    weights = ctg.weights_of(study, ctg.Basis.communes)
    with pytest.raises(ctg.ArgumentError):
        ctg.coverage_by_year(2021, 2018, study.conventions, weights)
    with pytest.raises(ValueError, match="12-31"):
        ctg.coverage_by_year(2018, 2021, study.conventions, weights, reference_day="31/12")
    with pytest.raises(ValueError, match="fr"):
        ctg.coverage_by_year(2018, 2018, study.conventions, weights).plot(lang="de")


def test_another_thread_runs_while_a_study_is_read() -> None:
    """Reading lets go of the interpreter, which nothing else takes from it here."""
    ticks = 0
    is_over = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not is_over.wait(timeout=1e-4):
            ticks += 1

    interval = sys.getswitchinterval()
    sys.setswitchinterval(60)
    thread = threading.Thread(target=tick)
    thread.start()
    try:
        before = ticks
        ctg.load_study(ctg.shipped_study())
        during = ticks - before
    finally:
        is_over.set()
        thread.join()
        sys.setswitchinterval(interval)
    assert during > 0

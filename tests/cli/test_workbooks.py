# SPDX-License-Identifier: Apache-2.0
"""Workbooks hold what JSON holds, as pandas, LibreOffice and GDAL read them."""

import csv
import datetime
import json
import math
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pandas
import pytest
from ctg_command import SHIPPED

OFFICE = shutil.which("soffice")

HOSTILE = [
    "<script>alert(1)</script>",
    "</script>&amp;\"'",
    '=HYPERLINK("http://nowhere.invalid";"x")',
    "of:=1+1",
    "+33 4",
    "-1",
    "@SUM(A1)",
    "line\u2028separator",
    "right\u202eto\u200fleft",
    "two  spaces",
    "_x0041_",
    "été 🏫",
]

# What each verb is asked, with the sheets beside its rows.
QUESTIONS = {
    "cover": (["cover", "STUDY", "--years", "2018:2021", "--by", "territory"], []),
    "indicators": (["indicators", "STUDY"], []),
    "score": (["score", "STUDY"], ["contributions"]),
    "plan": (["plan", "STUDY"], ["load", "curve"]),
}


@pytest.fixture
def hostile(study):
    """The shipped study, its territories under hostile names."""
    table = study.parent / "territoires.csv"
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    rows = list(csv.DictReader(lines, delimiter=";"))
    names = {key: HOSTILE[n % len(HOSTILE)] for n, key in enumerate(keys_of(rows))}
    for row in rows:
        row["nom"] = names[row["territoire"]]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    assert len(names) >= len(HOSTILE)
    return study


def keys_of(rows: list[dict]) -> list[str]:
    return list(dict.fromkeys(row["territoire"] for row in rows))


def asked(ctg, verb: str, study: Path, *options: object):
    arguments = [str(study) if word == "STUDY" else word for word in QUESTIONS[verb][0]]
    done = ctg(*arguments, *options, "--lang", "fr")
    assert done.returncode == 0, done.stderr
    return done


def tables_of(ctg, verb: str, study: Path) -> dict[str, list[dict]]:
    """The truth: the rows and further tables of the JSON result."""
    answer = json.loads(asked(ctg, verb, study, "--format", "json").stdout)
    return {verb: answer["rows"]} | {name: answer[name] for name in QUESTIONS[verb][1]}


def is_same(cell: object, value: object) -> bool:
    """Whether a cell, typed or as text, holds the value of the JSON result."""
    if value is None or value == "":
        return cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell))
    if isinstance(cell, datetime.datetime):
        cell = cell.date().isoformat()
    if isinstance(value, bool):
        return str(cell).lower() == str(value).lower()
    if isinstance(value, (int, float)):
        text = str(cell)
        number = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        return math.isclose(number, value, rel_tol=1e-12, abs_tol=1e-15)
    return str(cell) == value


def check_rows(found: list[dict], wanted: list[dict], *, where: str) -> None:
    assert len(found) == len(wanted), where
    for found_row, row in zip(found, wanted, strict=True):
        for column, value in row.items():
            assert is_same(found_row[column], value), (where, column, found_row[column], value)


def pandas_rows(file: Path, sheet: str) -> list[dict]:
    frame = pandas.read_excel(file, sheet_name=sheet, dtype=object, na_filter=False)
    return frame.to_dict("records")


def office_rows(file: Path, sheet: str) -> list[dict]:
    """By LibreOffice: each sheet as a CSV file with all its digits."""
    folder = file.parent / f"office-{file.suffix[1:]}"
    if not folder.exists():
        profile = file.parent / "office-profile"
        options = "44,34,76,1,,0,false,false,false,false,false,-1"
        command = [OFFICE, f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", f"csv:Text - txt - csv (StarCalc):{options}"]
        subprocess.run(
            [*command, "--outdir", folder, file], check=True, capture_output=True, timeout=120
        )
    return iso_rows(folder / f"{file.stem}-{sheet}.csv")


def gdal_rows(file: Path, sheet: str) -> list[dict]:
    target = file.parent / f"{file.suffix[1:]}-{sheet}.csv"
    headers = ["--config", "OGR_XLSX_HEADERS", "FORCE", "--config", "OGR_ODS_HEADERS", "FORCE"]
    subprocess.run(
        ["ogr2ogr", *headers, "-f", "CSV", target, file, sheet], check=True, capture_output=True
    )
    return iso_rows(target)


def iso_rows(table: Path) -> list[dict]:
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [{name: as_iso(cell) for name, cell in row.items()} for row in rows]


def as_iso(cell: str) -> str:
    """GDAL writes days as 2019/12/31, LibreOffice as 12/31/2019."""
    if len(cell) == 10 and cell[4] == cell[7] == "/":
        return cell.replace("/", "-")
    if len(cell) == 10 and cell[2] == cell[5] == "/":
        return f"{cell[6:]}-{cell[:2]}-{cell[3:5]}"
    return cell


def as_gdal_reads_ods(rows: list[dict]) -> list[dict]:
    """What GDAL makes of right ODS files, LibreOffice's own too: it computes a text that begins
    with `of:=`, though its cell says that it is text, and passes over spaces written as elements.
    """
    return [
        {
            name: cell.replace("  ", " ") if isinstance(cell, str) else cell
            for name, cell in row.items()
            if not str(cell).startswith("of:=")
        }
        for row in rows
    ]


@pytest.mark.parametrize("verb", QUESTIONS)
def test_workbooks_come_back_as_the_same_values_from_other_programs(ctg, hostile, verb):
    tables = tables_of(ctg, verb, hostile)
    files = [ctg.folder / f"{verb}{ending}" for ending in (".xlsx", ".ods")]
    for file in files:
        asked(ctg, verb, hostile, "--out", file)
    for sheet, rows in tables.items():
        check_rows(pandas_rows(files[0], sheet), rows, where=f"pandas {sheet}")
        for file in files:
            of_gdal = as_gdal_reads_ods(rows) if file.suffix == ".ods" else rows
            check_rows(gdal_rows(file, sheet), of_gdal, where=f"GDAL {file.name} {sheet}")
            if OFFICE:
                check_rows(office_rows(file, sheet), rows, where=f"LibreOffice {file} {sheet}")
    if not OFFICE:
        pytest.skip("skipped: LibreOffice is missing; pandas and GDAL agree")


def test_csv_fr_comes_back_as_the_same_values_from_pandas(ctg, hostile):
    (rows,) = tables_of(ctg, "cover", hostile).values()
    asked(ctg, "cover", hostile, "--format", "csv-fr", "--out", "a.csv")
    frame = pandas.read_csv(
        ctg.folder / "a.csv", sep=";", decimal=",", dtype={"zone": str}, keep_default_na=False
    )
    found = frame.to_dict("records")
    for row in found:
        row["name"] = row["name"].removeprefix("'")
    check_rows(found, rows, where="csv-fr")


def test_hostile_texts_are_texts_not_formulas(ctg, hostile):
    asked(ctg, "cover", hostile, "--out", "a.xlsx")
    sheet = openpyxl.load_workbook(ctg.folder / "a.xlsx")["cover"]
    names = [cell for row in sheet.iter_rows(min_row=2, min_col=4, max_col=4) for cell in row]
    assert {cell.value for cell in names} == set(HOSTILE)
    assert {cell.data_type for cell in names} == {"s"}
    formulas = [cell for cell in names if cell.value[0] in "=+-@"]
    assert {cell.number_format for cell in formulas} == {"@"}


def test_a_sheet_is_ready_for_its_reader(ctg):
    asked(ctg, "plan", SHIPPED, "--out", "plan.xlsx")
    book = openpyxl.load_workbook(ctg.folder / "plan.xlsx")
    assert book.sheetnames == ["Lisez-moi", "Aide à la lecture", "plan", "load", "curve"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
    formats = {
        cell.value: book["curve"].cell(2, cell.column).number_format for cell in book["curve"][1]
    }
    assert formats["date"] == "dd/mm/yyyy"
    assert formats["planned"] == '0.0"\u00a0"%'
    assert book["load"]["B2"].number_format == "0"  # a year has no thousands
    assert book["load"]["C2"].number_format.startswith("#,##0")
    assert book["plan"]["A2"].number_format == "@"
    readme = dict(book["Lisez-moi"].iter_rows(min_row=2, values_only=True))
    assert readme["étude"] == "Bouches-du-Rhône"
    assert readme["commande"].startswith("ctg plan ")


def test_english_readers_get_english_sheets(ctg):
    done = ctg("plan", SHIPPED, "--out", "plan.xlsx", "--lang", "en")
    assert done.returncode == 0, done.stderr
    book = openpyxl.load_workbook(ctg.folder / "plan.xlsx")
    assert book.sheetnames[:2] == ["Read me", "How to read"]
    assert book["curve"]["A2"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("verb", QUESTIONS)
def test_the_reading_guide_explains_each_column_of_each_sheet(ctg, verb):
    asked(ctg, verb, SHIPPED, "--out", "a.xlsx")
    book = openpyxl.load_workbook(ctg.folder / "a.xlsx")
    guide = list(book["Aide à la lecture"].iter_rows(min_row=2, values_only=True))
    columns = [(sheet.title, cell.value) for sheet in book.worksheets[2:] for cell in sheet[1]]
    assert [row[:2] for row in guide if row[0] != "marque"] == columns
    assert all(row[2] for row in guide)
    assert "suppressed" in {row[1] for row in guide if row[0] == "marque"}


def test_the_detail_of_rows_is_a_sheet_of_its_own(ctg):
    asked(ctg, "cover", SHIPPED, "--detail", "--out", "a.xlsx")
    answer = json.loads(asked(ctg, "cover", SHIPPED, "--detail", "--format", "json").stdout)
    found = {
        (row["year"], row["zone"], row["item"])
        for row in pandas_rows(ctg.folder / "a.xlsx", "detail")
        if row["list"] == "covered"
    }
    assert found == {
        (row["year"], row["zone"], commune)
        for row in answer["rows"]
        for commune in row["detail"]["covered"]
    }


def test_a_workbook_that_exists_is_replaced_only_when_it_may_be(ctg):
    (ctg.folder / "a.xlsx").write_text("mine")
    done = ctg("indicators", SHIPPED, "--out", "a.xlsx")
    assert done.returncode == 3
    assert "CTG-WRIT-001" in done.stderr
    assert (ctg.folder / "a.xlsx").read_text() == "mine"

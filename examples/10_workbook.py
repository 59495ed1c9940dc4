# SPDX-License-Identifier: Apache-2.0
"""The coverage of a study as a workbook for a French Excel: ctg cover --out couverture.xlsx.
10_workbook.cpp tells the same story."""

import tempfile
from pathlib import Path

import ctg

study = ctg.load_study(ctg.shipped_study())
sheets = {
    "couverture": ctg.coverage_of(study, 2018, 2021, ctg.Basis.population),
    "epci": ctg.coverage_of(study, 2018, 2021, ctg.Basis.population, by=ctg.CoverageBy.epci),
}

with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "couverture.xlsx"
    ctg.write_workbook(file, sheets, study=study, command="10_workbook")
    for name, rows in sheets.items():
        print(f"{name}: {len(rows)} rows")
    print(f"{file.stat().st_size} bytes")

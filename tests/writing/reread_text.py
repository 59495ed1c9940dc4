# SPDX-License-Identifier: Apache-2.0
"""Read the three formats that text_test.cpp wrote with Python's own readers."""

import csv
import json
import sys
from pathlib import Path

EXPECTED = [
    ("01001", 'a "b", c;d\r\ne\u2028f', -7, 0.1, 1e-7),
    ("2A004", "Étoile", 2019, 1.0, 123456789.125),
    ("", "", None, None, None),
]


def rows_of_csv(path: Path, *, encoding: str, separator: str, mark: str) -> list[tuple]:
    with path.open(encoding=encoding, newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=separator, strict=True))

    def number(text: str, kind: type) -> object:
        return kind(text.replace(mark, ".")) if text else None

    return [
        (
            row["code"],
            row["name"],
            number(row["year"], int),
            number(row["share"], float),
            number(row["total"], float),
        )
        for row in rows
    ]


folder = Path(sys.argv[1])
assert rows_of_csv(folder / "a.csv", encoding="utf-8", separator=",", mark=".") == EXPECTED
assert rows_of_csv(folder / "fr.csv", encoding="utf-8-sig", separator=";", mark=",") == EXPECTED
rows = json.loads((folder / "a.json").read_text(encoding="utf-8"))["rows"]
assert [tuple(row.values()) for row in rows] == EXPECTED

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads random CSV files by the library and by Python's csv module, and compares every cell.

The command that dumps what the library reads is named by CTG_DUMP_INPUT.
"""

import csv
import io
import json
import os
import random
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

SEED = 20261124
PIECES = ["", "a", "01001", "é", "€", " ", '"', '""', ";", ",", "\t", "12,5", "x y", "'", "𝄞"]


def dumped(texts: list[str]) -> list[dict]:
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(texts):
            files.append(Path(folder) / f"{number}.csv")
            files[-1].write_bytes(text.encode("utf-8"))
        command = [os.environ["CTG_DUMP_INPUT"], *map(str, files)]
        run = subprocess.run(command, capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def rows_by_python(text: str, delimiter: str) -> list[list[str]] | None:
    """The rows after the header, blank lines left out; none when the text is no CSV."""
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return [row for row in reader if row][1:]
    except csv.Error:
        return None


class CsvAgainstPython(unittest.TestCase):
    def assert_same(self, text: str, delimiter: str, width: int, dump: dict) -> None:
        expected = rows_by_python(text, delimiter)
        if expected is None or any(len(row) != width for row in expected):
            self.assertIn("refused", dump, repr(text))
            return
        self.assertIn("rows", dump, repr(text))
        self.assertEqual([[cell[0] for cell in row] for row in dump["rows"]], expected, repr(text))
        lines = re.split("\r\n|\n|\r", text)
        for row in dump["rows"]:
            for cell, line, column in row:
                there = lines[line - 1][column - 1 :]
                self.assertTrue(there.startswith('"') or there.startswith(cell), repr(text))

    def test_what_python_writes_is_read_as_it_was(self) -> None:
        chance = random.Random(SEED)
        cases = []
        for _ in range(400):
            delimiter = chance.choice(";,\t")
            end = chance.choice(["\n", "\r\n"])
            width = chance.randint(2, 5)
            out = io.StringIO(newline="")
            quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
            writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)
            writer.writerow([f"c{n}" for n in range(width)])
            for _ in range(chance.randint(0, 6)):
                pieces = [
                    chance.choices([*PIECES, end], k=chance.randint(0, 4)) for _ in range(width)
                ]
                writer.writerow(["".join(cell) for cell in pieces])
            cases.append((out.getvalue(), delimiter, width))
        for (text, delimiter, width), dump in zip(
            cases, dumped([c[0] for c in cases]), strict=True
        ):
            with self.subTest(text):
                self.assertIn("rows", dump)
                self.assert_same(text, delimiter, width, dump)

    def test_text_thrown_together_is_read_or_refused_as_python_does(self) -> None:
        chance = random.Random(SEED + 1)
        cases = []
        for _ in range(2000):
            delimiter = chance.choice(";,\t")
            pieces = [delimiter, delimiter, '"', '"', "\n", "\r\n", *PIECES]
            body = "".join(chance.choices(pieces, k=chance.randint(0, 12)))
            cases.append((f"a{delimiter}b\n{body}", delimiter))
        read = 0
        for (text, delimiter), dump in zip(cases, dumped([c[0] for c in cases]), strict=True):
            with self.subTest(text):
                self.assert_same(text, delimiter, 2, dump)
                read += "rows" in dump
        self.assertGreater(read, 200, "too few texts were CSV to compare anything")


if __name__ == "__main__":
    unittest.main()

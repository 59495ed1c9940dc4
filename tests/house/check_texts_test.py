#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plants each fault in French that has none, and expects its own message and no other."""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import check_texts

ROOT = Path(__file__).parents[2]
CODE = r"""
constexpr auto title = tr("Share covered, "
                          "in % of {}");
constexpr auto note = tr("diagnostic", "“{name}” is a\u00A0note");
constexpr auto things = tr_counted("{} commune", "{} communes");
constexpr auto raw = tr(R"text(
columns = {{ code = "{column}" }}
)text");
std::string in(const Phrase& phrase) { return words(phrase); } // tr("is in no code")
"""
TEXTS = [
    ("", ("Share covered, in % of {}",)),
    ("diagnostic", ("“{name}” is a\u00a0note",)),
    ("", ("{} commune", "{} communes")),
    ("", ('\ncolumns = {{ code = "{column}" }}\n',)),
]
FRENCH = r"""
msgid "Share covered, in % of {}"
msgstr "Part couverte, en % de {}"

msgctxt "diagnostic"
msgid "“{name}” is a~note"
msgstr "« {name} » est une note"

msgid "{} commune"
msgid_plural "{} communes"
msgstr[0] "{} commune"
msgstr[1] "{} communes"

msgid ""
"\n"
"columns = {{ code = \"{column}\" }}\n"
msgstr ""
"\n"
"columns = {{ code = \"{column}\" }}\n"
""".replace("~", "\u00a0")

# What is replaced in the French, by what, and what must be said.
PLANTED = [
    ("Part couverte, en % de {}", "", "'Share covered, in % of {}': has no French"),
    (
        "en % de {}",
        "en %",
        "'Share covered, in % of {}': is not filled alike: 'Part couverte, en %'",
    ),
    (
        "« {name} »",
        "« {nom} »",
        "'diagnostic | “{name}” is a\\xa0note': is not filled alike: '« {nom} » est une note'",
    ),
    (
        '[1] "{} communes"',
        '[1] "communes"',
        "'{} commune': is not filled alike: 'communes'",
    ),
    ('[1] "{} communes"', '[1] ""', "'{} commune': has no French"),
    (
        'plural "{} communes"',
        'plural "{} towns"',
        "'{} commune': has another plural in the code",
    ),
    (
        'msgid "{} commune"',
        '#, fuzzy\nmsgid "{} commune"',
        "'{} commune': is fuzzy: read its French again, take the mark away",
    ),
    (
        'msgid "{} commune"',
        'msgid "gone"\nmsgstr "parti"\n\nmsgid "{} commune"',
        "'gone': is in po/fr.po, not in the code",
    ),
    (
        'msgid "{} commune"',
        '#~ msgid "gone"\n#~ msgstr "parti"\n\nmsgid "{} commune"',
        "'gone': is in po/fr.po, not in the code",
    ),
]


class Texts(unittest.TestCase):
    template = ""

    @classmethod
    def setUpClass(cls) -> None:
        """What po/extract.sh prints of a code that marks texts in every way."""
        with tempfile.TemporaryDirectory() as folder:
            for name in ("po", "src", "include"):
                (Path(folder) / name).mkdir()
            shutil.copy(ROOT / "po/extract.sh", Path(folder) / "po")
            (Path(folder) / "src/code.cpp").write_text(CODE, encoding="utf-8")
            cls.template = subprocess.run(
                [Path(folder) / "po/extract.sh"], check=True, capture_output=True, text=True
            ).stdout

    def test_every_way_to_mark_a_text_is_found(self) -> None:
        found = [(e.context, e.english) for e in check_texts.entries_of(self.template)]
        self.assertEqual(found, TEXTS)

    def test_french_that_follows_the_code_has_no_fault(self) -> None:
        self.assertEqual(list(check_texts.faults_of(self.template, FRENCH)), [])

    def test_each_fault_is_told(self) -> None:
        for old, new, fault in PLANTED:
            with self.subTest(fault=fault):
                self.assertIn(old, FRENCH)
                faults = list(check_texts.faults_of(self.template, FRENCH.replace(old, new, 1)))
                self.assertEqual(faults, [fault])

    def test_no_french_at_all_is_a_fault_of_each_text(self) -> None:
        faults = list(check_texts.faults_of(self.template, ""))
        self.assertEqual(len(faults), len(TEXTS))

    def test_the_french_of_another_context_is_not_taken(self) -> None:
        french = FRENCH.replace('msgctxt "diagnostic"\n', "")
        faults = list(check_texts.faults_of(self.template, french))
        self.assertEqual(
            faults,
            [
                "'diagnostic | “{name}” is a\\xa0note': has no French",
                "'“{name}” is a\\xa0note': is in po/fr.po, not in the code",
            ],
        )

    def test_a_code_has_one_entry(self) -> None:
        once = 'CatalogueEntry{"CTG-A-001", tr("a")},\n    CatalogueEntry{\n        "CTG-A-002", '
        self.assertEqual(list(check_texts.twice_faults({"a.cpp": once})), [])
        self.assertEqual(
            list(check_texts.twice_faults({"a.cpp": once, "b.cpp": 'CatalogueEntry{"CTG-A-002",'})),
            ["b.cpp: CTG-A-002 has an entry in a.cpp already"],
        )

    def test_the_house_has_none(self) -> None:
        self.assertEqual(
            subprocess.run(
                [sys.executable, ROOT / "tests/house/check_texts.py"],
                capture_output=True,
                text=True,
            ).stdout,
            "",
        )


if __name__ == "__main__":
    unittest.main()

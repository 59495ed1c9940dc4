#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Check that po/fr.po gives the French of every text of the code, and of nothing else.

    check_texts.py [ROOT]    prints `text: fault` for each; exits 1 if there is one

po/README.md tells how to mend them; check_texts_test.py plants each fault.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', re.MULTILINE)
# What fmt or the catalogue fills; the { and } of TOML have spaces inside, and those that fmt is to
# leave stand twice.
CODE = re.compile(r'CatalogueEntry\{\s*"([^"]+)"')
PLACE = re.compile(r"\{[a-z_]*(?::[^{}]*)?\}")


@dataclass(frozen=True)
class Entry:
    """A text with its translations, as a .po file has them: one, or a singular and a plural."""

    context: str
    english: tuple[str, ...]
    french: tuple[str, ...]
    is_fuzzy: bool
    is_obsolete: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.english[0]

    def fault(self, text: str) -> str:
        return f"{' | '.join(filter(None, self.key))!r}: {text}"


def entries_of(po: str) -> list[Entry]:
    """The entries of the text of a .po file, but its header."""
    entries = []
    for block in re.split(r"\n{2,}", po):
        fields = [(name, unquoted(lines)) for name, lines in FIELD.findall(plain(block))]
        entry = Entry(
            context="".join(words for name, words in fields if name == "msgctxt"),
            english=tuple(words for name, words in fields if name.startswith("msgid")),
            french=tuple(words for name, words in fields if name.startswith("msgstr")),
            is_fuzzy=bool(re.search(r"^#,.*\bfuzzy\b", block, re.MULTILINE)),
            is_obsolete="#~ msgid" in block,
        )
        if entry.english and entry.english != ("",):
            entries.append(entry)
    return entries


def plain(block: str) -> str:
    return re.sub(r"^#~ ", "", block, flags=re.MULTILINE)


def unquoted(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in lines.splitlines())


def faults_of(template: str, po: str) -> Iterator[str]:
    """What is wrong with `po`, for the texts of the code that `template` lists."""
    wanted = {entry.key: entry for entry in entries_of(template)}
    found = {entry.key: entry for entry in entries_of(po) if not entry.is_obsolete}
    for key, text in wanted.items():
        if key not in found or not all(found[key].french):
            yield text.fault("has no French")
    for entry in entries_of(po):
        if entry.is_obsolete or entry.key not in wanted:
            yield entry.fault("is in po/fr.po, not in the code")
        elif entry.is_fuzzy:
            yield entry.fault("is fuzzy: read its French again, take the mark away")
        elif entry.english != wanted[entry.key].english:
            yield entry.fault("has another plural in the code")
        else:
            yield from place_faults(entry)


def place_faults(entry: Entry) -> Iterator[str]:
    english = sorted(PLACE.findall(entry.english[0]))
    for form in (*entry.english, *entry.french):
        if form and sorted(PLACE.findall(form)) != english:
            yield entry.fault(f"is not filled alike: {form!r}")


def twice_faults(sources: dict[str, str]) -> Iterator[str]:
    """Of a code that has two entries the catalogue knows the first only."""
    found: dict[str, str] = {}
    for file, text in sources.items():
        for code in CODE.findall(text):
            if code in found:
                yield f"{file}: {code} has an entry in {found[code]} already"
            found.setdefault(code, file)


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2]
    template = subprocess.run([root / "po/extract.sh"], check=True, capture_output=True, text=True)
    faults = list(faults_of(template.stdout, (root / "po/fr.po").read_text(encoding="utf-8")))
    messages = sorted((root / "src/base").glob("messages_*.cpp"))
    faults += twice_faults({file.name: file.read_text(encoding="utf-8") for file in messages})
    for fault in faults:
        print(fault)
    print(f"texts: {len(faults)} fault(s)", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sha256 of each data file into the `SOURCE.md` of its folder (after any change).

A line of a SOURCE.md that names a file reads: | `name` | what it is | sha256 |
"""

import hashlib
import re
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent
LINE = re.compile(r"^\| `([^`]+)` \| (.*) \| ([0-9a-f]{64}|-) \|$", re.MULTILINE)


def stamped(source):
    """The text of a SOURCE.md with the sha256 its files have now."""

    def line(match):
        content = (source.parent / match[1]).read_bytes()
        return f"| `{match[1]}` | {match[2]} | {hashlib.sha256(content).hexdigest()} |"

    return LINE.sub(line, source.read_text("utf-8"))


def faults_of(source):
    """What SOURCE.md says wrongly, or leaves out, of its folder."""
    text = source.read_text("utf-8")
    named = {match[1] for match in LINE.finditer(text)}
    files = {path.name for path in source.parent.iterdir() if path.suffix != ".md"}
    if named != files:
        return [f"{source}: lists {sorted(named ^ files)} wrongly"]
    return [] if stamped(source) == text else [f"{source}: a sha256 is out of date, run stamp.py"]


def sources():
    return sorted(DATA.rglob("SOURCE.md"))


if __name__ == "__main__":
    for path in sources():
        path.write_text(stamped(path), encoding="utf-8")

# SPDX-License-Identifier: Apache-2.0
"""French pages are set as a printer sets them: no ordinary space where a line must not end."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from ctg_command import SHIPPED, Ctg
from test_chart import TERRITORIES

# An ordinary space before a sign or within quotes or a number; a sign that wants a space.
BADLY_SET = re.compile(r"« | »| [;:!?%‰€]|\d[%‰€]|(?<!\d)\d{1,3} \d{3}(?!\d)")
# What Vega-Lite reads rather than shows.
UNREAD = {"$schema", "locale", "format", "expr", "calculate", "filter", "labelExpr", "test"}
SHOWN_ATTRIBUTES = {"aria-label", "aria-valuetext", "title", "alt", "placeholder"}


class Texts(HTMLParser):
    """All that a page tells, also in the specifications of its charts; commands are code."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for name, value in attrs if name in SHOWN_ATTRIBUTES and value]
        if tag == "script":
            self.within.append("data" if ("type", "application/json") in attrs else "program")
        elif tag in ("style", "code"):
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "code"):
            self.within.pop()

    def handle_data(self, data: str) -> None:
        if not self.within:
            self.texts.append(data)
        elif self.within == ["data"]:
            self.texts += strings_in(json.loads(data))


def strings_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = [part for key, part in value.items() if key not in UNREAD]
    return [text for part in value for text in strings_in(part)] if isinstance(value, list) else []


def badly_set_in(page: str) -> list[str]:
    texts = Texts()
    texts.feed(page)
    return sorted(
        {
            text[max(0, place.start() - 30) : place.end() + 30]
            for text in texts.texts
            for place in BADLY_SET.finditer(text)
        }
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Of every kind that the command writes, in French."""
    folder = tmp_path_factory.mktemp("pages")
    ctg = Ctg(folder)

    def write(*arguments: object) -> None:
        done = ctg(*arguments, lang="fr")
        assert done.returncode == 0, done.stderr

    write("demo", "--out", folder / "demo")
    write("portrait", SHIPPED, "marseille", "--compare", "accm,ct-pays-aix", "--out", "compared")
    other = folder / "prudent"
    shutil.copytree(SHIPPED.parent, other)
    write(
        *("plan", SHIPPED, "--draws", 200, "--scenario", other / "calendar.toml"),
        *("--page", folder / "calendar.html"),
    )
    for name, territories in TERRITORIES.items():
        write("chart", name, SHIPPED, *territories, "--out", f"{name}.html")
    write("chart", "slope", SHIPPED, "--before", SHIPPED, "--out", "slope.html")
    return sorted(folder.rglob("*.html"))


def test_no_line_of_a_page_ends_before_a_sign_or_within_a_number(pages: list[Path]) -> None:
    assert len(pages) > 30
    faults = {page.name: badly_set_in(page.read_text(encoding="utf-8")) for page in pages}
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Part couverte : 50 %", True),
        ("1 000 foyers, 12 345 habitants", True),
        ("en 2021 119 communes", False),
        ("« l'ours »", True),
        ("50%", True),
        ("Part couverte\N{NO-BREAK SPACE}: 50\N{NO-BREAK SPACE}%", False),
    ],
)
def test_the_search_finds_what_is_badly_set(text: str, is_wrong: bool) -> None:
    shown = f"<p>{text}</p><script>if (a ? b : c) d;</script><code>a : b</code>"
    data = json.dumps({"title": text, "format": "0 %"})
    for page in (shown, f'<script type="application/json">{data}</script>'):
        assert bool(badly_set_in(page)) == is_wrong

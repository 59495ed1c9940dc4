# SPDX-License-Identifier: Apache-2.0
"""What is run against full disks and signals: each command with the file that it writes."""

import dataclasses
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = os.environ["CTG_COMMAND"]
ENGLISH = {**os.environ, "LC_ALL": "en_US.UTF-8"}
DATA = Path(os.environ["CTG_SHIPPED_DATA"])


@dataclasses.dataclass(frozen=True)
class Writer:
    """A command that writes; `target` is what it makes, under the folder it runs in."""

    name: str
    arguments: tuple[str, ...]
    target: str
    kills: float  # its part of all kills: the quick ones bear most of them


COVER = ("cover", "STUDY", "--years", "2018:2021", "--by", "territory", "--overwrite", "--out")
WRITERS = [
    Writer("csv", (*COVER, "cover.csv"), "cover.csv", 0.2),
    Writer("json", (*COVER, "cover.json"), "cover.json", 0.2),
    Writer("gpkg", (*COVER, "cover.gpkg"), "cover.gpkg", 0.2),
    Writer("xlsx", (*COVER, "cover.xlsx"), "cover.xlsx", 0.2),
    Writer("portraits", ("portrait", "STUDY", "--overwrite", "--out", "pages"), "pages", 0.15),
    Writer("demo", ("demo", "--overwrite", "--out", "all"), "all", 0.05),
]


@pytest.fixture(params=WRITERS, ids=lambda writer: writer.name)
def writer(request) -> Writer:
    return request.param


def command_of(writer: Writer) -> list[str]:
    study = str(DATA / "bouches-du-rhone" / "study.toml")
    return [COMMAND, *(study if word == "STUDY" else word for word in writer.arguments)]


def run(writer: Writer, folder: Path, before: Callable[[], None] | None = None):
    return subprocess.run(
        command_of(writer),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=before,
        env=ENGLISH,
    )


def contents_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leavings_in(folder: Path) -> list[str]:
    return [name for name in contents_of(folder) if ".tmp" in name or "-journal" in name]


@pytest.fixture(scope="session")
def whole(tmp_path_factory) -> dict[str, dict[str, bytes]]:
    """What each writer makes when nothing disturbs it."""
    made = {}
    for writer in WRITERS:
        folder = tmp_path_factory.mktemp(writer.name)
        done = run(writer, folder)
        assert done.returncode == 0, done.stderr
        made[writer.name] = contents_of(folder)
        shutil.rmtree(folder)
    return made

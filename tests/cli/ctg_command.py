# SPDX-License-Identifier: Apache-2.0
"""What the tests of the command share: the command, and a small study that can be spoilt."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

COMMAND = os.environ["CTG_COMMAND"]
DATA = Path(os.environ.get("CTG_SHIPPED_DATA", Path(__file__).parents[2] / "data"))
SHIPPED = DATA / "bouches-du-rhone" / "study.toml"


class Ctg:
    """Runs the command in one folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __call__(self, *arguments: object, lang: str = "en") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [COMMAND, *map(str, arguments)],
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            env={**os.environ, "LC_ALL": f"{lang}_FR.UTF-8"},
        )


@pytest.fixture
def ctg(tmp_path: Path) -> Ctg:
    return Ctg(tmp_path)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A copy of the shipped data, to spoil; answers its study.toml."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy, ignore=shutil.ignore_patterns("make"))
    return copy / "bouches-du-rhone" / "study.toml"


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

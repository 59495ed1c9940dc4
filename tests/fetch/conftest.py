# SPDX-License-Identifier: Apache-2.0
"""The server of a test, and the command run beside it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import ctg_command
import pytest
from departement import DEPARTEMENT
from service import Service


@pytest.fixture
def service() -> Iterator[Service]:
    running = Service()
    yield running
    running.stop()


class Ctg(ctg_command.Ctg):
    """Runs the command in one folder, against one server."""

    def __init__(self, folder: Path, service: Service):
        super().__init__(folder)
        self.service = service

    def arguments(
        self, *options: object, departement: str = DEPARTEMENT, attempts: int = 3
    ) -> list[str]:
        quick = ["--first-wait-seconds", "0.01", f"--attempts={attempts}", "--allow-loopback-http"]
        fetch = ["fetch", "--departement", departement, "--base-url", self.service.url]
        return [*fetch, *quick, "--out", "etude", "--lang", "en", *map(str, options)]

    def fetch(self, *options: object, **named: object) -> subprocess.CompletedProcess[str]:
        return self(*self.arguments(*options, **named))

    def start(self) -> subprocess.Popen[bytes]:
        command = [ctg_command.COMMAND, *self.arguments()]
        return subprocess.Popen(command, cwd=self.folder, stderr=subprocess.PIPE)

    @property
    def study(self) -> Path:
        return self.folder / "etude"

    @property
    def part(self) -> Path:
        return self.folder / ".etude.part"

    def nothing_is_written(self) -> bool:
        return list(self.folder.iterdir()) == []


@pytest.fixture
def ctg(tmp_path: Path, service: Service) -> Ctg:
    return Ctg(tmp_path, service)

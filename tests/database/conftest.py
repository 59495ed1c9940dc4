# SPDX-License-Identifier: Apache-2.0
"""The server, a study to put into it, and the command."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import ctg_command
import pytest
from ctg_command import study  # noqa: F401 (fixture)
from postgres import (
    COMMUNES,
    EPCI,
    PASSWORD,
    PLAIN_PASSWORD,
    PLAIN_USER,
    USER,
    Server,
    binaries,
    ogr2ogr,
)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    if binaries() is None or shutil.which("ogr2ogr") is None:
        pytest.skip("skipped: needs the packages postgresql-postgis and gdal-bin")
    running = Server()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def tables(server: Server) -> None:
    """The communes and the EPCI of the shipped study, in the schema of the user."""
    ogr2ogr(server, COMMUNES, f"{USER}.communes", "-lco", "GEOMETRY_NAME=geometry")
    ogr2ogr(server, EPCI, f"{USER}.epci", "-oo", "AUTODETECT_TYPE=NO")
    server.psql(f"GRANT USAGE ON SCHEMA {USER} TO {PLAIN_USER}")
    server.psql(f"GRANT SELECT ON ALL TABLES IN SCHEMA {USER} TO {PLAIN_USER}")


class Ctg(ctg_command.Ctg):
    """Runs the command; whatever it prints or writes must hold no password."""

    def __call__(self, *arguments: object, lang: str = "en") -> subprocess.CompletedProcess[str]:
        done = super().__call__(*arguments, lang=lang)
        for password in (PASSWORD, PLAIN_PASSWORD, "tres secret", "tres-secret"):
            assert password not in done.stdout + done.stderr
        return done


@pytest.fixture
def ctg(tmp_path: Path) -> Ctg:
    return Ctg(tmp_path)

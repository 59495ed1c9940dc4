# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL with PostGIS of our own: in a scratch folder, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ctg_command import DATA

OWNER = "ctg_owner"
USER = "etudes"
PASSWORD = "Mot de passe tres secret 7"  # with spaces: it stands in quotes
PLAIN_PASSWORD = "Kx9-tres-secret"
PLAIN_USER = "lecture"

COMMUNES = DATA / "ctg" / "communes-schematiques-2025" / "communes.geojson"
EPCI = DATA / "dgcl" / "epci-2025" / "epci.csv"


def binaries() -> Path | None:
    """Debian keeps the server out of PATH, a folder for each version."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda f: int(f.parent.name))
    return folders[-1] if folders else None


def unprivileged() -> list[str]:
    """What makes a command run as another than root, as initdb demands."""
    if os.getuid() != 0:
        return []
    names = [entry.pw_name for entry in pwd.getpwall()]
    name = "postgres" if "postgres" in names else "nobody"
    return ["setpriv", f"--reuid={name}", "--regid=nogroup", "--clear-groups", "--"]


class Server:
    """Started when made. `psql` runs a statement as its owner."""

    def __init__(self) -> None:
        self.bin = binaries()
        self.folder = Path(tempfile.mkdtemp(prefix="ctg-postgres-", dir="/tmp"))
        self.prefix = unprivileged()
        if self.prefix:
            shutil.chown(self.folder, self.prefix[1].removeprefix("--reuid="), "nogroup")
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.data = self.folder / "data"
        self.run("initdb", "-D", self.data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-sync")
        # Its owner comes by the socket; the users of the tests give their passwords over TCP.
        (self.data / "pg_hba.conf").write_text(
            "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n", encoding="utf-8"
        )
        options = f"-c port={self.port} -c listen_addresses=127.0.0.1 -c fsync=off"
        sockets = f" -c unix_socket_directories={self.folder}"
        log = self.folder / "log"
        self.run("pg_ctl", "-D", self.data, "-w", "-l", log, "-o", options + sockets, "start")
        self.create()

    def run(self, program: str, *arguments: object) -> str:
        command = [*self.prefix, str(self.bin / program), *map(str, arguments)]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd="/", timeout=120
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def psql(self, statement: str, database: str = "diagnostic") -> list[list[str]]:
        connection = f"host={self.folder} port={self.port} user={OWNER} dbname={database}"
        separated = ["-X", "-A", "-t", "-F", "\x1f", "-v", "ON_ERROR_STOP=1"]
        out = self.run("psql", connection, *separated, "-c", statement)
        return [line.split("\x1f") for line in out.splitlines()]

    @contextmanager
    def holding(self, statement: str) -> Iterator[None]:
        """While it lasts, another session has run `statement` and not ended its transaction."""
        connection = f"host={self.folder} port={self.port} user={OWNER} dbname=diagnostic"
        command = [*self.prefix, str(self.bin / "psql"), connection, "-X", "-q", "-A", "-t"]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd="/") as session:
            session.stdin.write(f"BEGIN; {statement}; SELECT 'held';\n")
            session.stdin.flush()
            assert session.stdout.readline() == "held\n"
            yield
            session.stdin.close()

    def create(self) -> None:
        self.psql("CREATE DATABASE diagnostic", "postgres")
        self.psql("CREATE EXTENSION postgis")
        for user, password in ((USER, PASSWORD), (PLAIN_USER, PLAIN_PASSWORD)):
            self.psql(f"CREATE ROLE {user} LOGIN PASSWORD '{password}'")
            self.psql(f"CREATE SCHEMA {user} AUTHORIZATION {user}")
        self.psql(f"GRANT CREATE, USAGE ON SCHEMA public TO {USER}")

    def address(self, password: str = PASSWORD) -> str:
        return (
            f"PG:host=127.0.0.1 port={self.port} dbname=diagnostic user={USER} "
            f"password='{password}'"
        )

    def uri(self, password: str = PLAIN_PASSWORD) -> str:
        host = f"127.0.0.1:{self.port}"
        return f"PG:postgresql://{PLAIN_USER}:{password}@{host}/diagnostic"

    def stop(self) -> None:
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder)


def ogr2ogr(server, source, table, *options):
    """GDAL's own program is an independent hand."""
    target = ["-f", "PostgreSQL", server.address(), str(source), "-nln", table, "-overwrite"]
    done = subprocess.run(["ogr2ogr", *target, *options], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

# SPDX-License-Identifier: Apache-2.0
"""The old file or the new one, never between: on full disks, after kill -9, after Ctrl-C."""

import math
import os
import random
import resource
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from writers import (
    COMMAND,
    COVER,
    ENGLISH,
    WRITERS,
    Writer,
    command_of,
    contents_of,
    leavings_in,
    run,
)

# Kills of one test run, shared out over the writers; CTG_KILLS asks for more or for fewer.
KILLS = int(os.environ.get("CTG_KILLS", "200"))
PAGE = 4096  # a tmpfs gives room by the page
OLD = b"the old file\n"


MARKER = "portraits.en-cours"  # says that the pages beside it are not all made


def is_old_or_whole(found: dict[str, bytes], made: dict[str, bytes]) -> bool:
    return all(
        content in (OLD, made.get(name))
        for name, content in found.items()
        if Path(name).name != MARKER
    )


def put_old_files(folder: Path, made: dict[str, bytes]) -> None:
    for name in made:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(OLD)


# ── a file that may not grow: every write past a size fails, as on a full disk ───────────────────


@pytest.mark.parametrize("part", [0.0, 0.2, 0.5, 0.8, 0.99])
def test_a_write_that_fails_leaves_the_old_file(writer, part, tmp_path, whole):
    made = whole[writer.name]
    put_old_files(tmp_path, made)
    largest = int(part * max(len(content) for content in made.values()))

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then write() answers EFBIG
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    done = run(writer, tmp_path, limit)
    assert done.returncode == 3, done.stderr
    assert "CTG-WRIT-0" in done.stderr
    assert is_old_or_whole(contents_of(tmp_path), made)
    assert leavings_in(tmp_path) == []


# ── a disk that is full ──────────────────────────────────────────────────────────────────────────


@pytest.fixture
def small_disk(tmp_path):
    """Mounts a small tmpfs, as root."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = []

    def mount(free_pages: int) -> Path:
        size = f"size={(free_pages + 1) * PAGE}"
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", size, "tmpfs", folder], capture_output=True, check=False
        )
        if done.returncode != 0:
            pytest.skip("skipped: needs the right to mount a tmpfs")
        mounted.append(folder)
        (folder / "filler").write_bytes(bytes(PAGE))
        return folder

    yield mount
    for one in mounted:
        subprocess.run(["umount", "-l", one], check=True)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_full_disk_leaves_whole_files_alone(writer, part, small_disk, whole):
    made = whole[writer.name]
    pages = sum(math.ceil(len(content) / PAGE) for content in made.values())
    folder = small_disk(int(part * pages))
    done = run(writer, folder)
    (folder / "filler").unlink()
    assert done.returncode == 3, done.stderr
    told = ("No space left", "CTG-WRIT-004", "CTG-WRIT-030")
    assert any(words in done.stderr for words in told), done.stderr
    assert is_old_or_whole(contents_of(folder), made)
    assert leavings_in(folder) == []


# ── signals ──────────────────────────────────────────────────────────────────────────────────────


def started(writer: Writer, folder: Path) -> subprocess.Popen:
    return subprocess.Popen(
        command_of(writer),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=ENGLISH,
    )


def duration_of(writer: Writer, folder: Path) -> float:
    began = time.monotonic()
    started(writer, folder).wait()
    return time.monotonic() - began


def test_killed_at_any_moment_it_leaves_the_old_file_or_the_new_one(writer, tmp_path, whole):
    made = whole[writer.name]
    duration = duration_of(writer, tmp_path)
    chance = random.Random(writer.name)
    for _ in range(math.ceil(KILLS * writer.kills)):
        put_old_files(tmp_path, made)
        process = started(writer, tmp_path)
        # Writing comes last: most blows fall in the second half.
        time.sleep(duration * chance.triangular(0.0, 1.1, 0.9))
        process.kill()
        process.wait()
        found = {name: c for name, c in contents_of(tmp_path).items() if ".tmp" not in name}
        assert set(made) <= set(found)
        assert is_old_or_whole(found, made)
    # The next run takes away what the killed ones left.
    assert run(writer, tmp_path).returncode == 0
    assert contents_of(tmp_path) == made


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_leaves_no_file_in_the_making(writer, number, tmp_path, whole):
    made = whole[writer.name]
    duration = duration_of(writer, tmp_path)
    chance = random.Random(writer.name)
    for _ in range(3):
        put_old_files(tmp_path, made)
        process = started(writer, tmp_path)
        time.sleep(duration * chance.triangular(0.1, 1.0, 0.9))
        process.send_signal(number)
        answer = process.wait(timeout=30)
        # Either it was done, or the signal came before the program could hear it.
        assert answer in (130, 0, -number)
        assert leavings_in(tmp_path) == []
        assert is_old_or_whole(contents_of(tmp_path), made)


# ── targets ──────────────────────────────────────────────────────────────────────────────────────


def cover_to(target: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return run(Writer("", (*COVER, target), target, 0.0), folder)


@pytest.mark.parametrize("extension", [".csv", ".json", ".gpkg", ".xlsx", ".ods"])
def test_a_target_that_is_no_plain_file_is_refused(extension, tmp_path):
    (tmp_path / f"folder{extension}").mkdir()
    (tmp_path / f"link{extension}").symlink_to("elsewhere")
    os.mkfifo(tmp_path / f"pipe{extension}")
    for name in ("folder", "link", "pipe"):
        done = cover_to(f"{name}{extension}", tmp_path)
        assert done.returncode == 3, done.stderr
        assert "CTG-WRIT-002" in done.stderr
    assert not (tmp_path / "elsewhere").exists()


def test_a_geopackage_that_another_program_has_open_is_left_alone_after_a_wait(tmp_path):
    target = tmp_path / "cover.gpkg"
    assert cover_to("cover.gpkg", tmp_path).returncode == 0
    before = target.read_bytes()
    other = sqlite3.connect(target, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = cover_to("cover.gpkg", tmp_path)
    assert done.returncode == 3, done.stderr
    assert "CTG-WRIT-006" in done.stderr
    assert target.read_bytes() == before
    assert leavings_in(tmp_path) == []
    other.execute("ROLLBACK")
    other.close()
    assert cover_to("cover.gpkg", tmp_path).returncode == 0


def test_two_writers_of_one_geopackage_leave_one_whole_file(tmp_path, whole):
    writer = next(writer for writer in WRITERS if writer.name == "gpkg")
    both = [started(writer, tmp_path) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert contents_of(tmp_path) == whole["gpkg"]


def test_a_closed_pipe_ends_it_without_a_crash(tmp_path):
    reader, pipe = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [COMMAND, "doctor"], stdout=pipe, stderr=subprocess.PIPE, cwd=tmp_path, check=False
    )
    os.close(pipe)
    assert done.returncode in (3, -signal.SIGPIPE)

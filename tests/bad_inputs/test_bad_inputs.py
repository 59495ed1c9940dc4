# SPDX-License-Identifier: Apache-2.0
"""Each bad input is refused, or noted, or read right: never a wrong figure in silence.

The cases stand in shape_cases.py, table_cases.py and file_cases.py. Each is a small study spoilt in
one way, given to the command itself.
"""

import collections
import json
import os
import subprocess
from pathlib import Path

import file_cases  # noqa: F401 (adds its cases)
import pytest
import shape_cases  # noqa: F401
import table_cases  # noqa: F401
from cases import CASES, Case
from reports import Report, reports_of
from small_study import FILES

COMMAND = os.environ["CTG_COMMAND"]
HASTE = 30  # [s]: a case that takes longer hangs
COVER = ("cover", "study.toml", "--years", "2018:2021", "--as", "projected", "--format", "json")

# Faults of a whole file, of which no line says more than another.
WHOLE_FILE = {
    "CTG-READ-001",
    "CTG-READ-002",
    "CTG-READ-003",
    "CTG-READ-004",
    "CTG-READ-005",
    "CTG-READ-010",
    "CTG-READ-018",
    "CTG-READ-019",
    "CTG-READ-020",
    "CTG-READ-027",
    "CTG-READ-065",
    "CTG-READ-068",
    "CTG-READ-069",
}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *arguments, "--lang", "en"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=HASTE,
        check=False,
    )


def lay_out(folder: Path, case: Case | None, port: int) -> None:
    changes = {} if case is None else case.changes
    for name, content in {**FILES, **changes}.items():
        if content is None:
            continue
        if isinstance(content, str):
            content = content.replace("{port}", str(port)).encode()
        (folder / name).write_bytes(content)


def rows_of(done: subprocess.CompletedProcess[str]) -> list[dict]:
    return json.loads(done.stdout)["rows"]


def shares_in(done: subprocess.CompletedProcess[str]) -> list[tuple]:
    told = ("year", "zone", "share", "low", "high", "covered", "total")
    return [tuple(row[name] for name in told) for row in rows_of(done)]


@pytest.fixture(scope="session")
def sound_shares(tmp_path_factory, listener):
    folder = tmp_path_factory.mktemp("sound")
    lay_out(folder, None, listener.port)
    checked = run(folder, "check", "study.toml", "--strict")
    assert checked.returncode == 0, checked.stderr
    return shares_in(run(folder, *COVER))


def found_in(reports: list[Report], case: Case) -> Report | None:
    for report in reports:
        is_there = report.file == case.file or report.file.startswith(case.file or "\0")
        if report.code == case.code and is_there and (not case.line or report.line == case.line):
            return report
    return None


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_bad_input_gets_what_it_must(case, tmp_path, listener, sound_shares):
    lay_out(tmp_path, case, listener.port)
    before = sorted(path.name for path in tmp_path.iterdir())
    done = run(tmp_path, "check", "study.toml", *case.options)
    reports = reports_of(done.stderr)
    said = done.stderr
    if case.outcome == "refused":
        report = found_in(reports, case)
        assert report is not None, said
        assert report.severity == "error", said
        assert done.returncode == (4 if case.code == "CTG-READ-010" else 1), said
        assert case.value in report.text, said
        assert done.stdout == "", "a refused study gives no figure"
    elif case.outcome == "noted":
        assert done.returncode == 0, said
        report = found_in(reports, case)
        assert report is not None, said
        assert report.severity in ("note", "warning"), said
        assert case.value in report.text, said
    else:
        assert done.returncode == 0, said
        covered = run(tmp_path, *COVER)
        if case.outcome == "read":
            assert shares_in(covered) == sound_shares
        else:
            assert covered.returncode == 0, covered.stderr
            answer = json.loads(covered.stdout)
            has_bounds = any(row["low"] < row["high"] for row in answer["rows"])
            warnings = [n["message"] for n in answer["notes"] if n["severity"] == "warning"]
            assert has_bounds or any("13002" in words for words in warnings), covered.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == before, "check writes nothing"
    assert listener.heard() == 0


def test_refusals_name_the_file_the_place_the_value_and_the_remedy(tmp_path, listener):
    whole = 0
    lacking: list[str] = []
    refusals = [case for case in CASES if case.outcome == "refused"]
    for number, case in enumerate(refusals):
        folder = tmp_path / str(number)
        folder.mkdir()
        lay_out(folder, case, listener.port)
        done = run(folder, "check", "study.toml", *case.options)
        report = found_in(reports_of(done.stderr), case)
        has_place = report and (report.line > 0 or report.code in WHOLE_FILE)
        has_value = report and ("  found:" in report.text or " | " in report.text)
        if report and report.file and has_place and has_value and report.remedy:
            whole += 1
        else:
            lacking.append(f"{case} {case.code}")
    print(f"{whole} of {len(refusals)} refusals name file, place, value and remedy; not: {lacking}")
    assert whole >= 0.95 * len(refusals), lacking
    assert listener.heard() == 0


def test_each_class_has_its_cases():
    counts = collections.Counter(case.kind for case in CASES)
    print(dict(counts))
    thrice = ("invalid polygon", "coordinates and geometry types", "codes", "numbers", "dates")
    assert all(counts[kind] >= 3 for kind in thrice)
    assert len(counts) >= 14

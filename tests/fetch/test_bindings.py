# SPDX-License-Identifier: Apache-2.0
"""The same from Python and from C++."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import service as behaviours
from departement import CONTOURS, DATASET, DEPARTEMENT

ctg = pytest.importorskip("ctg")
EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture
def fetch(service, tmp_path):
    def fetched(**options):
        quick = {"first_wait_seconds": 0.01, "attempts": 2, "allow_loopback_http": True}
        out = tmp_path / "etude"
        return ctg.fetch(DEPARTEMENT, out, base_url=service.url, **{**quick, **options})

    return fetched


def test_a_fetch_gives_a_study_that_loads(fetch):
    fetched = fetch(datasets=[DATASET], year=2026, lang="en")
    assert fetched.is_changed
    assert fetched.geography_year == 2026
    assert [note.code for note in fetched.notes][0] == "CTG-FETC-013"
    assert fetched.to_pandas()["file"].str.endswith("geojson").sum() == 1
    study = ctg.load_study(fetched.study)
    assert len(study.geography) == 6
    assert not fetch(datasets=[DATASET]).is_changed


def test_a_fault_is_an_error_with_its_code(fetch, service, tmp_path):
    service.faults[CONTOURS] = [behaviours.page]
    with pytest.raises(ctg.DataError) as caught:
        fetch()
    assert caught.value.diagnostics[0].code == "CTG-FETC-010"
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told(fetch, service):
    told = []
    fetch(progress=lambda url, size, expected: told.append((url, size, expected)))
    sizes = [size for url, size, _ in told if url.endswith("contour")]
    assert max(sizes) == len(service.answers[CONTOURS])


def test_other_threads_run_meanwhile(fetch, service):
    service.faults[CONTOURS] = [behaviours.silent] * 2
    seen = threading.Event()
    watching = threading.Thread(target=lambda: seen.set())
    watching.start()
    with pytest.raises(ctg.ReadError):
        fetch(idle_seconds=1, attempts=1)
    assert seen.is_set()


def test_what_progress_raises_ends_the_fetch_and_is_resumed(fetch, service, tmp_path):
    service.is_strong = True
    service.faults[CONTOURS] = [behaviours.cut]

    def stop(url, size, _):
        if url.endswith("contour") and size > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == [".etude.part"]
    assert fetch().is_changed


def test_the_examples_print_the_same_in_both_languages(service, tmp_path):
    environment = {**os.environ, "CTG_SERVICE_URL": service.url}
    compiled = Path(os.environ["CTG_EXAMPLES_DIR"]) / "04_fetch"
    commands = {"python": [sys.executable, EXAMPLES / "04_fetch.py"], "cpp": [compiled]}
    printed = [
        subprocess.run(
            [*command, DEPARTEMENT, tmp_path / name],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for name, command in commands.items()
    ]
    assert printed == ["Lozère inventée\n6 communes\n6100 inhabitants\n"] * 2

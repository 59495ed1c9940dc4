# SPDX-License-Identifier: Apache-2.0
"""A service that fails, lies or is not the one: what passes is tried again, the rest is refused."""

import json
import signal
import time

import pytest
import service as behaviours
from departement import CONTOURS, DATASET, FIRST_EPCI, TABLE

NAME = next(p for p in behaviours.answers() if p.startswith("/departements/48?"))
CODES = "/departements/48/communes?fields=code"
EPCIS = "/epcis?codeDepartement=48&fields=nom,code"
MEMBERS = f"/epcis/{FIRST_EPCI}/communes?fields=nom,code"
COUNT = next(p for p in behaviours.answers() if f"{DATASET}/records" in p)
FACTS = f"/api/explore/v2.1/catalog/datasets/{DATASET}"


def refused(ctg, done, code, status):
    """The run was refused by `code`, taught, and wrote nothing."""
    assert f"error {code}" in done.stderr, done.stderr
    assert done.returncode == status
    assert "to mend:" in done.stderr
    assert done.stdout == ""
    assert not ctg.study.exists()


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_passing_fault_is_tried_again(ctg, service, status):
    service.faults[CONTOURS] = [behaviours.status(status)]
    assert ctg.fetch().returncode == 0
    assert service.paths.count(CONTOURS) == 2


def test_attempts_end(ctg, service):
    service.faults[NAME] = [behaviours.status(500)] * 9
    done = ctg.fetch()
    refused(ctg, done, "CTG-FETC-003", 3)
    assert "500" in done.stderr
    assert service.paths.count(NAME) == 3
    assert ctg.nothing_is_written()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_lasting_fault_is_told_at_once(ctg, service, status):
    service.faults[NAME] = [behaviours.status(status)]
    done = ctg.fetch()
    refused(ctg, done, "CTG-FETC-002", 3)
    assert f"status {status}" in done.stderr
    assert service.paths == [NAME]
    assert ctg.nothing_is_written()


def test_an_unknown_data_set_is_named(ctg):
    done = ctg.fetch("--dataset", "s_ben_com_g")
    refused(ctg, done, "CTG-FETC-002", 3)
    assert "s_ben_com_g" in done.stderr
    assert ctg.nothing_is_written()


def test_the_wait_that_a_service_asks_for_is_kept(ctg, service):
    service.faults[CONTOURS] = [behaviours.status(429, Retry_After="1")]
    began = time.monotonic()
    assert ctg.fetch().returncode == 0
    assert time.monotonic() - began >= 1.0  # a wait has no upper bound here


def test_too_long_a_wait_is_not_waited_for(ctg, service):
    service.faults[CONTOURS] = [behaviours.status(503, Retry_After="3600")]
    done = ctg.fetch()
    refused(ctg, done, "CTG-FETC-006", 3)
    assert "3600" in done.stderr


def test_a_cut_body_is_resumed_where_it_was_cut(ctg, service):
    service.is_strong = True
    service.faults[CONTOURS] = [behaviours.cut]
    assert ctg.fetch().returncode == 0
    half = len(service.answers[CONTOURS]) // 2
    again = [headers for path, headers in service.asked if path == CONTOURS][1]
    assert again["Range"] == f"bytes={half}-"
    assert (ctg.study / "communes.geojson").read_bytes() == service.answers[CONTOURS]


def test_a_cut_body_without_a_strong_etag_is_asked_for_from_its_beginning(ctg, service):
    service.faults[CONTOURS] = [behaviours.cut]
    assert ctg.fetch().returncode == 0
    assert all("Range" not in headers for _, headers in service.asked)
    assert (ctg.study / "communes.geojson").read_bytes() == service.answers[CONTOURS]


def test_a_body_that_changed_after_the_cut_is_taken_whole(ctg, service):
    service.is_strong = True
    service.faults[CONTOURS] = [behaviours.cut] * 3
    refused(ctg, ctg.fetch(), "CTG-FETC-003", 3)
    service.change(CONTOURS, '"population": 1200', '"population": 1250')
    assert ctg.fetch().returncode == 0
    assert (ctg.study / "communes.geojson").read_bytes() == service.answers[CONTOURS]


def test_what_had_come_is_resumed_by_the_next_run(ctg, service):
    service.is_strong = True
    service.faults[CONTOURS] = [behaviours.cut] * 3
    refused(ctg, ctg.fetch(), "CTG-FETC-003", 3)
    assert [path.name for path in ctg.folder.iterdir()] == [".etude.part"]
    service.asked.clear()
    assert ctg.fetch().returncode == 0
    asked = dict(service.asked)
    assert "Range" in asked[CONTOURS]
    assert "If-None-Match" in asked[CODES]
    assert (ctg.study / "communes.geojson").read_bytes() == service.answers[CONTOURS]
    assert not ctg.part.exists()


def test_a_service_that_falls_silent_is_left(ctg, service):
    service.faults[CONTOURS] = [behaviours.silent] * 3
    done = ctg.fetch("--idle-seconds", 1, attempts=2)
    refused(ctg, done, "CTG-FETC-003", 3)
    assert "--idle-seconds" in done.stderr


def test_the_time_of_an_attempt_is_limited(ctg, service):
    service.faults[CONTOURS] = [behaviours.silent] * 3
    done = ctg.fetch("--total-seconds", 1, attempts=1)
    refused(ctg, done, "CTG-FETC-003", 3)


@pytest.mark.parametrize("behaviour", [behaviours.huge, behaviours.endless])
def test_too_large_an_answer_is_refused(ctg, service, behaviour):
    service.faults[CONTOURS] = [behaviour]
    done = ctg.fetch("--max-file-mib", 1)
    refused(ctg, done, "CTG-FETC-011", 4)
    assert "--max-file-mib" in done.stderr
    assert ctg.nothing_is_written()


def test_nobody_there_is_told(ctg, service):
    service.stop()
    done = ctg.fetch()
    refused(ctg, done, "CTG-FETC-003", 3)
    assert ctg.nothing_is_written()


@pytest.mark.parametrize("behaviour", [behaviours.page, behaviours.page_named_as_data])
@pytest.mark.parametrize("path", [NAME, CONTOURS, EPCIS, TABLE])
def test_a_web_page_instead_of_data_is_refused(ctg, service, behaviour, path):
    service.faults[path] = [behaviour]
    refused(ctg, ctg.fetch("--dataset", DATASET), "CTG-FETC-010", 1)
    assert ctg.nothing_is_written()


@pytest.mark.parametrize("path", [NAME, CODES, CONTOURS, EPCIS, MEMBERS, FACTS, COUNT])
def test_json_cut_short_is_refused(ctg, service, path):
    service.faults[path] = [behaviours.short]
    done = ctg.fetch("--dataset", DATASET)
    refused(ctg, done, "CTG-FETC-022", 1)
    assert path in done.stderr
    assert ctg.nothing_is_written()


@pytest.mark.parametrize("path", [CODES, EPCIS, MEMBERS])
def test_an_empty_list_is_refused(ctg, service, path):
    service.answers[path] = b"[]"
    refused(ctg, ctg.fetch(), "CTG-FETC-024", 1)
    assert ctg.nothing_is_written()


def test_a_table_without_rows_is_refused(ctg, service):
    service.answers[TABLE] = service.answers[TABLE].splitlines(keepends=True)[0]
    service.answers[COUNT] = b'{"total_count": 0, "results": []}'
    refused(ctg, ctg.fetch("--dataset", DATASET), "CTG-FETC-024", 1)
    assert ctg.nothing_is_written()


def test_contours_of_too_few_communes_are_refused(ctg, service):
    collection = json.loads(service.answers[CONTOURS])
    del collection["features"][1]
    service.answers[CONTOURS] = json.dumps(collection).encode("utf-8")
    done = ctg.fetch()
    refused(ctg, done, "CTG-FETC-023", 1)
    assert "48002" in done.stderr
    assert ctg.nothing_is_written()


def test_a_table_of_another_count_is_refused(ctg, service):
    service.answers[TABLE] = b"".join(service.answers[TABLE].splitlines(keepends=True)[:-1])
    done = ctg.fetch("--dataset", DATASET)
    refused(ctg, done, "CTG-FETC-023", 1)
    assert "expected: 6" in done.stderr


def test_a_filter_that_was_not_heard_is_refused(ctg, service):
    service.change(TABLE, "48006;48;15", "13055;13;15")
    done = ctg.fetch("--dataset", DATASET)
    refused(ctg, done, "CTG-FETC-023", 1)
    assert "numdep" in done.stderr


def test_an_epci_that_does_not_know_its_commune_is_refused(ctg, service):
    members = json.loads(service.answers[MEMBERS])
    service.answers[MEMBERS] = json.dumps(members[1:]).encode("utf-8")
    done = ctg.fetch()
    refused(ctg, done, "CTG-FETC-023", 1)
    assert "48001" in done.stderr


def test_a_name_with_markup_or_quotes_stays_a_name(ctg, service):
    service.change(NAME, "Lozère inventée", 'x\\"\\n[communes]\\nfile = \\"/etc/passwd')
    assert ctg.fetch().returncode == 0
    assert ctg("check", "etude").returncode == 0


def test_another_run_at_work_is_told(ctg, service):
    service.faults[CONTOURS] = [behaviours.silent]
    with ctg.start() as first:
        wait_until(lambda: CONTOURS in service.paths)
        done = ctg.fetch()
        first.kill()
    refused(ctg, done, "CTG-FETC-028", 3)


@pytest.mark.parametrize(("signal_sent", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_an_interrupted_run_leaves_only_what_the_next_one_resumes(
    ctg, service, signal_sent, status
):
    service.is_strong = True
    service.faults[CONTOURS] = [behaviours.silent]
    with ctg.start() as run:
        gathering = ctg.part / "answers" / "communes.geojson.part"
        half = len(service.answers[CONTOURS]) // 2
        wait_until(lambda: gathering.exists() and gathering.stat().st_size == half)
        run.send_signal(signal_sent)
        assert run.wait(timeout=30) == status
    assert [path.name for path in ctg.folder.iterdir()] == [".etude.part"]
    service.asked.clear()
    assert ctg.fetch().returncode == 0
    assert "Range" in dict(service.asked)[CONTOURS]
    assert not ctg.part.exists()


def wait_until(is_so):
    for _ in range(3000):
        if is_so():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come")

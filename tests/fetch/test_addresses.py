# SPDX-License-Identifier: Apache-2.0
"""Only https:// is spoken, certificates are checked, redirections go to https:// only."""

import subprocess

import pytest
import service as behaviours
from departement import CONTOURS


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate of our own for 127.0.0.1, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1"
    extension = ["-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*make.split(), *extension, *files], check=True, capture_output=True)
    return certificate, key


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9",  # plain, and nobody said it may be
        "ftp://127.0.0.1:9",
        "file:///etc",
        "/etc",
        "https://user:secret@127.0.0.1:9",
    ],
)
def test_an_address_that_is_not_https_is_refused(ctg, address):
    arguments = ctg.arguments()
    arguments.remove("--allow-loopback-http")
    arguments[arguments.index("--base-url") + 1] = address
    done = ctg(*arguments)
    assert done.returncode == 2
    assert "CTG-FETC-001" in done.stderr
    assert ctg.nothing_is_written()


def test_plain_http_is_for_this_computer_alone(ctg):
    for address in ("http://geo.api.gouv.fr", "http://10.0.0.1", "http://127.0.0.1.example"):
        arguments = ctg.arguments()
        arguments[arguments.index("--base-url") + 1] = address
        done = ctg(*arguments)
        assert done.returncode == 2
        assert "CTG-FETC-001" in done.stderr


def test_a_redirection_to_http_is_refused(ctg, service):
    service.faults[CONTOURS] = [behaviours.redirect(f"{service.url}/elsewhere")]
    done = ctg.fetch()
    assert done.returncode == 3
    assert "CTG-FETC-004" in done.stderr
    assert "/elsewhere" not in service.paths
    assert ctg.nothing_is_written()


def test_a_certificate_that_nothing_vouches_for_is_refused(ctg, service, certificate):
    service.speak_tls(*certificate)
    done = ctg.fetch()
    assert done.returncode == 3
    assert "CTG-FETC-005" in done.stderr
    assert "--authorities" in done.stderr
    assert service.asked == []
    assert ctg.nothing_is_written()


def test_a_certificate_that_the_office_vouches_for_is_taken(ctg, service, certificate):
    service.speak_tls(*certificate)
    assert ctg.fetch("--authorities", certificate[0]).returncode == 0


def test_a_redirection_to_https_is_followed_and_one_to_http_is_not(ctg, service, certificate):
    service.speak_tls(*certificate)
    service.answers["/moved"] = service.answers[CONTOURS]
    service.faults[CONTOURS] = [behaviours.redirect("/moved")]
    assert ctg.fetch("--authorities", certificate[0]).returncode == 0
    assert "/moved" in service.paths
    ctg.study.rename(ctg.folder / "first")
    plain = service.url.replace("https", "http")
    service.faults[CONTOURS] = [behaviours.redirect(f"{plain}/moved")]
    done = ctg.fetch("--authorities", certificate[0])
    assert done.returncode == 3
    assert "CTG-FETC-004" in done.stderr


def test_redirections_end(ctg, service, certificate):
    service.speak_tls(*certificate)
    service.faults[CONTOURS] = [behaviours.redirect(CONTOURS)] * 20
    done = ctg.fetch("--authorities", certificate[0])
    assert done.returncode == 3
    assert "CTG-FETC-004" in done.stderr

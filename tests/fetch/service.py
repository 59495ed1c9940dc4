# SPDX-License-Identifier: Apache-2.0
"""A server on the loopback address that answers as the services do, and fails as told."""

from __future__ import annotations

import hashlib
import json
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from departement import DATE, answers

Fault = Callable[["Answering", bytes], None]


class Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Service

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        body = self.server.answers.get(self.path)
        faults = self.server.faults[self.path]
        if faults:
            faults.pop(0)(self, body or b"")
        elif body is None:
            self.give(404, b'{"code": 404}')
        else:
            self.answer(body)

    def answer(self, body: bytes) -> None:
        etag = self.server.etag_of(self.path, body)
        if etag and self.headers.get("If-None-Match") == etag:
            return self.give(304, b"", {"ETag": etag})
        headers = {"ETag": etag} if etag else {}
        wanted = self.headers.get("Range")
        if wanted and etag and self.headers.get("If-Range") == etag:
            first = int(wanted.removeprefix("bytes=").removesuffix("-"))
            headers["Content-Range"] = f"bytes {first}-{len(body) - 1}/{len(body)}"
            return self.give(206, body[first:], headers)
        self.give(200, body, headers)

    def give(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.begin(status, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def begin(self, status: int, headers: dict[str, str]) -> None:
        self.send_response_only(status)
        kind = "text/csv" if "/csv" in self.path else "application/json; charset=utf-8"
        for name, value in {"Date": self.server.date, "Content-Type": kind, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Service(ThreadingHTTPServer):
    """Answers what `answers` holds; what `faults` holds for a path is done first, one by one."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.answers = answers()
        self.faults: dict[str, list[Fault]] = defaultdict(list)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.date = DATE
        self.is_strong = False  # Express, behind geo.api.gouv.fr, gives weak ETags
        self.stopping = threading.Event()
        self.scheme = "http"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}).start()

    def handle_error(self, *_: object) -> None:
        pass  # a client that went away is what some tests are about

    def speak_tls(self, certificate: Path, key: Path) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.scheme = "https"

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def etag_of(self, path: str, body: bytes) -> str:
        if "/api/explore" in path and not self.is_strong:
            return ""  # an export of Opendatasoft has none
        digest = hashlib.sha256(body).hexdigest()[:16]
        return f'"{digest}"' if self.is_strong else f'W/"{digest}"'

    def change(self, path: str, old: str, new: str) -> None:
        body = self.answers[path].decode("utf-8")
        assert old in body
        self.answers[path] = body.replace(old, new).encode("utf-8")

    def change_facts(self, path: str, **default_metas: str) -> None:
        facts = json.loads(self.answers[path])
        facts["metas"]["default"] |= default_metas
        self.answers[path] = json.dumps(facts).encode("utf-8")

    def stop(self) -> None:
        self.stopping.set()
        self.shutdown()
        self.server_close()


def status(code: int, **headers: str) -> Fault:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda answering, _: answering.give(code, b"{}", named)


def page(answering: Answering, _: bytes) -> None:
    words = b"<!DOCTYPE html><html><body>Please log in</body></html>"
    answering.give(200, words, {"Content-Type": "text/html; charset=utf-8"})


def page_named_as_data(answering: Answering, _: bytes) -> None:
    answering.give(200, b"\n <html>maintenance</html>")


def cut(answering: Answering, body: bytes) -> None:
    """Announces the whole, sends half, goes away."""
    headers = {"Content-Length": str(len(body)), "Connection": "close"}
    if etag := answering.server.etag_of(answering.path, body):
        headers["ETag"] = etag
    answering.begin(200, headers)
    answering.wfile.write(body[: len(body) // 2])
    answering.close_connection = True


def silent(answering: Answering, body: bytes) -> None:
    """Sends half, then nothing until the server stops."""
    headers = {"Content-Length": str(len(body))}
    if etag := answering.server.etag_of(answering.path, body):
        headers["ETag"] = etag
    answering.begin(200, headers)
    answering.wfile.write(body[: len(body) // 2])
    answering.wfile.flush()
    answering.server.stopping.wait(60)
    answering.close_connection = True


def short(answering: Answering, body: bytes) -> None:
    """Half of the body as if it were all."""
    answering.give(200, body[: len(body) // 2])


def endless(answering: Answering, _: bytes) -> None:
    """Chunks without end, and without saying how many."""
    answering.begin(200, {"Transfer-Encoding": "chunked"})
    chunk = b"x" * 65536
    while not answering.server.stopping.is_set():
        answering.wfile.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
        time.sleep(0.001)


def huge(answering: Answering, _: bytes) -> None:
    answering.begin(200, {"Content-Length": str(1 << 40)})
    answering.close_connection = True


def redirect(address: str) -> Fault:
    return lambda answering, _: answering.give(302, b"", {"Location": address})

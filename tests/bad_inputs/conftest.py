# SPDX-License-Identifier: Apache-2.0
"""A listener on loopback that counts the connections it gets: no input may make one."""

import socket

import pytest


class Listener:
    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.server.setblocking(False)
        self.port = self.server.getsockname()[1]

    def heard(self) -> int:
        count = 0
        while True:
            try:
                self.server.accept()[0].close()
                count += 1
            except BlockingIOError:
                return count


@pytest.fixture(scope="session")
def listener():
    return Listener()

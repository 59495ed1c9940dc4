#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads inputs that name an address, beside a server that must hear nothing.

The command that reads an input is named by CTG_DUMP_INPUT.
"""

import json
import os
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

SQUARE = '{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}'
FEATURES = f'"features":[{{"type":"Feature","properties":{{"code":"1"}},"geometry":{SQUARE}}}]'


def collection(crs: str) -> str:
    return f'{{"type":"FeatureCollection","crs":{crs},{FEATURES}}}'


def vrt(address: str) -> str:
    source = f"<SrcDataSource>{address}</SrcDataSource>"
    return f'<OGRVRTDataSource><OGRVRTLayer name="c">{source}</OGRVRTLayer></OGRVRTDataSource>'


def hostile_files(address: str) -> dict[str, str]:
    name = f'{{"type":"name","properties":{{"name":"{address}"}}}}'
    link = f'{{"type":"link","properties":{{"href":"{address}","type":"proj4"}}}}'
    nested = SQUARE[:-1] + f',"crs":{link}}}'
    return {
        "link.geojson": collection(link),
        "name.geojson": collection(name),
        "nested.geojson": collection("null").replace(SQUARE, nested),
        "vrt.geojson": vrt(address),
        "vrt.gpkg": vrt(address),
        "vrt.csv": vrt(address),
    }


class NoRequest(unittest.TestCase):
    def setUp(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.setblocking(False)
        self.addCleanup(self.server.close)
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}/c.geojson"

    def requests_heard(self) -> int:
        heard = 0
        while True:
            try:
                self.server.accept()[0].close()
                heard += 1
            except BlockingIOError:
                return heard

    def test_the_server_hears_a_request_when_there_is_one(self) -> None:
        socket.create_connection(self.server.getsockname()).close()
        self.assertEqual(self.requests_heard(), 1)

    def test_no_input_makes_the_library_send_a_request(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            inputs = [
                self.address,
                f"/vsicurl/{self.address}",
                f"/vsicurl_streaming/{self.address}",
                f"PG:host=127.0.0.1 port={self.server.getsockname()[1]} dbname=d",
                f"postgresql://127.0.0.1:{self.server.getsockname()[1]}/d",
            ]
            for name, text in hostile_files(self.address).items():
                (Path(folder) / name).write_text(text, encoding="utf-8")
                inputs.append(str(Path(folder) / name))
            command = [os.environ["CTG_DUMP_INPUT"], *inputs]
            run = subprocess.run(command, capture_output=True, check=True, timeout=60)
        dumps = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(len(dumps), len(inputs))
        for path, dump in zip(inputs, dumps, strict=True):
            self.assertIn("refused", dump, path)
        self.assertEqual(self.requests_heard(), 0)


if __name__ == "__main__":
    unittest.main()

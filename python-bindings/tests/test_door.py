# SPDX-License-Identifier: Apache-2.0
"""Limits, repair and interruption as Python has them."""

import json
import signal
import subprocess
import sys

import ctg
import pytest


def collection(*rings):
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"code": f"0100{n + 1}", "nom": "C"},
                    "geometry": {"type": "Polygon", "coordinates": [ring]},
                }
                for n, ring in enumerate(rings)
            ],
        }
    )


UNCLOSED = [[2, 46], [3, 46], [3, 47], [2, 47]]
BOW_TIE = [[2, 46], [3, 47], [3, 46], [2, 47], [2, 46]]


def test_limits_are_lowered_and_lifted_by_name(tmp_path):
    file = tmp_path / "t.csv"
    file.write_text("a;b\n1;2\n3;4\n", encoding="utf-8")
    with pytest.raises(ctg.LimitError) as refusal:
        ctg.read_table(file, limits={"rows": 1})
    assert "rows" in str(refusal.value)
    assert len(ctg.read_table(file, limits={"rows": 2})) == 2
    with pytest.raises(ctg.ArgumentError, match="nearest: rows"):
        ctg.read_table(file, limits={"row": 2})


def test_invalid_shapes_are_mended_with_a_note_or_refused(tmp_path):
    file = tmp_path / "c.geojson"
    file.write_text(collection(UNCLOSED), encoding="utf-8")
    layer = ctg.read_layer(file, invalid_shapes=ctg.InvalidShapes.repair)
    assert "CTG-READ-062" in [note.code for note in layer.notes]
    file.write_text(collection(BOW_TIE), encoding="utf-8")
    with pytest.raises(ctg.DataError, match="CTG-READ-064"):
        ctg.read_layer(file, invalid_shapes=ctg.InvalidShapes.repair)


def test_ctrl_c_is_a_keyboard_interrupt():
    program = (
        "import ctg\nprint('ready', flush=True)\nwhile True: ctg.load_study(ctg.shipped_study())\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    words = process.communicate(timeout=60)[1]
    assert "KeyboardInterrupt" in words
    assert process.returncode in (-signal.SIGINT, 130)

# SPDX-License-Identifier: Apache-2.0
"""The examples run, the two languages print the same, the notebooks execute and carry no output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

HERE = Path(__file__).parent
# tests/fetch runs 04_fetch beside a server.
SCRIPTS = sorted(set(HERE.glob("[0-9]*.py")) - {HERE / "04_fetch.py"})
NOTEBOOKS = sorted(HERE.glob("notebooks/*.ipynb"))


def printed_by(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_python_and_cpp_print_the_same(script: Path) -> None:
    compiled = Path(os.environ["CTG_EXAMPLES_DIR"]) / script.stem
    printed = printed_by(sys.executable, script)
    assert printed
    assert printed == printed_by(compiled)


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs_in_a_kernel(file: Path) -> None:
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    drawn = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    charts = [
        output for output in drawn if "application/vnd.vegalite.v5+json" in output.get("data", {})
    ]
    assert charts


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_stored_without_outputs(file: Path) -> None:
    for cell in nbformat.read(file, as_version=4).cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None

# SPDX-License-Identifier: Apache-2.0
"""The stub says what the compiled module has, and a caller's types are checked by it."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest
from ctg import _ctg

PACKAGE = Path(_ctg.__file__).parent
STUB = ast.parse((PACKAGE / "_ctg.pyi").read_text(encoding="utf-8"))
DECLARED = {
    node.name: node for node in STUB.body if isinstance(node, ast.ClassDef | ast.FunctionDef)
}
PUBLIC = {name for name in vars(_ctg) if not name.startswith("_")}
CLASSES = sorted(name for name in PUBLIC if inspect.isclass(getattr(_ctg, name)))


def members_of(node: ast.ClassDef | ast.FunctionDef) -> set[str]:
    names = {item.name for item in node.body if isinstance(item, ast.FunctionDef)}
    fields = [item.target for item in node.body if isinstance(item, ast.AnnAssign)]
    return names | {field.id for field in fields if isinstance(field, ast.Name)}


def test_the_stub_names_what_the_module_has() -> None:
    assert {name for name in DECLARED if not name.startswith("_")} == PUBLIC


@pytest.mark.parametrize("name", CLASSES)
def test_the_stub_of_a_class_names_its_members(name: str) -> None:
    own = {member for member in vars(getattr(_ctg, name)) if not member.startswith("_")}
    is_enumeration = hasattr(getattr(_ctg, name), "__members__")
    declared = {member for member in members_of(DECLARED[name]) if not member.startswith("_")}
    # Of an exception, `diagnostics` is set on each instance; of an enumeration, name and value are
    # declared once for all.
    assert declared - {"diagnostics"} == own - ({"name", "value"} if is_enumeration else set())


def test_the_types_of_the_package_and_of_a_caller_hold(tmp_path: Path) -> None:
    caller = tmp_path / "caller.py"
    caller.write_text(
        "import ctg\n"
        "study = ctg.load_study(ctg.shipped_study())\n"
        "shares: list[float] = [row.share for row in"
        " ctg.coverage_of(study, 2018, 2021, ctg.Basis.population)]\n"
        "wrong: int = study.name\n"
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental"]
    options = ["--ignore-missing-imports", f"--cache-dir={tmp_path}", "--config-file="]
    done = subprocess.run(
        [*command, *options, PACKAGE / "__init__.py", PACKAGE / "tables.py", caller],
        capture_output=True,
        text=True,
        cwd=PACKAGE.parent,
    )
    assert done.stdout.count(": error:") == 1, done.stdout
    assert "caller.py:4: error: Incompatible types in assignment" in done.stdout

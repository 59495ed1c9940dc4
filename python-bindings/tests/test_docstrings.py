# SPDX-License-Identifier: Apache-2.0
"""Every example in a docstring runs, and every public function has one."""

from __future__ import annotations

import doctest
import inspect
from typing import Any

import ctg
import pytest

PUBLIC = [name for name in ctg.__all__ if not name.startswith("_")]
FUNCTIONS = [name for name in PUBLIC if inspect.isroutine(getattr(ctg, name))]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("name", PUBLIC)
def test_an_example_shows_what_the_docstring_says(name: str, names: dict[str, Any]) -> None:
    examples = doctest.DocTestParser().get_doctest(
        inspect.getdoc(getattr(ctg, name)) or "", names, name, None, 0
    )
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(examples, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_an_example(name: str) -> None:
    assert ">>> " in (getattr(ctg, name).__doc__ or "")


def test_every_public_name_is_documented() -> None:
    assert [name for name in PUBLIC if not inspect.getdoc(getattr(ctg, name))] == []

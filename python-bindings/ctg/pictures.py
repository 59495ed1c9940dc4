# SPDX-License-Identifier: Apache-2.0
"""Charts as pictures, drawn by vl-convert: no browser, no network."""

from __future__ import annotations

import importlib
from typing import Any

VEGA_LITE = "5.21"  # the newest of version 5 that vl-convert has: what our specifications are in
NOWHERE: list[str] = []  # a specification holds all its data: no address may be asked for any


def vl_convert() -> Any:
    """The module vl_convert, which only those need who want pictures."""
    try:
        return importlib.import_module("vl_convert")
    except ImportError as error:
        message = (
            "pictures of charts need vl-convert, which is not installed; "
            "install it: pip install vl-convert-python"
        )
        raise ImportError(message) from error


def picture_of(specification: str, form: str, scale: float) -> bytes:
    """The drawing of a specification as the bytes of an SVG, PNG or PDF file.

    Numbers are those of the language that the specification names in its `config.locale`.
    """
    drawing = vl_convert()
    options = {"vl_version": VEGA_LITE, "allowed_base_urls": NOWHERE}
    if form == "svg":
        return str(drawing.vegalite_to_svg(specification, **options)).encode()
    if form == "png":
        return bytes(drawing.vegalite_to_png(specification, scale=scale, **options))
    return bytes(drawing.vegalite_to_pdf(specification, **options))

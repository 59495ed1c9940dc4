# SPDX-License-Identifier: Apache-2.0
"""The bad inputs, by class: how each spoils the small study, and what it must get.

The classes are those of the design's table of bad inputs. `refused` names the diagnostic, its file,
its line (or feature) and a word of what was found; `noted` is read, with a note or a warning that
names it; `hidden` is read as an absence: shares get bounds, or a warning, never 0; `read` is read
as if it were clean: its figures are those of the sound study.
"""

import dataclasses
from collections.abc import Mapping

from small_study import CRS, collection, communes, feature

Content = str | bytes


@dataclasses.dataclass(frozen=True)
class Case:
    kind: str  # class of bad input
    name: str
    changes: Mapping[str, Content | None]  # None: the file is not there
    outcome: str  # refused | noted | hidden | read
    code: str = ""
    file: str = ""
    line: int = 0  # or feature; 0: the fault is the whole file's
    value: str = ""  # what the message must show of the input
    options: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


CASES: list[Case] = []


def refused(kind, name, changes, code, file, line=0, value="", options=()):
    CASES.append(Case(kind, name, changes, "refused", code, file, line, value, options))


def noted(kind, name, changes, code, file, line=0, value="", options=()):
    CASES.append(Case(kind, name, changes, "noted", code, file, line, value, options))


def read(kind, name, changes):
    CASES.append(Case(kind, name, changes, "read"))


def hidden(kind, name, changes):
    CASES.append(Case(kind, name, changes, "hidden"))


def shapes(crs=CRS, **instead):
    return {"communes.geojson": collection(*communes(**instead), crs=crs)}


def geometry(code: str, shape: object) -> dict:
    return feature(code) | {"geometry": shape}


LAYER = "communes.geojson"

# SPDX-License-Identifier: Apache-2.0
"""A tree of two indicators over a plain table, which the tests of scores fill each in their way."""

import json

SCHEME = """[scheme]
id = "essai"
version = "1"
unit = "pays"
[[indicator]]
id = "emploi"
parent = "total"
direction = "more"
goalposts = [0, 10]
[[indicator]]
id = "loyer"
parent = "total"
direction = "less"
goalposts = [0, 20]
[[node]]
id = "total"
"""


def small_units(ctg, units, scheme=SCHEME):
    """Writes both into the folder of `ctg`; answers the options that name them."""
    (ctg.folder / "pays.csv").write_text(units, encoding="utf-8")
    (ctg.folder / "grille.toml").write_text(scheme, encoding="utf-8")
    return ("--units", "pays.csv", "--scheme", "grille.toml")


def answer_of(ctg, *arguments):
    done = ctg(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)

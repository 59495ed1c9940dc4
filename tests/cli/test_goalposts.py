# SPDX-License-Identifier: Apache-2.0
"""`ctg goalposts`, and `ctg indicators` on figures by EPCI."""

import json

import pytest

SCHEME = """# Une grille
[scheme]
id = "s"
version = "1"
themes = ["logement"]
logics = ["sociale"]
[[indicator]]
id = "aides"
theme = "logement"
logic = "sociale"
label = "Aides"
unit = "%"
table = "caf"
numerator = "foyers"
denominator = "menages"
kind = "ratio"
direction = "more_is_need"
year = 2020
source = "CNAF"
goalposts = { reference = "national", low = "p25", high = "p75", year = 2020 } # figer
"""
UNITS = "code;foyers;menages\n13001;10;100\n13002;40;200\n13003;90;300\n13004;s;9\n13005;4;10\n"


@pytest.fixture
def files(ctg):
    (ctg.folder / "grille.toml").write_text(SCHEME, encoding="utf-8")
    (ctg.folder / "communes.csv").write_text(UNITS, encoding="utf-8")
    return ("goalposts", "communes.csv", "--scheme", "grille.toml")


def test_goalposts_are_frozen_once_with_where_they_come_from(ctg, files):
    done = ctg(*files, "--out", "figee.toml", "--format", "json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["schema"] == "ctg.goalposts/1"
    assert len(answer["options"]["table_sha256"]) == 64
    row = answer["rows"][0]
    # numpy.percentile([10, 20, 30, 40], [25, 75])
    assert (row["low"], row["high"], row["units"]) == (17.5, 32.5, 4)
    frozen = (ctg.folder / "figee.toml").read_text(encoding="utf-8")
    assert frozen.startswith(SCHEME[: SCHEME.index(" } # figer")])
    assert "values = [17.5, 32.5], units = 4, sha256 = " in frozen
    assert frozen.endswith(" } # figer\n")

    again = ctg("goalposts", "communes.csv", "--scheme", "figee.toml")
    assert again.returncode == 1
    assert "CTG-SCOR-084" in again.stderr


def test_without_out_the_numbers_are_only_shown(ctg, files):
    before = sorted(path.name for path in ctg.folder.iterdir())
    assert "17.5" in ctg(*files, "--format", "csv").stdout
    assert sorted(path.name for path in ctg.folder.iterdir()) == before


def test_help_shows_an_example(ctg):
    assert "ctg goalposts communes-france.csv" in ctg("goalposts", "--help").stdout


EPCI = (
    "code;foyers;menages\n200054807;300;1000\n241300417;10;100\n200035087;5;100\n241300375;7;100\n"
)


def test_indicators_say_which_level_a_value_comes_from(ctg, study):
    """Figures by EPCI only: an EPCI has its own, a part of one borrows its EPCI's."""
    (study.parent / "caf.csv").write_text(EPCI, encoding="utf-8")
    scheme = SCHEME.replace(
        '{ reference = "national", low = "p25", high = "p75", year = 2020 }', "[0, 50]"
    )
    (study.parent / "scheme.toml").write_text(scheme, encoding="utf-8")
    with study.open("a", encoding="utf-8") as file:
        file.write('\n[tables.caf]\nfile = "caf.csv"\nlevel = "epci"\nyear = 2020\n')
    done = ctg("indicators", study, "--format", "json")
    assert done.returncode == 0, done.stderr
    rows = {row["territory"]: row for row in json.loads(done.stdout)["rows"]}
    assert {row["level"] for row in rows.values()} == {"epci"}
    assert (rows["accm"]["value"], rows["accm"]["state"]) == (10, "observed")
    assert (rows["marseille"]["value"], rows["marseille"]["state"]) == (30, "borrowed")
    assert rows["marseille"]["numerator"] is None
    assert "CTG-IND-025" in done.stderr

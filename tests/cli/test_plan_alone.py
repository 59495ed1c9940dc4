# SPDX-License-Identifier: Apache-2.0
"""`ctg plan calendar.toml`: a calendar that has no study, from its own files."""

import json
from itertools import product

import pytest

VALUES = """territoire,periode,valeur,jours
A,P1,10,5
A,P2,6,5
B,P1,9,5
B,P2,8,5
C,P3,1,6
"""
CAPACITIES = """antenne,annee,jours
N,P1,5
N,P2,5
N,P3,5
"""


@pytest.fixture
def alone(tmp_path):
    """Writes the files of a calendar; answers its calendar.toml."""

    def write(rules='periods = ["P1", "P2", "P3"]\n', **files):
        tables = {"valeurs": VALUES, "antennes-capacite": CAPACITIES, **files}
        (tmp_path / "calendar.toml").write_text(rules, encoding="utf-8")
        for name, text in tables.items():
            if text is not None:
                (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path / "calendar.toml"

    return write


def answer_of(ctg, *arguments):
    done = ctg(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_values_given_outright_are_what_counts(ctg, alone):
    answer = answer_of(ctg, "plan", alone())
    # By hand: A in P1 and B in P2 bring 18; C has too much work for any period.
    assert answer["status"] == "optimal"
    assert (answer["objective"], answer["bound"], answer["gap"]) == (18, 18, 0)
    dates = {row["territory"]: row["signature"] for row in answer["rows"]}
    assert dates == {"A": "P1", "B": "P2", "C": None}
    load = {row["year"]: row["used"] for row in answer["load"]}
    assert load == {"P1": 5, "P2": 5, "P3": 0}


def test_values_are_chosen_best_of_all(ctg, alone):
    """Beside trying everything, with two antennes named in the values."""
    periods, territories = ["P1", "P2", "P3"], "ABCDEF"
    value = {
        (t, p): (7 * i + 5 * j) % 11 + 1
        for i, t in enumerate(territories)
        for j, p in enumerate(periods)
    }
    days = {t: 2 + i % 3 for i, t in enumerate(territories)}
    antenne = {t: "N" if i < 4 else "S" for i, t in enumerate(territories)}
    rows = "".join(f"{t};{antenne[t]};{p};{v};{days[t]}\n" for (t, p), v in value.items())
    capacities = "".join(f"{a},{p},4\n" for a in "NS" for p in periods)
    answer = answer_of(
        ctg,
        "plan",
        alone(
            valeurs="territoire;antenne;periode;valeur;jours\n" + rows,
            **{"antennes-capacite": "antenne,annee,jours\n" + capacities},
        ),
    )
    best = 0
    for choice in product([*periods, None], repeat=len(territories)):
        used = {}
        for t, p in zip(territories, choice, strict=True):
            used[antenne[t], p] = used.get((antenne[t], p), 0) + days[t]
        if all(amount <= 4 for (_, p), amount in used.items() if p):
            gain = sum(value[t, p] for t, p in zip(territories, choice, strict=True) if p)
            best = max(best, gain)
    assert answer["objective"] == best


def test_the_order_of_rows_changes_nothing(ctg, alone):
    first = ctg("plan", alone(), "--format", "csv").stdout
    header, *rows = VALUES.splitlines()
    reversed_rows = "\n".join([header, *reversed(rows)]) + "\n"
    assert ctg("plan", alone(valeurs=reversed_rows), "--format", "csv").stdout == first


def test_capacities_may_be_those_of_dated_periods(ctg, alone):
    answer = answer_of(
        ctg,
        "plan",
        alone(
            'periods = ["2026-S1", "2026-S2"]\n',
            valeurs="territoire,periode,valeur,jours\nA,2026-S1,3,1\nB,2026-S1,2,1\nB,2026-S2,1,1\n",
            **{"antennes-capacite": "antenne,annee,jours\nN,2026-S1,1\nN,2026-S2,1\n"},
        ),
    )
    assert answer["objective"] == 4
    assert {row["territory"]: row["signature"] for row in answer["rows"]} == {
        "A": "2026-S1",
        "B": "2026-S2",
    }


def test_candidates_alone_make_a_calendar_of_months(ctg, alone):
    rules = 'horizon = ["2026-01", "2027-12"]\npreparation_months = 2\n'
    candidates = "territoire,priorite,antenne,jours,population\nA,1,N,10,300\nB,1,N,10,100\n"
    capacities = "antenne,annee,jours\nN,2026,10\nN,2027,10\n"
    answer = answer_of(
        ctg,
        "plan",
        alone(rules, valeurs=None, candidats=candidates, **{"antennes-capacite": capacities}),
    )
    dates = {row["territory"]: row["signature"] for row in answer["rows"]}
    # All its days lie in a year, so B begins with the next one.
    assert dates == {"A": "2026-02", "B": "2027-02"}
    curve = {row["date"]: row["planned"] for row in answer["curve"]}
    assert curve["2026-02-28"] == 0.75
    assert curve["2027-02-28"] == 1.0


@pytest.mark.parametrize(
    ("rules", "files", "code", "place"),
    [
        ("periods = []\n", {}, "CTG-PLAN-031", "calendar.toml:1"),
        ('periods = ["P2", "P2"]\n', {}, "CTG-PLAN-032", "calendar.toml:1"),
        ('periods = ["2019-S2", "2019-S1"]\n', {}, "CTG-PLAN-032", "calendar.toml:1"),
        ('periods = ["2019-03", "2019-S1"]\n', {}, "CTG-PLAN-032", "calendar.toml:1"),
        (
            'periods = ["P1"]\nhorizon = ["2019-01", "2019-12"]\n',
            {},
            "CTG-PLAN-030",
            "calendar.toml:2",
        ),
        ('periods = ["P1", "P2"]\n', {}, "CTG-PLAN-026", "valeurs.csv:6"),
        (None, {"valeurs": VALUES + "A,P1,1,1\n"}, "CTG-PLAN-003", "valeurs.csv:7"),
        (None, {"valeurs": VALUES + "D,P1,x,1\n"}, "CTG-PLAN-004", "valeurs.csv:7"),
        (None, {"valeurs": VALUES + "D,P1,1,-1\n"}, "CTG-PLAN-004", "valeurs.csv:7"),
        (
            None,
            {"antennes-capacite": CAPACITIES + "N,2019,5\n"},
            "CTG-PLAN-033",
            "antennes-capacite.csv:5",
        ),
        (None, {"antennes-capacite": CAPACITIES + "S,P1,5\n"}, "CTG-PLAN-034", "valeurs.csv:1"),
        (
            None,
            {"antennes-capacite": CAPACITIES.replace("P2,5", "P2,-5")},
            "CTG-PLAN-004",
            "antennes-capacite.csv:3",
        ),
        (None, {"antennes-capacite": "antenne,annee,jours\nN,P1,5\n"}, "CTG-PLAN-007", ""),
        (None, {"valeurs": "territoire,antenne,periode,valeur\n"}, "CTG-PLAN-093", "valeurs.csv"),
        (
            None,
            {"ressources": "territoire,ressource,jours\nA,adviser,2\n"},
            "CTG-PLAN-007",
            "",
        ),
        (
            None,
            {"leviers": "territoire,levier,du,au,facteur\nA,visit,P2,P1,2\n"},
            "CTG-PLAN-009",
            "leviers.csv:2",
        ),
        (
            None,
            {"leviers": "territoire,levier,du,au,facteur\nZ,visit,P1,P2,2\n"},
            "CTG-PLAN-002",
            "leviers.csv:2",
        ),
    ],
)
def test_what_is_wrong_is_refused_where_it_stands(ctg, alone, rules, files, code, place):
    file = alone(rules, **files) if rules else alone(**files)
    done = ctg("plan", file)
    assert done.returncode == 1, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if code in line][:1]
    assert place in line


def test_a_calendar_without_its_tables_is_refused(ctg, alone):
    done = ctg("plan", alone(valeurs=None, **{"antennes-capacite": None}))
    assert done.returncode == 1
    assert "candidats.csv" in done.stderr
    assert "antennes-capacite.csv" in done.stderr


def test_other_verbs_say_what_a_calendar_lacks(ctg, alone):
    done = ctg("cover", alone(), "--years", "2019:2020")
    assert done.returncode != 0
    assert "CTG-STUD-002" in done.stderr


def test_a_question_may_name_a_period(ctg, alone):
    file = alone(valeurs=VALUES + "B,P3,7,5\n")
    slipped = answer_of(ctg, "plan", file, "--slip", "A=P2")
    assert {row["territory"]: row["signature"] for row in slipped["rows"]}["A"] == "P2"
    assert ctg("plan", file, "--reach", "P2").returncode == 0
    assert ctg("plan", file, "--reach", "P9").returncode == 2


def test_the_same_capacity_twice_is_refused(ctg, alone):
    rules = 'horizon = ["2019-01", "2019-12"]\npreparation_months = 1\n'
    tables = {
        "valeurs": None,
        "candidats": "territoire,priorite,antenne,jours\nA,1,N,10\n",
        "antennes-capacite": "antenne,annee,jours\nN,2019,0\nN,2019.0,100\n",
    }
    done = ctg("plan", alone(rules, **tables))
    assert done.returncode == 1
    assert "CTG-PLAN-003" in done.stderr

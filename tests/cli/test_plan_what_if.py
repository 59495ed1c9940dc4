# SPDX-License-Identifier: Apache-2.0
"""`ctg plan --why, --prices, --reach, --former, --slip, --export` on the shipped study."""

import csv
import json

import highspy
import pytest
from ctg_command import SHIPPED, replace


def answer_of(ctg, *arguments):
    done = ctg("plan", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def dates_of(answer):
    return {row["territory"]: row["signature"] for row in answer["rows"]}


def test_the_price_of_a_rule_is_what_its_absence_brings(ctg, study):
    answer = answer_of(ctg, study, "--prices")
    prices = [row["objective"] for row in answer["rows"]]
    assert prices == sorted(prices, reverse=True)
    # Without the window of its elections the calendar gains what is told.
    (window,) = [row for row in answer["rows"] if row["code"] == "CTG-PLAN-012"]
    calendar = study.parent / "calendar.toml"
    with_window = answer_of(ctg, study)["objective"]
    replace(calendar, "price = 0.5", "price = 0.0")
    without = answer_of(ctg, study)["objective"]
    assert without - with_window == pytest.approx(window["objective"])


def test_a_territory_that_signs_sooner_moves_others_and_costs_what_is_told(ctg):
    answer = answer_of(ctg, SHIPPED, "--why", "sainte-victoire")
    planned = answer_of(ctg, SHIPPED)
    first, *others = answer["rows"]
    assert first["territory"] == "sainte-victoire"
    assert first["from"] == dates_of(planned)["sainte-victoire"]
    assert first["to"] < first["from"]
    assert others, "someone gives way"
    assert answer["objective"] > 0 or answer["broken_targets"] > 0
    refused = ctg("plan", SHIPPED, "--why", "sainte-victoir")
    assert refused.returncode == 2
    assert "sainte-victoire" in refused.stderr


def test_the_days_told_make_the_coverage_possible_and_one_less_does_not(ctg, study):
    answer = answer_of(ctg, study, "--reach", "2020-12")
    assert answer["possible"] is False
    assert answer["days"] == sum(row["days"] for row in answer["rows"]) > 0
    calendar = study.parent / "calendar.toml"
    calendar.write_text(
        calendar.read_text(encoding="utf-8")
        + '\n[[target]]\nby = "2020-12"\ncoverage = 1.0\nhard = true\n',
        encoding="utf-8",
    )
    assert ctg("plan", study).returncode == 5
    for row in answer["rows"]:
        give(study, row["antenne"], row["year"], row["days"])
    assert answer_of(ctg, study)["status"] == "optimal"
    row = answer["rows"][0]
    give(study, row["antenne"], row["year"], -1)
    assert ctg("plan", study).returncode == 5


def give(study, antenne, year, days):
    file = study.parent / "antennes-capacite.csv"
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, delimiter=";"))
    for row in rows:
        if (row["antenne"], row["annee"]) == (antenne, year):
            row["jours"] = str(float(row["jours"]) + days)
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def test_what_slips_moves_and_the_others_stay_where_they_can(ctg):
    assert ctg("plan", SHIPPED, "--format", "csv", "--out", "former.csv").returncode == 0
    before = dates_of(answer_of(ctg, SHIPPED))
    same = answer_of(ctg, SHIPPED, "--former", "former.csv")
    assert dates_of(same) == before
    assert "CTG-PLAN-038" in {note["code"] for note in same["notes"]}
    slip = answer_of(ctg, SHIPPED, "--former", "former.csv", "--slip", "sainte-victoire=2021-10")
    after = dates_of(slip)
    assert after.pop("sainte-victoire") == "2021-10"
    before.pop("sainte-victoire")
    assert after == before
    assert ctg("plan", SHIPPED, "--slip", "sainte-victoire").returncode == 2
    assert ctg("plan", SHIPPED, "--slip", "nowhere=2021-10").returncode == 2


@pytest.mark.parametrize("order", ['["targets", "population_years"]', '["population_years"]'])
def test_another_solver_finds_the_same_calendar_in_the_exported_program(ctg, study, order):
    calendar = study.parent / "calendar.toml"
    lines = calendar.read_text(encoding="utf-8").splitlines()
    lines = [f"order = {order}" if line.startswith("order") else line for line in lines]
    calendar.write_text("\n".join(lines) + "\n", encoding="utf-8")
    answer = answer_of(ctg, study)
    assert ctg("plan", study, "--export", "model.lp").returncode == 0
    assert ctg("plan", study, "--export", "model.lp").returncode == 3  # it is there already
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    assert solver.readModel(str(ctg.folder / "model.lp")) != highspy.HighsStatus.kError
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    # No target is broken by the best calendar: the objective is what signatures bring.
    assert solver.getInfo().objective_function_value == pytest.approx(answer["objective"])


def test_questions_go_one_at_a_time_and_within_the_horizon(ctg):
    assert ctg("plan", SHIPPED, "--prices", "--why", "sainte-victoire").returncode == 2
    assert ctg("plan", SHIPPED, "--prices", "--page", "p.html").returncode == 2
    assert ctg("plan", SHIPPED, "--reach", "2035-12").returncode == 2
    assert ctg("plan", SHIPPED, "--reach", "2021-12=2").returncode == 2
    assert ctg("plan", SHIPPED, "--reach", "soon").returncode == 2


def test_the_output_says_what_was_asked(ctg):
    answer = answer_of(ctg, SHIPPED, "--slip", "sainte-victoire=2021-10")
    assert answer["options"]["slip"] == "sainte-victoire=2021-10"
    assert answer_of(ctg, SHIPPED, "--reach", "2021-12")["options"]["reach"] == "2021-12"


def test_the_page_of_a_calendar_stands_alone(ctg):
    done = ctg("plan", SHIPPED, "--draws", "200", "--page", "calendrier.html")
    assert done.returncode == 0, done.stderr
    page = (ctg.folder / "calendrier.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert "unsafe-eval" not in page
    assert "sainte-victoire" in page or "Sainte-Victoire" in page
    assert ctg("plan", SHIPPED, "--page", "calendrier.html").returncode == 3

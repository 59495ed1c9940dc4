# SPDX-License-Identifier: Apache-2.0
"""`ctg plan --draws` and `--scenario`: the calendar as chance has it, and beside others."""

from __future__ import annotations

import shutil

import pytest
from ctg_command import SHIPPED
from small_units import answer_of


@pytest.fixture
def scenario(tmp_path):
    """The shipped calendar with a prefect who visits everyone, and half of the conventions kept."""
    for name in ("candidats.csv", "antennes-capacite.csv"):
        shutil.copy(SHIPPED.parent / name, tmp_path / name)
    (tmp_path / "leviers.csv").write_text(
        "territoire;levier;du;au;facteur\n*;visite du préfet;2020-01;2021-12;1,3\n"
    )
    text = (SHIPPED.parent / "calendar.toml").read_text()
    path = tmp_path / "visite.toml"
    path.write_text(text + "\n[renewal]\nprobability = 0.5\n")
    return path


def curve_by_date(answer):
    return {point["date"]: point for point in answer["curve"]}


def test_draws_fill_the_curve_and_tell_chances_histograms_and_forced_territories(ctg):
    answer = answer_of(ctg, "plan", SHIPPED, "--draws", "500", "--at", "2020-12", "2021-12")
    point = curve_by_date(answer)["2020-12-31"]
    assert point["p10"] <= point["p50"] <= point["p90"]
    assert 0.0 < point["mean"] < point["planned"]
    assert curve_by_date(answer)["2021-12-31"]["p_target"] is not None
    assert {row["date"] for row in answer["territories"]} == {"2020-12-31", "2021-12-31"}
    draws = [row["draws"] for row in answer["histogram"] if row["date"] == "2021-12-31"]
    assert sum(draws) == 500
    assert all(row["mean_out"] < row["mean_in"] for row in answer["forced"])
    assert answer["options"]["draws"] == "500"
    assert "CTG-PLAN-070" in [note["code"] for note in answer["notes"]]


def test_a_seed_and_any_number_of_threads_give_the_same_bytes(ctg):
    def run(*options):
        done = ctg("plan", SHIPPED, "--draws", "300", "--format", "json", *options)
        assert done.returncode == 0, done.stderr
        return done.stdout

    once = run("--seed", "7")
    assert run("--seed", "7", "--threads", "5") == once
    assert run("--seed", "8") != once


def test_scenarios_are_compared_on_common_draws(ctg, scenario):
    answer = answer_of(ctg, "plan", SHIPPED, "--draws", "500", "--scenario", scenario)
    assert answer["schema"] == "ctg.plan.scenarios/1"
    rows = {(row["scenario"], row["date"]): row for row in answer["rows"]}
    own = rows["calendar.toml", "2021-12-31"]
    other = rows[scenario.as_posix(), "2021-12-31"]
    assert own["gain"] == 0.0
    assert other["gain"] > 0.0
    assert other["gain"] == pytest.approx(other["mean"] - own["mean"], abs=1e-12)
    # Conventions lapse in half of the cases: it does not last.
    assert rows[scenario.as_posix(), "2024-12-31"]["gain"] < 0.0


def test_options_of_draws_stand_beside_draws_only(ctg):
    done = ctg("plan", SHIPPED, "--seed", "3", "--lang", "en")
    assert done.returncode == 2
    assert "--draws" in done.stderr


def test_a_month_that_is_none_is_wrong_usage(ctg):
    done = ctg("plan", SHIPPED, "--draws", "10", "--at", "soon", "--lang", "en")
    assert done.returncode == 2
    assert "2021-12" in done.stderr


def test_a_calendar_by_itself_is_simulated_by_its_periods(ctg, tmp_path):
    (tmp_path / "calendar.toml").write_text('periods = ["2018-S1", "2018-S2"]\n')
    (tmp_path / "candidats.csv").write_text(
        "territoire;priorite;antenne;jours;mois_preparation;p_engagement;population\n"
        "a;1;N;10;6;0.5;300\nb;1;N;10;6;1;100\n"
    )
    (tmp_path / "antennes-capacite.csv").write_text("antenne;annee;jours\nN;2018;40\n")
    answer = answer_of(ctg, "plan", "calendar.toml", "--draws", "4000", "--at", "2018-S1")
    chance = {row["territory"]: row["in_force"] for row in answer["territories"]}
    assert chance["b"] == 1.0
    assert chance["a"] == pytest.approx(0.5, abs=4 * 0.5 / 4000**0.5)
    mean = curve_by_date(answer)["2018-12-31"]["mean"]
    assert mean == pytest.approx(0.25 + 0.75 * 0.75, abs=4 * 0.33 / 4000**0.5)


def test_a_month_outside_the_horizon_is_refused(ctg):
    done = ctg("plan", SHIPPED, "--draws", "10", "--at", "2031-01", "--lang", "en")
    assert done.returncode == 2
    assert "CTG-PLAN-062" in done.stderr


def test_what_a_scenario_lacks_is_told_by_its_file(ctg, scenario):
    (scenario.parent / "candidats.csv").unlink()
    done = ctg("plan", SHIPPED, "--scenario", scenario, "--lang", "en")
    assert done.returncode == 1
    assert "candidats.csv" in done.stderr


def test_the_help_shows_an_example_of_draws(ctg):
    assert "--draws" in ctg("plan", "--help", "--lang", "en").stdout.split("Example:")[-1]


def test_json_of_a_plan_without_draws_is_as_before(ctg):
    answer = answer_of(ctg, "plan", SHIPPED)
    columns = ["date", "planned", "mean", "p10", "p50", "p90", "p_target"]
    assert list(answer["curve"][0]) == columns

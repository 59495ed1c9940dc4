# SPDX-License-Identifier: Apache-2.0
"""ctg group: perimeters of the shipped study, and of graphs in two small tables."""

import json

import pytest
from ctg_command import DATA, SHIPPED, replace

RULES = DATA / "bouches-du-rhone" / "perimeters.toml"


def write_grid(folder, side):
    """Squares that touch by their sides, each of weight 1."""
    cells = [(row, column) for row in range(side) for column in range(side)]
    units = [f"r{row}c{column};1;{column};{row}" for row, column in cells]
    links = [f"r{r}c{c};r{r}c{c + 1}" for r, c in cells if c + 1 < side]
    links += [f"r{r}c{c};r{r + 1}c{c}" for r, c in cells if r + 1 < side]
    (folder / "noeuds.csv").write_text("\n".join(["id;population;x;y", *units]) + "\n")
    (folder / "aretes.csv").write_text("\n".join(["a;b", *links]) + "\n")


def group(ctg, *arguments):
    return ctg("group", "--units", "noeuds.csv", "--links", "aretes.csv", *arguments, lang="en")


def answer_of(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(("side", "plans"), [(3, 10), (4, 117), (5, 4006)])
def test_equal_parts_of_a_square_are_counted(ctg, side, plans):
    write_grid(ctg.folder, side)
    done = group(ctg, "--perimeters", str(side), "--bound", f"units={side}", "--count",
                 "--nodes", "10000000", "--format", "json")  # fmt: skip
    assert answer_of(done)["rows"] == [{"perimeters": side, "plans": plans}]


def test_every_unit_is_in_one_perimeter_within_its_bounds(ctg):
    write_grid(ctg.folder, 4)
    done = group(ctg, "--objective", "max-p", "--bound", "population=3:6", "--moves", "200000",
                 "--metric", "manhattan", "--format", "json")  # fmt: skip
    answer = answer_of(done)
    assert answer["schema"] == "ctg.group/1"
    assert len({row["unit"] for row in answer["rows"]}) == len(answer["rows"]) == 16
    assert all(3 <= row["population"] <= 6 for row in answer["perimeters"])
    assert answer["status"] == "optimal"
    assert answer["perimeters_count"] == answer["count_bound"] == 5
    assert answer["bound"] == answer["objective"]


def test_the_rules_of_a_file_name_the_tables_beside_it(ctg):
    write_grid(ctg.folder, 3)
    (ctg.folder / "rules").mkdir()
    (ctg.folder / "rules" / "perimeters.toml").write_text(
        """
objective = "cut-edges"
units = "../noeuds.csv"
links = "../aretes.csv"
perimeters = [3, 4]
plans = 2
within = 0.5
[[bound]]
weight = "units"
most = 3
[[together]]
units = ["r0c0", "r1c0"]
[[apart]]
units = ["r2c1", "r2c2"]
"""
    )
    done = ctg("group", "--rules", "rules/perimeters.toml", "--format", "json", lang="en")
    answer = answer_of(done)
    assert answer["perimeters_count"] == 3
    assert [row["plan"] for row in answer["plans"]] == [1, 2]
    assert answer["plans"][1]["moved"] > 0
    first = {row["unit"]: row["perimeter"] for row in answer["rows"] if row["plan"] == 1}
    assert first["r0c0"] == first["r1c0"]
    assert first["r2c1"] != first["r2c2"]


def test_rules_that_clash_are_named_and_exit_with_5(ctg):
    write_grid(ctg.folder, 3)
    done = group(ctg, "--perimeters", "4", "--bound", "population=3:")
    assert done.returncode == 5
    assert done.stdout == ""
    assert done.stderr.count("error CTG-GROUP-") == 3  # and no other rule
    assert "a number of perimeters ≥ 4" in done.stderr
    assert "population of at least 3 in each perimeter" in done.stderr


def test_a_map_in_pieces_is_told(ctg):
    (ctg.folder / "noeuds.csv").write_text("id\na\nb\nc\n")
    (ctg.folder / "aretes.csv").write_text("a;b\na;b\n")
    done = group(ctg, "--objective", "cut-edges", "--perimeters", "1")
    assert done.returncode == 5
    assert "on a map of 2\n  piece(s)" in done.stderr or "2 piece(s)" in done.stderr
    assert group(ctg, "--objective", "cut-edges", "--perimeters", "2").returncode == 0


def test_an_unknown_id_is_refused_with_its_place(ctg):
    (ctg.folder / "noeuds.csv").write_text("id\na\nb\n")
    (ctg.folder / "aretes.csv").write_text("a;b\na;bb\n")
    done = group(ctg, "--objective", "cut-edges")
    assert done.returncode == 1
    assert "aretes.csv:2" in done.stderr
    assert "nearest: b" in done.stderr


def test_wrong_words_are_wrong_usage(ctg):
    write_grid(ctg.folder, 2)
    assert group(ctg, "--objective", "p-median").returncode == 2
    assert group(ctg, "--bound", "population").returncode == 2
    assert group(ctg, "--perimeters", "two").returncode == 2
    assert ctg("group", "--links", "aretes.csv").returncode == 2


def test_a_search_cut_short_passes_its_limit(ctg):
    write_grid(ctg.folder, 9)
    done = group(ctg, "--objective", "cut-edges", "--perimeters", "9", "--bound", "units=9",
                 "--search", "exact", "--moves", "200000")  # fmt: skip
    assert done.returncode == 4
    assert "CTG-GROUP-030" in done.stderr


def test_perimeters_of_the_shipped_study_are_proven_and_drawn(ctg):
    done = ctg("group", SHIPPED, "--rules", RULES, "--moves", "1000000", "--format", "json")
    answer = answer_of(done)
    assert answer["status"] == "optimal"
    assert answer["perimeters_count"] == 13
    alone = [row for row in answer["perimeters"] if row["centre"] == "13055"]
    assert [row["units"] for row in alone] == [1]
    others = [row for row in answer["perimeters"] if row["centre"] != "13055"]
    assert all(40_000 <= row["population"] <= 260_000 for row in others)
    assert sum(row["units"] for row in answer["perimeters"]) == 119
    done = ctg("group", SHIPPED, "--rules", RULES, "--moves", "1000000", "--out", "p.gpkg")
    assert done.returncode == 0, done.stderr
    assert (ctg.folder / "p.gpkg").stat().st_size > 0


def test_a_study_may_name_its_rules(ctg, study):
    with study.open("a", encoding="utf-8") as file:
        file.write('\n[group]\nfile = "perimeters.toml"\n')
    replace(study.parent / "perimeters.toml", "perimeters = 13", "perimeters = 12")
    answer = answer_of(ctg("group", study, "--moves", "1000000", "--format", "json"))
    assert answer["perimeters_count"] == 12
    assert "rules" in answer["options"]
    replace(study.parent / "perimeters.toml", "least = 40000", "leest = 40000")
    done = ctg("group", study, lang="en")
    assert done.returncode == 1
    assert "CTG-CONF-002" in done.stderr

# SPDX-License-Identifier: Apache-2.0
"""`ctg score --units`: plain tables, by hand and by numpy."""

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from small_units import SCHEME, answer_of, small_units

ASEM = Path(os.environ["CTG_SHIPPED_DATA"]).parent.parent / "shared" / "data" / "asem"

UNITS = "pays,emploi,loyer\nB,8,16\nA,5,5\nC,5,\n"


@pytest.fixture
def small(ctg):
    return ("score", *small_units(ctg, UNITS))


def test_a_plain_table_is_scored_ranked_and_explained(ctg, small):
    answer = answer_of(ctg, *small, "--check", "copeland,kemeny")
    assert answer["schema"] == "ctg.score_units/1"
    assert answer["options"]["scheme"] == "essai"
    assert len(answer["options"]["units_sha256"]) == 64
    fields = "unit node level score rank weight_observed".split()
    assert list(answer["rows"][0])[:6] == fields
    roots = {row["unit"]: row for row in answer["rows"] if row["node"] == "total"}
    # A: (50 + 75) / 2; B: (80 + 20) / 2; C: 50, with half of the weight.
    assert [(u, r["score"], r["rank"]) for u, r in roots.items()] == [
        ("A", 62.5, 1),
        ("B", 50, 2),
        ("C", 50, 2),
    ]
    assert roots["C"]["weight_observed"] == 0.5
    # A is even with both others, B is ahead of C: A may stand anywhere, B before C.
    assert [r["rank_copeland"] for r in roots.values()] == [2, 1, 3]
    assert [r["rank_kemeny_best"] for r in roots.values()] == [1, 1, 2]
    assert [r["rank_kemeny_worst"] for r in roots.values()] == [3, 2, 3]
    assert answer["rows"][0]["rank_copeland"] is None
    points = {(p["unit"], p["indicator"]): p["points"] for p in answer["contributions"]}
    assert points[("A", "emploi")] == 25
    assert points[("A", "loyer")] == 37.5
    assert [note["code"] for note in answer["notes"]] == ["CTG-SCOR-025"]


def test_the_order_of_rows_does_not_show(ctg, small):
    first = ctg(*small, "--format", "csv").stdout
    rows = UNITS.splitlines()
    (ctg.folder / "pays.csv").write_text("\n".join([rows[0], *rows[:0:-1]]) + "\n")
    assert ctg(*small, "--format", "csv").stdout == first


def test_faults_are_told_in_both_languages_where_they_are(ctg, small):
    text = SCHEME.replace('direction = "more"', 'direction = "up"')
    (ctg.folder / "grille.toml").write_text(text, encoding="utf-8")
    done = ctg(*small, lang="en")
    assert done.returncode == 1
    assert "grille.toml:8:1: error CTG-CONF-005" in done.stderr
    assert "one of: more, less, more_is_need, less_is_need" in done.stderr
    text = SCHEME.replace('parent = "total"', 'parent = "totale"', 1)
    (ctg.folder / "grille.toml").write_text(text, encoding="utf-8")
    done = ctg(*small, lang="fr")
    assert "grille.toml:7:1: erreur CTG-SCOR-014" in done.stderr
    assert "« totale » ; le plus proche : total" in done.stderr


def test_units_and_a_scheme_go_together_and_without_a_study(ctg, small):
    assert ctg("score", "--units", "pays.csv").returncode == 2
    assert ctg("score", "--scheme", "grille.toml").returncode == 2
    assert ctg("score", "study.toml", *small[1:]).returncode == 2
    assert ctg(*small, "--check", "schulze").returncode == 2
    help_text = ctg("score", "--help").stdout
    assert "ctg score --units" in help_text.split("Example:")[1]


# --- held against numpy at every node ---------------------------------------------------------
#
# A table made here, with gaps and ties, runs anywhere; ASEM (51 countries × 49 indicators, European
# Commission JRC) may not be committed, and adds itself where it is.


def rows_of(file):
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def write_rows(file, rows):
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def made_tree():
    """12 indicators under 4 nodes under 2 under the root, in the columns of ASEM."""
    nodes = [("Index", "4", "NA")]
    nodes += [(f"S{s}", "3", "Index") for s in range(2)]
    nodes += [(f"N{n}", "2", f"S{n % 2}") for n in range(4)]
    nodes += [(f"i{i}", "1", f"N{i % 4}") for i in range(12)]
    return [
        {"iCode": code, "Level": level, "Parent": parent, "Weight": "1",
         "Direction": "-1" if level == "1" and int(code[1:]) % 3 == 0 else "1"}
        for code, level, parent in nodes
    ]  # fmt: skip


def made_units():
    """30 units: values repeat within a column, and one cell in eleven is a gap."""
    return [
        {"uCode": f"u{u:02}"}
        | {
            f"i{i}": "NA" if (u * 7 + i * 5) % 11 == 0 else str((u * (i + 3) * 37) % 23 - 4 + i / 8)
            for i in range(12)
        }
        for u in range(30)
    ]


@pytest.fixture
def tables(request, tmp_path):
    if request.param == "made":
        write_rows(tmp_path / "asem_meta.csv", made_tree())
        write_rows(tmp_path / "asem_raw.csv", made_units())
        return tmp_path
    if not ASEM.is_dir():
        pytest.skip("skipped: needs ../shared/data")
    return ASEM


def scheme_of(meta, normalise):
    lines = ["[scheme]", 'id = "essai"', 'version = "1"', 'unit = "uCode"', "[normalise]"]
    lines.append(f'method = "{normalise}"')
    for row in meta:
        if row["Level"] == "1":
            direction = "more" if row["Direction"] == "1" else "less"
            lines += ["[[indicator]]", f'id = "{row["iCode"]}"', f'parent = "{row["Parent"]}"']
            lines += [f'direction = "{direction}"', f"weight = {row['Weight']}"]
        else:
            lines += ["[[node]]", f'id = "{row["iCode"]}"', f"weight = {row['Weight']}"]
            lines += [] if row["Parent"] == "NA" else [f'parent = "{row["Parent"]}"']
    return "\n".join(lines) + "\n"


def normalised_by_numpy(column, direction, method):
    """A column with NaN for gaps, by the formulas of the OECD/JRC Handbook."""
    signed = direction * column
    if method == "min_max":
        return 100 * (signed - np.nanmin(signed)) / (np.nanmax(signed) - np.nanmin(signed))
    if method == "z":
        return (signed - np.nanmean(signed)) / np.nanstd(signed, ddof=1)
    known = signed[~np.isnan(signed)]
    below = (known[None, :] < signed[:, None]).sum(axis=1)
    equal = (known[None, :] == signed[:, None]).sum(axis=1)
    rank = np.where(np.isnan(signed), np.nan, below + (equal + 1) / 2)
    return rank if method == "rank" else 100 * (rank - 1) / (known.size - 1)


def tree_by_numpy(meta, rows, method):
    """The columns of every node: equal weights, what is missing left out, level by level."""
    scores = {}
    for entry in meta:
        if entry["Level"] == "1":
            cells = [row[entry["iCode"]] for row in rows]
            column = np.array([np.nan if cell in ("", "NA") else float(cell) for cell in cells])
            scores[entry["iCode"]] = normalised_by_numpy(column, float(entry["Direction"]), method)
    for level in ("2", "3", "4"):
        for node in [entry["iCode"] for entry in meta if entry["Level"] == level]:
            children = [entry["iCode"] for entry in meta if entry["Parent"] == node]
            scores[node] = np.nanmean(np.array([scores[child] for child in children]), axis=0)
    return scores


@pytest.mark.parametrize("tables", ["made", "asem"], indirect=True)
@pytest.mark.parametrize("method", ["min_max", "z", "percentile", "rank"])
def test_a_tree_agrees_with_numpy_at_every_node(ctg, tables, method):
    meta, rows = rows_of(tables / "asem_meta.csv"), rows_of(tables / "asem_raw.csv")
    (ctg.folder / "tree.toml").write_text(scheme_of(meta, method), encoding="utf-8")
    table = tables / "asem_raw.csv"
    answer = answer_of(ctg, "score", "--units", table, "--scheme", "tree.toml")
    expected = tree_by_numpy(meta, rows, method)
    assert len(answer["rows"]) == len(rows) * len(meta)
    assert {row["node"]: row["level"] for row in answer["rows"]}["Index"] == 4
    place = {row["uCode"]: i for i, row in enumerate(rows)}
    for row in answer["rows"]:
        value = expected[row["node"]][place[row["unit"]]]
        if row["score"] is None:
            assert np.isnan(value)
        else:
            assert row["score"] == pytest.approx(value, rel=1e-10, abs=1e-10)
            ahead = (expected[row["node"]] > value + 1e-9).sum()
            assert row["rank"] == 1 + ahead
    roots = {r["unit"]: r["score"] for r in answer["rows"] if r["node"] == "Index"}
    sums = dict.fromkeys(roots, 0.0)
    for part in answer["contributions"]:
        sums[part["unit"]] += part["points"]
    assert sums == pytest.approx(roots, rel=1e-12, abs=1e-12)

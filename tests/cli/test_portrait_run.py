# SPDX-License-Identifier: Apache-2.0
"""Many portraits: a run that is cut off goes on where it stopped, and makes the same bytes."""

import os
import pty
import subprocess
import time
from pathlib import Path

from ctg_command import COMMAND, DATA, SHIPPED, replace

MARKER = "portraits.en-cours"


def study_of_each_commune(folder: Path) -> Path:
    """The shipped study, each commune being a territory: 121 pages."""
    text = SHIPPED.read_text(encoding="utf-8").replace('"../', f'"{DATA}/')
    for name in ("antennes", "conventions", "competences", "candidats", "antennes-capacite"):
        text = text.replace(f'"{name}.csv"', f'"{SHIPPED.parent}/{name}.csv"')
    text = text.replace('"scheme.toml"', f'"{SHIPPED.parent}/scheme.toml"')
    sections = text.split("\n[")
    kept = [part for part in sections if not part.startswith(("conventions]", "plan]"))]
    (folder / "study.toml").write_text("\n[".join(kept), encoding="utf-8")
    lines = (SHIPPED.parent / "territoires.csv").read_text(encoding="utf-8").splitlines()
    members = {line.split(";")[2] for line in lines}
    communes = sorted(member for member in members if member.isdigit() and len(member) == 5)
    rows = [f"c{code};Commune {code};{code}" for code in communes]
    (folder / "territoires.csv").write_text(
        "\n".join(["territoire;nom;membre", *rows]) + "\n", encoding="utf-8"
    )
    return folder / "study.toml"


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def started(ctg, study: Path, out: str, *more: str) -> subprocess.Popen[bytes]:
    """A run of which three pages at least are made."""
    child = subprocess.Popen(
        [COMMAND, "portrait", str(study), "--years", "2018:2019", "--out", out, *more],
        cwd=ctg.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    marker = ctg.folder / out / MARKER
    while child.poll() is None:
        if marker.exists() and marker.read_text(encoding="utf-8").count("territoire-") >= 3:
            break
        time.sleep(0.001)
    return child


def run_and_kill(ctg, study: Path, out: str, *more: str) -> None:
    child = started(ctg, study, out, *more)
    child.kill()
    assert child.wait() != 0, "the run ended before it could be cut off"


def test_a_run_that_was_killed_is_resumed_with_the_same_bytes(ctg, tmp_path):
    study = study_of_each_commune(tmp_path)
    done = ctg("portrait", study, "--years", "2018:2019", "--out", "pages")
    assert done.returncode == 0, done.stderr
    whole = bytes_in(tmp_path / "pages")
    assert MARKER not in whole
    (tmp_path / "pages").rename(tmp_path / "whole")

    run_and_kill(ctg, study, "pages")
    cut = bytes_in(tmp_path / "pages")
    assert MARKER in cut and "index.html" not in cut
    assert 3 <= len(cut) - 1 < len(whole) - 1

    done = ctg("portrait", study, "--years", "2018:2019", "--out", "pages", "--lang", "en")
    assert done.returncode == 3
    assert "CTG-PORT-023" in done.stderr and "--resume" in done.stderr
    assert bytes_in(tmp_path / "pages") == cut

    done = ctg("portrait", study, "--years", "2018:2019", "--out", "pages", "--resume")
    assert done.returncode == 0, done.stderr
    assert bytes_in(tmp_path / "pages") == whole


def test_a_run_is_not_resumed_on_other_data(ctg, tmp_path):
    study = study_of_each_commune(tmp_path)
    run_and_kill(ctg, study, "pages")
    cut = bytes_in(tmp_path / "pages")
    done = ctg("portrait", study, "--years", "2018:2020", "--out", "pages", "--resume")
    assert done.returncode == 3
    assert "CTG-PORT-024" in done.stderr
    assert bytes_in(tmp_path / "pages") == cut
    done = ctg("portrait", study, "--years", "2018:2020", "--out", "pages", "--overwrite")
    assert done.returncode == 0, done.stderr
    assert MARKER not in bytes_in(tmp_path / "pages")


def test_a_run_that_replaced_pages_keeps_none_of_the_old_when_it_is_resumed(ctg, tmp_path):
    study = study_of_each_commune(tmp_path)
    run = ("portrait", study, "--years", "2018:2019", "--out", "pages")
    assert ctg(*run).returncode == 0
    old = bytes_in(tmp_path / "pages")
    replace(study, 'name = "Bouches-du-Rhône"', 'name = "Le 13"')
    run_and_kill(ctg, study, "pages", "--overwrite")
    assert ctg(*run, "--overwrite", "--resume").returncode == 0
    new = bytes_in(tmp_path / "pages")
    assert new.keys() == old.keys()
    assert all("Le 13" in page.decode() for page in new.values())


def test_one_run_at_a_time_makes_pages_in_a_folder(ctg, tmp_path):
    study = study_of_each_commune(tmp_path)
    child = started(ctg, study, "pages")
    done = ctg("portrait", study, "--years", "2018:2019", "--out", "pages", "--lang", "en")
    assert child.poll() is None, "the run ended before another could begin"
    assert done.returncode == 3
    assert "CTG-PORT-025" in done.stderr
    assert child.wait() == 0
    assert MARKER not in bytes_in(tmp_path / "pages")


def test_a_run_is_resumed_by_another_wording_of_the_command(ctg, tmp_path):
    study = study_of_each_commune(tmp_path)
    assert ctg("portrait", study, "--years", "2018:2019", "--out", "pages").returncode == 0
    whole = bytes_in(tmp_path / "pages")
    (tmp_path / "pages").rename(tmp_path / "whole")
    run_and_kill(ctg, study, "pages")
    done = ctg("portrait", "--resume", "--quiet", "--out=pages/", "--years=2018:2019", study)
    assert done.returncode == 0, done.stderr
    assert bytes_in(tmp_path / "pages") == whole


def test_any_change_of_the_study_file_makes_another_run(ctg, tmp_path):
    study = study_of_each_commune(tmp_path)
    run_and_kill(ctg, study, "pages")
    study.write_text(study.read_text(encoding="utf-8") + "# relue\n", encoding="utf-8")
    done = ctg("portrait", study, "--years", "2018:2019", "--out", "pages", "--resume")
    assert done.returncode == 3
    assert "CTG-PORT-024" in done.stderr


def test_a_territory_named_twice_has_one_page(ctg):
    done = ctg("portrait", SHIPPED, "marseille", "marseille", "--out", "pages")
    assert done.returncode == 0, done.stderr
    assert set(bytes_in(ctg.folder / "pages")) == {"index.html", "territoire-marseille.html"}


def test_pdfs_are_part_of_the_run(ctg, monkeypatch):
    monkeypatch.setenv("CTG_BROWSER", "/bin/false")
    run = ("portrait", SHIPPED, "marseille", "--pdf", "--out", "pages", "--lang", "en")
    done = ctg(*run)
    assert done.returncode == 3
    assert "CTG-PORT-021" in done.stderr
    pages = ctg.folder / "pages"
    made = (pages / "territoire-marseille.html").stat().st_mtime_ns
    assert "CTG-PORT-023" in ctg(*run).stderr
    ctg(*run, "--resume")
    assert (pages / "territoire-marseille.html").stat().st_mtime_ns == made
    assert MARKER in bytes_in(pages)


def test_resuming_where_nothing_was_begun_begins(ctg):
    done = ctg("portrait", SHIPPED, "marseille", "--out", "pages", "--resume")
    assert done.returncode == 0, done.stderr
    assert (ctg.folder / "pages" / "index.html").exists()
    done = ctg("portrait", SHIPPED, "marseille", "--out", "pages", "--resume", "--lang", "en")
    assert done.returncode == 3
    assert "CTG-WRIT-001" in done.stderr  # it was done: nothing is to be resumed


def told_on_a_terminal(folder: Path, *arguments: str) -> str:
    """What the command writes to a stderr that is a terminal."""
    ours, theirs = pty.openpty()
    subprocess.run(
        [COMMAND, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs, check=True
    )
    os.close(theirs)
    told = b""
    try:
        while piece := os.read(ours, 65536):
            told += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    return told.decode()


def test_progress_shows_on_a_terminal_only(ctg):
    arguments = ("portrait", str(SHIPPED), "marseille", "accm", "--lang", "en")
    assert "1 / 3 pages" in told_on_a_terminal(ctg.folder, *arguments, "--out", "one")
    assert "1 / 3" not in told_on_a_terminal(ctg.folder, *arguments, "--out", "two", "--quiet")
    assert "1 / 3" not in ctg(*arguments, "--out", "three").stderr

# SPDX-License-Identifier: Apache-2.0
"""What the command tells of itself: JSON, a completion for bash, a manual page."""

import json
import shutil
import subprocess

import pytest
from ctg_command import COMMAND


def test_the_json_names_each_verb_and_option_that_the_help_shows(ctg):
    usage = json.loads(ctg("--json-usage").stdout)
    assert usage["schema"] == "ctg.usage/1"
    verbs = {verb["verb"]: verb for verb in usage["verbs"]}
    assert {"cover", "plan", "group", "portrait", "doctor"} <= set(verbs)
    for name, verb in verbs.items():
        help_text = ctg(name, "--help").stdout
        for option in verb["options"]:
            for spelling in option["names"]:
                assert spelling in help_text, (name, spelling)
        assert f"ctg {name}" in verb["example"]
    (draws,) = [option for option in verbs["plan"]["options"] if "--draws" in option["names"]]
    assert draws["purpose"]
    assert draws["value"]


def completed(ctg, *words):
    script = (
        f"source <({COMMAND} --completion bash); COMP_WORDS=({' '.join(words)!s});"
        f" COMP_CWORD={len(words) - 1}; _ctg; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, cwd=ctg.folder, check=True
    )
    return done.stdout.split()


def test_bash_completes_verbs_options_and_files(ctg):
    (ctg.folder / "study.toml").write_text("", encoding="utf-8")
    assert completed(ctg, "ctg", "pl") == ["plan"]
    assert completed(ctg, "ctg", "plan", "--dra") == ["--draws"]
    assert completed(ctg, "ctg", "plan", "stu") == ["study.toml"]
    assert ctg("--completion", "fish").returncode == 2


def test_the_manual_page_has_a_section_for_each_verb(ctg):
    page = ctg("--man").stdout
    assert page.startswith(".TH CTG 1")
    usage = json.loads(ctg("--json-usage").stdout)
    for verb in usage["verbs"]:
        assert f"\n.SH ctg {verb['verb']}\n" in page
    if shutil.which("groff") is None:
        pytest.skip("needs groff to set the page")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-K", "utf8"],
        input=page,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "--draws" in done.stdout

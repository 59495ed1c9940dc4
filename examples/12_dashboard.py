# SPDX-License-Identifier: Apache-2.0
"""The dashboard with what may come of the calendar, an earlier study beside, and a chart as a file:
ctg portrait marseille --before STUDY, ctg chart ladder. 12_dashboard.cpp tells the same story."""

import tempfile
from pathlib import Path

import ctg

study = ctg.load_study(ctg.shipped_study())
earlier = study  # a study of another year would stand here

with tempfile.TemporaryDirectory() as folder:
    for file in ctg.publish_portraits(
        study,
        2018,
        2021,
        ctg.Basis.population,
        folder,
        territories=["marseille"],
        before=earlier,
    ):
        print(file.name)
    ladder = ctg.score_chart(study, "ladder", ["marseille"])
    ladder.save(Path(folder) / "ladder.html")  # .svg, .png: pip install vl-convert-python
    print(f"ladder.html: {ladder.title}")

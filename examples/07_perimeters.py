# SPDX-License-Identifier: Apache-2.0
"""Which perimeters, how good, and on what they hang: ctg group."""

import os
from pathlib import Path

import ctg

data = Path(os.environ.get("CTG_DATA_DIR", "data"))
study = ctg.load_study(data / "bouches-du-rhone/study.toml")
rules = ctg.grouping_rules_from(ctg.read_document(data / "bouches-du-rhone/perimeters.toml"))

grouping = ctg.grouped(ctg.grouping_graph_of(study, rules), rules, moves=500_000)
plan = grouping[0]
print(f"{grouping.status.name}: {len(plan.perimeters)} perimeters")
for perimeter in plan.perimeters:
    print(
        f"{perimeter.key}  {len(perimeter.units):2} communes  {perimeter.totals[0]:.0f} "
        f"inhabitants  around {perimeter.centre}"
    )

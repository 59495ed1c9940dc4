# SPDX-License-Identifier: Apache-2.0
"""What if a territory slips: ctg plan --former --slip, --why, --reach, --prices."""

import os
from pathlib import Path

import ctg

data = Path(os.environ.get("CTG_DATA_DIR", "data"))
study = ctg.load_study(data / "bouches-du-rhone/study.toml")
plan = ctg.plan_of(study)

again = ctg.replanned(study, plan, {"salon-durance": "2021-03"})
former = {planned.territory: planned.signature for planned in plan}
for planned in again:
    if planned.signature != former[planned.territory]:
        print(f"{planned.territory} moves from {former[planned.territory]} to {planned.signature}")

for moved in ctg.sooner(study, "sainte-victoire", plan).to_pandas().itertuples():
    print(f"with sainte-victoire sooner: {moved.territory} to {moved.to or '–'}")

for extra in ctg.remedy_for(study, "2020-12", 1.0, plan).to_pandas().itertuples():
    print(f"100 % in 2020: {extra.antenne} lacks {extra.days:.0f} days in {extra.year}")
print(f"{len(ctg.prices_of_rules(study, plan).to_pandas())} rules have a price")

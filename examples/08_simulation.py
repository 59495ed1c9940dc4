# SPDX-License-Identifier: Apache-2.0
"""What becomes of a calendar when officials refuse: ctg plan --draws."""

import os
from pathlib import Path

import ctg

data = Path(os.environ.get("CTG_DATA_DIR", "data"))
study = ctg.load_study(data / "bouches-du-rhone/study.toml")
plan = ctg.plan_of(study)

simulated = ctg.simulation_of(study, plan, draws=5000)
for point in simulated.to_pandas().itertuples():
    if point.date not in ("2020-12-31", "2021-12-31"):
        continue
    print(
        f"{point.date[:4]}: planned {100 * point.planned:.1f} %, mean {100 * point.mean:.1f} %, "
        f"8 draws of 10 from {100 * point.p10:.1f} to {100 * point.p90:.1f} %"
    )
    if point.p_target == point.p_target:  # not of a month without target
        print(f"its target is reached in {100 * point.p_target:.0f} % of the draws")

chances = simulated.territories.to_pandas()
least = chances.loc[chances["has_signed"].idxmin()]
print(
    f"least likely to have signed by then: {least['territory']}, {100 * least['has_signed']:.0f} %"
)

# SPDX-License-Identifier: Apache-2.0
"""Who comes first, how surely, and why: ctg score, ctg why, ctg chart."""

import os
from pathlib import Path

import ctg

data = Path(os.environ.get("CTG_DATA_DIR", "data"))
study = ctg.load_study(data / "bouches-du-rhone/study.toml")

ranks = ctg.uncertain_ranks_of(study, draws=500)
for row in ranks.to_pandas().query("doubt == 'all' and rank_median == 1").itertuples():
    print(f"first: {row.unit}, ranks {row.rank_p05} to {row.rank_p95} in 90 % of the draws")

why = ctg.explanation_of(study, "marseille", "accm")
step = why.to_pandas().iloc[0]
print(
    f"marseille {why.score:.1f}, accm {why.other:.1f}: "
    f"{step.indicator} brings most, {step.points:+.1f}"
)

chart = ctg.score_chart(study, "why", ["marseille", "accm"], lang="en")
print(f"chart: {chart.title}")

# SPDX-License-Identifier: Apache-2.0
"""An indicator in classes, with the bounds that a map prints: ctg chart indicator-map.
11_indicator_map.cpp tells the same story."""

import ctg

study = ctg.load_study(ctg.shipped_study())
chart = ctg.indicator_map(
    study, "taux_pauvrete", by="territory", classes="jenks", count=3, rounded=True, lang="en"
)
print(chart.description)
_, rows = chart.table
for place, value, label in rows:
    print(f"{place}: {value}, in {label}")

# SPDX-License-Identifier: Apache-2.0
"""Households of 2018 under the codes of 2026: merged, divided and unchanged communes, and a rate
that is divided last. The figures are invented. 02_rebase.cpp tells the same story."""

import ctg

table = ctg.Table(
    ["code", "menages", "pauvres", "taux"],
    [
        ["01039", "100", "10", "10"],  # Béon, merged into Culoz-Béon
        ["01138", "900", "180", "20"],  # Culoz
        ["15141", "400", "40", "10"],  # Neussargues en Pinatelle, divided in 2025
        ["13055", "5000", "1000", "20"],
    ],
)
rebased = ctg.rebase(
    table,
    from_year=2018,
    to_year=2026,
    counts=["menages", "pauvres"],
    ratios={"taux": "100*pauvres/menages"},
)
for row in rebased.to_pandas().itertuples():
    print(f"{row.code}  {row.menages:6.1f}  {row.taux:4.1f} %")
before, after = rebased.totals["menages"]
print(f"total   {before:6.1f}  {after:6.1f}")

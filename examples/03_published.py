# SPDX-License-Identifier: Apache-2.0
"""Official tables as published: what a file is, what its figures are, what they leave open.
03_published.cpp tells the same story."""

import tempfile
from pathlib import Path

import ctg

# The columns that data.caf.fr publishes, and figures of our own: 33 households of no commune.
CAF_EXPORT = """dtreffre;numcomdo;nomcom;numdep;numepci;indfoy_rsa;indmtt_rsa
2024-12;13004;Arles;13;241300417;1205;1234500
2024-12;13108;Tarascon;13;241300417;430;441300
2024-12;;;;;33;35000
"""

with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "s_ben_com_f.csv"
    file.write_text(CAF_EXPORT, encoding="utf-8")
    published = ctg.read_published(file)

print(f"{published.publication.title}, {published.publication.years[0]}")
for note in published.notes:
    print(note.code)

table = published.table
for row in range(len(table)):
    code = table.text(row, table.column("code"))
    print(f"{code}  {table.figure(row, 'indfoy_rsa')}")

# SPDX-License-Identifier: Apache-2.0
"""The counting rule of coverage in plain Python, with nothing of the library: its oracle."""

from __future__ import annotations

import calendar
import datetime

Row = dict[str, str]  # of the register, by column; "" where nothing is written


def day_of(text: str) -> datetime.date:
    if "/" in text:
        day, month, year = text.split("/")
        return datetime.date(int(year), int(month), int(day))
    return datetime.date.fromisoformat(text)


def last_day(first: datetime.date, months: int) -> datetime.date:
    years, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + years, month + 1
    if first.day > calendar.monthrange(year, month)[1]:  # that month has no such day
        return datetime.date(year, month, calendar.monthrange(year, month)[1])
    return datetime.date(year, month, first.day) - datetime.timedelta(days=1)


def is_counted(row: Row, day: datetime.date, projected: bool, months: int) -> bool:
    start = row["date_effet"] or row["date_signature"]
    if not start or (row["statut"] == "projet" and not projected):
        return False
    if row["date_fin"]:
        end = day_of(row["date_fin"])
    elif row["statut"] == "denoncee":
        return False
    else:
        end = last_day(day_of(start), months)
    return day_of(start) <= day <= end


def perimeter_of(row: Row, register: list[Row], zones: dict[str, list[str]]) -> set[str]:
    """`zones`: communes by key of territory and by SIREN; another word is a commune's own code."""
    if not row["territoire"]:
        amended = next(other for other in register if other["id"] == row["avenant_de"])
        return perimeter_of(amended, register, zones)
    return {code for word in row["territoire"].split() for code in zones.get(word, [word])}


def covered_communes(
    register: list[Row], zones: dict[str, list[str]], day: datetime.date, projected: bool
) -> set[str]:
    counted = (row for row in register if is_counted(row, day, projected, 48))
    return set().union(*(perimeter_of(row, register, zones) for row in counted))

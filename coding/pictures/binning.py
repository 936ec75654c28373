"""Stretches of time for a picture: days, weeks or months without a gap. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAYS_AT_MOST, WEEKS_AT_MOST = 45, 120
UNITS = ("day", "week", "month")


@dataclass(frozen=True)
class Bins:
    """``firsts`` are the days the stretches begin on, in order; together they leave no gap."""

    unit: str
    firsts: Sequence[date]

    def of(self, day: date) -> int:
        """The stretch a day lies in, by its place."""
        first = self.firsts[0]
        if self.unit == "day":
            return (day - first).days
        if self.unit == "week":
            return (day - first).days // 7
        return 12 * (day.year - first.year) + day.month - first.month


def bins(first: date, last: date, unit: str = "") -> Bins:
    """The stretches from one day to another; the unit that is fine enough, where none is asked."""
    unit = unit if unit in UNITS else _fitting(first, last)
    begin, firsts = _begin(first, unit), []
    while begin <= last:
        firsts.append(begin)
        begin = _next(begin, unit)
    return Bins(unit, firsts)


def _fitting(first: date, last: date) -> str:
    days = (last - first).days + 1
    if days <= DAYS_AT_MOST:
        return "day"
    return "week" if days <= 7 * WEEKS_AT_MOST else "month"


def _begin(day: date, unit: str) -> date:
    """Weeks begin on Monday."""
    if unit == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if unit == "week" else day


def _next(begin: date, unit: str) -> date:
    if unit == "month":
        return date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
    return begin + timedelta(days=7 if unit == "week" else 1)

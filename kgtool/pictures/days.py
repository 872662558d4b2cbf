"""An axis of days: where a day lies, and which days are marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Days:
    """An axis from a first to a last day, with marks and their words."""

    first: date
    last: date
    length: float
    marks: tuple[tuple[date, str], ...]

    def at(self, day: date) -> float:
        """Return how far from the start a day lies."""
        return (day - self.first).days * self.length / max(1, (self.last - self.first).days)


def days(known: Iterable[date], length: float, months: tuple[str, ...]) -> Days | None:
    """Return an axis with room for all days; None where there is none. `months` are the words of the twelve months.

    Years are marked, quarters within two years.
    """
    found = sorted(known)
    if not found:
        return None
    first, last = found[0], found[-1]
    margin = max(timedelta(days=30), (last - first) / 14)
    first, last = first - margin, last + margin
    step = 3 if (last - first).days < 800 else 12 * max(1, (last - first).days // 3650)
    marks = []
    for month in range(first.year * 12, last.year * 12 + 12, step):
        day = date(month // 12, month % 12 + 1, 1)
        if first <= day <= last:
            words = str(day.year) if day.month == 1 else f"{months[day.month - 1]} {day.year}"
            marks.append((day, words))
    return Days(first, last, length, tuple(marks))

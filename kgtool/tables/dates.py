"""Days and months in cells: ISO 8601 dates, whole months, quarters and years, and the formats a mapping states."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime

from kgtool.claims import TimeSpan

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_QUARTER = re.compile(r"Q([1-4])[ /-]?(\d{4})|(\d{4})[ /-]?Q([1-4])", re.IGNORECASE)


def read_date(cell: str, formats: Sequence[str] = ()) -> TimeSpan | None:
    """Return the first and the last day that a cell means, None where it is no date; `formats` are of `strptime`.

    >>> read_date("2025-02")
    TimeSpan(start=datetime.date(2025, 2, 1), end=datetime.date(2025, 2, 28), text='2025-02')
    """
    text = cell.strip()
    days = _stated(text, formats) or _iso(text)
    return None if days is None else TimeSpan(*days, text)


def _stated(text: str, formats: Sequence[str]) -> tuple[date, date] | None:
    for form in formats:
        try:
            # A day has no time zone; the time of day, where the format has one, is not kept.
            first = datetime.strptime(text, form).date()
        except ValueError:
            continue
        if "%d" in form or "%j" in form or "%x" in form:
            return first, first
        return _months(*_of_month(first, form))
    return None


def _of_month(first: date, form: str) -> tuple[int, int, int]:
    """Return year, first month and number of months of a date whose format has no day."""
    return (first.year, first.month, 1) if re.search("%[mbB]", form) else (first.year, 1, 12)


def _iso(text: str) -> tuple[date, date] | None:
    if found := _DAY.fullmatch(text):
        try:
            day = date(*(int(part) for part in found.groups()))
        except ValueError:
            return None
        return day, day
    if found := _MONTH.fullmatch(text):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _QUARTER.fullmatch(text):
        return _months(int(found[2] or found[3]), 3 * int(found[1] or found[4]) - 2, 3)
    return _months(int(text), 1, 12) if _YEAR.fullmatch(text) else None


def _months(year: int, first: int, count: int) -> tuple[date, date] | None:
    last = first + count - 1
    if not 1 <= first <= last <= 12 or year < 1:
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])

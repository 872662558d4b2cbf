"""Days of months, quarters, seasons and fiscal years, as first and last day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

#: First and last day, both included.
Days = tuple[date, date]


def valid_year(year: int) -> bool:
    """Tell whether a year can be put into a date with room for its neighbours."""
    return 1 < year < 9998


def months(year: int, first: int, last: int) -> Days:
    """Return the days from one month to the end of another; numbers above 12 or below 1 run into other years."""
    start_year, start_month = year + (first - 1) // 12, (first - 1) % 12 + 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(start_year, start_month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def quarter(year: int, number: int) -> Days:
    """Return the days of a calendar quarter.

    >>> quarter(2025, 4)
    (datetime.date(2025, 10, 1), datetime.date(2025, 12, 31))
    """
    return months(year, 3 * number - 2, 3 * number)


def fiscal_year(year: int, start_month: int | None) -> Days:
    """Return the fiscal year named by the calendar year it ends in; it begins in `start_month` (None is January)."""
    first = start_month or 1
    return months(year if first == 1 else year - 1, first, first + 11)


def year_before(day: date | None) -> date | None:
    """Return the same day a year earlier.

    >>> year_before(date(2024, 2, 29))
    datetime.date(2023, 2, 28)
    """
    if day is None:
        return None
    last_of_february = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if last_of_february else day.day)


def week(day: date, shift: int) -> Days:
    """Return Monday to Sunday of the week `shift` weeks from the day's."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return monday, monday + timedelta(days=6)


def weekday(issued: date, number: int, *, coming: bool = False) -> date:
    """Return the last such weekday on or before a day, or with `coming` the next one after it."""
    if coming:
        return issued + timedelta(days=(number - issued.weekday() - 1) % 7 + 1)
    return issued - timedelta(days=(issued.weekday() - number) % 7)


def resolve_year(days_in: Callable[[int], Days], issued: date, mode: str) -> Days:
    """Choose the year of a period named without one: 'past', 'future' or 'nearest' from the day of issue.

    >>> resolve_year(lambda year: months(year, 10, 10), date(2025, 12, 10), "past")
    (datetime.date(2025, 10, 1), datetime.date(2025, 10, 31))
    """
    around = [days_in(issued.year + shift) for shift in (-1, 0, 1)]
    if mode == "past":
        return [days for days in around if days[0] <= issued][-1]
    if mode == "future":
        return next(days for days in around if days[1] >= issued)
    return min(around, key=lambda days: (abs((days[1] - issued).days), days[0]))

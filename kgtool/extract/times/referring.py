"""Readings of times that lean on another: 'seither', 'zwei Jahre später', 'am 21.', 'Gesamtjahr'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from kgtool.extract.quantities.figures import figure_value
from kgtool.extract.times.calendar import Days, months, quarter, valid_year, week
from kgtool.extract.times.found import Context, Found, dated, said_year
from kgtool.extract.times.readings import Reading, shifted_year

_PERIODS = ("year", "fiscal_year", "quarter", "half", "month", "range", "season", "day", "relative")
#: Until this month 'im Gesamtjahr' of a past sentence is the year before.
_YEAR_IS_YOUNG = 6


def whole_year(match: re.Match[str], context: Context) -> Found | None:
    """'im Gesamtjahr': the year of issue; told as past in its first half, the year before."""
    if said_year(match.groupdict()) is not None or context.issued is None:
        return dated(match, context, "year", lambda year: months(year, 1, 12))
    young = context.issued.month <= _YEAR_IS_YOUNG
    told = young and context.mode(match.start(), match.end(), lambda year: months(year, 1, 12)) == "past"
    return shifted_year(Found(match.start(), match.end(), None, None, "year"), context.issued, -1 if told else 0)


def day_alone(match: re.Match[str], context: Context) -> Found | None:
    """'am 21.': that day of the month of issue, or of the month before where it still lies ahead."""
    found = Found(match.start(), match.end(), None, None, "day")
    number, issued = int(match.group("day")), context.issued
    if not 1 <= number <= 31:
        return None
    if issued is not None:
        month = issued.month - (number > issued.day)
        first, last = months(issued.year, month, month)
        if number > last.day:
            return None
        found.first = found.last = first.replace(day=number)
    return found


def at_close(match: re.Match[str], context: Context) -> Found | None:
    """'zum Stichtag': the last day of the period that a report is of, unknown where none was named."""
    found = Found(match.start(), match.end(), None, None, "day")
    last = context.last_of(("quarter", "half", "fiscal_year", "range", "year"))
    if last is not None:
        found.first = found.last = last.last
    return found


def back_since(match: re.Match[str], context: Context) -> Found | None:
    """'seither': from the time named last."""
    found = Found(match.start(), match.end(), None, None, "since")
    last = context.last_of(_PERIODS)
    if last is not None:
        found.first = last.first
    return found


def later(match: re.Match[str], context: Context) -> Found | None:
    """'zwei Jahre später', 'im Folgejahr': years after the time named last, unknown where none was."""
    found = Found(match.start(), match.end(), None, None, "year")
    last = context.last_of(_PERIODS)
    count = int(figure_value(match.group("number") or "ein") or 1) if "number" in match.groupdict() else 1
    if last is None or last.first is None:
        return found if match.groupdict().get("next") else None
    year = last.first.year + count
    if valid_year(year):
        found.first, found.last = months(year, 1, 12)
    return found


def part_of_period(match: re.Match[str], context: Context) -> Found | None:
    """'Anfang der Woche', 'zum Quartalsende': the week, month or quarter of the issue."""
    groups, issued = match.groupdict(), context.issued
    unit = (groups.get("unit") or groups.get("unit2") or "").lower()
    found = Found(match.start(), match.end(), None, None, "relative" if unit.startswith("woche") else "month")
    if issued is None:
        return found
    if unit.startswith("woche"):
        found.first, found.last = week(issued, 0)
    elif unit.startswith("monat"):
        found.first, found.last = months(issued.year, issued.month, issued.month)
    else:
        found.kind = "quarter"
        found.first, found.last = _quarter_before(issued)
    return found


def _quarter_before(issued: date) -> Days:
    """Return the quarter that ended last: what stands at 'Quartalsende' is known when it is over."""
    index = issued.year * 4 + (issued.month - 1) // 3 - 1
    return quarter(index // 4, index % 4 + 1)


def at_its_end(found: Found) -> Found:
    """Put a level told 'zum Jahresende' on the last day."""
    if found.last is not None and found.first is not None and found.last - found.first > timedelta(days=1):
        found.first = found.last
        found.kind = "day"
    return found


#: The readings of leaning times a rule may name.
REFERRING_READINGS: Mapping[str, Reading] = {
    "whole_year": whole_year,
    "day_alone": day_alone,
    "at_close": at_close,
    "back_since": back_since,
    "later": later,
    "part_of_period": part_of_period,
}

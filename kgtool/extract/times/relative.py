"""Readings of relative times: fiscal years, 'im Vorjahr', 'vor drei Monaten', 'damals', durations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import islice

from kgtool.extract.quantities.figures import figure_value
from kgtool.extract.times.calendar import Days, fiscal_year, months, valid_year, week
from kgtool.extract.times.found import Context, Found, dated, said_year, year_of
from kgtool.extract.times.lexicon import month_of, shift_of, time_words
from kgtool.extract.times.readings import Reading, shifted_year
from kgtool.extract.times.referring import REFERRING_READINGS

_LOOK_BACK = 20000
_PERIODS = ("year", "fiscal_year", "quarter", "half", "month", "range", "season")
_SHORT = ("quarter", "range", "half", "month")
_FISCAL_EARLIER = re.compile(r"(?:Geschäfts|Fiskal|Finanz)jahr")


def _open(match: re.Match[str], kind: str) -> Found:
    return Found(match.start(), match.end(), None, None, kind)


def _said_before(context: Context, year: str, at: int) -> Days | None:
    """Return the days that brackets after an earlier mention of this fiscal year gave."""
    from kgtool.extract.times.grammar import times

    bracket = re.compile(rf"jahr(?:e?s)? {year}\s*\((?P<days>[^()\n]{{8,60}})\)")
    for match in islice(bracket.finditer(context.view, max(0, at - _LOOK_BACK), at), 3):
        found = times(match.group("days"), issued=context.issued)
        if found and found[0].kind == "range" and found[0].value.start and found[0].value.end:
            return found[0].value.start, found[0].value.end
    return None


def fiscal_named(match: re.Match[str], context: Context) -> Found | None:
    """'Geschäftsjahr 2025', 'FY25', 'Geschäftsjahr 2024/25'."""
    first, slash, second = match.group("fiscal").partition("/")
    year = year_of(first)
    if not valid_year(year):
        return None
    found = _open(match, "fiscal_year")
    if not slash:
        found.first, found.last = _said_before(context, first, match.start()) or fiscal_year(
            year, context.fiscal_year_start
        )
        return found
    if year_of(second) != year + 1:
        return None
    start = context.fiscal_year_start
    found.first, found.last = fiscal_year(year + 1, start) if start and start > 1 else months(year, 1, 24)
    return found


def _fiscal_shifted(found: Found, context: Context, shift: int) -> Found:
    if context.issued is not None:
        start = context.fiscal_year_start or 1
        named = context.issued.year + (1 if start > 1 and context.issued.month >= start else 0)
        found.first, found.last = fiscal_year(named + shift, start)
    return found


def fiscal_shifted(match: re.Match[str], context: Context) -> Found | None:
    """'im laufenden Geschäftsjahr', by the day of issue and the company's first month."""
    return _fiscal_shifted(_open(match, "fiscal_year"), context, shift_of(match.group("shift")))


def fiscal_elliptic(match: re.Match[str], context: Context) -> Found | None:
    """'im laufenden', where a fiscal year was named before."""
    left = context.view[max(0, match.start() - 4) : match.start()].lower()
    earlier = context.view[max(0, match.start() - 300) : match.start()]
    if not left.endswith("im ") or not _FISCAL_EARLIER.search(earlier):
        return None
    return _fiscal_shifted(_open(match, "fiscal_year"), context, shift_of(match.group("shift")))


def fiscal_ending(match: re.Match[str], context: Context) -> Found | None:
    """'das bis Ende Juni laufende Geschäftsjahr': twelve months that end with the month."""
    month = month_of(match.group("month"))

    def days_in(year: int) -> Days:
        return months(year, month - 11, month)

    found = dated(match, context, "fiscal_year", days_in)
    if found is None or context.issued is None or said_year(match.groupdict()) is not None:
        return found
    running = re.search(r"laufend|endend|auslaufend", match.group()) is not None
    around = [days_in(context.issued.year + step) for step in (-1, 0, 1, 2)]
    if running:
        found.first, found.last = next(days for days in around if days[1] >= context.issued)
    else:
        found.first, found.last = [days for days in around if days[1] < context.issued][-1]
    found.days_in = None
    return found


def _years_before(days: Days, count: int) -> Days:
    first, last = days
    return months(first.year - count, first.month, last.month + 12 * (last.year - first.year))


def _previous_year(context: Context, found: Found, last: Found | None) -> Found:
    day = (last.last or last.first) if last is not None else None
    if last is None or day is None or day.year < 3:
        return shifted_year(found, context.issued, -1)
    if last.kind == "fiscal_year" and last.first and last.last:
        found.first, found.last = _years_before((last.first, last.last), 1)
        found.kind = "fiscal_year"
        return found
    found.first, found.last = months(day.year - 1, 1, 12)
    return found


def previous(match: re.Match[str], context: Context) -> Found | None:
    """'im Vorjahr', 'im Vorquartal', 'im Vorjahresquartal': before the period named last, else before the issue."""
    what = match.group("what") or "Vorjahr"
    if match.group("earlier"):
        return _previous_year(context, _open(match, "year"), context.last_of(("year", "fiscal_year", "range")))
    if what == "Vorjahr":
        return _previous_year(context, _open(match, "year"), context.last_in_sentence(match.start()))
    if what == "Vorwoche":
        found = _open(match, "relative")
        if context.issued is not None:
            found.first, found.last = week(context.issued, -1)
        return found
    if what == "Vortag":
        found = _open(match, "relative")
        if context.issued is not None:
            found.first = found.last = context.issued - timedelta(days=1)
        return found
    length = 1 if what in ("Vormonat", "Vorjahresmonat") else 3
    found = _open(match, "month" if length == 1 else "quarter")
    if what.startswith("Vorjahres"):
        last = context.last_of(("month",) if what == "Vorjahresmonat" else _SHORT)
        if last is not None and last.first and last.last:
            found.kind = last.kind
            found.first, found.last = _years_before((last.first, last.last), 1)
        elif context.issued is not None:
            found.first, found.last = _years_before(_before_issue(context.issued, length), 1)
        return found
    last = context.last_of(("quarter", "month", "range"))
    if last is not None and last.first:
        found.first, found.last = months(last.first.year, last.first.month - length, last.first.month - 1)
    elif context.issued is not None:
        found.first, found.last = _before_issue(context.issued, length)
    return found


def _before_issue(issued: date, length: int) -> Days:
    first = issued.month - length if length == 1 else (issued.month - 1) // 3 * 3 - 2
    return months(issued.year, first, first + length - 1)


def year_shifted(match: re.Match[str], context: Context) -> Found | None:
    """'im vergangenen Jahr'."""
    return shifted_year(_open(match, "year"), context.issued, shift_of(match.group("shift")))


def this_year(match: re.Match[str], context: Context) -> Found | None:
    """'heuer'."""
    return shifted_year(_open(match, "deictic"), context.issued, 0)


def month_shifted(match: re.Match[str], context: Context) -> Found | None:
    """'im vergangenen Monat'."""
    found = _open(match, "month")
    if context.issued is not None:
        month = context.issued.month + shift_of(match.group("shift"))
        found.first, found.last = months(context.issued.year, month, month)
    return found


def week_shifted(match: re.Match[str], context: Context) -> Found | None:
    """'vorige Woche', Monday to Sunday."""
    found = _open(match, "relative")
    if context.issued is not None:
        found.first, found.last = week(context.issued, shift_of(match.group("shift")))
    return found


def deictic_day(match: re.Match[str], context: Context) -> Found | None:
    """'heute' is the day of issue."""
    found = _open(match, "deictic")
    if context.issued is not None:
        shift = time_words().days[match.group("deictic").lower()]
        found.first = found.last = context.issued + timedelta(days=shift)
    return found


def back(match: re.Match[str], context: Context) -> Found | None:
    """'damals', 'im gleichen Zeitraum': the period named last; unknown where none was."""
    found = _open(match, "deictic")
    last = context.last_of((*_PERIODS, "day"))
    if last is not None:
        found.first, found.last = last.first, last.last
    return found


def relative_length(match: re.Match[str], context: Context) -> Found | None:
    """'vor drei Jahren': the year, month, week or day that far before the issue."""
    found = _open(match, "relative")
    issued = context.issued
    count = int(figure_value(match.group("number") or "ein") or 1)
    if issued is None or not 0 < count <= 400:
        return found
    unit = match.group("unit")
    if unit in ("Jahr", "Jahresfrist"):
        return shifted_year(found, issued, -count)
    if unit == "Monat":
        found.first, found.last = months(issued.year, issued.month - count, issued.month - count)
    elif unit == "Woche":
        found.first, found.last = week(issued, -count)
    else:
        found.first = found.last = issued - timedelta(days=count)
    return found


def months_until(match: re.Match[str], context: Context) -> Found | None:
    """'in den drei Monaten bis Ende November'."""
    count, last = int(figure_value(match.group("number")) or 0), month_of(match.group("month"))
    if not 1 <= count <= 24:
        return None
    return dated(match, context, "range", lambda year: months(year, last - count + 1, last))


def duration(match: re.Match[str], context: Context) -> Found | None:
    """'über fünf Jahre': a length of time, no dates."""
    return _open(match, "duration")


#: The readings of relative times a rule may name.
RELATIVE_READINGS: Mapping[str, Reading] = {
    "fiscal_named": fiscal_named,
    "fiscal_shifted": fiscal_shifted,
    "fiscal_elliptic": fiscal_elliptic,
    "fiscal_ending": fiscal_ending,
    "previous": previous,
    "year_shifted": year_shifted,
    "this_year": this_year,
    "month_shifted": month_shifted,
    "week_shifted": week_shifted,
    "deictic_day": deictic_day,
    "back": back,
    "relative_length": relative_length,
    "months_until": months_until,
    "duration": duration,
    **REFERRING_READINGS,
}

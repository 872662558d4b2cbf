"""Readings of named periods: days, months, quarters, halves, seasons, years."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from kgtool.extract.quantities.figures import figure_value
from kgtool.extract.times.calendar import Days, months, quarter, valid_year, weekday
from kgtool.extract.times.found import Context, Found, dated, said_year
from kgtool.extract.times.lexicon import month_of, ordinal_of, shift_of, time_words, weekday_of

Reading = Callable[["re.Match[str]", Context], "Found | None"]
_FISCAL = re.compile(r"Geschäfts|Fiskal|Finanz")
_PARTS: Mapping[str, tuple[int, int, str]] = {
    "anfang": (1, 3, "quarter"),
    "beginn": (1, 3, "quarter"),
    "mitte": (5, 8, "range"),
    "ende": (10, 12, "quarter"),
    "wechsel": (12, 13, "range"),
}


def _month_number(groups: Mapping[str, str | None]) -> int:
    number = groups.get("month_number")
    return int(number) if number else month_of(groups["month"] or "")


def day_reading(match: re.Match[str], context: Context) -> Found | None:
    """'18. November 2025', '18.11.2025', '2025-11-18'."""
    groups = match.groupdict()
    month, number = _month_number(groups), int(groups["day"] or 0)
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return None

    def days_in(year: int) -> Days:
        one = date(year, month, min(number, monthrange(year, month)[1]))
        return one, one

    return dated(match, context, "day", days_in)


def day_range(match: re.Match[str], context: Context) -> Found | None:
    """'3. bis 5. November 2025'."""
    first, last, month = int(match.group("day")), int(match.group("day2")), month_of(match.group("month"))
    if not 1 <= first <= last <= 31:
        return None

    def days_in(year: int) -> Days:
        longest = monthrange(year, month)[1]
        return date(year, month, min(first, longest)), date(year, month, min(last, longest))

    return dated(match, context, "range", days_in)


def month_reading(match: re.Match[str], context: Context) -> Found | None:
    """'im September 2023', '03/2023', 'Ende Oktober' (the whole month), 'im vergangenen Mai'."""
    groups = match.groupdict()
    month = _month_number(groups)
    if time_words().named.search(context.view, max(context.start, match.start() - 14), match.start()):
        return None
    found = dated(match, context, "month", lambda year: months(year, month, month))
    shift = shift_of(groups.get("shift") or "laufende")
    if found is not None and found.first and context.issued and groups.get("shift"):
        year = found.first.year
        if shift > 0 and found.first <= context.issued:
            year += 1
        if shift < 0 and found.last and found.last >= context.issued:
            year -= 1
        found.first, found.last = months(year, month, month)
        found.days_in = None
    return found


def month_pair(match: re.Match[str], context: Context) -> Found | None:
    """'August und September dieses Jahres', 'Juli–September 2025'; a span over New Year ends in the year named."""
    groups = match.groupdict()
    first = month_of(groups["month"] or groups["month3"] or "")
    last = month_of(groups["month2"] or groups["month4"] or "")
    if groups["month3"] and said_year(groups) is None:
        return None
    start = first if first <= last else first - 12
    return dated(match, context, "range", lambda year: months(year, start, last))


def _previous_quarter(issued: date, shift: int) -> Days:
    index = issued.year * 4 + (issued.month - 1) // 3 + shift
    return quarter(index // 4, index % 4 + 1)


def quarter_reading(match: re.Match[str], context: Context) -> Found | None:
    """'im dritten Quartal 2023', 'Q3'; 'im letzten Quartal' is the one before the issue, with a year the fourth."""
    groups = match.groupdict()
    code = groups.get("number") or groups.get("number2")
    number = int(code) if code else ordinal_of(groups["ordinal"] or "")
    if "iertel" in match.group() and said_year(groups) is None and not groups.get("of_year"):
        return None
    if number == -1 and said_year(groups) is None and not groups.get("of_year"):
        found = Found(match.start(), match.end(), None, None, "quarter")
        if context.issued is not None:
            found.first, found.last = _previous_quarter(context.issued, -1)
        return found
    number = 4 if number == -1 else number
    start = context.fiscal_year_start or 1
    if start == 1 or not _FISCAL.search(match.group()):
        return dated(match, context, "quarter", lambda year: quarter(year, number))
    first = start - 12 + 3 * (number - 1)
    return dated(match, context, "quarter", lambda year: months(year, first, first + 2))


def quarter_named(match: re.Match[str], context: Context) -> Found | None:
    """'im Weihnachtsquartal', 'das Septemberquartal' (the quarter that ends in September)."""
    groups = match.groupdict()
    if groups["name"]:
        number = time_words().quarters[groups["name"]]
        return dated(match, context, "quarter", lambda year: quarter(year, number))
    last = month_of(groups["quarter_month"] or "")
    return dated(match, context, "quarter", lambda year: months(year, last - 2, last))


def quarter_shifted(match: re.Match[str], context: Context) -> Found | None:
    """'im abgelaufenen Quartal'."""
    found = Found(match.start(), match.end(), None, None, "quarter")
    if context.issued is not None:
        found.first, found.last = _previous_quarter(context.issued, shift_of(match.group("shift")))
    return found


def half_reading(match: re.Match[str], context: Context) -> Found | None:
    """'im ersten Halbjahr 2025', 'in der zweiten Jahreshälfte', 'H1 2025'."""
    groups = match.groupdict()
    code = groups.get("number") or groups.get("number2") or groups.get("number3")
    number = int(code) if code else ordinal_of(groups["ordinal"] or "")
    if number not in (1, 2):
        return None
    return dated(match, context, "half", lambda year: months(year, 6 * number - 5, 6 * number))


def first_months(match: re.Match[str], context: Context) -> Found | None:
    """'in den ersten neun Monaten 2025'."""
    count = int(figure_value(match.group("number")) or 0)
    return dated(match, context, "range", lambda year: months(year, 1, count)) if 1 <= count <= 12 else None


def season_reading(match: re.Match[str], context: Context) -> Found | None:
    """'im Herbst 2024', 'im vergangenen Sommer'; a winter runs from December of its year to February."""
    groups = match.groupdict()
    name = (groups["season"] or groups.get("season2") or "").capitalize()
    first, last = time_words().seasons[name]
    found = dated(match, context, "season", lambda year: months(year, first, last))
    word = groups.get("shift2") or groups.get("shift")
    if found is None or context.issued is None or not word or found.days_in is None:
        return found
    shift = shift_of(word)
    around = [found.days_in(context.issued.year + step) for step in (-2, -1, 0, 1, 2)]
    if shift > 0:
        found.first, found.last = next(days for days in around if days[0] > context.issued)
    elif shift < 0:
        found.first, found.last = [days for days in around if days[1] < context.issued][-1]
    else:
        found.first, found.last = around[2]
    found.days_in = None
    return found


def part_of_year(match: re.Match[str], context: Context) -> Found | None:
    """'Ende 2025' is the fourth quarter, 'Anfang' the first, 'Mitte' May to August."""
    groups = match.groupdict()
    word = (groups["part"] or groups["part2"] or groups["part3"] or "").lower()
    first, last, kind = _PARTS[word]
    return dated(match, context, kind, lambda year: months(year, first, last))


def year_range(match: re.Match[str], context: Context) -> Found | None:
    """'2024 bis 2033'."""
    first, last = int(match.group("year")), int(match.group("year2"))
    if first >= last:
        return None
    return Found(match.start(), match.end(), date(first, 1, 1), date(last, 12, 31), "range")


def year_reading(match: re.Match[str], context: Context) -> Found | None:
    """A bare year, unless it is a figure with a unit or part of a name."""
    words, view = time_words(), context.view
    if words.no_year.match(view, match.end(), context.end):
        return None
    if words.named.search(view, max(context.start, match.start() - 14), match.start()):
        return None
    return dated(match, context, "year", lambda year: months(year, 1, 12))


def weekday_reading(match: re.Match[str], context: Context) -> Found | None:
    """'am Montag' is the last Monday on or before the day of issue."""
    found = Found(match.start(), match.end(), None, None, "day")
    if context.issued is not None:
        left = context.view[max(context.start, match.start() - 12) : match.start()].lower()
        coming = bool(re.search(r"(?:kommenden|nächsten)\s+\Z", left))
        one = weekday(context.issued, weekday_of(match.group("weekday")), coming=coming)
        if re.search(r"(?:vergangenen|letzten|vorigen)\s+\Z", left) and one == context.issued:
            one -= timedelta(days=7)
        found.first = found.last = one
    return found


def shifted_year(found: Found, issued: date | None, shift: int) -> Found:
    """Put a found time on the whole year `shift` years from the day of issue."""
    if issued is not None and valid_year(issued.year + shift):
        found.first, found.last = months(issued.year + shift, 1, 12)
    return found


#: The readings of named periods a rule may name.
READINGS: Mapping[str, Reading] = {
    "day": day_reading,
    "day_range": day_range,
    "month": month_reading,
    "month_pair": month_pair,
    "quarter": quarter_reading,
    "quarter_named": quarter_named,
    "quarter_shifted": quarter_shifted,
    "half": half_reading,
    "first_months": first_months,
    "season": season_reading,
    "part_of_year": part_of_year,
    "year_range": year_range,
    "year": year_reading,
    "weekday": weekday_reading,
}

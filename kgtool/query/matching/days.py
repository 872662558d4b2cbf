"""Days in free words: '18. November 2025', '18.11.2025', 'Anfang November 2025', '2025'."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_MONTHS = ("jan", "feb", "m(?:är|ae?r)", "apr", "ma[iy]", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "de[zc]")
_MONTH = "|".join(f"(?P<m{number}>{month}[a-z]*)" for number, month in enumerate(_MONTHS, 1))
#: What a text may call a day; for use in longer patterns without its groups, see `DAY`.
_FORMS = (
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})\b",
    r"(?:(?P<day>\d{1,2})\.?\s|(?P<part>Anfang|Mitte|Ende|early|mid|late|end of)[\s-])?"
    rf"(?:{_MONTH})\.?\s(?P<year>\d{{4}})\b",
    r"(?P<year>(?:19|20)\d{2})\b",
)
_PATTERNS = tuple(re.compile(rf"\b{form}", re.IGNORECASE) for form in _FORMS)
#: The day of a month that stands for its beginning and its middle.
_PARTS = {"anfang": 1, "early": 1, "mitte": 15, "mid": 15}
#: A pattern without groups that finds a day, in any of its forms.
DAY = "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in _FORMS) + ")"


def day_in(text: str) -> date | None:
    """Return the first day that a text names, the last of a month or a year where it names only that.

    >>> day_in("Was wusste man im Oktober 2025?")
    datetime.date(2025, 10, 31)
    """
    for pattern in _PATTERNS:
        if match := pattern.search(text):
            return _day(match)
    return None


def _day(match: re.Match[str]) -> date | None:
    """Return the day of a match, None where the calendar has no such day."""
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    year = int(found["year"])
    named = [int(name[1:]) for name in found if name[0] == "m" and name[1:].isdigit()]
    month = int(found["month"]) if "month" in found else (named or [12])[0]
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = int(found["day"]) if "day" in found else _PARTS.get(found.get("part", "").lower(), last)
    return date(year, month, day) if 1 <= day <= last else None


def without_days(text: str) -> str:
    """Return a text without the days that it names, which tell no question from another; years alone stay."""
    for pattern in _PATTERNS[:-1]:
        text = pattern.sub(" ", text)
    return text

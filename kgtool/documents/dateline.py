"""The date of a text: from its dateline, else from the only day it calls today."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from kgtool.documents.boilerplate import boilerplate
from kgtool.documents.header import foot, head

#: A header line is short; in a longer one only its beginning can be a dateline.
_SHORT = 120


@cache
def _day() -> re.Pattern[str]:
    months = "|".join(sorted(boilerplate().months, key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?P<d>\d{{1,2}})\.\s?(?P<m>{months})\.?\s(?P<y>\d{{4}})\b"
        r"|\b(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})\b"
        r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})\b",
        re.IGNORECASE,
    )


def _date(match: re.Match[str]) -> date | None:
    """Read a match as a calendar day; None where there is no such day."""
    if match["m"]:
        day, month, year = int(match["d"]), boilerplate().months[match["m"].lower()], int(match["y"])
    elif match["m2"]:
        day, month, year = int(match["d2"]), int(match["m2"]), int(match["y2"])
    else:
        day, month, year = int(match["d3"]), int(match["m3"]), int(match["y3"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _intro() -> re.Pattern[str]:
    """Match what may stand before the date within its segment: nothing, a weekday, or words such as 'Stand:'."""
    words = boilerplate()
    intros = "|".join(re.escape(intro) for intro in words.intros)
    days = "|".join(re.escape(day) for day in words.weekdays)
    return re.compile(rf"(?:^|.*\s)(?:{intros})(?:\s(?:vom|am))?:?\s?$|^(?:{days})?\.?$", re.IGNORECASE)


#: What parts a header line: bars, dots in the middle, commas, dashes between blanks, brackets, full stops.
_BREAK = re.compile(r"\s*[|·•,()]\s*|\s[–—-]\s|(?<=\D)\.\s")
#: A place, one or two, as datelines begin ("Seoul/Boise", "Frankfurt am Main").
_PLACE = re.compile(r"^[^\W\d_][\w./' -]{1,40}$")


def _dateline(line: str, *, labelled: bool = False) -> date | None:
    """Return the date of a dateline, None for other lines; `labelled` asks for an introducing word."""
    for match in _day().finditer(line):
        before = _BREAK.split(line[: match.start()].strip())
        segment = before[-1].strip() if before else ""
        if not _intro().match(segment) or (labelled and not segment):
            continue
        places = [piece for piece in before[:-1] if piece]
        in_header = len(line) <= _SHORT and not line.endswith(("?", "!", ":")) and not _is_sentence(line, match)
        opening = not places or (len(places) == 1 and _PLACE.match(places[0]) and len(places[0].split()) <= 4)
        if in_header or opening:
            return _date(match)
    return None


def _is_sentence(line: str, match: re.Match[str]) -> bool:
    return line.endswith(".") and bool(re.search(r"[a-zäöüß]{3,}", line[match.end() :]))


def issued(text: str) -> date | None:
    """Return the day a text was issued, or None where it does not say so.

    A dateline among the first lines counts, then a labelled one among the last ('Stand: …'); failing both, the only
    full date of the text, if the text says that it speaks of today.
    """
    for line in head(text):
        if found := _dateline(line):
            return found
    for line in foot(text):
        if found := _dateline(line, labelled=True):
            return found
    days = {day for match in _day().finditer(text) if (day := _date(match))}
    if len(days) == 1 and any(word in boilerplate().today for word in re.findall(r"\w+", text.lower())):
        return days.pop()
    return None


@cache
def _issue() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in boilerplate().issues)
    months = "|".join(sorted(boilerplate().months, key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?:{words})\s(?P<m>\d{{1,2}})\s?/\s?(?P<y>20\d\d)\b|(?:{words})\s(?P<name>{months})\s(?P<y2>20\d\d)\b",
        re.IGNORECASE,
    )


def issue_month(text: str) -> date | None:
    """Return the first day of the month of a magazine's issue ('Heft 12/2025'), None where its head names none."""
    for line in head(text):
        if len(line) <= _SHORT and (match := _issue().search(line)):
            month = int(match["m"]) if match["m"] else boilerplate().months[match["name"].lower()]
            return date(int(match["y"] or match["y2"]), month, 1) if 1 <= month <= 12 else None
    return None


def is_dateline(line: str) -> bool:
    """Tell whether a header line is a dateline and hence no title."""
    return _dateline(line) is not None

"""Reporting: the period that a report is of, by its title ('Quartalsmitteilung zum 30. September 2025').

The title names the period itself, or the day that closes it and, by the kind of report, its length. What the text then
calls 'Berichtszeitraum', 'Vorjahresquartal' or 'Stichtag' leans on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from kgtool.claims import TimeSpan
from kgtool.extract.blocks import Block
from kgtool.extract.times import TimeMention, times
from kgtool.extract.times.calendar import months
from kgtool.extract.times.lexicon import time_words

#: A title is short, and stands among the first lines.
_TITLE = 160
_LINES = 3
_NAMED = frozenset({"quarter", "half", "fiscal_year", "range"})
_KINDS = {3: "quarter", 6: "half", 9: "range", 12: "fiscal_year"}
_WORD = re.compile(r"\w+")


def reporting(view: str, structure: Sequence[Block], issued: date | None) -> TimeMention | None:
    """Return the period of the report that a text is, where its title stands; None for other texts."""
    for place, block in enumerate(structure[:_LINES]):
        if block.end - block.start > _TITLE:
            return None
        found = [m for m in times(view, block.start, block.end, issued=issued) if m.value.start or m.value.end]
        named = [m for m in found if m.kind in _NAMED and m.value.start and m.value.end]
        if len(named) == 1 and place == 0:
            return named[0]
        length = _months(view[block.start : block.end])
        closing = [m for m in found if m.kind == "day" and m.value.start and _closes_month(m.value.start)]
        if length and len(named) == 1:
            return named[0]
        if length and len(closing) == 1:
            return _closed(closing[0], length)
    return None


def _months(title: str) -> int | None:
    """Return how many months the report is of that a title names, None where it names none."""
    return next((time_words().reports[w] for w in _WORD.findall(title) if w in time_words().reports), None)


def _closes_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _closed(closing: TimeMention, length: int) -> TimeMention:
    last = closing.value.start
    assert last is not None
    first, last = months(last.year, last.month - length + 1, last.month)
    return TimeMention(closing.start, closing.end, TimeSpan(first, last, closing.value.text), _KINDS[length])

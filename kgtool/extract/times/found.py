"""A time while it is being read: its days, and whether its year was said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kgtool.extract.times.calendar import Days, resolve_year, valid_year
from kgtool.extract.times.lexicon import shift_of, time_words

_REPORTED_PAST = re.compile(r"\w(?:t|en) (?:haben|sein)(?!\w)|worden sein")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÄÖÜ„»])|\n")
_CLAUSE_END = re.compile(r"[,;:.!?](?=\s)|\n|\s[–—-]\s")
_PAST = re.compile(r"(?<!\w)(?:hat|haben|hatte|hatten|wurde|wurden|war|waren)(?!\w)")
_OPEN_SIDE = re.compile(r"(?<!\w)(?:bis|ab|spätestens)(?: zum| zu| dem| der| ende| anfang| mitte)*\s+\Z")
_HALF_A_YEAR = 200
#: A period that only another one is compared with is not what 'damals' means.
_COMPARED = re.compile(r"Vor(?:jahr|quartal|monat)|davor|zuvor")


@dataclass(slots=True)
class Found:
    """A time at `start` to `end`; `days_in` gives its days in any year where the text names no year."""

    start: int
    end: int
    first: date | None
    last: date | None
    kind: str
    days_in: Callable[[int], Days] | None = None

    @property
    def dated(self) -> bool:
        """Tell whether any of its days is known."""
        return self.first is not None or self.last is not None


@dataclass(slots=True)
class Context:
    """What a reading may look at: the text, the day of issue, the first month of the fiscal year, the times before."""

    view: str
    start: int
    end: int
    issued: date | None
    fiscal_year_start: int | None
    before: list[Found] = field(default_factory=list)

    def last_of(self, kinds: Sequence[str]) -> Found | None:
        """Return the time named last that is dated on both sides and of one of the kinds."""
        closed = (found for found in reversed(self.before) if found.kind in kinds and found.first and found.last)
        return next((found for found in closed if not _COMPARED.search(self.view, found.start, found.end)), None)

    def last_in_sentence(self, at: int) -> Found | None:
        """Return the dated time named last in the sentence of an offset."""
        for found in reversed(self.before):
            if _SENTENCE_END.search(self.view, found.end, at):
                return None
            if found.dated and found.kind != "deictic":
                return found
        return None

    def mode(self, at: int, end: int, days_in: Callable[[int], Days]) -> str:
        """Say whether a period without a year lies behind the day of issue ('past'), ahead, or 'nearest'."""
        left = self.view[max(self.start, at - 24) : at].lower()
        if _OPEN_SIDE.search(left):
            return "nearest"
        assert self.issued is not None
        clause, sentence = self._around(at, end, _CLAUSE_END), self._around(at, end, _SENTENCE_END)
        if _PAST.search(clause) or _REPORTED_PAST.search(clause) or not time_words().future.search(sentence):
            return "past"
        ahead = resolve_year(days_in, self.issued, "future")
        return "future" if (ahead[0] - self.issued).days < _HALF_A_YEAR else "past"

    def _around(self, at: int, end: int, boundary: re.Pattern[str]) -> str:
        first = max(self.start, at - 160)
        for match in boundary.finditer(self.view, first, at):
            first = match.end()
        stop = boundary.search(self.view, end, min(self.end, end + 160))
        return self.view[first : stop.start() if stop else min(self.end, end + 160)]


def year_of(text: str) -> int:
    """Read a year of two or four digits."""
    return int(text) if len(text) == 4 else 2000 + int(text)


def said_year(groups: dict[str, str | None]) -> int | None:
    """Return the year written in any `year…` group, or None."""
    text = next((value for name, value in groups.items() if name.startswith("year") and value), None)
    return year_of(text) if text else None


def dated(match: re.Match[str], context: Context, kind: str, days_in: Callable[[int], Days]) -> Found | None:
    """Put a period into the year the text names, says relatively, or leaves to the day of issue."""
    groups = match.groupdict()
    year = said_year(groups)
    found = Found(match.start(), match.end(), None, None, kind)
    relative = groups.get("of_year") or groups.get("of_previous")
    if year is None and context.issued is None:
        found.days_in = None if relative else days_in
        return found
    if year is None and relative:
        assert context.issued is not None
        shift = -1 if groups.get("of_previous") else shift_of(relative.removeprefix("des ").strip())
        year = context.issued.year + shift
    if year is None:
        assert context.issued is not None
        found.days_in = days_in
        found.first, found.last = resolve_year(
            days_in, context.issued, context.mode(match.start(), match.end(), days_in)
        )
        return found
    if not valid_year(year):
        return None
    found.first, found.last = days_in(year)
    return found

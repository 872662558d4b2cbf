"""Times that belong together ('von A bis B') and prepositions that open a side ('seit', 'bis', 'ab')."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from kgtool.extract.times.calendar import months
from kgtool.extract.times.found import Found
from kgtool.extract.times.referring import at_its_end

_TO = re.compile(r"\s*(?:bis(?:\s+(?:zum|zu|Ende|einschließlich))?|–|—|-)\s*")
_AND = re.compile(r"\s+und\s+")
_BETWEEN = re.compile(r"(?<!\w)[Zz]wischen(?:\s+dem)?\s+\Z")
#: 'Bis Ende Juli betrug …' speaks of the state on that day.
_STATE = re.compile(r"\s+(?:betrug|betrugen|lag|lagen|belief|beliefen|stand|standen|war|waren)(?!\w)")
#: 'zum Jahresende', 'per Ende Juni': the last day.
_LEVEL = re.compile(r"(?:[Zz]um|[Pp]er)\s+(?:\w+ende|Ende)(?!\w)")
_JOINABLE = frozenset(("day", "month", "quarter", "half", "year", "fiscal_year", "season", "range"))
_PREFIX = re.compile(
    r"(?<!\w)(?i:(?P<since>(?:seit|ab)(?: dem| der| den)?(?: jahr)?"
    r"|seit (?:der|dem|ihrer|seiner) [a-zäöü]+(?: im jahre?)?)"
    r"|(?P<until>(?:(?:bis )?spätestens|bis)(?: zum| zur| zu| in den| ins| in das)?(?: jahr)?)"
    r"|(?P<after>nach)|(?P<before>vor)"
    r"|(?P<plain>(?:im|in|am|vom|zum|für|noch|gegen|per|von)(?: (?:das|dem|den|der))?(?: jahre?s?)?"
    r"|des|der|das|dem|den|jahr|zwischen))\s{1,3}\Z"
)


def _joined(view: str, first: Found, second: Found, start: int) -> bool:
    if first.kind not in _JOINABLE or second.kind not in _JOINABLE:
        return False
    if _TO.fullmatch(view, first.end, second.start):
        return True
    left = view[max(start, first.start - 20) : first.start]
    return _AND.fullmatch(view, first.end, second.start) is not None and _BETWEEN.search(left) is not None


def _align(first: Found, second: Found) -> None:
    """Put the side without a year into the year that the other one gives."""
    if first.days_in is not None and second.first is not None:
        earlier = [first.days_in(second.first.year - step) for step in (0, 1)]
        first.first, first.last = next((days for days in earlier if days[0] <= second.first), earlier[-1])
    elif second.days_in is not None and first.first is not None:
        later = [second.days_in(first.first.year + step) for step in (0, 1)]
        second.first, second.last = next((days for days in later if days[1] >= first.first), later[-1])


def join_ranges(view: str, found: Sequence[Found], start: int) -> list[Found]:
    """Join neighbouring times that are the two ends of one range."""
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if last is not None and _joined(view, last, item, start):
            _align(last, item)
            if last.first and item.last and last.first <= item.last:
                joined[-1] = Found(last.start, item.end, last.first, item.last, "range")
                continue
        joined.append(item)
    return joined


_ENDING = re.compile(
    r"\s*\(\s*(?:das )?(?:bis|per|zum|am|Ende:?|endete|endend|beendet|Stichtag|bis einschließlich)?\s*(?:zum|am)?\s*"
)
_LENGTHS = {"quarter": 3, "half": 6, "fiscal_year": 12}


def take_ending(view: str, first: Found, second: Found) -> Found | None:
    """Let a bracket say the end of a fiscal period: 'im dritten Geschäftsquartal (bis Ende Oktober)'."""
    length = _LENGTHS.get(first.kind)
    fits = length is not None and second.kind in ("month", "day") and first.last is not None and second.last is not None
    if not fits or not _ENDING.fullmatch(view, first.end, second.start) or view[second.end : second.end + 1] != ")":
        return None
    assert length is not None and first.last is not None and second.last is not None
    year = second.last.year if second.days_in is None or first.kind != "fiscal_year" else first.last.year
    days = months(year, second.last.month - length + 1, second.last.month)
    return Found(first.start, second.end + 1, *days, first.kind)


def _bracketed(view: str, first: Found, second: Found) -> bool:
    kinds = first.kind == "fiscal_year" and second.kind == "range"
    opened = kinds and re.fullmatch(r"\s*\(\s*", view[first.end : second.start]) is not None
    return opened and view[second.end : second.end + 1] == ")"


def take_brackets(view: str, found: Sequence[Found]) -> list[Found]:
    """Let a range in brackets after a fiscal year ('2025 (1. Juli 2024 - 30. Juni 2025)') say its days."""
    kept: list[Found] = []
    for item in found:
        last = kept[-1] if kept else None
        if last is not None and _bracketed(view, last, item):
            kept[-1] = Found(last.start, item.end + 1, item.first, item.last, "fiscal_year")
            continue
        kept.append(item)
    return kept


def apply_prefix(view: str, item: Found, start: int) -> Found:
    """Open a side for 'seit', 'ab', 'bis', 'nach 2025', 'vor 2020', and take the preposition into the mention."""
    match = _PREFIX.search(view, max(start, item.start - 30), item.start)
    if match is None or match.start() == item.start:
        return item
    kind = match.lastgroup
    first, last, name = item.first, item.last, item.kind
    if kind == "plain" and item.kind == "year" and match.group().strip().lower() in ("das", "der", "dem", "den"):
        return item if view[item.start].isdigit() else Found(match.start(), item.end, first, last, name, item.days_in)
    if name in ("duration", "relative") or (kind in ("after", "before") and name != "year"):
        return item
    if kind == "since":
        last, name = None, "since"
    elif kind == "until":
        first, name = (last if _STATE.match(view, item.end) else None), "until"
    elif kind == "after":
        last, name = None, "since"
    elif kind == "before":
        last, first, name = (first - timedelta(days=1) if first else None), None, "until"
    taken = Found(match.start(), item.end, first, last, name, item.days_in)
    at_end = (
        kind == "plain" and name in ("month", "quarter", "fiscal_year") and _LEVEL.match(view, match.start(), item.end)
    )
    return at_its_end(taken) if at_end else taken

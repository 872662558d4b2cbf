"""The grammar of times: candidates, rules, and what neighbours and prepositions make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kgtool.claims import TimeSpan
from kgtool.extract.times.composition import apply_prefix, join_ranges, take_brackets, take_ending
from kgtool.extract.times.found import Context, Found
from kgtool.extract.times.mention import TimeMention
from kgtool.extract.times.readings import READINGS
from kgtool.extract.times.relative import RELATIVE_READINGS
from kgtool.extract.times.rules import candidates, rules_by_start

_SKIPPED_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*")
_SOFT_HYPHEN = "\u00ad"


def times(
    view: str,
    start: int = 0,
    end: int | None = None,
    *,
    issued: date | None = None,
    fiscal_year_start: int | None = None,
    before: Iterable[TimeMention] = (),
) -> tuple[TimeMention, ...]:
    """Find the times of `view[start:end]`, sorted and without overlap; offsets are code points of `view`.

    `issued` is the day the text was issued: without it relative times have no days. `fiscal_year_start` is the month
    (1 to 12) in which the fiscal year of the company spoken of begins; brackets in the text win over it.
    `before` are times found earlier in the text, which 'damals' may mean.

    >>> [(t.value.text, str(t.value.start), str(t.value.end)) for t in times("seit 2019 und im Mai 2024")]
    [('seit 2019', '2019-01-01', 'None'), ('im Mai 2024', '2024-05-01', '2024-05-31')]
    """
    stop = len(view) if end is None else min(end, len(view))
    start = max(0, start)
    if view.find(_SOFT_HYPHEN, start, stop) >= 0:
        return _without_soft_hyphens(view, start, stop, issued, fiscal_year_start)
    known = [Found(m.start, m.end, m.value.start, m.value.end, m.kind) for m in before]
    return tuple(
        TimeMention(item.start, item.end, TimeSpan(item.first, item.last, view[item.start : item.end]), item.kind)
        for item in _times(Context(view, start, stop, issued, fiscal_year_start, known))
    )


def _without_soft_hyphens(
    view: str, start: int, stop: int, issued: date | None, fiscal_year_start: int | None
) -> tuple[TimeMention, ...]:
    """Read a text whose words are cut by soft hyphens: without them, offsets mapped back."""
    kept = [index for index in range(start, stop) if view[index] != _SOFT_HYPHEN]
    bare = "".join(view[index] for index in kept)
    found = []
    for item in _times(Context(bare, 0, len(bare), issued, fiscal_year_start)):
        first, last = kept[item.start], kept[item.end - 1] + 1
        found.append(TimeMention(first, last, TimeSpan(item.first, item.last, view[first:last]), item.kind))
    return tuple(found)


def _times(context: Context) -> list[Found]:
    found: list[Found] = []
    search = candidates().search
    match = search(context.view, context.start, context.end)
    while match is not None:
        at = match.start()
        item = _read(context, match.lastgroup or "", at)
        if item is None:
            skipped = _SKIPPED_DIGITS.match(context.view, at, context.end)
            position = skipped.end() if skipped else match.end()
        else:
            taken = take_ending(context.view, found[-1], item) if found else None
            if taken is not None:
                item = taken
                found.pop()
                context.before.pop()
            found.append(item)
            context.before.append(item)
            position = item.end
        match = search(context.view, max(position, at + 1), context.end)
    if not found:
        return found
    joined = take_brackets(context.view, join_ranges(context.view, found, context.start))
    return _prefixed(context, joined)


def _prefixed(context: Context, found: list[Found]) -> list[Found]:
    low = context.start
    done = []
    for item in found:
        taken = apply_prefix(context.view, item, low)
        done.append(taken)
        low = taken.end
    return done


def _read(context: Context, kind: str, at: int) -> Found | None:
    view, end = context.view, context.end
    for rule in rules_by_start()[kind]:
        match = rule.pattern.match(view, at, end)
        if match is None or (rule.left and not rule.left.search(view, max(context.start, at - 30), at)):
            continue
        reading = READINGS.get(rule.value) or RELATIVE_READINGS[rule.value]
        item = reading(match, context)
        if item is not None:
            return item
    return None

"""Years and half-years against their quarters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kgtool.audit.check import Check, Formula, Operand, Slip, weigh
from kgtool.audit.choice import chosen
from kgtool.audit.figure import Figure, Subject, months, moved
from kgtool.audit.shelf import Shelf
from kgtool.intervals.interval import total

KIND = "quarters"
#: Into parts of how many months a stretch is divided, the shorter ones first.
_PARTS = {6: (3,), 9: (3,), 12: (3, 6)}

SUM = Formula(
    "quarters.sum",
    total,
    (
        Slip("quarter-as-year", lambda values: values[0]),
        Slip("quarter-as-year", lambda values: values[-1]),
        Slip("part-left-out", lambda values: total(values[:-1])),
        Slip("part-twice", lambda values: total((*values, values[-1]))),
    ),
)


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for each figure of a year, half-year or nine months whose quarters or halves are all told."""
    dated: dict[Subject, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.measure.kind == "amount" and figure.is_level and figure.per is None and months(figure.period):
            dated[figure.subject].append(figure)
    for told in dated.values():
        shelf = Shelf(told, _about, _about)
        known = {figure.period for figure in told}
        for whole in told:
            for size in _PARTS.get(months(whole.period) or 0, ()):
                parts = list(_divided(whole, size))
                if set(parts) <= known:
                    check = _sum(whole, parts, shelf)
                    if check is not None:
                        yield check
                    break


def _about(figure: Figure) -> object:
    return figure.subject, figure.period, figure.measure.unit


def _divided(whole: Figure, size: int) -> Iterator[tuple[date, date]]:
    assert whole.period is not None
    start, end = whole.period
    assert start is not None and end is not None
    while start <= end:
        following = moved(start, size)
        yield start, following - timedelta(days=1)
        start = following


def _sum(whole: Figure, parts: list[tuple[date, date]], shelf: Shelf) -> Check | None:
    options = [shelf.precise((whole.subject, period, whole.measure.unit), whole) for period in parts]
    return chosen(options, lambda each: _weighed(whole, each))


def _weighed(whole: Figure, parts: tuple[Figure, ...]) -> Check:
    return weigh(KIND, SUM, [Operand("part", part) for part in parts], whole, whole.measure.unit)

"""Multiples against both sides: 'der Schätzwert ist 1,6-mal so hoch wie der von Anthropic'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.audit.check import Check, Formula, Operand, Slip, weigh
from kgtool.audit.figure import Figure, same_rate
from kgtool.audit.shelf import Shelf
from kgtool.intervals.interval import ONE, Interval

KIND = "multiple"
_ONE = Interval.point(ONE)
#: Both sides of a comparison may stand anywhere in a text.
_REACH = 20_000


def _ratio(values: Sequence[Interval]) -> Interval:
    return values[0] / values[1]


_SLIPS = (
    Slip("inverse", lambda values: values[1] / values[0]),
    Slip("times-more", lambda values: _ratio(values) - _ONE),
    Slip("times-as-much", lambda values: _ratio(values) + _ONE),
)
SIDES = Formula("multiple.sides", _ratio, _SLIPS)
FORMER = Formula("multiple.former", _ratio, _SLIPS)


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for each multiple whose two sides are told as figures of the same kind."""
    ratios = [figure for figure in figures if figure.measure.kind == "ratio"]
    if not ratios:
        return
    levels = [f for f in figures if f.measure.kind in ("amount", "quantity", "capacity")]
    standing = Shelf([f for f in levels if f.is_level], _owner)
    former = Shelf([f for f in levels if f.measure.scope == "former"], _owner)
    for ratio in ratios:
        owner, others = _owner(ratio), _reference(ratio)
        check = (
            _against(ratio, standing.around(owner, ratio, _REACH), standing.around(others, ratio, _REACH), SIDES)
            if others
            else _against(ratio, standing.around(owner, ratio), former.around(owner, ratio), FORMER)
        )
        if check is not None:
            yield check


def _owner(figure: Figure) -> object:
    return figure.type, _fillers(figure, "organisation"), _fillers(figure, "segment")


def _reference(ratio: Figure) -> object | None:
    reference = _fillers(ratio, "reference")
    return (ratio.type, reference, ()) if reference else None


def _fillers(figure: Figure, role: str) -> tuple[str, ...]:
    return tuple(filler.value for filler in figure.claim.fillers(role))


def _against(ratio: Figure, firsts: list[Figure], seconds: list[Figure], formula: Formula) -> Check | None:
    """Take the nearest two that compare, those of one period before others."""
    pairs = [
        (first, second)
        for first in firsts[:8]
        for second in seconds[:8]
        if first.measure.unit == second.measure.unit
        and first.measure.kind == second.measure.kind
        and same_rate(first, second)
        and second.exact.max > 0
    ]
    if not pairs:
        return None
    first, second = min(pairs, key=lambda pair: _periods(ratio, *pair))
    operands = (Operand("level", first), Operand("reference" if formula is SIDES else "former", second))
    return weigh(KIND, formula, operands, ratio, ratio.measure.unit)


def _periods(ratio: Figure, first: Figure, second: Figure) -> tuple[bool, bool]:
    """Order pairs: those of the period of the multiple, then those of one period, then the others."""
    return not first.period == second.period == ratio.period, first.period != second.period

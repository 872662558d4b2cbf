"""Growth against the level, what was before, and what was added: '75 Milliarden nach plus 34 %, 25,5 mehr'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from kgtool.audit.check import Check, Formula, Operand, Slip, weigh
from kgtool.audit.choice import chosen
from kgtool.audit.figure import Figure, Period, compatible, months, moved, same_rate
from kgtool.audit.shelf import Shelf
from kgtool.intervals.concentration import HUNDRED
from kgtool.intervals.interval import ONE, Interval

KIND = "growth"
_LEVELS = frozenset({"amount", "quantity", "capacity"})
_ONE, _PERCENT, _FOUR = Interval.point(ONE), Interval.point(HUNDRED), Interval.point(ONE * 4)
_INVERSE = "direction"


def _added(values: Sequence[Interval]) -> Interval:
    """Return what was added to come to a level by a growth; level and 1 - 1/(1+g) both rise alone."""
    level, growth = values
    return level * (_ONE - _ONE / (_ONE + growth / _PERCENT))


def _grown(values: Sequence[Interval]) -> Interval:
    """Return the growth from a former level to a level, in percent."""
    level, former = values
    return (level / former - _ONE) * _PERCENT


ADDED = Formula(
    "growth.added",
    _added,
    (
        Slip("of-new", lambda values: values[0] * values[1] / _PERCENT),
        Slip("of-level-as-former", lambda values: values[0] * (_ONE + values[1] / _PERCENT)),
    ),
)
GROWN = Formula(
    "growth.grown",
    _grown,
    (
        Slip("of-new", lambda values: (_ONE - values[1] / values[0]) * _PERCENT),
        Slip("direction", lambda values: -_grown(values)),
        Slip("ratio-as-growth", lambda values: values[0] / values[1] * _PERCENT),
        Slip("quarter-as-year", lambda values: _grown(values) * _FOUR),
    ),
)
POINTS = Formula(
    "growth.points",
    lambda values: values[0] - values[1],
    (Slip("percent-as-points", _grown), Slip("direction", lambda values: values[1] - values[0])),
)
RISE = Formula("growth.rise", _grown, (Slip("points-as-percent", lambda values: values[0] - values[1]), *GROWN.slips))


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for each growth whose level and former level are told, and for each increment beside them."""
    grown = [figure for figure in figures if figure.measure.kind == "growth"]
    if not grown:
        return
    levels = [f for f in figures if f.measure.kind in _LEVELS or f.type == "MarketShare"]
    standing = Shelf([f for f in levels if f.is_level], _about, _dated)
    former = Shelf([f for f in levels if f.measure.scope == "former"], _about, _dated)
    for growth in grown:
        yield from _of_former(growth, _level(growth, standing), standing, former)
    growths = Shelf(grown, _about, _dated)
    for increment in levels:
        if increment.measure.scope == "increment":
            options = _level(increment, standing), _level(increment, growths)
            check = chosen(options, lambda pair, told=increment: _added_check(told, *pair))  # type: ignore[misc]
            if check is not None:
                yield check


def _about(figure: Figure) -> object:
    return figure.subject


def _dated(figure: Figure) -> object:
    return figure.subject, figure.period, figure.per


def _level(growth: Figure, standing: Shelf) -> Sequence[Figure]:
    """Return what belongs to a growth or increment: of its own claim, near it, or of the same period elsewhere."""
    near = [f for f in standing.around(growth.subject, growth) if compatible(f.period, growth.period)]
    if growth.period is None:
        return near[:1]
    return standing.options(near, (growth.subject, growth.period, None), growth)


def _before(period: Period) -> Period:
    """Return the same stretch a year earlier, None where the period has no whole months."""
    if months(period) is None or period is None or period[0] is None or period[1] is None:
        return None
    after = period[1] + timedelta(days=1)
    return moved(period[0], -12), moved(after, -12) - timedelta(days=1)


def _of_former(growth: Figure, level: Sequence[Figure], standing: Shelf, former: Shelf) -> Iterator[Check]:
    near = former.around(growth.subject, growth)[:1]
    earlier = _before(growth.period)
    if not near and earlier is not None:
        key = (growth.subject, earlier, None)
        near = [f for f in standing.around(growth.subject, growth) if f.period == earlier]
        near = list(standing.options(near, key, growth) or former.anywhere(key, growth))
    check = chosen([level, near], lambda pair: _grown_check(growth, *pair))
    if check is not None:
        yield check


def _grown_check(growth: Figure, level: Figure, former: Figure) -> Check | None:
    if level is former or level.measure.unit != former.measure.unit or not same_rate(level, former):
        return None
    if former.exact.min <= 0 or growth.per not in (None, "P1Y"):
        return None
    formula = GROWN
    if level.measure.kind == "share":
        formula = POINTS if "punkt" in growth.measure.words.casefold() else RISE
    operands = (Operand("level", level), Operand("former", former))
    return weigh(KIND, formula, operands, growth, growth.measure.unit)


def _added_check(increment: Figure, level: Figure, growth: Figure) -> Check | None:
    if increment.measure.unit != level.measure.unit or growth.per not in (None, "P1Y"):
        return None
    operands = (Operand("level", level), Operand("growth", growth))
    return weigh(KIND, ADDED, operands, increment, increment.measure.unit)

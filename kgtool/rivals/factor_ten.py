"""A slip of the decimal point: two figures that are ten, a hundred or a thousand times apart."""

from __future__ import annotations

from decimal import Decimal

from kgtool.rivals.limits import Limits
from kgtool.rivals.measured import loosely, passing, same_figure, times
from kgtool.rivals.reading import Reading, both_firm

_FACTORS = (10, 100, 1000)
_KINDS = frozenset({"amount", "quantity", "capacity", "share"})


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `slip` where one figure is the other with its point moved: 1.3 against 13."""
    if one.measure is None or one.measure.kind not in _KINDS or not same_figure(one, other):
        return None
    if one.scope != other.scope or not both_firm(one, other) or passing(one, other, limits) or loosely(one, other):
        return None
    a, b = one.number, other.number
    if a is None or b is None or a <= 0 or b <= 0 or a == b:
        return None
    low, high = (one, other) if a < b else (other, one)
    factor = next((factor for factor in _FACTORS if _moved(low, high, factor)), None)
    return None if factor is None else "slip"


def _moved(low: Reading, high: Reading, factor: int) -> bool:
    assert low.number is not None and high.number is not None
    if low.number * factor == high.number:
        return True
    # '1,25' and '13': the rounder figure has at least two digits, and the finer one rounds to it.
    digits = min(_digits(low.number), _digits(high.number))
    return digits > 1 and times(low.cells, factor).overlaps(high.cells) and low.cells.bounded and high.cells.bounded


def _digits(number: Decimal) -> int:
    return len(number.normalize().as_tuple().digits)

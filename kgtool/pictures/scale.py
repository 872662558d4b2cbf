"""An axis from 0: round marks, and where a number lies on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high` over a length, with marks at round numbers."""

    low: Decimal
    high: Decimal
    length: float
    marks: tuple[Decimal, ...]

    def at(self, value: Decimal) -> float:
        """Return how far from its start a value lies."""
        if self.high == self.low:
            return 0.0
        return float((value - self.low) / (self.high - self.low)) * self.length


def scale(values: Iterable[Decimal], length: float, marks: int = 5) -> Scale:
    """Return an axis that begins at 0 (or at a round number below, where values are negative) and holds all values.

    >>> [str(mark) for mark in scale([Decimal(0), Decimal(87)], 100).marks]
    ['0', '20', '40', '60', '80', '100']
    """
    known = [*values, Decimal(0)]
    low, high = min(known), max(known)
    if low == high:
        high = Decimal(1)
    step = _step((high - low) / marks)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    found = tuple(step * number for number in range(int(first), int(last) + 1))
    return Scale(found[0], found[-1], length, found)


def _step(wanted: Decimal) -> Decimal:
    """Return the least of 1, 2, 2.5 and 5 times a power of ten that is not below a number."""
    power = Decimal(10) ** (wanted.adjusted())
    factors = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
    return next(factor * power for factor in factors if factor * power >= wanted)

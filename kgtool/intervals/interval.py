"""Intervals of decimals and their arithmetic: every result holds all values that the operands allow.

Divisions are rounded outwards, so that no result is narrower than the truth (IEEE 1788, section 3.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import reduce

ZERO = Decimal(0)
ONE = Decimal(1)
INFINITY = Decimal("Infinity")

_DOWN = Context(prec=34, rounding=ROUND_FLOOR)
_UP = Context(prec=34, rounding=ROUND_CEILING)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values between two bounds, in base units; an infinite bound is unknown, an open one does not belong to it."""

    min: Decimal
    max: Decimal = INFINITY
    min_open: bool = False
    max_open: bool = False

    @classmethod
    def of_bounds(cls, low: Decimal | None, high: Decimal | None) -> Interval:
        """Make an interval of what a text says: a missing lower bound is 0, a missing upper one is none."""
        return cls(ZERO if low is None else low, INFINITY if high is None else high)

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """Make the interval that holds one value."""
        return cls(value, value)

    @property
    def known_min(self) -> Decimal | None:
        """Return the lower bound, None where there is none."""
        return self.min if self.min.is_finite() else None

    @property
    def known_max(self) -> Decimal | None:
        """Return the upper bound, None where there is none."""
        return self.max if self.max.is_finite() else None

    @property
    def bounded(self) -> bool:
        """Tell whether both bounds are known."""
        return self.min.is_finite() and self.max.is_finite()

    def __add__(self, other: Interval) -> Interval:
        """Return every sum of a value of each."""
        return Interval(
            _DOWN.add(self.min, other.min),
            _UP.add(self.max, other.max),
            self.min_open or other.min_open,
            self.max_open or other.max_open,
        )

    def __neg__(self) -> Interval:
        """Return every value with its sign turned."""
        # The operator would round to the precision of the current context.
        return Interval(self.max.copy_negate(), self.min.copy_negate(), self.max_open, self.min_open)

    def __sub__(self, other: Interval) -> Interval:
        """Return every difference of a value of each."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Return every product of a value of each.

        >>> Interval(Decimal(2), Decimal(3)) * Interval(Decimal(-1), Decimal(4))
        Interval(min=Decimal('-3'), max=Decimal('12'), min_open=False, max_open=False)
        """
        ends = [(a, b, a_open or b_open) for a, a_open in self._ends() for b, b_open in other._ends()]
        least = min(((_product(a, b, _DOWN), is_open) for a, b, is_open in ends))
        most = max(((_product(a, b, _UP), not is_open) for a, b, is_open in ends))
        return Interval(least[0], most[0], least[1], not most[1])

    def __truediv__(self, other: Interval) -> Interval:
        """Return every quotient of a value of each; a divisor that may be zero leaves a side without bound."""
        if other.min < 0 < other.max or other.min == other.max == 0:
            return Interval(-INFINITY, INFINITY)
        if other.max <= 0:
            return -(self / -other)
        ends = [(a, b, a_open or b_open) for a, a_open in self._ends() for b, b_open in other._ends()]
        least = min(((_quotient(a, b, _DOWN), is_open) for a, b, is_open in ends))
        most = max(((_quotient(a, b, _UP), not is_open) for a, b, is_open in ends))
        return Interval(least[0], most[0], least[1], not most[1])

    def overlaps(self, other: Interval) -> bool:
        """Tell whether some value belongs to both."""
        return not (_ends_before(self, other) or _ends_before(other, self))

    def within(self, other: Interval) -> bool:
        """Tell whether every value belongs to the other too."""
        low = self.min > other.min or (self.min == other.min and (self.min_open or not other.min_open))
        high = self.max < other.max or (self.max == other.max and (self.max_open or not other.max_open))
        return low and high

    def shared(self) -> Interval:
        """Return what one of several gets of an amount said of them together: from nothing to all of it."""
        return Interval(min(ZERO, self.min), self.max)

    def _ends(self) -> tuple[tuple[Decimal, bool], tuple[Decimal, bool]]:
        return (self.min, self.min_open), (self.max, self.max_open)


def _product(a: Decimal, b: Decimal, context: Context) -> Decimal:
    # Zero times an unknown amount is zero: the bound is unknown, not infinite.
    return ZERO if a == 0 or b == 0 else context.multiply(a, b)


def _quotient(a: Decimal, b: Decimal, context: Context) -> Decimal:
    """Divide bounds, the divisor not negative; an amount by an unknown one is 0, by one that may be 0 unknown."""
    if a == 0:
        return ZERO
    if b == 0:
        return INFINITY if a > 0 else -INFINITY
    if not b.is_finite():
        return ONE if not a.is_finite() else ZERO
    return context.divide(a, b)


def _ends_before(first: Interval, second: Interval) -> bool:
    """Tell whether all of the first lies below all of the second."""
    return first.max < second.min or (first.max == second.min and (first.max_open or second.min_open))


def total(intervals: Iterable[Interval]) -> Interval:
    """Return the sum of intervals, 0 where there is none."""
    return reduce(lambda left, right: left + right, intervals, Interval.point(ZERO))


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """Return the smallest interval that holds all of them, None where there is none.

    >>> hull([Interval(Decimal(0), Decimal(10)), Interval(Decimal(5), Decimal(5))]).max
    Decimal('10')
    """
    parts = list(intervals)
    if not parts:
        return None
    low = min((part.min, part.min_open) for part in parts)
    high = max((part.max, not part.max_open) for part in parts)
    return Interval(low[0], high[0], low[1], not high[1])


def intersection(intervals: Iterable[Interval]) -> Interval | None:
    """Return the values that belong to all of them, None where there is no such value or no interval."""
    parts = list(intervals)
    if not parts or not all(first.overlaps(second) for first in parts for second in parts):
        return None
    low = max((part.min, part.min_open) for part in parts)
    high = min((part.max, not part.max_open) for part in parts)
    return Interval(low[0], high[0], low[1], not high[1])


def narrowest(intervals: Iterable[Interval]) -> tuple[Decimal | None, Decimal | None]:
    """Return the smallest lower and the smallest upper bound of a chain; None where no bound is known."""
    parts = list(intervals)
    highs = [part.max for part in parts if part.max.is_finite()]
    return (min((part.min for part in parts), default=None), min(highs, default=None))

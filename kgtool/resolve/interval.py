"""Amounts as intervals, and their hull: the smallest interval that holds them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """An amount between two bounds, in base units; `max` None is unbounded."""

    min: Decimal
    max: Decimal | None

    @classmethod
    def of_bounds(cls, low: Decimal | None, high: Decimal | None) -> Interval:
        """Make an interval of what a text says: a missing lower bound is 0, a missing upper one is none."""
        return cls(ZERO if low is None else low, high)

    def shared(self) -> Interval:
        """Return what one of several gets of an amount said of them together: from nothing to all of it."""
        return Interval(min(ZERO, self.min), self.max)


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """Return the smallest interval that holds all of them, None where there is none.

    >>> hull([Interval(Decimal(0), Decimal(10)), Interval(Decimal(5), Decimal(5))])
    Interval(min=Decimal('0'), max=Decimal('10'))
    """
    parts = list(intervals)
    if not parts:
        return None
    highs = [part.max for part in parts if part.max is not None]
    return Interval(min(part.min for part in parts), max(highs) if len(highs) == len(parts) else None)


def narrowest(intervals: Iterable[Interval]) -> tuple[Decimal | None, Decimal | None]:
    """Return the smallest lower and the smallest upper bound of a chain; None where no bound is known."""
    parts = list(intervals)
    highs = [part.max for part in parts if part.max is not None]
    return (min((part.min for part in parts), default=None), min(highs, default=None))

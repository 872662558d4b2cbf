"""How arithmetic reads a stated figure: its bounds, its hedge, and where asked its rounding cell."""

from __future__ import annotations

from decimal import Decimal

from kgtool.intervals.cell import half_cell
from kgtool.intervals.interval import INFINITY, ZERO, Interval
from kgtool.intervals.tolerance import tolerances

#: Kinds of measure that cannot be less than nothing.
_FROM_ZERO = frozenset({"amount", "quantity", "capacity", "share", "ratio"})
_HUNDRED = Decimal(100)


def read_interval(
    kind: str, low: Decimal | None, high: Decimal | None, hedge: str | None, words: str = "", *, cells: bool = False
) -> Interval:
    """Return what a measure says, as an interval in its base unit.

    A missing lower bound is 0 (of a growth -100), a missing upper one unbounded, of a share 100. `moreThan` and
    `lessThan` are open ends, `approx` widens by its tolerance, `almost` runs from its part of the bound to the bound.
    With `cells`, each stated bound stands for all that rounds to it (`words` are the text's own).

    >>> read_interval("amount", None, Decimal(12), "almost").min
    Decimal('11.40')
    """
    tolerance = tolerances()
    if hedge == "almost" and high is not None and low is None:
        part = tolerance.almost * high
        return Interval(min(part, high), max(part, high))
    below, above = _slack(low, hedge, words, cells=cells), _slack(high, hedge, words, cells=cells)
    floor = ZERO if kind in _FROM_ZERO else -_HUNDRED
    if kind == "amount" and low is not None and low < 0:
        floor = low - below
    least = floor if low is None else low - below
    if kind in _FROM_ZERO and low is not None and low >= 0:
        least = max(least, ZERO)
    most = (_HUNDRED if kind == "share" else INFINITY) if high is None else high + above
    # What lies half a unit above would be rounded up: a cell does not hold its upper end.
    rounded = cells and high is not None and half_cell(high, words) > 0
    open_low, open_high = hedge == "moreThan" and low is not None, high is not None and (hedge == "lessThan" or rounded)
    return Interval(least, max(least, most), open_low, open_high)


def _slack(bound: Decimal | None, hedge: str | None, words: str, *, cells: bool) -> Decimal:
    """Return how far a stated bound may be off."""
    if bound is None:
        return ZERO
    slack = tolerances().approx * abs(bound) if hedge == "approx" else ZERO
    return max(slack, half_cell(bound, words)) if cells else slack


def tolerances_used(hedge: str | None, *, cells: bool) -> tuple[str, ...]:
    """Return the codes of the tolerances that reading a figure of this hedge uses."""
    codes = [hedge] if hedge in ("approx", "almost") else []
    return (*codes, "cell") if cells and hedge != "almost" else tuple(codes)

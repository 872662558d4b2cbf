"""Shares and concentration on intervals: every bound holds whatever the true figures are within theirs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kgtool.intervals.interval import ZERO, Interval, total

HUNDRED = Decimal(100)


def share_of_total(part: Interval, others: Interval) -> Interval:
    """Return what part of the whole a part is, in percent, where the whole is this part and the others.

    The part stands above and below the line, so each bound takes the part's own bound in both places.

    >>> share_of_total(Interval(Decimal(1), Decimal(1)), Interval(Decimal(1), Decimal(3)))
    Interval(min=Decimal('25.00'), max=Decimal('50.0'), min_open=False, max_open=False)
    """
    least = Interval.point(part.min) / Interval(part.min + others.max, part.min + others.max)
    most = Interval.point(part.max) / Interval(part.max + others.min, part.max + others.min)
    low = least.min if part.min > 0 and others.max.is_finite() else ZERO
    high = most.max if part.max.is_finite() else Decimal(1)
    return Interval(low * HUNDRED, min(high, Decimal(1)) * HUNDRED)


def herfindahl(shares: Sequence[Interval]) -> Interval:
    """Return the Herfindahl-Hirschman index of shares in percent (0 to 10,000), the unknown rest being anything.

    At least, the rest is spread over many; at most, it is one firm (US Merger Guidelines 2023, section 2.1). Shares
    that come to more than 100 at least are a ValueError, as no market has them.
    """
    known = total(shares)
    if known.min > HUNDRED:
        raise ValueError("the shares come to more than 100 percent")
    rest = max(ZERO, HUNDRED - known.min)
    least = sum((share.min**2 for share in shares), ZERO)
    most = sum((min(share.max, HUNDRED) ** 2 for share in shares), ZERO) + rest**2
    return Interval(least, min(most, HUNDRED**2))

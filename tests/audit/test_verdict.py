"""The verdict: holds, holds by rounding, does not hold, cannot be decided."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kgtool.audit.verdict import Verdict, verdict
from kgtool.intervals.interval import INFINITY, Interval


def between(low: str, high: str, *, min_open: bool = False) -> Interval:
    return Interval(Decimal(low), INFINITY if high == "inf" else Decimal(high), min_open)


@pytest.mark.parametrize(
    ("expected", "stated", "cell", "is_open", "found"),
    [
        (between("35", "45"), between("45", "45"), "0.5", False, "holds"),
        (between("1.639", "1.640"), between("1.6", "1.6"), "0.05", False, "rounding"),
        (between("19.0", "19.1"), between("25.5", "25.5"), "0.3", False, "does-not-hold"),
        (between("0", "100"), between("16", "100", min_open=True), "0", True, "undecided"),
        (between("20", "inf"), between("16", "inf", min_open=True), "0.5", True, "holds"),
        (between("0", "13"), between("16", "100", min_open=True), "0.5", True, "does-not-hold"),
    ],
)
def test_verdict_compares_what_follows_with_what_is_stated(
    expected: Interval, stated: Interval, cell: str, is_open: bool, found: Verdict
) -> None:
    def wide(interval: Interval) -> Interval:
        return Interval(interval.min - Decimal(cell), interval.max + Decimal(cell), interval.min_open)

    assert verdict(expected, stated, wide(expected), wide(stated), is_open=is_open) == found

"""A stated figure as arithmetic reads it: bounds, hedge, rounding cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kgtool.intervals.cell import half_cell
from kgtool.intervals.interval import INFINITY, Interval
from kgtool.intervals.reading import read_interval, tolerances_used
from kgtool.intervals.tolerance import tolerances

_BN = Decimal(10) ** 9


@pytest.mark.parametrize(
    ("value", "words", "half"),
    [
        (75 * _BN, "75 Mrd. Dollar", _BN / 2),
        (Decimal("79.7") * _BN, "79,7 Milliarden", _BN / 20),
        (Decimal(350_000), "350.000", Decimal(5000)),
        (Decimal(53_120), "53.120 Kunden", Decimal(5)),
        (5 * _BN, "fünf Milliarden Euro", _BN / 2),
        (Decimal(34), "34 %", Decimal("0.5")),
        (Decimal("2.4"), "2,4-mal", Decimal("0.05")),
        (Decimal("1.10") * _BN, "1,10 Mrd.", _BN / 200),
        (100 * _BN, "100 Mrd. USD", _BN / 2),
        (Decimal("1234567.5"), "1.234.567,5 Euro", Decimal("0.05")),
        (Decimal("1.5") * _BN, "anderthalb Milliarden", Decimal(0)),
        (3 * _BN, "zwischen 3 und 5 Milliarden", _BN / 2),
        (5 * _BN, "zwischen 3 und 5 Milliarden", _BN / 2),
        (Decimal(0), "nichts", Decimal(0)),
    ],
)
def test_a_figure_stands_for_what_rounds_to_it(value: Decimal, words: str, half: Decimal) -> None:
    assert half_cell(value, words) == half


@pytest.mark.parametrize(
    ("kind", "low", "high", "hedge", "expected"),
    [
        ("amount", None, 10, "upTo", Interval(Decimal(0), Decimal(10))),
        ("amount", 13, None, "atLeast", Interval(Decimal(13))),
        ("amount", 20, None, "moreThan", Interval(Decimal(20), INFINITY, min_open=True)),
        ("amount", None, 20, "lessThan", Interval(Decimal(0), Decimal(20), max_open=True)),
        ("amount", 10, 10, "approx", Interval(Decimal("9.50"), Decimal("10.50"))),
        ("amount", None, 12, "almost", Interval(Decimal("11.40"), Decimal(12))),
        ("share", 60, None, "moreThan", Interval(Decimal(60), Decimal(100), min_open=True)),
        ("growth", -9, -9, "exact", Interval.point(Decimal(-9))),
        ("growth", None, 5, "upTo", Interval(Decimal(-100), Decimal(5))),
        ("amount", 3, 5, None, Interval(Decimal(3), Decimal(5))),
    ],
)
def test_a_hedge_is_read_as_bounds(
    kind: str, low: int | None, high: int | None, hedge: str | None, expected: Interval
) -> None:
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    assert read_interval(kind, bounds[0], bounds[1], hedge) == expected


def test_a_rounding_cell_widens_stated_bounds_only() -> None:
    exact = read_interval("amount", 75 * _BN, 75 * _BN, "exact", "75 Mrd.", cells=True)
    assert exact == Interval(Decimal("74.5") * _BN, Decimal("75.5") * _BN, max_open=True)
    up_to = read_interval("amount", None, 10 * _BN, "upTo", "bis zu 10 Mrd.", cells=True)
    assert (up_to.min, up_to.max) == (Decimal(0), Decimal("10.5") * _BN)
    assert read_interval("share", Decimal(60), None, "moreThan", "über 60 %", cells=True).max == 100


def test_a_result_can_name_its_tolerances() -> None:
    assert tolerances_used("approx", cells=True) == ("approx", "cell")
    assert tolerances_used("almost", cells=True) == ("almost",)
    assert tolerances_used("exact", cells=False) == ()
    assert tolerances().describe(("cell", "approx"), "en") == "'about' means ±5 %; rounded figures ±½ of the last digit"

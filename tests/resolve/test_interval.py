from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kgtool.resolve.interval import Interval, hull, narrowest

BOUNDS = st.decimals(min_value=0, max_value=10**12, places=2)
INTERVALS = st.builds(
    lambda low, width: Interval(low, None if width is None else low + width), BOUNDS, st.none() | BOUNDS
)


def interval(low: str, high: str | None) -> Interval:
    return Interval(Decimal(low), None if high is None else Decimal(high))


def test_the_hull_spans_from_the_least_to_the_greatest_bound() -> None:
    assert hull([interval("5", "5"), interval("0", "10"), interval("13", "13")]) == interval("0", "13")


def test_an_open_amount_makes_the_hull_open() -> None:
    assert hull([interval("13", None), interval("5", "10")]) == interval("5", None)


def test_no_amounts_have_no_hull() -> None:
    assert hull([]) is None


def test_a_missing_lower_bound_is_nought() -> None:
    assert Interval.of_bounds(None, Decimal(10)) == interval("0", "10")


def test_what_several_get_together_bounds_each_from_above() -> None:
    assert interval("15", "15").shared() == interval("0", "15")


def test_a_chain_is_as_narrow_as_its_smallest_bounds() -> None:
    assert narrowest([interval("13", None), interval("5", "30"), interval("8", "12")]) == (Decimal(5), Decimal(12))
    assert narrowest([interval("13", None)]) == (Decimal(13), None)


@given(st.lists(INTERVALS, min_size=1))
def test_the_hull_holds_every_amount(parts: list[Interval]) -> None:
    joined = hull(parts)
    assert joined is not None
    for part in parts:
        assert joined.min <= part.min
        assert joined.max is None or (part.max is not None and part.max <= joined.max)

"""Arithmetic on intervals holds every value that the operands allow."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kgtool.intervals.concentration import herfindahl, share_of_total
from kgtool.intervals.interval import INFINITY, Interval, hull, intersection, narrowest, total

_VALUES = st.decimals(-10_000, 10_000, places=2)


@st.composite
def _held(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """Give an interval and a value that belongs to it."""
    low, value, high = sorted(draw(st.lists(_VALUES, min_size=3, max_size=3)))
    return Interval(low, high), value


def _belongs(value: Decimal, interval: Interval) -> bool:
    return Interval.point(value).within(interval)


@given(_held(), _held())
def test_sum_difference_and_product_hold_the_results_of_the_values(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = first, second
    assert _belongs(x + y, a + b)
    assert _belongs(x - y, a - b)
    assert _belongs(x * y, a * b)


@given(_held(), _held())
def test_a_quotient_holds_the_results_of_the_values(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = first, second
    if y:
        quotient = a / b
        assert quotient.min - Decimal("1e-20") <= x / y <= quotient.max + Decimal("1e-20")


def test_an_unknown_bound_stays_unknown() -> None:
    at_least = Interval(Decimal(13))
    more = Interval(Decimal(80), INFINITY, min_open=True)
    assert (at_least + more).known_max is None
    assert at_least / more == Interval(Decimal(0), INFINITY, min_open=False, max_open=(at_least / more).max_open)
    assert (at_least - more).known_min is None


def test_an_open_end_does_not_touch_what_begins_there() -> None:
    below = Interval(Decimal(0), Decimal(10), max_open=True)
    assert not below.overlaps(Interval.point(Decimal(10)))
    assert below.overlaps(Interval.point(Decimal(9)))
    assert below.within(Interval(Decimal(0), Decimal(10)))
    assert not Interval(Decimal(0), Decimal(10)).within(below)


def test_hull_and_intersection_of_what_is_up_to_ten_and_exactly_five() -> None:
    five, up_to_ten = Interval.point(Decimal(5)), Interval(Decimal(0), Decimal(10))
    assert hull([five, up_to_ten]) == up_to_ten
    assert intersection([five, up_to_ten]) == five
    assert intersection([five, Interval.point(Decimal(6))]) is None
    assert total([five, up_to_ten]) == Interval(Decimal(5), Decimal(15))


def test_a_share_of_a_whole_takes_the_same_value_above_and_below_the_line() -> None:
    share = share_of_total(Interval(Decimal(10), Decimal(20)), Interval(Decimal(20), Decimal(30)))
    assert (share.min, share.max) == (Decimal(25), Decimal(50))
    assert share_of_total(Interval(Decimal(10)), Interval(Decimal(5), Decimal(5))).max == 100


def test_concentration_is_exact_for_known_shares_and_bounded_for_hedged_ones() -> None:
    exact = [Interval.point(Decimal(value)) for value in (50, 30, 20)]
    assert herfindahl(exact) == Interval.point(Decimal(3800))
    hedged = herfindahl([Interval(Decimal(60), Decimal(100))])
    assert (hedged.min, hedged.max) == (Decimal(3600), Decimal(10_000))


def test_turning_the_sign_loses_no_digit() -> None:
    third = Interval.point(Decimal(1)) / Interval.point(Decimal(3))
    assert (-third).min == third.max.copy_negate() != third.min.copy_negate()


_INTERVALS = st.builds(
    lambda low, width: Interval(low, INFINITY if width is None else low + width),
    st.decimals(0, 10**12, places=2),
    st.none() | st.decimals(0, 10**12, places=2),
)


def _amount(low: str, high: str | None) -> Interval:
    return Interval(Decimal(low), INFINITY if high is None else Decimal(high))


def test_the_hull_spans_from_the_least_to_the_greatest_bound() -> None:
    assert hull([_amount("5", "5"), _amount("0", "10"), _amount("13", "13")]) == _amount("0", "13")


def test_an_open_amount_makes_the_hull_open() -> None:
    assert hull([_amount("13", None), _amount("5", "10")]) == _amount("5", None)


def test_no_amounts_have_no_hull() -> None:
    assert hull([]) is None


def test_a_missing_lower_bound_is_nought() -> None:
    assert Interval.of_bounds(None, Decimal(10)) == _amount("0", "10")


def test_what_several_get_together_bounds_each_from_above() -> None:
    assert _amount("15", "15").shared() == _amount("0", "15")


def test_a_chain_is_as_narrow_as_its_smallest_bounds() -> None:
    assert narrowest([_amount("13", None), _amount("5", "30"), _amount("8", "12")]) == (Decimal(5), Decimal(12))
    assert narrowest([_amount("13", None)]) == (Decimal(13), None)


@given(st.lists(_INTERVALS, min_size=1))
def test_the_hull_holds_every_amount(parts: list[Interval]) -> None:
    joined = hull(parts)
    assert joined is not None
    assert all(part.within(joined) for part in parts)

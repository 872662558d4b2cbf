from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgtool.tables.amounts import AmountStyle, read_amount

ENGLISH = AmountStyle("USD", ".", "en")
GERMAN = AmountStyle("EUR", ",", "de")
EITHER = AmountStyle("USD", "auto", "en")
BN = 10**9

#: Cell, lower and upper bound, currency, hedge, rate.
READ = [
    (ENGLISH, "$1.2B", 1_200_000_000, 1_200_000_000, "USD", None, None),
    (ENGLISH, "1200000000", 1_200_000_000, 1_200_000_000, "USD", None, None),
    (ENGLISH, "1200000000.0", 1_200_000_000, 1_200_000_000, "USD", None, None),
    (ENGLISH, "1.2e+09", 1_200_000_000, 1_200_000_000, "USD", None, None),
    (ENGLISH, "1,200,000,000", 1_200_000_000, 1_200_000_000, "USD", None, None),
    (ENGLISH, "1 200 000", 1_200_000, 1_200_000, "USD", None, None),
    (ENGLISH, "1'200'000", 1_200_000, 1_200_000, "USD", None, None),
    (ENGLISH, "10-15 bn", 10 * BN, 15 * BN, "USD", None, None),
    (ENGLISH, "10 – 15bn", 10 * BN, 15 * BN, "USD", None, None),
    (ENGLISH, "$10bn-$15bn", 10 * BN, 15 * BN, "USD", None, None),
    (ENGLISH, "500M-1B", 500_000_000, BN, "USD", None, None),
    (ENGLISH, "between 5 and 10 bn", 5 * BN, 10 * BN, "USD", None, None),
    (ENGLISH, "10 to 15 billion dollars", 10 * BN, 15 * BN, "USD", None, None),
    (ENGLISH, "about $5bn to $6bn", 5 * BN, 6 * BN, "USD", "approx", None),
    (ENGLISH, "up to $40B", None, 40 * BN, "USD", "upTo", None),
    (ENGLISH, "~5bn", 5 * BN, 5 * BN, "USD", "approx", None),
    (ENGLISH, ">$1bn", BN, None, "USD", "moreThan", None),
    (ENGLISH, "at least $5.5 billion", 5_500_000_000, None, "USD", "atLeast", None),
    (ENGLISH, "$10B+", 10 * BN, None, "USD", "atLeast", None),
    (ENGLISH, "under £2m", None, 2_000_000, "GBP", "lessThan", None),
    (ENGLISH, "€3bn", 3 * BN, 3 * BN, "EUR", None, None),
    (ENGLISH, "6.5bn USD", 6_500_000_000, 6_500_000_000, "USD", None, None),
    (ENGLISH, "NT$5bn", 5 * BN, 5 * BN, "TWD", None, None),
    (ENGLISH, "$5 billion per year", 5 * BN, 5 * BN, "USD", None, "P1Y"),
    (ENGLISH, "2 trillion", 2000 * BN, 2000 * BN, "USD", None, None),
    (ENGLISH, "0", 0, 0, "USD", None, None),
    (GERMAN, "1,5 Mrd.", 1_500_000_000, 1_500_000_000, "EUR", None, None),
    (GERMAN, "1,5 Mrd. €", 1_500_000_000, 1_500_000_000, "EUR", None, None),
    (GERMAN, "10 bis 15 Mrd. Euro", 10 * BN, 15 * BN, "EUR", None, None),
    (GERMAN, "1.500.000", 1_500_000, 1_500_000, "EUR", None, None),
    (GERMAN, "1.500", 1500, 1500, "EUR", None, None),
    (GERMAN, "bis zu 40 Mrd. US-Dollar", None, 40 * BN, "USD", "upTo", None),
    (GERMAN, "rund 5 Mio. €/Jahr", 5_000_000, 5_000_000, "EUR", "approx", "P1Y"),
    (GERMAN, "knapp 12 Mrd.", None, 12 * BN, "EUR", "almost", None),
    (GERMAN, "mindestens 3 Mrd", 3 * BN, None, "EUR", "atLeast", None),
    (GERMAN, "ca. 3 Billionen", 3000 * BN, 3000 * BN, "EUR", "approx", None),
    (GERMAN, "5 T€", 5000, 5000, "EUR", None, None),
    (EITHER, "1,5 Mrd.", 1_500_000_000, 1_500_000_000, "USD", None, None),
    (EITHER, "$1.2B", 1_200_000_000, 1_200_000_000, "USD", None, None),
    (EITHER, "1,234.5", Decimal("1234.5"), Decimal("1234.5"), "USD", None, None),
    (EITHER, "1.234,5", Decimal("1234.5"), Decimal("1234.5"), "USD", None, None),
    (EITHER, "0.125 bn", 125_000_000, 125_000_000, "USD", None, None),
]


@pytest.mark.parametrize(("style", "cell", "low", "high", "unit", "hedge", "per"), READ)
def test_an_amount_is_an_interval_in_units_of_its_currency(
    style: AmountStyle, cell: str, low: int | None, high: int | None, unit: str, hedge: str | None, per: str | None
) -> None:
    found = read_amount(cell, style)
    assert found is not None
    assert (found.min, found.max, found.unit, found.hedge, found.per) == (low, high, unit, hedge, per)
    assert (found.kind, found.text) == ("amount", cell)


@pytest.mark.parametrize(
    ("style", "cell"),
    [
        *((ENGLISH, cell) for cell in ("", "several billion", "undisclosed", "-5", "49%", "1,5", "5 bn (est.)", "$")),
        *((ENGLISH, cell) for cell in ("15-10", "$5bn/€4bn", "$5bn-€6bn", "5 bananas", "1e30", "1" * 40, "1.2.3")),
        *((ENGLISH, cell) for cell in ("up to $10bn+", "5-6-7", "1,2,3", "bn", "ten billion", "12,34,567", "0,125")),
        *((GERMAN, cell) for cell in ("1.5", "1,500,000", "1.2.3")),
        *((EITHER, cell) for cell in ("1,500", "1.500", "12.345")),
    ],
)
def test_what_is_no_amount_or_may_be_two_is_not_read(style: AmountStyle, cell: str) -> None:
    assert read_amount(cell, style) is None


def test_without_a_currency_in_cell_or_mapping_nothing_is_read() -> None:
    assert read_amount("5bn", AmountStyle(None, ".", "en")) is None
    assert read_amount("$5bn", AmountStyle(None, ".", "en")) == read_amount("$5bn", ENGLISH)


def test_equal_amounts_have_equal_digits_however_they_are_written() -> None:
    written = [read_amount(cell, ENGLISH) for cell in ("1.5bn", "1500m", "1,500,000,000", "1.50e9")]
    assert [str(found.max) for found in written if found] == ["1500000000"] * 4


@given(st.text(alphabet="0123456789.,-–~<>+$€ bnkmtMrd'e/", max_size=14), st.sampled_from([ENGLISH, GERMAN, EITHER]))
def test_whatever_is_read_is_an_interval_of_finite_bounds(cell: str, style: AmountStyle) -> None:
    found = read_amount(cell, style)
    if found is not None:
        bounds = [bound for bound in (found.min, found.max) if bound is not None]
        assert bounds
        assert all(bound.is_finite() and bound >= 0 for bound in bounds)
        assert bounds == sorted(bounds)

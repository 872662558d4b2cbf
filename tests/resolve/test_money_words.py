from __future__ import annotations

from decimal import Decimal

import pytest

from kgtool.resolve.money_words import money_words, number_words


@pytest.mark.parametrize(
    ("low", "high", "german", "english"),
    [
        ("5e9", "10e9", "5 bis 10 Mrd. USD", "5 to 10 bn USD"),
        ("0", "10e9", "bis 10 Mrd. USD", "up to 10 bn USD"),
        (None, "10e9", "bis 10 Mrd. USD", "up to 10 bn USD"),
        ("13e9", None, "mindestens 13 Mrd. USD", "at least 13 bn USD"),
        ("6.6e9", "6.6e9", "6,6 Mrd. USD", "6.6 bn USD"),
        ("500e6", "1.2e9", "500 Mio. bis 1,2 Mrd. USD", "500 m to 1.2 bn USD"),
        ("1e12", "1.5e12", "1 bis 1,5 Bio. USD", "1 to 1.5 tn USD"),
        ("250000", "250000", "250.000 USD", "250,000 USD"),
        ("0", "0", "0 USD", "0 USD"),
        (None, None, "", ""),
    ],
)
def test_money_reads_as_people_write_it(low: str | None, high: str | None, german: str, english: str) -> None:
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    assert money_words(bounds[0], bounds[1], "USD") == german
    assert money_words(bounds[0], bounds[1], "USD", "en") == english


@pytest.mark.parametrize(
    ("value", "german"), [("1234.5", "1.234,5"), ("-0.25", "-0,25"), ("62.005", "62"), ("-9", "-9"), ("0", "0")]
)
def test_numbers_have_german_marks_and_two_places(value: str, german: str) -> None:
    assert number_words(Decimal(value), "de") == german

"""Costs are exact, and a cap that cannot be held is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kgtool.readers.model.faults import PriceError
from kgtool.readers.model.price import Price, Purse, estimate, money, price_of
from kgtool.readers.model.question import Question

PRICE = Price(Decimal(3), Decimal(15))
#: 300 tokens sent, 100 answered at most: 0.0024.
QUESTION = Question("m", "s" * 300, "t" * 300, "f" * 300, 100)


def test_an_estimate_adds_up_what_every_question_costs_at_most() -> None:
    found = estimate([QUESTION, QUESTION], PRICE)
    assert (found.questions, found.characters, found.input_tokens, found.output_tokens) == (2, 600, 600, 200)
    assert found.cost == Decimal("0.0048")


def test_an_estimate_without_a_price_names_no_money() -> None:
    assert estimate([QUESTION], None).cost is None


def test_a_price_is_the_users_else_that_of_the_list_else_unknown() -> None:
    assert price_of("any", "0.1/0.4") == Price(Decimal("0.1"), Decimal("0.4"))
    assert price_of("any", "2") == Price(Decimal(2), Decimal(2))
    assert price_of("claude-sonnet-4-20250514", None) == PRICE
    assert price_of("any", None) is None


@pytest.mark.parametrize("words", ["", "cheap", "-1", "NaN", "Infinity", "1,50"])
def test_what_is_no_amount_of_money_is_refused(words: str) -> None:
    with pytest.raises(PriceError) as raised:
        money(words)
    assert raised.value.code == "KG968"


def test_a_cap_needs_a_price() -> None:
    with pytest.raises(PriceError):
        Purse(None, Decimal(1))


def test_a_purse_holds_what_questions_may_cost_until_they_are_paid() -> None:
    purse = Purse(PRICE, Decimal("0.005"))
    assert purse.hold(QUESTION) == Decimal("0.0024")
    assert purse.hold(QUESTION) == Decimal("0.0024")
    assert purse.hold(QUESTION) is None
    purse.pay(Decimal("0.0024"), 10, 10)
    assert purse.spent == Decimal("0.00018")
    assert purse.hold(QUESTION) == Decimal("0.0024")


def test_a_purse_without_a_cap_pays_for_everything() -> None:
    purse = Purse(PRICE)
    assert [purse.hold(QUESTION) for _ in range(100)] == [Decimal("0.0024")] * 100

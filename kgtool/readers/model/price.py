"""What asking costs: prices per million tokens, the estimate before, the purse that is never emptied beyond its cap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kgtool.data_files import read_yaml
from kgtool.readers.model.faults import PriceError
from kgtool.readers.model.question import Question

_MILLION = Decimal(1_000_000)
#: Money is shown and compared in millionths of the currency's unit.
_QUANTUM = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, sent and answered, in US dollars unless the user means another currency."""

    input: Decimal
    output: Decimal

    def of(self, input_tokens: int, output_tokens: int) -> Decimal:
        """Return what so many tokens cost."""
        cost = (self.input * input_tokens + self.output * output_tokens) / _MILLION
        return cost.quantize(_QUANTUM)


def price_of(model: str, given: str | None) -> Price | None:
    """Return the price that the user gives as `3/15`, else that of `data/readers/prices.yaml`, else None."""
    if given is not None:
        return _price(*given.split("/", 1)) if "/" in given else _price(given, given)
    row = read_yaml("readers", "prices.yaml")["models"].get(model)
    return None if row is None else _price(str(row["input"]), str(row["output"]))


def money(words: str) -> Decimal:
    """Read an amount of money; raises PriceError where it is none or below zero."""
    try:
        amount = Decimal(words.strip())
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0:
        raise PriceError(f"'{words}' is no amount of money.", "Write a number like 0.50; a price like 3/15.")
    return amount


def _price(sent: str, answered: str) -> Price:
    return Price(money(sent), money(answered))


@dataclass(frozen=True, slots=True)
class Estimate:
    """What asking would take at most: questions, characters of text, tokens, and money where the price is known."""

    questions: int
    characters: int
    input_tokens: int
    output_tokens: int
    cost: Decimal | None


def estimate(questions: Iterable[Question], price: Price | None) -> Estimate:
    """Say what a number of questions would take at most."""
    asked = tuple(questions)
    sent = sum(q.input_tokens for q in asked)
    answered = sum(q.answer_tokens for q in asked)
    cost = None if price is None else price.of(sent, answered)
    return Estimate(len(asked), sum(len(q.text) for q in asked), sent, answered, cost)


class Purse:
    """What has been spent, and whether the next question may still be paid for.

    With a cap no question is asked that could bring the sum above it, were its answer as long as it may be.
    """

    def __init__(self, price: Price | None, cap: Decimal | None = None) -> None:
        if cap is not None and price is None:
            raise PriceError(
                "The cost is capped, but what the model costs is not known.",
                "Give it with --price IN/OUT (per million tokens), or in readers/prices.yaml of your data folder.",
            )
        self.price = price
        self.cap = cap
        self.spent = Decimal(0)
        self._held = Decimal(0)

    def hold(self, question: Question) -> Decimal | None:
        """Set aside what a question costs at most; None where the cap does not allow it."""
        if self.price is None:
            return Decimal(0)
        most = self.price.of(question.input_tokens, question.answer_tokens)
        if self.cap is not None and self.spent + self._held + most > self.cap:
            return None
        self._held += most
        return most

    def pay(self, held: Decimal, input_tokens: int, output_tokens: int) -> None:
        """Give back what was set aside, and pay for the tokens that the server counted."""
        self._held -= held
        if self.price is not None:
            self.spent += self.price.of(input_tokens, output_tokens)

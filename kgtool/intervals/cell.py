"""The rounding cell of a stated figure: all values that would be written with the same words.

'75 Mrd.' stands for 74.5 to 75.5 billion, '79,7' for 79.65 to 79.75. The last written digit decides; of a whole number
of four digits and more, the last one that is not zero ('350.000' is rounded to ten thousands).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kgtool.intervals.tolerance import tolerances

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ']\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")
_LONG = 4
_THOUSAND = Decimal(1000)


def half_cell(value: Decimal, words: str) -> Decimal:
    """Return how far the values that round to a figure lie from it, in the unit of `value`.

    `words` are the figure's own; where they hold no number that is the value up to a power of ten ('fünf Milliarden'),
    the value is taken as whole thousands, millions and so on.

    >>> half_cell(Decimal(75_000_000_000), "75 Mrd. Dollar")
    Decimal('5E+8')
    >>> half_cell(Decimal("79.7"), "79,7")
    Decimal('0.05')
    """
    if value == 0 or not value.is_finite():
        return Decimal(0)
    return tolerances().cell * _unit(abs(value), words)


def _unit(value: Decimal, words: str) -> Decimal:
    for digits, places in _numbers(words):
        scale = _power_of_ten(value, Decimal(digits).scaleb(-places))
        if scale is not None:
            return scale * _last_digit(digits, places)
    unit = Decimal(1)
    while value >= unit * _THOUSAND:
        unit *= _THOUSAND
    # 'anderthalb Milliarden', 'ein Drittel': words that are no whole number of the unit are meant as they are.
    return unit if value % unit == 0 else Decimal(0)


def _numbers(words: str) -> Iterator[tuple[str, int]]:
    """Yield each number of the words as its digits and how many of them stand behind the decimal mark."""
    for match in _NUMBER.finditer(words):
        text = match.group()
        whole, _, fraction = text.rpartition(",") if "," in text else text.rpartition(".")
        if not whole or (len(fraction) == 3 and not whole.startswith("0")):
            yield re.sub(r"\D", "", text), 0
        else:
            yield re.sub(r"\D", "", text), len(fraction)


def _power_of_ten(value: Decimal, number: Decimal) -> Decimal | None:
    """Return the power of ten that makes a written number the value, None where there is none."""
    if number == 0:
        return None
    first, second = value.normalize().as_tuple(), number.normalize().as_tuple()
    if first.digits != second.digits:
        return None
    return Decimal(1).scaleb(int(first.exponent) - int(second.exponent))


def _last_digit(digits: str, places: int) -> Decimal:
    """Return the unit of the last digit that counts, as a part of the written number."""
    zeros = len(digits) - len(digits.rstrip("0")) if places == 0 and len(digits) >= _LONG else 0
    return Decimal(1).scaleb(zeros - places)

"""Amounts of money as people read them: `5 bis 10 Mrd. USD`, `up to 10 bn USD`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from kgtool.claims.record import decimal_text

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Language:
    scales: tuple[tuple[Decimal, str], ...]
    marks: dict[int, str]
    range: str
    up_to: str
    at_least: str


_LANGUAGES = {
    "de": _Language(
        ((Decimal(10**12), "Bio."), (Decimal(10**9), "Mrd."), (Decimal(10**6), "Mio.")),
        str.maketrans({",": ".", ".": ","}),
        "{low} bis {high} {unit}",
        "bis {high} {unit}",
        "mindestens {low} {unit}",
    ),
    "en": _Language(
        ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "m")),
        {},
        "{low} to {high} {unit}",
        "up to {high} {unit}",
        "at least {low} {unit}",
    ),
}


def number_words(value: Decimal, language: str) -> str:
    """Write a number with the marks of a language, rounded to two places.

    >>> number_words(Decimal("1234.5"), "de")
    '1.234,5'
    """
    rounded = value.quantize(_HUNDREDTH, ROUND_HALF_EVEN) if value != value.to_integral_value() else value
    whole, _, fraction = (decimal_text(rounded) or "0").partition(".")
    text = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    return ("-" if whole == "-0" else "") + text.translate(_LANGUAGES[language].marks)


def money_words(low: Decimal | None, high: Decimal | None, unit: str, language: str = "de") -> str:
    """Write an interval of money in words; a lower bound of 0 or none is left out, an upper one of None is open.

    >>> money_words(Decimal(5_000_000_000), Decimal(10_000_000_000), "USD")
    '5 bis 10 Mrd. USD'
    """
    own = _LANGUAGES[language]
    if high is None:
        return "" if low is None else own.at_least.format(low=_scaled(low, language), unit=unit)
    if low is None or (low == 0 and high != 0):
        return own.up_to.format(high=_scaled(high, language), unit=unit)
    if low == high:
        return f"{_scaled(high, language)} {unit}"
    first, last = _scaled(low, language), _scaled(high, language)
    if first.partition(" ")[2] == last.partition(" ")[2]:
        first = first.partition(" ")[0]
    return own.range.format(low=first, high=last, unit=unit)


def _scaled(value: Decimal, language: str) -> str:
    """Write a number with the largest scale that it reaches: `6,6 Mrd.`"""
    for scale, name in _LANGUAGES[language].scales:
        if abs(value) >= scale:
            return f"{number_words(value / scale, language)} {name}"
    return number_words(value, language)

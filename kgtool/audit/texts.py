"""The sentences and formulas of the Rechenprobe, as `data/audit.yaml` has them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from typing import Any

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.intervals.interval import Interval
from kgtool.resolve.money_words import money_words, number_words
from kgtool.resources import folder

_FILE = "audit.yaml"
_DIGITS = Context(prec=4, rounding=ROUND_HALF_EVEN)
#: The unit of a measure, to the words for it.
_ANYTHING = {"%": "any_share", "times": "any_multiple"}
_ALL = Decimal(100)
_UNITS = {"%": "percent", "GW": "gigawatts", "times": "times", "kW": "kilowatts"}


@dataclass(frozen=True, slots=True)
class Texts:
    """Templates by code and language; `formulas` are the same in every language."""

    formulas: dict[str, str]
    leads: dict[str, dict[str, str]]
    verdicts: dict[str, dict[str, str]]
    slips: dict[str, dict[str, str]]
    words: dict[str, dict[str, str]]


@cache
def texts() -> Texts:
    """Return the templates; a part that is missing is a DataFileError."""
    data: Any = read_yaml(_FILE)
    try:
        return Texts(*(data[part] for part in ("formulas", "leads", "verdicts", "slips", "words")))
    except (KeyError, TypeError) as fault:
        cause = f"A part of the file is missing: {fault}."
        raise DataFileError(cause, "See the head of the shipped file.", Place(str(folder("data", _FILE)))) from fault


def interval_words(interval: Interval, unit: str, language: str) -> str:
    """Write an interval with its unit, to four digits: `18,69 bis 19,37 Mrd. USD`, `16,31 %`."""
    low, high = (None if bound is None else _DIGITS.plus(bound) for bound in (interval.known_min, interval.known_max))
    words = texts().words
    if (low is None or low == 0) and (high is None or (unit == "%" and high == _ALL)):
        return words[_ANYTHING.get(unit, "any_amount")][language]
    if unit not in _UNITS and unit != "1":
        same = low is not None and high is not None and _money(low, unit, language) == _money(high, unit, language)
        return money_words(high if same else low, high, unit, language)
    if unit == "times" and low is not None and high is not None and low != high:
        first, last = number_words(low, language), number_words(high, language)
        return words["times_range"][language].format(low=first, high=last)
    number = _range(low, high, language)
    return words[_UNITS[unit]][language].format(number=number) if unit in _UNITS else number


def _money(value: Decimal, unit: str, language: str) -> str:
    return money_words(value, value, unit, language)


def _range(low: Decimal | None, high: Decimal | None, language: str) -> str:
    words = texts().words
    if high is None:
        return words["at_least"][language].format(number=number_words(low or Decimal(0), language))
    if low is None or (low == 0 and high != 0):
        return words["at_most"][language].format(number=number_words(high, language))
    first, last = number_words(low, language), number_words(high, language)
    return first if first == last else words["range"][language].format(low=first, high=last)

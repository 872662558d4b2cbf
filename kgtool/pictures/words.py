"""The words of pictures, as `data/pictures/words.yaml` has them, and amounts as a label says them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from kgtool.data_files import bilingual, read_yaml
from kgtool.resolve.money_words import money_words, number_words
from kgtool.resources import folder

_FILE = ("pictures", "words.yaml")


@cache
def _words() -> dict[str, dict[str, str]]:
    return bilingual(read_yaml(*_FILE), folder("data", *_FILE))


def say(language: str, key: str, **values: object) -> str:
    """Return the words of a key with the values filled in; an unknown key is a KeyError.

    >>> say("en", "others")
    'others'
    """
    return _words()[language][key].format(**values)


def has_words(key: str) -> bool:
    """Tell whether there are words for a key."""
    return key in _words()["en"]


def amount(low: Decimal | None, high: Decimal | None, unit: str, language: str, hedge: str = "") -> str:
    """Return an interval of money as a label says it, with its hedge; nothing where nothing above 0 is known.

    >>> amount(Decimal(0), Decimal(100_000_000_000), "USD", "de")
    'bis zu 100 Mrd. $'
    >>> amount(Decimal(5_000_000_000), Decimal(5_000_000_000), "USD", "en", "approx")
    'about $5bn'
    """
    if not low and not high:
        return ""
    if high is None:
        key = "over" if hedge == "moreThan" else "at_least"
        return say(language, key, low=_money(low or Decimal(0), unit, language))
    if not low:
        key = hedge if hedge in ("lessThan", "almost") else "up_to"
        return say(language, key, high=_money(high, unit, language))
    if low == high:
        exact = _money(high, unit, language)
        return say(language, "about", high=exact) if hedge == "approx" else exact
    return _range(low, high, unit, language)


def brief(low: Decimal | None, high: Decimal | None, unit: str, language: str) -> str:
    """Return an interval of money in as few letters as can be, rounded to three digits; nothing where none is known.

    >>> brief(Decimal(100_000_000_000), Decimal(110_000_000_000), "USD", "de")
    '100–110 Mrd. $'
    >>> brief(Decimal(376_650_000_000), None, "USD", "en")
    '≥ $377bn'
    """
    if not low and not high:
        return ""
    if high is None:
        return f"≥ {_money(_rounded(low or Decimal(0)), unit, language)}"
    if not low:
        return f"≤ {_money(_rounded(high), unit, language)}"
    first, last = _money(_rounded(low), unit, language), _money(_rounded(high), unit, language)
    if first == last:
        return first
    start, _, scale = first.partition(" ")
    return f"{start if scale and scale == last.partition(' ')[2] else first}–{last}"


def _rounded(value: Decimal) -> Decimal:
    """Round to three significant digits."""
    return value if not value else Decimal(f"{value:.3g}")


def _money(value: Decimal, unit: str, language: str) -> str:
    """Write one amount with the symbol of its currency: `30 Mrd. $`, `$30bn`."""
    if unit == "%":
        return f"{number_words(value, language)}{say(language, 'percent')}"
    scaled = money_words(value, value, "", language).strip()
    symbol = say(language, f"unit_{unit}") if has_words(f"unit_{unit}") else unit
    if language == "de" or len(symbol) > 1:
        return f"{scaled} {symbol}".strip()
    return f"{symbol}{scaled.replace(' ', '')}"


def _range(low: Decimal, high: Decimal, unit: str, language: str) -> str:
    first, last = _money(low, unit, language), _money(high, unit, language)
    if language == "de":
        # 16,3 bis 16,9 Mrd. $: scale and symbol once where both have the same.
        start, _, scale = first.partition(" ")
        first = start if scale == last.partition(" ")[2] else first
    return say(language, "range", low=first, high=last)

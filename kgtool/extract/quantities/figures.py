"""Figures: digits and German numerals become decimals, and the patterns that find them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from kgtool.extract.quantities.lexicon import vocabulary

#: Digits as German prose writes them: grouped by point, apostrophe or space, decimals after a comma (rarely a point).
DIGITS = (
    r"\d{1,3}(?:[.\u00a0\u202f\u2009 '’]\d{3})+(?!\d)(?:,\d+)?"
    r"|\d{1,3}(?:,\d{3}){2,}(?!\d)"
    r"|\d+(?:[.,]\d+)?[½¼¾⅓⅔⅕⅛]?|[½¼¾⅓⅔⅕⅛]"
)
_GROUPED = re.compile(r"\d{1,3}(?:[.\u00a0\u202f\u2009 '’]\d{3})+(?:,\d+)?")
_COMMA_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
_HALF = re.compile(r"(?:eine?[rnsm]?\s+)?halbe?[rnsm]?")
_VULGAR: Mapping[str, str] = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.33", "⅔": "0.67", "⅕": "0.2", "⅛": "0.125"}


def _alternatives(words: Mapping[str, int | float]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def numeral_pattern() -> str:
    """Return the pattern of a spelled-out cardinal of two and more, without its boundaries ('zweieinhalb', 'elf')."""
    words = vocabulary().numerals
    units, teens, tens = (_alternatives(words[name]) for name in ("units", "teens", "tens"))
    below_hundred = f"(?:{teens}|(?:(?:{units})und)?(?:{tens})|{units})"
    below_thousand = f"(?:(?:{units})?hundert(?:und)?{below_hundred}?|{below_hundred})"
    whole = f"(?:{below_thousand}?tausend(?:und)?{below_thousand}?|{below_thousand})"
    return f"(?:{whole}(?:{_alternatives(words['parts'])})?|anderthalb|dreiviertel|null)"


@cache
def figure_pattern() -> str:
    """Return the pattern of a figure: digits, a numeral, a numeral with 'Komma', or 'eine halbe'."""
    numeral = numeral_pattern()
    decimal = rf"{numeral}\s+Komma\s+{numeral}(?:\s+{numeral}){{0,3}}(?!\w)"
    article = r"ein(?:e[rnsm]?)?"
    words = rf"(?:(?:{article}\s+)?halbe?[rnsm]?|{decimal}|{numeral}|{article})(?!\w)"
    return rf"(?:{DIGITS}|(?i:{words}))"


def digits_value(text: str) -> Decimal:
    """Read digits as a decimal.

    >>> digits_value("4.096"), digits_value("1,5"), digits_value("18 000")
    (Decimal('4096'), Decimal('1.5'), Decimal('18000'))
    """
    extra = Decimal(0)
    if text[-1] in _VULGAR:
        extra, text = Decimal(_VULGAR[text[-1]]), text[:-1] or "0"
    if _GROUPED.fullmatch(text) and not text.startswith("0"):
        whole, _, rest = text.partition(",")
        return Decimal(re.sub(r"\D", "", whole) + ("." + rest if rest else "")) + extra
    if _COMMA_GROUPED.fullmatch(text):
        return Decimal(text.replace(",", "")) + extra
    return Decimal(re.sub(r"[^\d.]", "", text.replace(",", "."))) + extra


def _below_thousand(word: str) -> Decimal:
    tables = vocabulary().numerals
    total = Decimal(0)
    head, mark, tail = word.partition("hundert")
    if mark:
        total += Decimal(tables["units"].get(head, 1)) * 100
        word = tail.removeprefix("und")
    for table in ("teens", "units", "tens"):
        if word in tables[table]:
            return total + Decimal(tables[table][word])
    head, mark, tail = word.partition("und")
    if mark:
        return total + Decimal(tables["units"].get(head, 0)) + Decimal(tables["tens"].get(tail, 0))
    return total


def _numeral_value(word: str) -> Decimal:
    fixed = {"anderthalb": Decimal("1.5"), "dreiviertel": Decimal("0.75"), "null": Decimal(0)}
    if word in fixed:
        return fixed[word]
    total = Decimal(0)
    for part, value in vocabulary().numerals["parts"].items():
        if word.endswith(part):
            total, word = Decimal(str(value)), word.removesuffix(part)
            break
    head, mark, tail = word.partition("tausend")
    if mark:
        total += (_below_thousand(head) if head else Decimal(1)) * 1000
        word = tail.removeprefix("und")
    return total + _below_thousand(word) if word else total


@cache
def figure_value(text: str) -> Decimal:
    """Read a figure, digits or words, as a decimal.

    >>> figure_value("zweieinhalb"), figure_value("eins Komma drei"), figure_value("hundertzwanzig")
    (Decimal('2.5'), Decimal('1.3'), Decimal('120'))
    """
    if text[0].isdigit() or text[0] in _VULGAR:
        return digits_value(text)
    word = text.lower()
    if _HALF.fullmatch(word):
        return Decimal("0.5")
    if re.fullmatch(r"eine?[rnsm]?", word):
        return Decimal(1)
    whole, mark, rest = re.sub(r"\s+", " ", word).partition(" komma ")
    if mark:
        decimals = "".join(str(_numeral_value(digit)) for digit in rest.split())
        return Decimal(f"{_numeral_value(whole)}.{decimals}")
    return _numeral_value(word)


def year_like(text: str) -> bool:
    """Tell whether a figure could be a year: four digits from 1900 to 2099 without grouping."""
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")

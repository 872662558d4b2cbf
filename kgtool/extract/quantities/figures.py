"""Figures: digits and German numerals become decimals, and the patterns that find them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache

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
_ARTICLE = re.compile(r"eine?[rnsm]?")
_FIXED: Mapping[str, Decimal] = {"anderthalb": Decimal("1.5"), "dreiviertel": Decimal("0.75"), "null": Decimal(0)}
#: Joints of compound numerals.
_JOINTS = ("und", "hundert", "tausend")


def either_case(words: Iterable[str]) -> str:
    """Return the alternatives, longest first, the first letter in either case: 'ein' becomes '[Ee]in'."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(f"[{word[0].upper()}{word[0].lower()}]{word[1:]}" for word in ordered)


@cache
def _morphemes() -> tuple[str, ...]:
    tables = vocabulary().numerals
    words = [word for table in tables.values() for word in table]
    return tuple(sorted({*words, *_JOINTS, *_FIXED}, key=lambda word: (-len(word), word)))


def numeral_starts() -> tuple[str, ...]:
    """Return the words a numeral may begin with."""
    return tuple(word for word in _morphemes() if word != "und")


@cache
def numeral_pattern() -> str:
    """Return a pattern of spelled-out cardinals ('zweieinhalb', 'elf'), without its right boundary.

    It is loose ('zweielf' matches too): `figure_value` refuses what is no number.
    """
    first = either_case(numeral_starts())
    return rf"(?>(?:{first})(?:{'|'.join(_morphemes())})*)"


@cache
def figure_pattern() -> str:
    """Return the pattern of a figure: digits, a numeral, a numeral with 'Komma', an article, or 'eine halbe'."""
    article = r"[Ee]in(?:e[rnsm]?)?(?!\w)"
    decimals = rf"(?:\s+[Kk]omma(?:\s+(?:{'|'.join(_morphemes())})(?!\w)){{1,4}})?+"
    return rf"(?>{DIGITS}|(?:{article}\s+)?[Hh]albe?[rnsm]?(?!\w)|{article}|{numeral_pattern()}{decimals})"


def digits_value(text: str) -> Decimal:
    """Read digits as a decimal.

    >>> digits_value("4.096"), digits_value("1,5"), digits_value("18 000")
    (Decimal('4096'), Decimal('1.5'), Decimal('18000'))
    """
    extra = Decimal(0)
    vulgar = vocabulary().vulgar
    if text[-1] in vulgar:
        extra, text = Decimal(str(vulgar[text[-1]])), text[:-1] or "0"
    if _GROUPED.fullmatch(text) and not text.startswith("0"):
        whole, _, rest = text.partition(",")
        return Decimal(re.sub(r"\D", "", whole) + ("." + rest if rest else "")) + extra
    if _COMMA_GROUPED.fullmatch(text):
        return Decimal(text.replace(",", "")) + extra
    return Decimal(re.sub(r"[^\d.]", "", text.replace(",", "."))) + extra


def _below_hundred(word: str) -> Decimal | None:
    tables = vocabulary().numerals
    for table in ("teens", "units", "tens"):
        if word in tables[table]:
            return Decimal(tables[table][word])
    head, mark, tail = word.partition("und")
    if mark and head in tables["units"] and tail in tables["tens"]:
        return Decimal(tables["units"][head] + tables["tens"][tail])
    return None


def _below_thousand(word: str) -> Decimal | None:
    head, mark, tail = word.partition("hundert")
    if not mark:
        return _below_hundred(word)
    hundreds = _below_hundred(head) if head else Decimal(1)
    tail = tail.removeprefix("und")
    rest = _below_hundred(tail) if tail else Decimal(0)
    return None if hundreds is None or hundreds > 99 or rest is None else hundreds * 100 + rest


def _whole(word: str) -> Decimal | None:
    head, mark, tail = word.partition("tausend")
    if not mark:
        return _below_thousand(word)
    thousands = _below_thousand(head) if head else Decimal(1)
    tail = tail.removeprefix("und")
    rest = _below_thousand(tail) if tail else Decimal(0)
    return None if thousands is None or rest is None else thousands * 1000 + rest


def _numeral_value(word: str) -> Decimal | None:
    if word in _FIXED:
        return _FIXED[word]
    for part, value in vocabulary().numerals["parts"].items():
        if word.endswith(part) and len(word) > len(part):
            number = _whole(word.removesuffix(part))
            return None if number is None else number + Decimal(str(value))
    return _whole(word)


@lru_cache(maxsize=8192)
def figure_value(text: str) -> Decimal | None:
    """Read a figure, digits or words, as a decimal; None where the words are no number.

    >>> figure_value("zweieinhalb"), figure_value("eins Komma drei"), figure_value("hundertzwanzig")
    (Decimal('2.5'), Decimal('1.3'), Decimal('120'))
    """
    if text[0].isdigit() or text[0] in vocabulary().vulgar:
        return digits_value(text)
    word = re.sub(r"\s+", " ", text.lower())
    if _HALF.fullmatch(word):
        return Decimal("0.5")
    if _ARTICLE.fullmatch(word):
        return Decimal(1)
    whole, mark, rest = word.partition(" komma ")
    number = _numeral_value(whole)
    if not mark or number is None:
        return number
    digits = [_numeral_value(digit) for digit in rest.split()]
    if any(digit is None or digit != digit.to_integral_value() for digit in digits):
        return None
    return Decimal(f"{number}.{''.join(str(digit) for digit in digits)}")


def year_like(text: str) -> bool:
    """Tell whether a figure could be a year: four digits from 1900 to 2099 without grouping."""
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")

"""Amounts of money in cells: '$1.2B', '1,5 Mrd.', '10-15 bn', 'up to $40bn', '~5 Mio. €/Jahr', as intervals.

A cell is read as a whole or not at all: what is left over makes it unreadable, so that nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from kgtool.claims import Measure
from kgtool.tables.words import CellWords, cell_words

#: A dash between the ends of a range, with the blanks around it.
_DASH = re.compile(r"\s*(?:-|–|—|−|\.\.\.?|…)\s*")
_FIGURE = re.compile(r"\d(?:[\d.,'’\u00a0\u202f ]*\d)?(?:e[+]?\d{1,2})?")
_GROUPED = {
    ".": re.compile(r"[1-9]\d{0,2}(?:[,'’\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"),
    ",": re.compile(r"[1-9]\d{0,2}(?:[.'’\u00a0\u202f ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
}
#: Two ways to read the same digits: '1.500' is 1.5 or 1500.
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
#: Nothing is paid beyond a quintillion: such a cell is a number of something else, or a slip.
_MOST = Decimal(10) ** 18
_LONGEST = 25
_MARKS = "'’\u00a0\u202f "


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """How a table writes amounts: the currency where a cell names none, the decimal mark (`.`, `,`, `auto`), `de|en`.

    With `auto` both marks are read where only one reading is possible.
    """

    currency: str | None
    decimal: str
    language: str


@dataclass(frozen=True, slots=True)
class _End:
    """One end of an amount: its figure before scaling, the power of ten it is scaled by, and its currency."""

    figure: Decimal
    scale: int | None
    currency: str | None

    def value(self, other: int | None) -> Decimal:
        return self.figure * Decimal(10) ** (self.scale if self.scale is not None else other or 0)


def read_amount(cell: str, style: AmountStyle) -> Measure | None:
    """Return the amount of a cell as an interval in units of its currency, with the cell as its words.

    None where the cell is no amount, or could be read in two ways. A hedge leaves the bound open that it does not
    give ('up to' gives the upper one), as the claim record has it.

    >>> style = AmountStyle("USD", ".", "en")
    >>> found = read_amount("$10-15 bn", style)
    >>> found and (found.min, found.max, found.unit)
    (Decimal('10000000000'), Decimal('15000000000'), 'USD')
    """
    words = cell_words(style.language)
    rest = cell.strip().casefold()
    rest, per = _taken_behind(rest, words.rates)
    rest, hedge = _taken_before(rest, words.hedges)
    rest, open_end = _taken_behind(rest, dict.fromkeys(words.open_end, "atLeast"))
    ends = [_end(part, style, words) for part in _parts(rest, words)]
    if not 1 <= len(ends) <= 2 or (hedge and open_end):
        return None
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    return _measure(cell.strip(), known, hedge or open_end, per, style)


def _measure(text: str, ends: list[_End], hedge: str | None, per: str | None, style: AmountStyle) -> Measure | None:
    currencies = {end.currency for end in ends if end.currency is not None}
    unit = next(iter(currencies), style.currency)
    if len(currencies) > 1 or unit is None:
        return None
    values = [end.value(ends[-1].scale) for end in ends]
    if max(values) >= _MOST:
        return None
    if len(values) == 2:
        # A hedge of a range other than 'about' says something of neither end.
        if values[0] > values[1] or hedge not in (None, "approx"):
            return None
        return Measure("amount", _whole(values[0]), _whole(values[1]), unit, text, per=per, hedge=hedge)
    low = None if hedge in ("upTo", "lessThan", "almost") else _whole(values[0])
    high = None if hedge in ("atLeast", "moreThan") else _whole(values[0])
    return Measure("amount", low, high, unit, text, per=per, hedge=hedge)


def _whole(value: Decimal) -> Decimal:
    """Return the same number without exponent, so that equal amounts are equal in all records."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _parts(text: str, words: CellWords) -> list[str]:
    """Return the ends of a range, or the whole where it is none."""
    for head in words.range_heads:
        text = text.removeprefix(f"{head} ")
    for word in words.ranges:
        pieces = text.split(f" {word} ")
        if len(pieces) == 2:
            return pieces
    # A dash before the first digit is a sign, or part of a currency ('US-$').
    first = next((place for place, letter in enumerate(text) if letter.isdigit()), len(text))
    found = _DASH.search(text, first)
    # 'US-$' behind a figure holds a dash as well: an end has a digit.
    if found and any(letter.isdigit() for letter in text[found.end() :]):
        return [text[: found.start()], text[found.end() :]]
    return [text]


def _end(text: str, style: AmountStyle, words: CellWords) -> _End | None:
    text = text.strip()
    text, before = _taken_before(text, words.currencies)
    found = _FIGURE.match(text)
    if found is None:
        return None
    figure = _figure(found[0], style.decimal)
    rest, behind = _taken_behind(text[found.end() :].strip(), words.currencies)
    scale = rest.strip().rstrip(".")
    if figure is None or (scale and scale not in words.scales) or (before and behind and before != behind):
        return None
    return _End(figure, words.scales[scale] if scale else None, before or behind)


def _figure(text: str, mark: str) -> Decimal | None:
    digits, _, power = text.partition("e")
    if mark == "auto":
        readings = {value for one in (".", ",") if (value := _read(digits, one)) is not None}
        if len(readings) != 1 or _AMBIGUOUS.fullmatch(digits):
            return None
        value = readings.pop()
    else:
        read = _read(digits, mark)
        if read is None:
            return None
        value = read
    return value * Decimal(10) ** int(power) if power else value


def _read(digits: str, mark: str) -> Decimal | None:
    if len(digits) > _LONGEST or not _GROUPED[mark].fullmatch(digits):
        return None
    other = "." if mark == "," else ","
    return Decimal(digits.translate({ord(letter): None for letter in other + _MARKS}).replace(mark, "."))


def _taken_before(text: str, words: Iterable[str]) -> tuple[str, str | None]:
    return _taken(text, words, lambda word: text.startswith(word) and _parted(text[: len(word) + 1], word), front=True)


def _taken_behind(text: str, words: Iterable[str]) -> tuple[str, str | None]:
    return _taken(text, words, lambda word: text.endswith(word) and _parted(text[-len(word) - 1 :], word), front=False)


def _taken(text: str, words: Iterable[str], fits: Callable[[str], bool], *, front: bool) -> tuple[str, str | None]:
    """Return the text without the first of the words that fits, and the code of the word."""
    for word in words:
        if fits(word):
            rest = text[len(word) :] if front else text[: -len(word)]
            return rest.strip(), words[word] if isinstance(words, dict) else word
    return text, None


def _parted(stretch: str, word: str) -> bool:
    """Tell whether a word ends where its letters do: 'usd' of 'usd5' and '$' of '$5', but no 'm' of 'md'."""
    beside = stretch.replace(word, "", 1)
    letter = word[0] if stretch.endswith(word) and stretch != word else word[-1]
    return not (beside.isalpha() and letter.isalpha())

"""Units and scales: patterns of the words after a figure, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kgtool.extract.quantities.lexicon import vocabulary


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word says: kind of quantity, unit code (None where the words leave the currency open), factor."""

    name: str
    kind: str
    code: str | None
    factor: Decimal = Decimal(1)


def _longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


@cache
def scale_pattern() -> str:
    """Return the pattern of a scale word ('Milliarden', 'Mrd.'), with its right boundary."""
    words = vocabulary()
    abbreviated = "|".join(_longest_first(list(words.abbreviated)))
    dotted = "|".join(_longest_first(list(words.dotted)))
    letters = "|".join(_longest_first(list(words.letters)))
    short = words.abbreviated | words.dotted
    full = "|".join(_longest_first([word for word in words.scales if word not in short]))
    return rf"(?:(?:{full})(?!\w)|(?:{abbreviated})(?!\w)\.?|(?:{dotted})\.|(?<=\d)(?:{letters})(?!\w))"


@cache
def currency_pattern() -> str:
    """Return the pattern of a currency after a figure: word with its adjective, code or sign."""
    words = vocabulary()
    signs = "|".join(re.escape(sign) for sign in _longest_first(list(words.currency_signs)))
    adjectives = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.nationality_adjectives)
    names = "|".join(_longest_first([*words.currency_words, *words.currency_codes]))
    return rf"(?:(?:(?:{adjectives})\s+)?(?:{names})(?!\w)|(?:{signs})(?!\w))"


@dataclass(frozen=True, slots=True)
class Money:
    """A currency after a vague figure: its unit and where its words end."""

    unit: Unit
    end: int


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,4}}(?P<unit>{currency_pattern()})")


def currency_after(view: str, at: int, end: int) -> Money | None:
    """Read a currency at an offset, blanks before it passed over."""
    match = _currency().match(view, at, end)
    return Money(unit_of(match.group("unit")), match.end()) if match else None


@cache
def sign_before_pattern() -> str:
    """Return the pattern of a currency sign or code before digits ('$', '€', 'CHF')."""
    words = vocabulary()
    signs = "|".join(re.escape(sign) for sign in _longest_first(list(words.currency_signs)))
    return rf"(?:{signs}|{'|'.join(words.currency_codes)})"


@cache
def unit_pattern() -> str:
    """Return the pattern of any unit after a figure, money included."""
    others = "|".join(
        alternative for unit in vocabulary().units.values() for alternative in _longest_first(unit["words"].split("|"))
    )
    return rf"(?:(?:{others})(?!\w)|{currency_pattern()})"


@cache
def _unit_words() -> tuple[tuple[re.Pattern[str], Unit], ...]:
    words = vocabulary()
    units = [
        (re.compile(unit["words"]), Unit(name, unit["kind"], unit["unit"], Decimal(str(unit["factor"]))))
        for name, unit in words.units.items()
    ]
    currencies = [
        (re.compile(pattern), Unit("currency", "amount", None if code == "?" else code))
        for pattern, code in words.currency_words.items()
    ]
    return (*units, *currencies)


@cache
def unit_of(text: str) -> Unit:
    """Return what a unit's words say; the text must match `unit_pattern` or `sign_before_pattern`.

    >>> unit_of("norwegische Kronen").code, unit_of("Megawatt").factor
    ('NOK', Decimal('0.001'))
    """
    words = vocabulary()
    bare = text.strip()
    if bare in words.currency_signs:
        return Unit("currency", "amount", words.currency_signs[bare])
    if bare in words.currency_codes:
        return Unit("currency", "amount", "CNY" if bare == "RMB" else bare)
    adjective, _, name = bare.rpartition(" ")
    for pattern, unit in _unit_words():
        if pattern.fullmatch(bare):
            return unit
    for pattern, unit in _unit_words():
        if pattern.fullmatch(name):
            return _national(adjective.lower(), name, unit)
    return Unit("currency", "amount", None)


def _national(adjective: str, name: str, unit: Unit) -> Unit:
    stem = "Kronen" if name.startswith("Krone") else "Dollar" if name.startswith("Dollar") else ""
    for nation, code in vocabulary().nations.get(stem, {}).items():
        if adjective.startswith(nation):
            return Unit("currency", "amount", code)
    return unit


@cache
def scale_of(text: str) -> Decimal:
    """Return the power of ten of a scale word: `scale_of("Mrd.")` is 1000000000."""
    words = vocabulary()
    return Decimal(10) ** {**words.letters, **words.scales}[text.rstrip(".")]


@cache
def _krone_cues() -> re.Pattern[str]:
    cues = "|".join(vocabulary().nations["Kronen"])
    return re.compile(rf"(?<!\w)(?i:{cues})", re.UNICODE)


def krone_unit(view: str, before: int) -> str | None:
    """Return the code of 'Kronen' by the last Nordic nation or code named before, within 3,000 characters."""
    last = None
    for match in _krone_cues().finditer(view, max(0, before - 3000), before):
        last = match.group().lower()
    return None if last is None else vocabulary().nations["Kronen"][last]

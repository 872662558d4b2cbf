"""The words of quantities, read once from `data/lexicon/quantities.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import folder


@dataclass(frozen=True)
class Vocabulary:
    """The words of figures, units and nouns, as maps from a lower-case word to what it says, and raw alternatives."""

    numerals: Mapping[str, Mapping[str, int | float]]
    scales: Mapping[str, int]
    abbreviated: frozenset[str]
    dotted: frozenset[str]
    letters: Mapping[str, int]
    currency_signs: Mapping[str, str]
    currency_codes: tuple[str, ...]
    currency_words: Mapping[str, str]
    nations: Mapping[str, Mapping[str, str]]
    nationality_adjectives: tuple[str, ...]
    units: Mapping[str, Mapping[str, str]]
    other_measures: frozenset[str]
    numbered: frozenset[str]
    counted: tuple[str, ...]
    money_nouns: tuple[str, ...]
    price_units: frozenset[str]
    fractions: Mapping[str, int]
    every: Mapping[str, float]
    vulgar: Mapping[str, float]
    no_amount_heads: frozenset[str]
    candidates: Mapping[str, str]
    no_adjectives: tuple[str, ...]


@dataclass(frozen=True)
class ContextWords:
    """The words around figures: hedges, scopes, rates, growth, coordination."""

    before: Mapping[str, tuple[str, str]]
    verbal_hedges: frozenset[str]
    after: Mapping[str, str]
    per: Mapping[str, str]
    hochgerechnet: str
    agreements: tuple[str, ...]
    ueber_verbs: str
    growth_up: tuple[str, ...]
    growth_down: tuple[str, ...]
    decline: str
    more: str
    less: str
    rate_adjectives: Mapping[str, str]
    openers: frozenset[str]
    between_levels: tuple[str, ...]
    coordinators: tuple[str, ...]
    between_coordinated: tuple[str, ...]
    carried: Mapping[str, str]


def phrases(line: str) -> tuple[str, ...]:
    """Cut a line of phrases at its bars."""
    return tuple(" ".join(part.split()) for part in line.split("|") if part.strip())


def _before(raw: Mapping[str, Mapping[str, str]], focus: str, each: str) -> dict[str, tuple[str, str]]:
    """Map each word or phrase that may stand before a figure to its kind ('hedge', 'scope', …) and its code."""
    table: dict[str, tuple[str, str]] = dict.fromkeys(focus.split(), ("focus", ""))
    for kind, group in (("hedge", raw["hedges"]), ("scope", raw["scope"])):
        table |= {phrase: (kind, code) for code, line in group.items() for phrase in phrases(line)}
    table |= {word: ("per", code) for code, line in raw["per_before"].items() for word in line.split()}
    table |= dict.fromkeys(phrases(each), ("each", ""))
    table |= dict.fromkeys(("für", "um", "von", "auf", "mit", "bei", "zu", "in", "an", "aus"), ("preposition", ""))
    return table


def _words(value: str | Iterable[str]) -> tuple[str, ...]:
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


@cache
def _raw() -> Any:
    return read_yaml("lexicon", "quantities.yaml")


def _broken(error: Exception) -> DataFileError:
    path = folder("data", "lexicon", "quantities.yaml")
    cause = f"The lexicon of quantities lacks or breaks {error}."
    return DataFileError(cause, "Give it the form of the shipped file.", Place(str(path)))


@cache
def vocabulary() -> Vocabulary:
    """Read the words of figures, units and nouns; later calls give the same object."""
    raw = _raw()
    try:
        return Vocabulary(
            numerals=raw["numerals"],
            scales=raw["scales"],
            abbreviated=frozenset(_words(raw["abbreviated"])),
            letters=raw["letters"],
            dotted=frozenset(_words(raw["dotted"])),
            currency_signs=raw["currency_signs"],
            currency_codes=_words(raw["currency_codes"]),
            currency_words=raw["currency_words"],
            nations=raw["nations"],
            nationality_adjectives=_words(raw["nationality_adjectives"]),
            units=raw["units"],
            other_measures=frozenset(_words(raw["other_measures"])),
            numbered=frozenset(_words(raw["numbered"])),
            counted=_words(raw["counted"]),
            money_nouns=_words(raw["money_nouns"]),
            price_units=frozenset(_words(raw["price_units"])),
            fractions=raw["fractions"],
            every=raw["every"],
            vulgar=raw["vulgar"],
            no_amount_heads=frozenset(_words(raw["no_amount_heads"])),
            candidates={name: "|".join(phrases(line)) for name, line in raw["candidates"].items()},
            no_adjectives=_words(raw["no_adjectives"]),
        )
    except (KeyError, AttributeError, TypeError) as error:
        raise _broken(error) from error


@cache
def context_words() -> ContextWords:
    """Read the words around figures; later calls give the same object."""
    raw = _raw()
    try:
        return ContextWords(
            before=_before(raw, raw["focus"], raw["each"]),
            verbal_hedges=frozenset(_words(raw["verbal_hedges"])),
            after=raw["after"],
            per={code: "|".join(phrases(line)) for code, line in raw["per"].items()},
            hochgerechnet=raw["hochgerechnet"],
            agreements=_words(raw["agreements"]),
            ueber_verbs="|".join(_words(raw["ueber_verbs"])),
            growth_up=_words(raw["growth_nouns"]["up"]),
            growth_down=_words(raw["growth_nouns"]["down"]),
            decline="|".join(_words(raw["decline"])),
            more="|".join(phrases(raw["more"])),
            less="|".join(phrases(raw["less"])),
            rate_adjectives={code: "|".join(_words(line)) for code, line in raw["per_before"].items()},
            openers=frozenset(_words(raw["openers"])),
            between_levels=phrases(raw["between_levels"]),
            coordinators=phrases(raw["coordinators"]),
            between_coordinated=phrases(raw["between_coordinated"]),
            carried={name: "|".join(phrases(line)) for name, line in raw["carried"].items()},
        )
    except (KeyError, AttributeError, TypeError) as error:
        raise _broken(error) from error

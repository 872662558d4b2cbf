"""Cues: the words beside which an unlisted name shows what it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from kgtool.resources import folder


@dataclass(frozen=True)
class Cues:
    """The lists of `data/lexicon/cues.yaml`, all in lower case."""

    role_nouns: Mapping[str, str]
    product_nouns: Mapping[str, str]
    positions: Mapping[str, str]
    titles: frozenset[str]
    first_names: frozenset[str]
    legal_forms: frozenset[str]
    name_tails: frozenset[str]
    place_words: frozenset[str]
    place_prepositions: frozenset[str]
    acronyms: frozenset[str]
    no_names: frozenset[str]

    def role_kind(self, low: str) -> str | None:
        """Return the class that a role noun gives the name behind it, by the longest noun the word ends with."""
        return _longest(self.role_nouns, low)

    def product_kind(self, low: str) -> str | None:
        """Return the class that a product noun gives the name behind it."""
        return _longest(self.product_nouns, low)

    def position(self, low: str) -> str | None:
        """Return the slug of a position noun, also at the end of a hyphen compound ('Nvidia-Chef')."""
        last = low.rsplit("-", 1)[-1]
        return self.positions.get(last) or self.positions.get(last.removesuffix("s")) or self.positions.get(last[:-1])


def _longest(nouns: Mapping[str, str], low: str) -> str | None:
    stem = low.removesuffix("s") if low.endswith("s") and low not in nouns else low
    for start in range(len(stem)):
        if stem[start:] in nouns:
            return nouns[stem[start:]]
        if low[start:] in nouns:
            return nouns[low[start:]]
    return None


@cache
def cues() -> Cues:
    """Read the cues; later calls give the same object."""
    path = folder("data", "lexicon", "cues.yaml")
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Cues(
        role_nouns=raw["role_nouns"],
        product_nouns=raw["product_nouns"],
        positions=raw["positions"],
        titles=frozenset(raw["titles"]),
        first_names=frozenset(raw["first_names"]),
        legal_forms=frozenset(raw["legal_forms"]),
        name_tails=frozenset(raw["name_tails"]),
        place_words=frozenset(raw["places"]["before"]),
        place_prepositions=frozenset(raw["places"]["prepositions"]),
        acronyms=frozenset(raw["acronyms"]),
        no_names=frozenset(raw["no_names"]),
    )

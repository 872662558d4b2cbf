"""Cues: the words beside which an unlisted name shows what it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kgtool.data_files import read_yaml
from kgtool.extract.names.table import read_table
from kgtool.resources import files


@dataclass(frozen=True)
class Cues:
    """The lists of `cues.yaml`, `role_nouns.tsv`, `positions.tsv` and `legal_forms.tsv`, all in lower case.

    `leading` are the positions that make a claim of leadership; a spokesman holds none of them.
    """

    role_nouns: Mapping[str, str]
    product_nouns: Mapping[str, str]
    positions: Mapping[str, str]
    leading: frozenset[str]
    titles: frozenset[str]
    first_names: frozenset[str]
    legal_forms: frozenset[str]
    name_tails: frozenset[str]
    place_words: frozenset[str]
    place_prepositions: frozenset[str]
    acronyms: frozenset[str]
    no_names: frozenset[str]
    abstract_ends: tuple[str, ...]
    institutions: Mapping[str, str]

    def role_kind(self, low: str) -> str | None:
        """Return the class that a role noun gives the name behind it, by the longest noun the word ends with."""
        return _longest(self.role_nouns, low)

    def product_kind(self, low: str) -> str | None:
        """Return the class that a product noun gives the name behind it."""
        return _longest(self.product_nouns, low)

    def position(self, low: str) -> str | None:
        """Return the slug of a position noun, also at the end of a hyphen compound ('Nvidia-Chef')."""
        last = low.rsplit("-", 1)[-1]
        for word in (low, last, last.removesuffix("s"), last[:-1]):
            if word in self.positions:
                return self.positions[word]
        return None

    def leads(self, low: str) -> bool:
        """Tell whether a position noun, also behind a hyphen, makes a claim of leadership."""
        last = low.rsplit("-", 1)[-1]
        return any(word in self.leading for word in (low, last, last.removesuffix("s"), last[:-1]) if len(word) > 2)


def _longest(nouns: Mapping[str, str], low: str) -> str | None:
    stem = low.removesuffix("s") if low.endswith("s") and low not in nouns else low
    for start in range(len(stem)):
        if stem[start:] in nouns:
            return nouns[stem[start:]]
        if low[start:] in nouns:
            return nouns[low[start:]]
    return None


def _table(name: str) -> list[dict[str, str]]:
    return [row for path in files("lexicon", name) for _, row in read_table(path)]


@cache
def cues() -> Cues:
    """Read the cues; later calls give the same object."""
    raw = read_yaml("lexicon", "cues.yaml")
    return Cues(
        role_nouns={row["noun"].lower(): row["kind"] for row in _table("role_nouns.tsv")},
        product_nouns=raw["product_nouns"],
        positions={row["noun"].lower(): row["slug"] for row in _table("positions.tsv")},
        leading=frozenset(row["noun"].lower() for row in _table("positions.tsv") if row["leadership"] == "1"),
        titles=frozenset(raw["titles"]),
        first_names=frozenset(raw["first_names"]),
        legal_forms=frozenset(row["form"].lower() for row in _table("legal_forms.tsv") if row["legal"] == "1"),
        name_tails=frozenset(raw["name_tails"])
        | {row["form"].lower() for row in _table("legal_forms.tsv") if row["legal"] == "0"},
        place_words=frozenset(raw["places"]["before"]),
        place_prepositions=frozenset(raw["places"]["prepositions"]),
        acronyms=frozenset(raw["acronyms"]),
        no_names=frozenset(raw["no_names"]),
        abstract_ends=tuple(raw["abstract_ends"]),
        institutions=raw["institutions"],
    )

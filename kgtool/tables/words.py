"""The words of cells, read once from `data/lexicon/cells.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kgtool.data_files import read_yaml


@dataclass(frozen=True, slots=True)
class CellWords:
    """What words in cells mean, by the word in lower case; the longest stand first, so that they are tried first.

    `scales` are powers of ten, `hedges` and `rates` codes of the claim record, `currencies` ISO 4217 codes.
    """

    scales: Mapping[str, int]
    hedges: Mapping[str, str]
    open_end: tuple[str, ...]
    ranges: tuple[str, ...]
    range_heads: tuple[str, ...]
    currencies: Mapping[str, str]
    rates: Mapping[str, str]
    yes: frozenset[str]
    no: frozenset[str]


@cache
def cell_words(language: str) -> CellWords:
    """Return the words of cells in a language, `de` or `en`."""
    data = read_yaml("lexicon", "cells.yaml")
    powers = data["powers"]
    scales = {word: powers[power] for power, words in data["scales"][language].items() for word in words}
    return CellWords(
        scales=scales,
        hedges=_longest_first(data["hedges"]),
        open_end=tuple(sorted(data["open_end"], key=lambda word: (-len(word), word))),
        ranges=tuple(dict.fromkeys(data["ranges"])),
        range_heads=tuple(data["range_heads"]),
        currencies=_longest_first(data["currencies"]),
        rates=_longest_first(data["rates"]),
        yes=frozenset(data["yes"]),
        no=frozenset(data["no"]),
    )


def plain(words: str) -> str:
    """Return words as tables of values are asked for them: lower case, single blanks, none around."""
    return re.sub(r"\s+", " ", words).strip().casefold()


def _longest_first(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    found = {word: code for code, words in groups.items() for word in words}
    return {word: found[word] for word in sorted(found, key=lambda word: (-len(word), word))}

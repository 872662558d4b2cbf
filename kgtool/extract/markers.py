"""Markers: words and phrases that stand for a code of the claim record ('angeblich' is rumoured, 'primär' primary)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from kgtool.extract.names.table import read_table
from kgtool.resources import files

#: Class of a marker (modality, exclusivity, stage, instrument) to the codes that a clause's markers stand for.
Marks = Mapping[str, tuple[str, ...]]


@cache
def _markers() -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Read `data/lexicon/markers.tsv` by first word, the longest phrase first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for _, row in (pair for path in files("lexicon", "markers.tsv") for pair in read_table(path)):
        words = tuple(row["phrase"].lower().split())
        found.setdefault(words[0], []).append((words, row["class"], row["value"]))
    return {first: tuple(sorted(items, key=lambda item: (-len(item[0]), item))) for first, items in found.items()}


def marks(lows: Sequence[str]) -> Marks:
    """Return the codes that the lower-case words of a clause stand for; where phrases overlap the longest wins.

    >>> marks("microsoft bleibt der wichtigste partner".split())
    {'exclusivity': ('primary',)}
    """
    return _marks(tuple(lows))


@lru_cache(maxsize=256)
def _marks(lows: tuple[str, ...]) -> Marks:
    """Work the codes out; the clauses of one sentence are asked for several times in a row."""
    table = _markers()
    found: dict[str, list[str]] = {}
    position, end = 0, len(lows)
    while position < end:
        listed = table.get(lows[position])
        if listed is None:
            position += 1
            continue
        fitting = [m for m in listed if lows[position : position + len(m[0])] == m[0]]
        step = max((len(words) for words, _, _ in fitting), default=1)
        for words, kind, value in fitting:
            if len(words) == step:
                found.setdefault(kind, []).append(value)
        position += step
    return {kind: tuple(dict.fromkeys(values)) for kind, values in found.items()}

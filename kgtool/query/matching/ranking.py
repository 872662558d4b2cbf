"""Ranks the stored questions by what free words have in common with their headers: BM25 over weighted fields.

After Robertson, Zaragoza and Taylor, 'Simple BM25 extension to multiple weighted fields' (CIKM 2004): the frequencies
of a term in the fields are added with the fields' weights before they are damped.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kgtool.query.library import library
from kgtool.query.matching.words import terms
from kgtool.query.question import StoredQuestion

#: How much a word of each field counts.
WEIGHTS = {"title": 3.0, "asks": 3.0, "tags": 0.5, "description": 1.0, "columns": 0.5, "parameters": 0.3}
_K, _B = 1.2, 0.4
#: How much a question gains whose whole title, or one whole sentence of `asks`, is in the words.
_TITLE = 0.5
#: What a thing of a class is called, and how much a question gains that speaks of such things.
_HINTS = {
    "AIModel": ("Modell",),
    "Application": ("Produkt",),
    "CloudPlatform": ("Plattform",),
    "Chip": ("Chip",),
    "ChipGeneration": ("Chip",),
}
_HINT = 0.1


@dataclass(frozen=True, slots=True)
class Ranked:
    """A question with its score, and the part of the words' weight that its header accounts for (0 to 1)."""

    question: StoredQuestion
    score: float
    covered: float


@dataclass(frozen=True, slots=True)
class _Index:
    frequencies: Mapping[str, Mapping[str, float]]
    lengths: Mapping[str, float]
    rarity: Mapping[str, float]
    unknown: float


def ranked(text: str, classes: Collection[str] = ()) -> list[Ranked]:
    """Return all questions, the best first; those of the same score in the order of their names.

    `classes` are those of the entities that the text names: a question whose header speaks of one gains a little.
    """
    index = _index()
    wanted = Counter(terms(text))
    hinted = {term for name in classes for word in _HINTS.get(name, ()) for term in terms(word)}
    weight = sum(index.rarity.get(term, index.unknown) for term in wanted)
    average = sum(index.lengths.values()) / len(index.lengths)
    found = []
    for question in library():
        frequencies = index.frequencies[question.name]
        norm = _K * (1 - _B + _B * index.lengths[question.name] / average)
        score = sum(
            index.rarity[term] * times * frequencies[term] * (_K + 1) / (frequencies[term] + norm)
            for term, times in sorted(wanted.items())
            if term in frequencies
        )
        if score:
            score *= 1 + _HINT * bool(hinted & frequencies.keys())
        score *= 1 + _TITLE * max(_share(said, wanted, index) for said in _sayings(question))
        met = sum(index.rarity[term] for term in sorted(wanted) if term in frequencies)
        found.append(Ranked(question, score, met / weight if weight else 0.0))
    return sorted(found, key=lambda entry: (-round(entry.score, 9), entry.question.name))


def accounts_for(question: StoredQuestion, word: str) -> bool:
    """Tell whether a question's header holds a word, one of its parts or a synonym."""
    return not _index().frequencies[question.name].keys().isdisjoint(terms(word))


def _share(title: str, wanted: Collection[str], index: _Index) -> float:
    """Return which part of the weight of a title's terms is wanted: one that says more asks for more."""
    own = sorted(set(terms(title)))
    weight = math.fsum(index.rarity[term] for term in own)
    return math.fsum(index.rarity[term] for term in own if term in wanted) / weight if weight else 0.0


def _sayings(question: StoredQuestion) -> Iterable[str]:
    """Return the whole questions of a header: its titles, and each of those by which people ask it."""
    return (*question.title.values(), *(said for asks in question.asks for said in asks.split("?") if said.strip()))


def fields(question: StoredQuestion) -> Mapping[str, Iterable[str]]:
    """Return the texts of a question's header by field, both languages together."""
    return {
        "title": question.title.values(),
        "asks": question.asks,
        "tags": question.tags,
        "description": question.description.values(),
        "columns": [text for column in question.columns for text in column.heading.values()],
        "parameters": [text for entry in question.parameters for text in entry.description.values()],
    }


@cache
def _index() -> _Index:
    frequencies: dict[str, Mapping[str, float]] = {}
    for question in library():
        counted: Counter[str] = Counter()
        for field, texts in fields(question).items():
            for term in (term for text in texts for term in terms(text)):
                counted[term] += WEIGHTS[field]  # type: ignore[assignment]
        frequencies[question.name] = counted
    holders = Counter(term for counted in frequencies.values() for term in counted)
    count = len(frequencies)
    rarity = {term: math.log(1 + (count - held + 0.5) / (held + 0.5)) for term, held in holders.items()}
    lengths = {name: math.fsum(counted.values()) for name, counted in frequencies.items()}
    return _Index(frequencies, lengths, rarity, math.log(1 + (count + 0.5) / 0.5))

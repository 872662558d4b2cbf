"""What a text's words are beside names and figures, and which texts share so many of them that one copied the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from kgtool.claims.slug import slug
from kgtool.errors import ClaimError
from kgtool.origins.thresholds import thresholds
from kgtool.origins.voices import legal_forms
from kgtool.stated.claim import Quote, StatedClaim

#: Words in a row.
Words: TypeAlias = "tuple[str, ...]"

_WORD = re.compile(r"[^\W_]+(?:[-'’.,&][^\W_]+)*")
#: So many characters around a quote are kept; where there are as many, the outermost word may be cut.
_CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a quote, and the same with those around it."""

    quote: Words
    whole: Words


@lru_cache(maxsize=1 << 16)
def shingles(words: Words) -> frozenset[Words]:
    """Return the runs of so many words as are looked up."""
    size = thresholds().shingle
    return frozenset(words[start : start + size] for start in range(len(words) - size + 1))


def wordings(claims: Sequence[StatedClaim]) -> tuple[tuple[Wording, ...], ...]:
    """Return the wordings of each claim, one a quote, without names, figures and times."""
    slugs = {iri.value.rsplit("/", 1)[-1] for claim in claims for iri in (*claim.actors, *claim.speakers)}
    names = _Names({part for name in (*slugs, *legal_forms()) for part in name.split("-") if len(part) > 1})
    return tuple(tuple(_wording(_plain(quote, _figures(claim)), names) for quote in claim.quotes) for claim in claims)


class _Names(dict[str, bool]):
    """Which words are names of those who are spoken of; each is looked at once."""

    def __init__(self, parts: set[str]) -> None:
        super().__init__()
        self._own = parts

    def __missing__(self, word: str) -> bool:
        parts = _parts(word)
        found = self[word] = bool(parts) and all(
            part in self._own or part.removesuffix("s") in self._own for part in parts
        )
        return found


def _wording(plain: tuple[Words, Words, Words], names: _Names) -> Wording:
    before, own, after = (tuple(word for word in words if not names[word]) for words in plain)
    return Wording(own, (*before, *own, *after))


def _figures(claim: StatedClaim) -> tuple[str, ...]:
    """Return the texts of the claim that are figures and times."""
    texts = [measure.words for measure in claim.measures if measure.words]
    return (*texts, claim.time_words) if claim.time_words else tuple(texts)


@lru_cache(maxsize=1 << 17)
def _plain(quote: Quote, figures: tuple[str, ...]) -> tuple[Words, Words, Words]:
    """Return the words before, in and after a quote without figures; a word that may be cut is left out."""
    before, after = _words(quote.prefix), _words(quote.suffix)
    if len(quote.prefix) >= _CONTEXT and not quote.prefix[0].isspace():
        before = before[1:]
    if len(quote.suffix) >= _CONTEXT and not quote.suffix[-1].isspace():
        after = after[:-1]
    own = _without(list(_words(quote.exact)), [_words(figure) for figure in figures])
    return _no_figures(before), _no_figures(own), _no_figures(after)


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text.casefold()))


def _without(words: list[str], figures: Sequence[Words]) -> list[str]:
    """Take the words of figures out, each figure as often as it stands there in one piece."""
    for figure in sorted(figures, key=len, reverse=True):
        place = 0
        while figure and place + len(figure) <= len(words):
            if tuple(words[place : place + len(figure)]) == figure:
                del words[place : place + len(figure)]
            else:
                place += 1
    return words


def _no_figures(words: Sequence[str]) -> Words:
    figures = thresholds().figure_words
    return tuple(word for word in words if word not in figures and not any(map(str.isdigit, word)))


@lru_cache(maxsize=1 << 16)
def _parts(word: str) -> tuple[str, ...]:
    try:
        return tuple(slug(word).split("-"))
    except ClaimError:
        return ()


def tells_a_copy(text: Wording) -> bool:
    """Tell whether a wording is long enough that two texts do not come to it by themselves."""
    return _one_wording(text, text)


def alike(
    texts: Sequence[Wording], marks: Sequence[Collection[Hashable]], comparable: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts of which one was taken from the other, by position, the smaller first.

    Only texts with a mark in common are compared, and of them those that are comparable. Candidates are found by the
    shingles they share; each shingle stands for the first texts of its mark that have it only.
    """
    postings: dict[Hashable, dict[int, list[int]]] = defaultdict(dict)
    numbers: dict[Words, int] = {}
    most = thresholds().postings
    for position, text in enumerate(texts):
        candidates: set[int] = set()
        # Words are hashed anew each time that they are looked up, numbers are not.
        own = [numbers.setdefault(shingle, len(numbers)) for shingle in shingles(text.whole)]
        for mark in marks[position]:
            having = postings[mark]
            for number in own:
                found = having.setdefault(number, [])
                candidates.update(found)
                if len(found) < most:
                    found.append(position)
        for other in sorted(candidates):
            if comparable(other, position) and _one_wording(texts[other], text):
                yield other, position


@lru_cache(maxsize=1 << 17)
def _one_wording(first: Wording, second: Wording) -> bool:
    """Tell whether quotes share so much that they are one: touched up, in a long run, or the shorter one wholly."""
    limits = thresholds()
    own, other = shingles(first.quote), shingles(second.quote)
    common = len(own & other)
    if common >= limits.shared and common >= limits.contained * min(len(own), len(other)):
        return True
    inner = _longest_run(first.quote, second.quote)
    run = _longest_run(first.whole, second.whole)
    if min(len(run) - limits.run, len(inner) - limits.whole) >= 0:
        return sum(word not in limits.function_words for word in run) >= limits.content
    if inner != min(first.quote, second.quote, key=len):
        return False
    return len(inner) >= limits.whole or min(len(run) - limits.around, len(inner) - limits.shingle) >= 0


def _longest_run(first: Words, second: Words) -> Words:
    """Return the most words in a row that stand in both, of several such runs the first."""
    longest, end = 0, 0
    before = [0] * (len(second) + 1)
    for number, word in enumerate(first, start=1):
        row = [0] * (len(second) + 1)
        for place, other in enumerate(second):
            if word == other:
                row[place + 1] = before[place] + 1
                if row[place + 1] > longest:
                    longest, end = row[place + 1], number
        before = row
    return first[end - longest : end]

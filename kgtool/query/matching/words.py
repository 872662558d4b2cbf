"""The words of a question as terms that can be compared: lemmas and the parts of compounds, synonyms taken together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from kgtool.data_files import read_yaml
from kgtool.extract.names.words import is_word, vocabulary

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'"})
#: The shortest part of a compound, and what may stand between two.
_PART, _LINKS = 4, ("", "s", "es", "n", "en")
_ENGLISH = re.compile(r"(?:ing|ed|es|s)$")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What `data/ask.yaml` says: words to ignore, and by its first term each phrase of synonyms with its group."""

    ignored: frozenset[str]
    same: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, in lower case and without umlauts, in their order.

    >>> words("Wer hängt von Nvidia ab?")
    ('wer', 'haengt', 'von', 'nvidia', 'ab')
    """
    return tuple(match.group().lower().translate(_FOLD) for match in _WORD.finditer(text))


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text, several of a word where it is a compound or has synonyms; the order is the text's."""
    reading = _reading()
    found = [lemma(match.group()) for match in _WORD.finditer(text)]
    given = [
        term
        for first, match in zip(found, _WORD.finditer(text), strict=True)
        for term in (first, *compound_parts(match.group()))
    ]
    kept = [term for term in given if term not in reading.ignored]
    return (*kept, *_groups(frozenset(given), reading))


def _groups(given: frozenset[str], reading: _Reading) -> Iterator[str]:
    """Yield the group of each phrase all of whose words are given, twice where it has several."""
    for term in sorted(given):
        for phrase, group in reading.same.get(term, ()):
            if given.issuperset(phrase):
                yield from [group] * len(phrase)


@lru_cache(maxsize=8192)
def lemma(word: str) -> str:
    """Return the German lemma of a word, else its English stem."""
    known = cast("Mapping[str, list[bytes]]", vocabulary())
    for form in (word, word.lower(), word.capitalize()):
        if form in known:
            return known[form][0].decode().lower().translate(_FOLD)
    folded = word.lower().translate(_FOLD)
    stem = _ENGLISH.sub("", folded)
    return stem if len(stem) > 2 else folded


def says_little(word: str) -> bool:
    """Tell whether a word is one of those that do not tell questions apart: 'wer', 'von', 'the'."""
    return lemma(word) in _reading().ignored


@lru_cache(maxsize=8192)
def compound_parts(word: str) -> tuple[str, ...]:
    """Return the lemmas of a compound's parts; those of a word with a hyphen are its words."""
    if "-" in word:
        return tuple(
            part for piece in word.split("-") for part in (lemma(piece), *compound_parts(piece)) if len(piece) > 1
        )
    for cut in range(_PART, len(word) - _PART + 1):
        head, tail = word[:cut], word[cut:].capitalize()
        if is_word(tail) and (stem := _head(head)):
            return (lemma(stem), *compound_parts(stem), lemma(tail), *compound_parts(tail))
    return ()


def _head(word: str) -> str | None:
    """Return the first part of a compound without what links it, None where it is no word."""
    for link in _LINKS:
        stem = word.removesuffix(link).capitalize()
        if word.endswith(link) and len(stem) >= _PART and is_word(stem):
            return stem
    return None


@cache
def _reading() -> _Reading:
    data = read_yaml("ask.yaml")
    ignored = {lemma(word) for language in ("de", "en") for word in data["ignored"][language]}
    same: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for number, line in enumerate(data["same"]):
        for phrase in line:
            lemmas = tuple(lemma(match.group()) for match in _WORD.finditer(phrase))
            same.setdefault(lemmas[0], []).append((lemmas, f"={number}"))
    return _Reading(frozenset(ignored), {term: tuple(phrases) for term, phrases in same.items()})


@cache
def prepositions() -> Mapping[str, tuple[str, ...]]:
    """Return, for the words before a name, how the descriptions of the parameters begin that it may fill."""
    given = read_yaml("ask.yaml")["prepositions"]
    return {words(before)[0]: tuple(words(leads)) for before, leads in given.items()}

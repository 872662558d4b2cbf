"""Words as the search compares them: however umlauts are written, whatever the ending, with the parts of compounds.

`ä`, `ae` and `a` are taken as one, so are `ß` and `ss`; endings go by the German Snowball stemmer
(https://snowballstem.org/algorithms/german/stemmer.html), which serves English words well enough.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from kgtool.query.matching.words import compound_parts, lemma

if TYPE_CHECKING:
    from snowballstemmer.german_stemmer import GermanStemmer

_WORD = re.compile(r"[^\W_]+")
_TRANSCRIBED = re.compile(r"(?<![aeiouq])(?P<vowel>[aou])e")
#: Shorter words have no parts.
_COMPOUND = 9
_stemming = Lock()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text with its offsets, as it is compared whole."""

    start: int
    end: int
    form: str


def folded(word: str) -> str:
    """Return a word in lower case without accents, umlauts as their vowels.

    >>> folded("Gefährdung") == folded("Gefaehrdung") == folded("GEFAHRDUNG")
    True
    >>> folded("Straße")
    'strasse'
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(sign for sign in plain if sign.isalnum())
    return _TRANSCRIBED.sub(r"\g<vowel>", bare)


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """Return the stem of a folded word.

    >>> stem("investitionen")
    'investition'
    """
    with _stemming:
        return str(_stemmer().stemWord(form))


@cache
def _stemmer() -> GermanStemmer:
    from snowballstemmer.german_stemmer import GermanStemmer

    return GermanStemmer()


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text, in their order; offsets are in code points."""
    return tuple(
        Token(match.start(), match.end(), form) for match in _WORD.finditer(text) if (form := _folded(match.group()))
    )


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return folded(word)


@lru_cache(maxsize=65536)
def senses(word: str) -> tuple[str, ...]:
    """Return what a word is looked for by: itself, its stem, the stem of its lemma ('kauft', 'kaufen': 'kauf')."""
    form = _folded(word)
    return tuple(dict.fromkeys((form, stem(form), stem(folded(lemma(word)))))) if form else ()


@lru_cache(maxsize=65536)
def keys(word: str) -> tuple[str, ...]:
    """Return all that a word of a text is found by: its senses, and the stems of its parts."""
    parts = compound_parts(word) if len(word) >= _COMPOUND else ()
    return tuple(dict.fromkeys((*senses(word), *(stem(folded(part)) for part in parts))))


def indexed(text: str) -> str:
    """Return what a text is found by, in the order of its words, with a space between.

    >>> indexed("neue Milliardeninvestitionen")
    'neue neu milliardeninvestitionen milliardeninvestition milliard investition'
    """
    return " ".join(key for match in _WORD.finditer(text) for key in keys(match.group()))

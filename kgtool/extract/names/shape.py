"""The shape of a word: whether it looks like a name, and whether German knows it as a common word."""

from __future__ import annotations

import re
from functools import lru_cache

from kgtool.extract.names.cues import cues
from kgtool.extract.names.words import is_word

_INNER_CAPITAL = re.compile(r"[a-zäöü][A-ZÄÖÜ]|^[A-ZÄÖÜ]{2,}[a-zäöü]{2,}")
_ALL_CAPITALS = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9&]{1,}$")
_LINKS = ("", "s", "n", "es", "en", "e")


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Tell whether a word is German vocabulary: known to simplemma itself or as the last part of a compound.

    >>> is_common("Rechenzentrumsbetreiber"), is_common("Nscale")
    (True, False)
    """
    if not word or is_word(word):
        return True
    if "-" in word:
        return is_common(word.rsplit("-", 1)[-1])
    low = word.lower()
    for cut in range(3, len(low) - 3):
        tail = low[cut:]
        if _is_head(tail) and _is_stem(low[:cut]):
            return True
    return False


def _is_head(tail: str) -> bool:
    """Tell whether a compound can end so; a word of four letters only where it is no house ('chef', but not 'werk')."""
    return (len(tail) >= 5 and (_is_noun(tail))) or tail in cues().short_heads


def _is_noun(tail: str) -> bool:
    """Tell whether a lower-case word is vocabulary, or the feminine of one: 'führerin'."""
    return is_word(tail.capitalize()) or (tail.endswith("erin") and is_word(tail[:-2].capitalize()))


def _is_stem(head: str) -> bool:
    stems = [head[: len(head) - len(link)] for link in _LINKS if head.endswith(link) and len(head) - len(link) >= 3]
    return any(is_word(stem.capitalize()) or (len(stem) > 9 and is_common(stem.capitalize())) for stem in stems)


@lru_cache(maxsize=65536)
def has_name_shape(word: str) -> bool:
    """Tell whether capitals inside the word or nothing but capitals mark it as a name ('CoreWeave', 'IREN', 'G42')."""
    if word.endswith(("Innen", "rIn")):
        return False  # 'AnlegerInnen', 'KundIn': both genders in one word
    return _INNER_CAPITAL.search(word) is not None or (_ALL_CAPITALS.match(word) is not None and len(word) >= 3)

"""What stands before a capitalised word and shows it to be a common noun: an article or an adjective."""

from __future__ import annotations

from functools import cache, lru_cache

from kgtool.extract.lexicon import lexicon

_ENDINGS = ("e", "er", "es", "en", "em")


@lru_cache(maxsize=65536)
def makes_a_noun(low: str) -> bool:
    """Tell whether a lower-case word before a name that is also a noun makes it the noun: 'die neue Orange'.

    >>> makes_a_noun("die"), makes_a_noun("neuen"), makes_a_noun("zwischen"), makes_a_noun("haben")
    (True, True, False, False)
    """
    known = lexicon()
    if low in known.determiners or low in known.grammar["possessives"]:
        return True
    return low.endswith(_ENDINGS) and low not in _closed() and not known.verbs.is_finite(low)


@cache
def _closed() -> frozenset[str]:
    """Return the words of the closed classes, of which none is an adjective, whatever its ending."""
    known = lexicon()
    return frozenset(known.prepositions).union(known.pronouns, *known.grammar.values())

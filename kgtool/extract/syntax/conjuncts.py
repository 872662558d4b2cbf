"""Conjuncts: nouns that a conjunction joins share the name that stands at one of them."""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.extract.tokens import Token

_AND = frozenset({"und", "sowie", "&"})


def conjoined(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Return the positions of a noun and of the nouns joined to it: 'Gründerin und Chefin', 'Umsatz und Gewinn'."""
    found = list(range(first, last + 1))
    if first > 1 and tokens[first - 1].low in _AND and _is_noun(tokens[first - 2]):
        found.append(first - 2)
    if last + 2 < len(tokens) and tokens[last + 1].low in _AND and _is_noun(tokens[last + 2]):
        found.append(last + 2)
    return found


def _is_noun(token: Token) -> bool:
    return token.kind == "word" and token.capital and not token.name

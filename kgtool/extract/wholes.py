"""Wholes: of what a share is, by the noun behind it ('16 Prozent des Finanzierungsbetrags'), else by the rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kgtool.data_files import read_yaml
from kgtool.extract.lexicon import ends_with_noun, lexicon
from kgtool.extract.tokens import Token

#: How many words may stand between a share and what it is of: '16 % des gesamten offengelegten Finanzierungsbetrags'.
_NEAR = 6


@dataclass(frozen=True)
class _Wholes:
    nouns: Mapping[str, tuple[str, ...]]
    types: Mapping[str, str]
    funded: frozenset[str]


@cache
def _wholes() -> _Wholes:
    raw = read_yaml("lexicon", "wholes.yaml")
    nouns = {code: tuple(words) for code, words in raw["nouns"].items()}
    return _Wholes(nouns, dict(raw["types"]), frozenset(raw["funded"]))


def whole(tokens: Sequence[Token], last: int) -> str | None:
    """Return the code of what a share that ends at a position is of, None where no noun behind it says so."""
    for token in tokens[last + 1 : last + 2 + _NEAR]:
        if token.kind != "word" or token.low in lexicon().prepositions:
            return None
        if token.capital:
            return None if token.name else _named(token.low)
    return None


@cache
def _named(low: str) -> str | None:
    for code, nouns in _wholes().nouns.items():
        if any(low == noun[1:] if noun.startswith("=") else ends_with_noun(low, noun) for noun in nouns):
            return code
    return None


def of_what(tokens: Sequence[Token], last: int, said: str | None, claim_type: str, kind: str) -> str | None:
    """Return of what a share or multiple is: a share by its noun, else as the rule says, else by the type of claim."""
    if kind not in ("share", "ratio"):
        return None
    return (whole(tokens, last) if kind == "share" else None) or said or _wholes().types.get(claim_type)


def of_funding(tokens: Sequence[Token], last: int, claim_type: str) -> bool:
    """Tell whether a share beside an investor's sum is one of all that was raised."""
    return claim_type in _wholes().funded and whole(tokens, last) == "funding"

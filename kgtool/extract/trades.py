"""Trades: the market or line of business that common nouns of a clause name: 'Beschleunigermarkt', 'Markt für Y'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kgtool.data_files import read_yaml
from kgtool.extract.lexicon import ends_with_noun, lexicon, stems
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token

#: How far behind a market's noun or a preposition the noun stands that names the trade: an article, two adjectives.
_REACH = 4


@dataclass(frozen=True)
class Trades:
    """The words of `data/lexicon/trades.yaml`: nouns of markets and businesses, slugs by stem, by use and slug."""

    markets: tuple[str, ...]
    businesses: tuple[str, ...]
    incomes: tuple[str, ...]
    plain: frozenset[str]
    links: frozenset[str]
    dealings: frozenset[str]
    stems: Mapping[str, str]
    uses: Mapping[str, Mapping[str, str]]


@cache
def trades() -> Trades:
    """Read the trades; later calls give the same object."""
    raw = read_yaml("lexicon", "trades.yaml")
    slugs = {stem: slug for slug, entries in raw["trades"].items() for stem in entries}
    nouns = tuple(raw["markets"]), tuple(raw["businesses"]), tuple(raw["incomes"])
    return Trades(
        *nouns, frozenset(raw["plain"]), frozenset(raw["links"]), frozenset(raw["dealings"]), slugs, raw["uses"]
    )


def trade(scope: Scope, prepositions: Sequence[str] = (), *, own: bool = False) -> tuple[str, int] | None:
    """Return the trade that a clause names, as slug and token position: by its market's noun, else by a phrase.

    `prepositions` are those behind which a trade may stand without such a noun: 'bei Serverprozessoren'; an `own` one
    is a line of business, no market.
    """
    tokens = scope.tokens
    words = [i for i in scope.indexes if tokens[i].capital and tokens[i].kind == "word"]
    found = (found for i in words for found in _of_market(tokens, i, own))
    return next(found, None) or next(_behind(scope, prepositions), None)


def _of_market(tokens: Sequence[Token], at: int, own: bool) -> Iterator[tuple[str, int]]:
    """Yield the trade in the first part of a market's noun, or behind it: 'HBM-Marktes', 'Markt für Sensoren'."""
    first = _first_part(tokens[at].low, own)
    if first is None:
        return
    if first:
        if slug := _slug(first):
            yield slug, at
    elif at + 1 < len(tokens) and tokens[at + 1].low in trades().links and (found := _named(tokens, at + 2)):
        yield found
    elif own and at + 1 < len(tokens) and tokens[at + 1].capital and (slug := _slug(tokens[at + 1].low)):
        yield slug, at + 1  # 'das Segment Kolokation'


@lru_cache(maxsize=4096)
def _first_part(low: str, own: bool) -> str | None:
    """Return what stands before a market's head in a compound, '' for the bare head, None for any other noun.

    >>> _first_part("beschleunigermarktes", False), _first_part("weltmarkt", False), _first_part("marktanteil", False)
    ('beschleuniger', '', None)
    """
    known = trades()
    for head in known.businesses + known.incomes if own else known.businesses + known.markets:
        if ends_with_noun(low, head):
            first = low[: low.rfind(head)].rstrip("-")
            return "" if first in trades().plain else first
    return None


def _behind(scope: Scope, prepositions: Sequence[str]) -> Iterator[tuple[str, int]]:
    if not prepositions:
        return
    tokens = scope.tokens
    if "bare" in prepositions:
        verb = scope.clause.verb
        places = [scope.indexes[0], *([verb.finite + 1] if verb is not None and verb.finite is not None else [])]
        yield from (found for i in places if (found := _named(tokens, i)) and found[1] - i < 2)
    known = lexicon().prepositions
    for i in scope.indexes:
        if known.get(tokens[i].low) in prepositions and (found := _named(tokens, i + 1)):
            yield found


def _named(tokens: Sequence[Token], start: int) -> tuple[str, int] | None:
    """Return the trade that the noun phrase from a position on names, with what it is used for."""
    for at in range(start, min(start + _REACH, len(tokens))):
        token = tokens[at]
        if token.kind != "word":
            return None
        if token.capital:
            slug = _slug(f"{tokens[at - 1].low} {token.low}") or _slug(token.low)
            if (
                slug is None
                and token.low in trades().dealings
                and at + 1 < len(tokens)
                and tokens[at + 1].low in ("von", "mit")
            ):
                return _named(tokens, at + 2)
            return (_used(tokens, at, slug), at) if slug else None
        if token.low in lexicon().prepositions:
            return None
    return None


def _used(tokens: Sequence[Token], at: int, slug: str) -> str:
    """Return the slug that a trade has by its use: 'Stromversorgungen für KI-Server'."""
    if at + 2 < len(tokens) and tokens[at + 1].low in ("für", "von", "in", "der"):
        use = next((_slug(t.low) for t in tokens[at + 2 : at + 4] if t.capital), None)
        return trades().uses.get(use or "", {}).get(slug, slug)
    return slug


@lru_cache(maxsize=4096)
def _slug(low: str) -> str | None:
    """Return the trade that a noun, or an adjective with its noun, names; of several stems the longest decides.

    >>> _slug("ki-servern"), _slug("humanoiden roboter"), _slug("lieferung")
    ('ai-server', 'humanoid-robots', None)
    """
    table = trades().stems
    adjective, space, noun = low.rpartition(" ")
    if space:
        adjective = adjective.removesuffix("n").removesuffix("r").removesuffix("s").removesuffix("m")
        return next((table[f"{adjective} {s}"] for s in stems(noun) if f"{adjective} {s}" in table), None)
    longest = max((stem for stem in {low, *stems(low)} if stem in table), key=len, default="")
    joined = low.removesuffix("s")
    return table.get(f"={low}") or table.get(longest) or table.get(joined)

"""Homes: where a firm is from, so that 'die Kieler', 'die Franzosen' and 'der Bonner Konzern' find it.

A firm's seat stands in the gazetteer, or the text gives it with the name: 'Fjordwatt aus Kiel', 'Varntal (Villach)',
'der niederländische Anbieter Moselcloud', 'die Zürcher Lumeo AG', 'mit Sitz in Winterthur'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kgtool.claims import Entity
from kgtool.extract.descriptions import anaphors
from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.gazetteer import gazetteer
from kgtool.extract.names.shape import is_common
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token

_ADJECTIVE = ("e", "en", "er", "es", "em")


@lru_cache(maxsize=16384)
def place_of(low: str) -> str | None:
    """Return the place that an inhabitant's name or an adjective means ('Niederländern', 'Bonner'), or None."""
    listed, known = anaphors().demonyms, gazetteer().demonyms
    for ending in ("", "n", "s", *_ADJECTIVE):
        word = low.removesuffix(ending) if ending else low
        if word in listed or word in known:
            return listed.get(word) or known[word]
    return None


def inhabitant(token: Token) -> str | None:
    """Return the place of an inhabitant's name or a place's adjective; the bare stem where no gazetteer lists it."""
    if (place := place_of(token.low)) is not None:
        return place if token.low.endswith(("er", "ern", "ers", "e", "en", "n", "is")) else None
    if token.low.endswith(("er", "ern", "ers")) and len(token.low) > 5 and not is_common(token.text):
        return token.low.removesuffix("n").removesuffix("s").removesuffix("er")
    return None


def same_place(a: str, b: str) -> bool:
    """Tell whether two places are one, or one a stem of the other: 'villach' and 'villach', 'dresdn' and 'dresden'."""
    if a == b:
        return True
    short = min(len(a), len(b))
    same = next((k for k in range(short) if a[k] != b[k]), short)
    return same >= 4 and same >= short - 1 and abs(len(a) - len(b)) <= 3


def at_home(homes: Sequence[str], place: str) -> float:
    """Return 1 where one of the homes is the place or lies in it, a half where the place lies in a home, else 0."""
    if any(same_place(found, place) for home in homes for found in _around(home)):
        return 1.0
    return 0.5 if any(same_place(found, home) for home in homes for found in _around(place)) else 0.0


def _around(place: str) -> Iterator[str]:
    """Yield a place, its region, its country; a continent is nobody's home."""
    found: str | None = place
    for _ in range(3):
        if found is None or found == "europe":
            return
        yield found
        found = gazetteer().within.get(found)


def homes_told(
    tokens: Sequence[Token], named: Sequence[Mention], entities: Mapping[str, Entity]
) -> Iterator[tuple[str, str]]:
    """Yield the firms that a sentence gives a home, with the place."""
    for mention in named:
        kinds = entities[mention.slugs[0]].kinds if mention.slugs[0] in entities else ()
        if mention.head is not None or "Location" in kinds or "Person" in kinds:
            continue
        for place in (_before(tokens, mention), _behind(tokens, mention, named, entities)):
            if place is not None:
                yield mention.slugs[0], place


def _before(tokens: Sequence[Token], mention: Mention) -> str | None:
    for position in range(mention.first - 1, max(-1, mention.first - 6), -1):
        token = tokens[position]
        if token.kind != "word" or token.low in lexicon().determiners or token.low in lexicon().prepositions:
            return None
        if (token.capital or token.low.endswith(_ADJECTIVE)) and (place := inhabitant(token)) is not None:
            listed = place_of(token.low) is not None
            return place if listed or token.capital else None
    return None


def _behind(
    tokens: Sequence[Token], mention: Mention, named: Sequence[Mention], entities: Mapping[str, Entity]
) -> str | None:
    words = [t.low for t in tokens[mention.last + 1 : mention.last + 7]]
    if words[:1] == ["aus"] or (words[:1] == ["("] and words[2:3] and words[2] in (")", ",")):
        at = mention.last + 2
    elif "sitz" in words and words[words.index("sitz") + 1 : words.index("sitz") + 2] == ["in"]:
        at = mention.last + 1 + words.index("sitz") + 2
    else:
        return None
    return place_at(tokens, at, named, entities)


def place_at(tokens: Sequence[Token], at: int, named: Sequence[Mention], entities: Mapping[str, Entity]) -> str | None:
    """Return the place named at a token: a known one, or a capitalised word that names nobody."""
    if at >= len(tokens) or not tokens[at].capital:
        return None
    for mention in named:
        if mention.first == at:
            entity = entities.get(mention.slugs[0])
            return mention.slugs[0] if entity is not None and "Location" in entity.kinds else None
    return tokens[at].low if not is_common(tokens[at].text) else None

"""Ownership: whose an unlisted product is, as the text says it where it names the product.

'Otravos Software Kontura', 'die Software Kontura von Otravo', 'der Assistent Mira des Anbieters Otravo', 'das
Otravo-Modell Alpdohle', 'Kontura, die Software der Firma Otravo', 'Otravo … seinen Assistenten Mira'.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgtool.claims import Entity
from kgtool.extract.lexicon import lexicon
from kgtool.extract.names.cues import cues
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.tokens import Token

_PRODUCTS = frozenset({"AIModel", "Application", "Chip", "ChipGeneration", "CloudPlatform"})
_NO_OWNERS = frozenset({"Person", "Location", "Market", "Position", "Segment", "Component", "MediaOutlet"})
_QUOTES = frozenset('„“”"«»‚‘‹›')
_LINKS = frozenset({"von", "vom", "des", "der"})
#: How many words may stand between a product and its owner: article, adjective, role noun.
_REACH = 4


def own(
    sentences: Iterable[tuple[Sequence[Token], Sequence[Mention]]], entities: Mapping[str, Entity]
) -> dict[str, Entity]:
    """Return the unlisted products whose owner a text names, with that owner; the first telling counts."""
    owned: dict[str, Entity] = {}
    for tokens, mentions in sentences:
        for mention in mentions:
            entity = entities.get(mention.slugs[0])
            if entity is None or not _ownerless(entity) or entity.slug in owned:
                continue
            owner = _owner(tokens, mention, [m for m in mentions if _owns(m, entities)])
            if owner is not None:
                owned[entity.slug] = replace(entity, owner=owner)
    return owned


def _ownerless(entity: Entity) -> bool:
    return entity.provisional and entity.owner is None and set(entity.kinds) <= _PRODUCTS


def _owns(mention: Mention, entities: Mapping[str, Entity]) -> bool:
    entity = entities.get(mention.slugs[0])
    return entity is not None and not set(entity.kinds) & (_PRODUCTS | _NO_OWNERS)


def _owner(tokens: Sequence[Token], product: Mention, actors: Sequence[Mention]) -> str | None:
    found = _behind(tokens, product, actors) or _before(tokens, product, actors) or _possessed(tokens, product, actors)
    return found.slugs[0] if found is not None else None


def _behind(tokens: Sequence[Token], product: Mention, actors: Sequence[Mention]) -> Mention | None:
    """Find the owner in a phrase behind the product, also behind an apposition: 'Mira, der Bot von Otravo'."""
    at = _skip(tokens, product.last + 1)
    if at + 3 < len(tokens) and tokens[at].text in ",–(":
        noun = next((i for i in range(at + 1, min(at + 4, len(tokens))) if tokens[i].capital), None)
        if noun is None or cues().product_kind(tokens[noun].low) is None:
            return None
        at = noun + 1
    if at >= len(tokens) or tokens[at].low not in _LINKS:
        return None
    return next((m for m in actors if m.head is None and at < m.first <= at + _REACH and _bare(tokens, at, m)), None)


def _bare(tokens: Sequence[Token], at: int, mention: Mention) -> bool:
    """Tell whether only articles, adjectives and nouns stand between two places."""
    return all(t.kind == "word" and not _verb(t) for t in tokens[at + 1 : mention.first] if t.text not in _QUOTES)


def _verb(token: Token) -> bool:
    finite = any(form.finite for form in lexicon().verbs.get(token.low, ()))
    return not token.capital and (finite or (token.low in lexicon().prepositions and token.low not in _LINKS))


def _before(tokens: Sequence[Token], product: Mention, actors: Sequence[Mention]) -> Mention | None:
    """Find the owner in a genitive or compound before the product: 'Otravos neuer Bot Mira', 'das Otravo-Modell X'."""
    for mention in actors:
        between = [t for t in tokens[mention.last + 1 : product.first] if t.text not in _QUOTES]
        if mention.last >= product.first or len(between) > _REACH - 1 or any(t.kind != "word" for t in between):
            continue
        if mention.head is not None and not between:
            return mention
        named = bool(between) and between[-1].capital and not any(t.capital for t in between[:-1])
        if named and mention.head is None and tokens[mention.last].text.endswith(("s", "'", "’")) and _cased(between):
            return mention
    return None


def _cased(between: Sequence[Token]) -> bool:
    return not any(_verb(t) or t.low in lexicon().determiners for t in between)


def _possessed(tokens: Sequence[Token], product: Mention, actors: Sequence[Mention]) -> Mention | None:
    """Find who 'sein Assistent Mira' belongs to: the actor before, else the first behind."""
    at = next((i for i in range(product.first - 1, max(product.first - 6, -1), -1) if _possessive(tokens[i])), None)
    if at is None or any(t.kind == "sign" and t.text not in _QUOTES for t in tokens[at : product.first]):
        return None
    before = [m for m in actors if m.last < at]
    return before[-1] if len(before) == 1 else next(iter(before or [m for m in actors if m.first > product.last]), None)


def _possessive(token: Token) -> bool:
    return token.low in lexicon().grammar["possessives"] and token.low.startswith(("sein", "ihr"))


def _skip(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].text in _QUOTES:
        at += 1
    return at

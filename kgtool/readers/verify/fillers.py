"""Whom a quote means: the entity that the rules see there, the name behind it, or one that no list knows."""

from __future__ import annotations

from kgtool.claims import Entity
from kgtool.claims.claim import Span
from kgtool.claims.slug import slug
from kgtool.extract.lexicon import lexicon
from kgtool.extract.tokens import Token, tokenize
from kgtool.readers.raw import RawFiller
from kgtool.readers.verify.ground import Ground
from kgtool.readers.verify.places import Place
from kgtool.readers.verify.rejected import RejectedError
from kgtool.vocabulary.claim_types import ClaimType

#: So many words may a name have that no list knows.
_LONGEST = 6


def roles_of(place: Place, claim_type: ClaimType) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the fillers of each role, sorted by role, in the order in which the reader gives them.

    Raises RejectedError for an unknown role, words that mean nobody or somebody who cannot fill the role, and where
    a required role stays empty.
    """
    found: dict[str, list[str]] = {}
    for filler in place.raw.fillers:
        role = claim_type.roles.get(filler.role)
        if role is None:
            raise RejectedError("unknown_role", filler.role)
        meant = _meant(place, filler, role.ranges[0])
        fillers, products = place.ground.selection.accept(meant, claim_type.name, filler.role)
        if not fillers:
            raise RejectedError("role_range", f"{filler.role}: {filler.quote}")
        found.setdefault(filler.role, []).extend(fillers)
        thing = "platform" if filler.role in ("provider", "platform") else "product"
        if products and thing in claim_type.roles and not any(f.role == thing for f in place.raw.fillers):
            accepted = place.ground.selection.accept(products, claim_type.name, thing)[0]
            found.setdefault(thing, []).extend(accepted)
    for name, role in claim_type.roles.items():
        count = len(set(found.get(name, ())))
        if (role.required and not count) or (role.mutual and count < 2):
            raise RejectedError("role_missing", name)
    return tuple(sorted((name, tuple(dict.fromkeys(slugs))) for name, slugs in found.items() if slugs))


def is_implied(filler: RawFiller) -> bool:
    """Tell whether a reader says that the text names somebody whom the sentence does not: 'Der Umsatz stieg auf …'."""
    return not filler.quote.strip() and bool(filler.name and filler.name.strip())


def _meant(place: Place, filler: RawFiller, kind: str) -> tuple[str, ...]:
    """Return the slugs that a quote stands for."""
    if is_implied(filler):
        name = filler.name or ""
        if next(place.ground.quotable.find(name), None) is None:
            raise RejectedError("name_not_in_text", name)
        return (_named(place.ground, name, kind),)
    if not filler.quote.strip():
        raise RejectedError("quote_empty", filler.role)
    span = _standing(place, filler)
    if filler.name is not None and filler.name.strip() and filler.name != filler.quote:
        return (_named(place.ground, filler.name, kind),)
    sentence = place.ground.sentence_of(span)
    mentions = sentence.mentions_in(span) if sentence is not None else []
    slugs = tuple(dict.fromkeys(slug for mention in mentions for slug in mention.slugs))
    return slugs or (_provisional(place.ground, filler.quote, kind, span),)


def _standing(place: Place, filler: RawFiller) -> Span:
    """Return where a quote stands: in the evidence, else its sentence, else in what the reader had before it."""
    within = place.raw.within
    stretches = [place.evidence, Span(place.sentence.start, place.sentence.end), *([within] if within else [])]
    for stretch in stretches:
        found = next(place.ground.quotable.find(filler.quote, stretch.start, stretch.end), None)
        if found is not None:
            return found
    elsewhere = next(place.ground.quotable.find(filler.quote), None)
    raise RejectedError("quote_not_in_text" if elsewhere is None else "filler_outside", filler.quote, elsewhere)


def _named(ground: Ground, name: str, kind: str) -> str:
    """Return the slug of a name that the gazetteer lists or that stands in the text."""
    tokens = tokenize(name, 0, len(name))
    for index in ground.indexes:
        hit = index.at(tokens, 0) if tokens else None
        if hit is not None and hit.length == len(tokens) and hit.head is None:
            return hit.name.slug
    span = next(ground.quotable.find(name), None)
    if span is None:
        raise RejectedError("name_not_in_text", name)
    return _provisional(ground, name, kind, span)


def _provisional(ground: Ground, quote: str, kind: str, span: Span) -> str:
    """Return the slug of somebody whom no list knows, known from now on; raises RejectedError where it is no name."""
    tokens = [token for token in tokenize(quote, 0, len(quote)) if token.kind != "sign"]
    while tokens and tokens[0].low in lexicon().determiners:
        tokens = tokens[1:]
    if not tokens or len(tokens) > _LONGEST or not all(_may_be_name(token) for token in (tokens[0], tokens[-1])):
        raise RejectedError("filler_unknown", quote, span)
    label = quote[tokens[0].start : tokens[-1].end]
    identity = slug(label)
    if not identity:
        raise RejectedError("filler_unknown", quote, span)
    ground.selection.entities.setdefault(identity, Entity(identity, label, (kind,), provisional=True))
    return identity


def _may_be_name(token: Token) -> bool:
    """Tell whether a word may begin or end a name: it is written large or with digits, and is no function word."""
    known = lexicon()
    function = token.low in known.determiners or token.low in known.prepositions or token.low in known.verbs
    return (token.text[0].isupper() or token.text[0].isdigit()) and not function

"""What stands behind the words of a doubt: the claims of a document, a speaker, a publisher, a deal, an origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.query.library import nearest
from kgtool.stated.claim import StatedClaim
from kgtool.stated.claim_key import digits_of, several
from kgtool.vocabulary.terms import KG, Iris, slug_of

#: Returns the claims that a resource of facts or analysis (a deal, an origin, a circle) was derived from.
Derived = Callable[[ox.NamedNode], Collection[ox.NamedNode]]

#: What is said of an actor, not what he says: `about:nvidia`.
ABOUT = "about:"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of a doubt, and the claims that fall with it."""

    word: str
    claims: frozenset[ox.NamedNode]


def doubts(words: Iterable[str], claims: Collection[StatedClaim], derived: Derived, iris: Iris) -> tuple[Doubt, ...]:
    """Return what each word takes with it; a word that means nothing here is a UsageError that names the nearest.

    A document falls by path, title or IRI; an actor with all that he or one of his members says or publishes, with
    `about:` before his name with all that is said of him; a claim by its IRI or the first digits of its key;
    anything else by its IRI, with the claims it was derived from.
    """
    if not (given := tuple(dict.fromkeys(words))):
        return ()
    named = _by_name(claims, iris)
    return tuple(Doubt(word, _claims(word.strip(), named, claims, derived)) for word in given)


def _claims(
    word: str, named: dict[str, set[ox.NamedNode]], claims: Collection[StatedClaim], derived: Derived
) -> frozenset[ox.NamedNode]:
    if found := named.get(word.casefold()):
        return frozenset(found)
    if "://" in word:
        try:
            node = ox.NamedNode(word)
        except ValueError as error:
            raise UsageError(f"'{word}' is no IRI.", "Give a name like nvidia, or a whole IRI.") from error
        if behind := derived(node):
            return frozenset(behind)
        raise UsageError(f"Nothing in the graph rests on '{word}'.", "Name a document, actor, deal, claim or origin.")
    if (digits := digits_of(word)) is not None:
        met = sorted({claim.iri.value for claim in claims if claim.iri.value.rsplit("/", 1)[-1].startswith(digits)})
        if len(met) > 1:
            raise several(word, tuple(map(ox.NamedNode, met)))
        if met:
            return frozenset(map(ox.NamedNode, met))
    if f"{ABOUT}{word}".casefold() in named:
        cause = f"'{word}' says and publishes nothing here."
        raise UsageError(cause, f"To doubt what is said of it, write '{ABOUT}{word}'.")
    # A store may hold a hundred thousand claims: a cure names documents and speakers, not their IRIs.
    spoken = (name for name in named if "://" not in name and not name.startswith(ABOUT))
    raise UsageError(f"Nothing here is called '{word}'.", nearest(word.casefold(), spoken))


def _by_name(claims: Iterable[StatedClaim], iris: Iris) -> dict[str, set[ox.NamedNode]]:
    """Return the claims by all names, in lower case, of what says, publishes, holds or concerns them."""
    found: dict[str, set[ox.NamedNode]] = defaultdict(set)
    for claim in claims:
        for name in _names(claim, iris):
            found[name.casefold()].add(claim.iri)
    return found


def _names(claim: StatedClaim, iris: Iris) -> Iterator[str]:
    source = claim.source
    yield claim.iri.value
    yield from (source.iri.value, source.path, PurePosixPath(source.path).name)
    if source.title is not None:
        yield source.title
    voices = [*claim.speakers, *([source.publisher] if source.publisher else [])]
    for voice in voices:
        yield from _names_of(voice, claim)
        for predicate, firm in source.entities[voice].owners if voice in source.entities else ():
            if predicate == KG["memberOf"]:
                yield from _names_of(firm, claim)
    for actor in claim.actors:
        yield from (f"{ABOUT}{name}" for name in _names_of(actor, claim))


def _names_of(entity: ox.NamedNode, claim: StatedClaim) -> Iterator[str]:
    yield from (entity.value, slug_of(entity))
    if entity in claim.source.entities:
        yield from claim.source.entities[entity].labels

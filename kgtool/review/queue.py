"""The queue: which claims a person is to look at, what depends on most and what is most doubtful first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kgtool.claims import Claim, Entity
from kgtool.decisions.apply import stands_in
from kgtool.decisions.book import Book
from kgtool.decisions.decision import Decision
from kgtool.decisions.faults import NoSuchClaimError
from kgtool.decisions.fit import Fitness
from kgtool.decisions.matching import restates
from kgtool.decisions.places import Found
from kgtool.review.resting import Resting, resting
from kgtool.review.told import Seen, Shelf, entities_of, told_claim
from kgtool.stated.claim import StatedClaim
from kgtool.stated.claim_key import key_of, several
from kgtool.stated.documents import documents
from kgtool.stated.nodes import named
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, Iris

#: How doubtful a claim is by what the text says of it, beside the reader's confidence.
_MODALITIES = {"rumoured": Decimal("0.3"), "estimated": Decimal("0.1"), "hypothetical": Decimal("0.2")}
_HEDGED = Decimal("0.05")
_RIVAL = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of the queue: as it stands in the graph, as a record, with what rests on it and how doubtful it is.

    `doubt` grows with what speaks against the reading; `decided` tells that a person has decided about it already.
    """

    stated: StatedClaim
    claim: Claim
    entities: tuple[Entity, ...]
    resting: Resting
    doubt: Decimal
    decided: bool

    @property
    def iri(self) -> str:
        """Return the IRI of the claim."""
        return self.stated.iri.value

    @property
    def key(self) -> str:
        """Return the first digits of the claim's digest, by which it is named."""
        return key_of(self.stated.iri)

    @property
    def start(self) -> int:
        """Return where in the text the claim stands first, 0 where it stands nowhere."""
        return min((span.start for span in self.claim.spans), default=0)


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision whose sentence is not there any more, in a document that is; nothing of it is applied."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class Queue:
    """All claims of a store in the order in which they should be looked at, and decisions to be made again."""

    entries: tuple[Entry, ...]
    stale: tuple[Stale, ...]

    @property
    def open(self) -> tuple[Entry, ...]:
        """Return the claims that nobody has decided about."""
        return tuple(entry for entry in self.entries if not entry.decided)

    def entry(self, iri: str) -> Entry | None:
        """Return the claim of an IRI, None where it does not count."""
        return next((entry for entry in self.entries if entry.iri == iri), None)

    def called(self, word: str, shelf: Shelf) -> tuple[Entry, Seen]:
        """Return the claim that a word names, with its document; raises NoSuchClaimError where it is not one."""
        found = shelf.called(word)
        if len(found) > 1:
            raise several(word, found)
        entry = self.entry(found[0].value) if found else None
        if entry is None:
            raise NoSuchClaimError("set_aside" if found else "no_claim", written=word)
        return entry, seen_document(entry.claim.document, shelf)


def seen_document(path: str, shelf: Shelf) -> Seen:
    """Return a document of the store; raises NoSuchClaimError where it or its text is not there."""
    seen = shelf.seen(path)
    if seen is None:
        known = shelf.paths()
        raise NoSuchClaimError("no_text" if path in known else "no_document", written=path, known=known)
    return seen


def queue(store: ox.Store, iris: Iris, shelf: Shelf, book: Book) -> Queue:
    """Return the queue of a store; what rests on a claim is what does under the policy `all`."""
    entries = sorted(_entries(store, resting(store, iris), _Decided(shelf, book)), key=_order)
    return Queue(tuple(entries), tuple(stale(shelf, book)))


def stale(shelf: Shelf, book: Book) -> Iterator[Stale]:
    """Yield the decisions about documents of the store that are not applied: their sentences all changed.

    So is a correction whose figure the text does not hold, as its line was written by hand.
    """
    for decision in book.decisions:
        seen = shelf.seen(decision.document) if decision.claim is not None else None
        if seen is not None and not (seen.places.found(decision) and Fitness(seen.document)(decision)):
            yield Stale(decision)


class _Decided:
    """Tells whether a claim was decided about, also since the store was built."""

    def __init__(self, shelf: Shelf, book: Book) -> None:
        self._shelf = shelf
        self._book = book
        self._about: dict[str, list[tuple[Decision, tuple[Found, ...]]]] = {}

    def is_followed(self, decisions: Sequence[ox.NamedNode]) -> bool:
        """Tell whether the build followed a decision that nobody took back since."""
        return any(node.value.rsplit("/", 1)[-1] not in self._book.withdrawn for node in decisions)

    def __call__(self, claim: Claim) -> bool:
        if not self._book.decisions:
            return False
        path = claim.document
        if path not in self._about:
            seen = self._shelf.seen(path)
            about = () if seen is None else self._book.about(seen.places.digest, path)
            self._about[path] = [(one, seen.places.found(one)) for one in about if seen is not None]
        return any(
            told is not None and restates(claim, told) and restates(told, claim) and stands_in(claim, places)
            for one, places in self._about[path]
            for told in (one.claim, one.corrected)
        )


def _entries(store: ox.Store, rests: dict[str, Resting], is_decided: _Decided) -> Iterator[Entry]:
    for found in documents(store, load_ontology()):
        for claim in found.claims:
            node = found.nodes[claim.iri]
            confidence = min((Decimal(value.value) for value in node.get(KG["confidence"], ())), default=Decimal(1))
            rest = rests.get(claim.iri.value, Resting())
            sha256 = next(iter(found.nodes[claim.source.iri].get(KG["sha256"], ())), None)
            told = told_claim(claim, sha256.value if sha256 else "unknown", confidence)
            is_done = is_decided(told) or is_decided.is_followed(named(node, KG["decidedBy"]))
            yield Entry(claim, told, entities_of(claim), rest, _doubt(claim, confidence, rest), is_done)


def _doubt(claim: StatedClaim, confidence: Decimal, rest: Resting) -> Decimal:
    hedged = sum(measure.hedge not in (None, "exact") for measure in claim.measures)
    doubt = 1 - confidence + _MODALITIES.get(claim.modality, Decimal(0)) + hedged * _HEDGED + bool(rest.rivals) * _RIVAL
    return min(doubt, Decimal(1))


def _order(entry: Entry) -> tuple[object, ...]:
    rest = entry.resting
    rests = (-len(rest.circles), -len(rest.flows), -len(rest.facts))
    return (*rests, -entry.doubt, entry.stated.source.path, entry.start, entry.iri)

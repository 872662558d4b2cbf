"""A reading with a person's decisions: what counts, and what was set aside and for what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgtool.claims import Claim, Entity, Span
from kgtool.decisions.apply import Judged, judged_claims, stands_in
from kgtool.decisions.book import Book, Withdrawn
from kgtool.decisions.decision import Decision
from kgtool.decisions.fit import Fitness
from kgtool.decisions.links import Links
from kgtool.decisions.matching import restates
from kgtool.decisions.names import joining, renamed, renamed_entities
from kgtool.decisions.places import TextPlaces
from kgtool.documents.document import Document
from kgtool.extract.names.gazetteer import gazetteer
from kgtool.extract.reading import Reading, named_in


@dataclass(frozen=True, slots=True)
class Joined:
    """A decision that joined a name of a document: the slug that stands for it now."""

    decision: Decision
    keep: str


@dataclass(frozen=True, slots=True)
class Undone:
    """A decision that was taken back, and the claims of the document that it had been about, where they are read."""

    withdrawn: Withdrawn
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What a document says after all decisions: the reading holds what counts.

    `judged` are the claims with a decision, those set aside among them; `names` the decisions that joined names which
    this document has. `undone` are those that were taken back: they change nothing of what the document says.
    """

    reading: Reading
    judged: tuple[Judged, ...] = ()
    names: tuple[Joined, ...] = ()
    undone: tuple[Undone, ...] = ()


def decided(document: Document, reading: Reading, book: Book) -> Decided:
    """Apply the decisions of a book to the reading of a document; without one that concerns it nothing changes."""
    if not book.lines:
        return Decided(reading)
    places = TextPlaces.of(document)
    found = _decided(document, reading, book, places)
    return replace(found, undone=tuple(_undone(reading, found, book, places)))


def _decided(document: Document, reading: Reading, book: Book, places: TextPlaces) -> Decided:
    """Apply the decisions that hold."""
    kept = book.kept_names
    about = book.about(places.digest, document.path)
    slugs = {entity.slug for entity in reading.entities}
    if not about and not slugs & kept.keys():
        return Decided(reading)
    claims = [renamed(claim, kept) for claim in reading.claims]
    fitting = [_renamed(one, kept) for one in about]
    judged = judged_claims(claims, fitting, places, document.sha256, Fitness(document))
    judged = _linked(reading.claims, claims, judged)
    entities = _entities(reading, about, kept)
    counting = tuple(one.claim for one in judged if not one.aside)
    found = replace(reading, claims=counting, entities=named_in(counting, entities))
    joined = joining(sorted(slugs), book.joined, kept)
    names = tuple(Joined(one, kept[one.names.other]) for one in joined if one.names is not None)
    return Decided(found, tuple(one for one in judged if one.by is not None), names)


def _undone(reading: Reading, found: Decided, book: Book, places: TextPlaces) -> Iterator[Undone]:
    """Yield what was taken back of the decisions about a document and about names that it has."""
    standing = (*found.reading.claims, *(one.claim for one in found.judged if one.aside))
    for gone in book.withdrawn_about(places.digest, places.path):
        told, there = gone.decision.claim, places.found(gone.decision)
        if told is not None and there:
            said = renamed(told, book.kept_names)
            met = [claim for claim in standing if stands_in(claim, there) and restates(claim, said)]
            yield Undone(gone, tuple({claim.digest: claim for claim in met}.values()))
    slugs = {entity.slug for entity in reading.entities}
    passed = {slug for one in found.names if one.decision.names for slug in (one.decision.names.keep, one.keep)}
    yield from (Undone(gone) for gone in book.withdrawn_names(slugs | passed))


def _renamed(decision: Decision, kept: Mapping[str, str]) -> Decision:
    """Return a decision in the names that hold now; it keeps the id of its line."""
    if not kept or decision.claim is None:
        return decision
    new = replace(
        decision,
        claim=renamed(decision.claim, kept),
        corrected=None if decision.corrected is None else renamed(decision.corrected, kept),
    )
    new.__dict__["id"] = decision.id
    return new


def _linked(read: Sequence[Claim], claims: Sequence[Claim], judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the claims pointing at what stands now for what they pointed at."""
    if not any(one.claim.in_return_for for one in judged):
        return tuple(judged)
    counting = [one.claim for one in judged if not one.aside]
    replaced = {_content(one.replaces): one.claim for one in judged if one.replaces is not None and not one.aside}
    stands = replaced | {_content(claim): claim for claim in reversed(counting)}
    heirs: dict[str, Claim | None] = {claim.id: claim for claim in counting}
    for old, claim in zip(read, claims, strict=True):
        heirs[old.id] = stands.get(_content(claim))
    links = Links(heirs)
    return tuple(
        replace(one, claim=links.mended(one.claim), replaces=one.replaces and links.mended(one.replaces))
        for one in judged
    )


def _content(claim: Claim) -> Claim:
    """Return a claim without its place, which a decision may narrow."""
    return replace(claim, spans=(Span(0, 1),))


def _entities(reading: Reading, about: Sequence[Decision], kept: Mapping[str, str]) -> dict[str, Entity]:
    """Return every entity that a claim of the document may name: the text's own, those of decisions, known ones."""
    told = [entity for decision in about for entity in decision.entities]
    known = gazetteer().entities
    listed = [known[slug] for slug in sorted({*kept.values()}) if slug in known]
    return renamed_entities([*listed, *told, *reading.entities], kept)

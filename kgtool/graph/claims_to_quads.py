"""One document and its reading become one named graph: metadata, entities and claims with their provenance."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from kgtool.decisions.decided import Decided
from kgtool.documents.document import Document
from kgtool.errors import ClaimError, Place
from kgtool.extract.reading import Reading
from kgtool.graph.claim_quads import claim_statements
from kgtool.graph.decision_quads import as_decided, decision_statements
from kgtool.graph.document_quads import coverage_statements, document_statements, extraction_statements
from kgtool.graph.entity_quads import entity_statements
from kgtool.graph.order import sorted_quads
from kgtool.graph.reader_quads import read_by, reader_statements
from kgtool.graph.terms import Statement
from kgtool.vocabulary.terms import KG, Iris


def _statements(document: Document, decided: Decided, iris: Iris) -> Iterator[Statement]:
    reading = decided.reading
    known = frozenset(entity.slug for entity in reading.entities)
    yield from document_statements(document, known, iris)
    yield from extraction_statements(document, iris)
    yield from reader_statements(document, reading.readers, iris)
    yield from coverage_statements(document, reading, iris)
    for entity in reading.entities:
        yield from entity_statements(entity, iris)
    judged = {one.claim.digest: one for one in decided.judged} if decided.judged else {}
    for claim in (*reading.claims, *(one.claim for one in decided.judged if one.aside)):
        if (claim.document, claim.sha256) != (document.path, document.sha256):
            raise ClaimError(
                f"A claim of type {claim.type} is of '{claim.document}', not of this document.",
                "Give each document its own reading.",
                Place(document.path),
            )
        statements = claim_statements(claim, document, known, iris)
        found = judged.get(claim.digest) if judged else None
        yield from statements if found is None else as_decided(statements, found, iris)
        if found is None or found.own is None:
            yield from read_by(claim, reading.readers, iris)
    yield from decision_statements(decided, document, iris)
    yield from _otherwise(reading, iris)


def _otherwise(reading: Reading, iris: Iris) -> Iterator[Statement]:
    """Yield which claims of the rules and of another reader are about the same words and cannot both be meant."""
    if not any(claim.readers for claim in reading.claims):
        return
    from kgtool.readers.verify.joining import differing

    for one, other in differing(reading.claims):
        yield iris.claim(one.digest), KG["readOtherwise"], iris.claim(other.digest)
        yield iris.claim(other.digest), KG["readOtherwise"], iris.claim(one.digest)


def document_quads(document: Document, reading: Reading | Decided, iris: Iris) -> list[Quad]:
    """Return the graph of a document, sorted, each quad once and all in `iris.document_graph(document.path)`.

    A reading may come with what people decided about it. A claim of another document, or with a span outside of the
    text, is a ClaimError.
    """
    graph = iris.document_graph(document.path)
    decided = reading if isinstance(reading, Decided) else Decided(reading)
    return sorted_quads(
        Quad(subject, predicate, value, graph) for subject, predicate, value in _statements(document, decided, iris)
    )

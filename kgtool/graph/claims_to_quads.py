"""One document and its reading become one named graph: metadata, entities and claims with their provenance."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from kgtool.documents.document import Document
from kgtool.errors import ClaimError, Place
from kgtool.extract.reading import Reading
from kgtool.graph.claim_quads import claim_statements
from kgtool.graph.document_quads import coverage_statements, document_statements, extraction_statements
from kgtool.graph.entity_quads import entity_statements
from kgtool.graph.order import sorted_quads
from kgtool.graph.terms import Statement
from kgtool.vocabulary.terms import Iris


def _statements(document: Document, reading: Reading, iris: Iris) -> Iterator[Statement]:
    known = frozenset(entity.slug for entity in reading.entities)
    yield from document_statements(document, known, iris)
    yield from extraction_statements(document, iris)
    yield from coverage_statements(document, reading, iris)
    for entity in reading.entities:
        yield from entity_statements(entity, iris)
    for claim in reading.claims:
        if (claim.document, claim.sha256) != (document.path, document.sha256):
            raise ClaimError(
                f"A claim of type {claim.type} is of '{claim.document}', not of this document.",
                "Give each document its own reading.",
                Place(document.path),
            )
        yield from claim_statements(claim, document, known, iris)


def document_quads(document: Document, reading: Reading, iris: Iris) -> list[Quad]:
    """Return the graph of a document, sorted, each quad once and all in `iris.document_graph(document.path)`.

    A claim of another document, or with a span outside of the text, is a ClaimError.
    """
    graph = iris.document_graph(document.path)
    return sorted_quads(
        Quad(subject, predicate, value, graph) for subject, predicate, value in _statements(document, reading, iris)
    )

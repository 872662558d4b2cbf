"""A document as a source: what is known of its origin, what is not, and the activity that read it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kgtool import __version__
from kgtool.claims.slug import slug
from kgtool.documents.document import Document
from kgtool.extract.reading import Covered, Reading
from kgtool.graph.terms import Statement, day, offset
from kgtool.vocabulary.terms import DCTERMS, KG, OA, PROV, RDF, RDFS, Iris

_TYPE = RDF["type"]


def _readable(path: str) -> str:
    # A file name that is no UTF-8 reaches Python with lone surrogates, which no literal may hold.
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def document_statements(document: Document, known: frozenset[str], iris: Iris) -> Iterator[Statement]:
    """Yield the statements of the source itself; `known` holds the slugs that have a label of their own.

    What the text does not show is said to be unknown: `kg:unknown "publisher"`.
    """
    node = iris.document(document.path)
    yield node, _TYPE, KG["Document"]
    yield node, DCTERMS["identifier"], Literal(_readable(document.path))
    yield node, DCTERMS["language"], Literal(document.language)
    yield node, KG["sha256"], Literal(document.sha256)
    yield node, KG["encoding"], Literal(document.encoding)
    if document.title is not None:
        yield node, DCTERMS["title"], Literal(document.title)
    if document.issued is not None:
        yield node, DCTERMS["issued"], day(document.issued)
    if document.publisher is not None:
        publisher = slug(document.publisher)
        yield node, DCTERMS["publisher"], iris.entity(publisher)
        if publisher not in known:
            yield iris.entity(publisher), RDFS["label"], Literal(document.publisher)
    for field in ("title", "issued", "publisher"):
        if getattr(document, field) is None:
            yield node, KG["unknown"], Literal(field)


def coverage_statements(document: Document, reading: Reading, iris: Iris) -> Iterator[Statement]:
    """Yield how many quantities the document holds, how many of them stand in its claims, and what no claim took.

    What is open is a selector of its place and words in the document, with the code of the reason.
    """
    coverage = iris.coverage(document.path)
    yield iris.document(document.path), KG["coverage"], coverage
    yield coverage, _TYPE, KG["Coverage"]
    yield coverage, KG["quantitiesFound"], offset(reading.quantities)
    yield coverage, KG["quantitiesClaimed"], offset(reading.quantities_claimed)
    for number, item in enumerate(reading.open, start=1):
        node = iris.part(iris.document(document.path), f"open-{number}")
        yield coverage, KG["open"], node
        yield from _open_statements(node, item, iris)


def _open_statements(node: NamedNode, item: Covered, iris: Iris) -> Iterator[Statement]:
    for kind in (KG["OpenMention"], OA["TextPositionSelector"], OA["TextQuoteSelector"]):
        yield node, _TYPE, kind
    yield node, KG["mentionKind"], Literal(item.kind)
    yield node, OA["start"], offset(item.start)
    yield node, OA["end"], offset(item.end)
    yield node, OA["exact"], Literal(item.text)
    if item.reason is not None:
        yield node, KG["reason"], Literal(item.reason)
    if item.rule is not None:
        yield node, KG["nearestRule"], iris.rule(item.rule)


def extraction_statements(document: Document, iris: Iris) -> Iterator[Statement]:
    """Yield the statements of the activity that read the document; it has no time stamp, so that runs agree."""
    activity = iris.extraction(document.path)
    software = iris.software(__version__)
    yield activity, _TYPE, PROV["Activity"]
    yield activity, PROV["used"], iris.document(document.path)
    yield activity, PROV["wasAssociatedWith"], software
    yield software, _TYPE, PROV["SoftwareAgent"]
    yield software, RDFS["label"], Literal(f"kgtool {__version__}")
    yield software, KG["version"], Literal(__version__)

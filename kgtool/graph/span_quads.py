"""Evidence in the terms of Web Annotation: where in a document a claim stands, and the words there.

Each span is an oa:SpecificResource of the document with two selectors: position (offsets in code points, `end`
exclusive) and quote (the words with up to 32 characters before and after), see
https://www.w3.org/TR/annotation-model/#selectors.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kgtool.claims import Span
from kgtool.documents.document import Document
from kgtool.errors import ClaimError, Place
from kgtool.graph.terms import Statement, offset
from kgtool.vocabulary.terms import KG, OA, RDF, Iris

#: How many characters of context a quote carries on each side.
CONTEXT = 32

_TYPE = RDF["type"]


def span_statements(claim: NamedNode, number: int, span: Span, document: Document, iris: Iris) -> Iterator[Statement]:
    """Yield the statements of one span of a claim, the `number`-th (from 1); outside of the text is a ClaimError."""
    if not 0 <= span.start < span.end <= len(document.text):
        raise ClaimError(
            f"A span from {span.start} to {span.end} lies outside of the text of {len(document.text)} characters.",
            "Count in code points of the decoded text.",
            Place(document.path),
        )
    node = iris.part(claim, f"span-{number}")
    position = iris.part(claim, f"position-{number}")
    quote = iris.part(claim, f"quote-{number}")
    yield claim, KG["evidence"], node
    yield node, _TYPE, OA["SpecificResource"]
    yield node, OA["hasSource"], iris.document(document.path)
    yield node, OA["hasSelector"], position
    yield node, OA["hasSelector"], quote
    yield position, _TYPE, OA["TextPositionSelector"]
    yield position, OA["start"], offset(span.start)
    yield position, OA["end"], offset(span.end)
    yield quote, _TYPE, OA["TextQuoteSelector"]
    yield quote, OA["exact"], Literal(document.text[span.start : span.end])
    yield quote, OA["prefix"], Literal(document.text[max(0, span.start - CONTEXT) : span.start])
    yield quote, OA["suffix"], Literal(document.text[span.end : span.end + CONTEXT])

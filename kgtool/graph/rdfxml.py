"""What RDF/XML cannot say, found before it is written wrongly, and what XML would change, put right.

RDF/XML names a predicate by an XML element, so its IRI must end in an XML name; XML 1.0 has no control characters and
reads a bare carriage return as a line feed (https://www.w3.org/TR/rdf-syntax-grammar/).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import ParseError, canonicalize

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kgtool.errors import RdfError
from kgtool.vocabulary.terms import RDF

_LOCAL_NAME = re.compile(r"[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff][\w.\-\u00b7]*\Z")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SYNTAX_NAMES = ("RDF", "ID", "about", "bagID", "parseType", "resource", "nodeID", "datatype", "li")
_RESERVED = frozenset(RDF[name].value for name in (*_SYNTAX_NAMES, "Description", "aboutEach", "aboutEachPrefix"))

_XML_LITERAL: NamedNode = RDF["XMLLiteral"]
_CURE = "Export as turtle, trig, nquads, ntriples or jsonld."


def check_triples(triples: Iterable[Triple]) -> None:
    """Raise an RdfError for the first triple that RDF/XML has no way to write."""
    for triple in triples:
        predicate = triple.predicate.value
        if predicate in _RESERVED or not _LOCAL_NAME.search(predicate):
            raise RdfError(f"RDF/XML cannot write the predicate <{predicate}>.", _CURE)
        if isinstance(triple.object, Literal) and (found := _NO_XML.search(triple.object.value)):
            code = f"U+{ord(found.group()):04X}"
            raise RdfError(f"RDF/XML cannot write the character {code} of a text.", _CURE)


def escaped_returns(document: bytes) -> bytes:
    """Return the document with each carriage return as a character reference; the engine writes none of its own."""
    return document.replace(b"\r", b"&#13;")


def relabelled(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads with blank nodes called b1, b2 … in this order; rdf:nodeID takes XML names only."""
    labels: dict[BlankNode, BlankNode] = {}

    def label(term: BlankNode) -> BlankNode:
        return labels.setdefault(term, BlankNode(f"b{len(labels) + 1}"))

    result = []
    for quad in quads:
        subject = label(quad.subject) if isinstance(quad.subject, BlankNode) else quad.subject
        value = label(quad.object) if isinstance(quad.object, BlankNode) else quad.object
        result.append(Quad(subject, quad.predicate, value, quad.graph_name))
    return result


def _canonical(term: Literal) -> Literal:
    try:
        wrapped = canonicalize(f"<literal>{term.value}</literal>", with_comments=True)
    except ParseError:
        return term
    return Literal(wrapped.removeprefix("<literal>").removesuffix("</literal>"), datatype=_XML_LITERAL)


def canonical_xml_literals(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads with each rdf:XMLLiteral in exclusive canonical XML; the engine leaves unused namespaces in."""
    return [
        Quad(quad.subject, quad.predicate, _canonical(quad.object), quad.graph_name)
        if isinstance(quad.object, Literal) and quad.object.datatype == _XML_LITERAL
        else quad
        for quad in quads
    ]

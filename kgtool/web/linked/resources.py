"""Documents of resources: what the graph says of an IRI, in the form that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kgtool.errors import KgtoolError, UsageError
from kgtool.graph.formats import format_named
from kgtool.graph.rdf_io import write_rdf
from kgtool.vocabulary.terms import DCTERMS, KG, RDF, XSD, Namespace
from kgtool.web.addresses import iri_of
from kgtool.web.linked.described import REFERENCES, Described, describe, is_held, vocabulary
from kgtool.web.linked.missing import not_found
from kgtool.web.linked.replying import (
    GRAPHS,
    NotAcceptable,
    failure,
    located,
    refused,
    sent,
    sent_path,
    suffixed,
    wanted,
)
from kgtool.web.pages.routes import answer, resource_page
from kgtool.web.reading import Reading

FOAF = Namespace("http://xmlns.com/foaf/0.1/")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
_OFFERED = ("html", *GRAPHS)
_PREFIXES = {"foaf": FOAF.iri, "hydra": HYDRA.iri}


def resource(request: Request, reading: Reading) -> Response:
    """Answer for the IRI whose path is asked for: its page, or what the graph says of it as RDF."""
    path = sent_path(request)
    try:
        found = _node(reading, path)
        name: str | NotAcceptable | None = None
        if found is None and (bare := suffixed(path)) is not None:
            found, name = _node(reading, bare[0]), bare[1]
        name = name if name and found is not None else wanted(request, _OFFERED)
        if isinstance(name, NotAcceptable):
            return refused(name)
        if name == "html":
            response = answer(resource_page, request, reading)
            if found is not None and response.status_code in (200, 304):
                response.headers["Content-Location"] = located(request, "html")
                response.headers["Link"] = f'<{found.value}>; rel="canonical"'
            return response
        if found is None:
            raise not_found(reading, iri_of(path, reading.iris), path)
        return _as_rdf(request, reading, found, name)
    except KgtoolError as error:
        return failure(error)


def _node(reading: Reading, path: str) -> ox.NamedNode | None:
    """Return the resource that has a path, None where the graph does not hold it."""
    iri = iri_of(path, reading.iris)
    try:
        node = None if iri is None else ox.NamedNode(iri)
    except ValueError:
        return None
    return node if node is not None and (_is_vocabulary(node) or is_held(reading.store.engine, node)) else None


def _is_vocabulary(node: ox.NamedNode) -> bool:
    return node.value == KG.iri.removesuffix("#")


def _as_rdf(request: Request, reading: Reading, node: ox.NamedNode, name: str) -> Response:
    page = _page(request)
    found = _described(reading, node, page)
    links = [f'<{located(request, name, page=str(page + 1))}>; rel="next"'] if _has_next(found, page) else []
    own = str(request.url.replace(query="", fragment=""))

    def make() -> bytes:
        quads = [*found.quads(), *_about(own, node, found, page)]
        return write_rdf(quads, format_named(name), reading.iris.prefixes() | _PREFIXES)

    return sent(request, reading, name, make, canonical=node.value, links=links)


def _described(reading: Reading, node: ox.NamedNode, page: int) -> Described:
    if _is_vocabulary(node):
        return vocabulary(reading.store.engine, reading.iris)
    return describe(reading.store.engine, node, reading.iris, page)


def _page(request: Request) -> int:
    word = request.query_params.get("page", "1")
    if not (word.isascii() and word.isdecimal() and 0 < len(word) < 8 and int(word) > 0):
        raise UsageError(f"'{word}' is no page.", "Pages count from 1.")
    return int(word)


def _has_next(found: Described, page: int) -> bool:
    return found.references > page * REFERENCES


def _about(own: str, node: ox.NamedNode, found: Described, page: int) -> Iterator[ox.Quad]:
    """Yield what the document says of itself: what it is about, and how much refers to that."""
    document = ox.NamedNode(own)
    yield ox.Quad(document, RDF["type"], FOAF["Document"])
    yield ox.Quad(document, FOAF["primaryTopic"], node)
    if found.references:
        yield ox.Quad(document, HYDRA["totalItems"], ox.Literal(str(found.references), datatype=XSD["integer"]))
    if _has_next(found, page):
        yield ox.Quad(document, HYDRA["next"], ox.NamedNode(f"{own}?page={page + 1}"))
    if not found.whole:
        yield ox.Quad(
            document, DCTERMS["description"], ox.Literal("There are more triples than are sent.", language="en")
        )

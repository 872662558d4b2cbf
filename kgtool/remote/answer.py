"""Asks a SPARQL endpoint by SPARQLWrapper and reads what comes back by its media type (SPARQL 1.1 Protocol, 2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http.client import HTTPResponse
from typing import TypeAlias

import pyoxigraph as ox
from SPARQLWrapper import ASK, CONSTRUCT, GET, POST, SELECT, URLENCODED, SPARQLWrapper

from kgtool import __version__
from kgtool.errors import RdfError
from kgtool.graph.formats import FORMATS, NTRIPLES, TURTLE
from kgtool.graph.rdf_io import read_rdf
from kgtool.remote.endpoint import Endpoint
from kgtool.remote.exchange import Reply, exchange, opener
from kgtool.remote.faults import EndpointAnswerError
from kgtool.remote.status import excerpt
from kgtool.store.protocol import QueryResult
from kgtool.store.syntax import parse_error

#: The kind of what a query gives.
Form: TypeAlias = "type[ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples]"

_RESULTS = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML, ox.QueryResultsFormat.TSV)
_NAMES = {ox.QuerySolutions: SELECT, ox.QueryBoolean: ASK, ox.QueryTriples: CONSTRUCT}
#: The longest query that goes into the address; servers and proxies take some thousand characters there.
_LONGEST_GET = 1500
_CURE = "Name the address of a SPARQL query service, like …/query or …/sparql."


def form_of(sparql: str) -> Form:
    """Return what a query gives; one that does not parse is a QueryError with line and column."""
    try:
        return type(ox.Store().query(sparql))
    except SyntaxError as error:
        raise parse_error(error.msg, sparql) from error


def ask_endpoint(
    endpoint: Endpoint,
    sparql: str,
    default_graphs: Sequence[ox.NamedNode] = (),
    named_graphs: Sequence[ox.NamedNode] = (),
) -> QueryResult:
    """Return the answer to a query over the dataset of these graphs, where any are given (section 2.1.4).

    One that does not parse is a QueryError before anything is sent; what can go wrong beyond that are the StoreErrors
    of `kgtool.remote.faults`.
    """
    form = form_of(sparql)
    request = _Request(endpoint, sparql, form)
    for name, graphs in (("default-graph-uri", default_graphs), ("named-graph-uri", named_graphs)):
        for graph in graphs:
            request.addParameter(name, graph.value)
    if len(sparql) + sum(len(graph.value) for graph in (*default_graphs, *named_graphs)) > _LONGEST_GET:
        request.setMethod(POST)
    return _read(endpoint, exchange(endpoint, request.send), form)


class _Request(SPARQLWrapper):
    """SPARQLWrapper's request, sent through our opener, which follows no redirection and keeps HTTP's errors."""

    def __init__(self, endpoint: Endpoint, sparql: str, form: Form) -> None:
        super().__init__(endpoint.url, agent=f"kgtool/{__version__}")
        self.setQuery(sparql)
        # The form is known; a guess by patterns may be wrong.
        self.queryType = _NAMES[form]
        self.setMethod(GET)
        self.setRequestMethod(URLENCODED)
        # The format is asked for by the Accept header alone.
        self.setOnlyConneg(True)
        for name, value in (endpoint.headers | {"Accept": _accept(form)}).items():
            self.addCustomHttpHeader(name, value)
        self._seconds = endpoint.seconds

    def send(self, seconds: float) -> HTTPResponse:
        """Send the request, and wait so many seconds for each part of the reply."""
        self._seconds = seconds
        return self.query().response

    def _query(self) -> tuple[HTTPResponse, str]:
        return opener().open(self._createRequest(), timeout=self._seconds), self.returnFormat


def _accept(form: Form) -> str:
    if form is ox.QueryTriples:
        return f"{NTRIPLES.media_type}, {TURTLE.media_type};q=0.9"
    first, *others = (entry.media_type for entry in _RESULTS)
    return ", ".join([first, *(f"{other};q=0.5" for other in others)])


def _read(endpoint: Endpoint, reply: Reply, form: Form) -> QueryResult:
    try:
        result = _triples(reply) if form is ox.QueryTriples else _solutions(reply)
    except (SyntaxError, ValueError, RdfError) as error:
        detail = error.cause if isinstance(error, RdfError) else str(error)
        cause = f"The answer of {endpoint.url} breaks its format: {excerpt(detail.encode()).rstrip('.')}."
        raise EndpointAnswerError(cause, "Try again; look into the server's log if it stays so.") from error
    if isinstance(result, form):
        return result
    what = "a web page" if "html" in reply.media_type else f"'{reply.media_type}'"
    cause = f"{endpoint.url} answers with {what}, not with SPARQL results: {excerpt(reply.body)}"
    raise EndpointAnswerError(cause.rstrip(". ") + ".", _CURE)


def _solutions(reply: Reply) -> ox.QuerySolutions | ox.QueryBoolean | None:
    """Return solutions or truth, None where the media type is of neither; what breaks off is a SyntaxError."""
    format = ox.QueryResultsFormat.from_media_type(reply.media_type)
    if format not in _RESULTS or reply.body.lstrip()[:1] not in (b"{", b"<", b"?", b""):
        return None
    checked = ox.parse_query_results(reply.body, format=format)
    if isinstance(checked, ox.QueryBoolean):
        return checked
    for _ in checked:
        # The parser reads on as it is asked, so a fault shows at the end only.
        pass
    result = ox.parse_query_results(reply.body, format=format)
    assert isinstance(result, ox.QuerySolutions)
    return result


def _triples(reply: Reply) -> ox.QueryTriples | None:
    for known in FORMATS:
        if known.media_type == reply.media_type:
            return as_triples(read_rdf(reply.body, known, name="answer"))
    return None


def as_triples(quads: Iterable[ox.Quad]) -> ox.QueryTriples:
    """Return the triples of quads as the engine gives those of a CONSTRUCT."""
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    result = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(result, ox.QueryTriples)
    return result

"""What the endpoint can do, in RDF: SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from starlette.responses import Response

from kgtool.graph.formats import FORMATS
from kgtool.vocabulary.terms import RDF, Namespace
from kgtool.web.negotiation import GRAPH_NAMES, choose, content_type
from kgtool.web.sparql.service import Dataset
from kgtool.web.workers.refusals import NotAcceptableError

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_W3C_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")


def description(dataset: Dataset, endpoint: str, *, writable: bool) -> Iterator[ox.Triple]:
    """Yield the description of the service at an address."""
    service, data = ox.NamedNode(endpoint), ox.NamedNode(f"{endpoint}#dataset")
    default = ox.NamedNode(f"{endpoint}#default-graph")
    yield ox.Triple(service, RDF["type"], SD["Service"])
    yield ox.Triple(service, SD["endpoint"], service)
    yield ox.Triple(service, SD["supportedLanguage"], SD["SPARQL11Query"])
    if writable:
        yield ox.Triple(service, SD["supportedLanguage"], SD["SPARQL11Update"])
    for name in (*_RESULTS, *(known.iri.removeprefix(_W3C_FORMATS) for known in FORMATS)):
        yield ox.Triple(service, SD["resultFormat"], ox.NamedNode(_W3C_FORMATS + name))
    yield ox.Triple(service, SD["defaultDataset"], data)
    yield ox.Triple(data, RDF["type"], SD["Dataset"])
    yield ox.Triple(data, SD["defaultGraph"], default)
    yield ox.Triple(default, RDF["type"], SD["Graph"])
    for number, name in enumerate(dataset.graphs or (), start=1):
        named = ox.NamedNode(f"{endpoint}#named-graph-{number}")
        yield ox.Triple(data, SD["namedGraph"], named)
        yield ox.Triple(named, RDF["type"], SD["NamedGraph"])
        yield ox.Triple(named, SD["name"], ox.NamedNode(name))


def described(dataset: Dataset, endpoint: str, accept: str, *, writable: bool) -> Response:
    """Return the description in the form that the client accepts; a NotAcceptableError where there is none."""
    name = choose(accept, GRAPH_NAMES)
    if name is None:
        raise NotAcceptableError("a request without a query", GRAPH_NAMES)
    syntax = next(known.syntax for known in FORMATS if known.name == name)
    prefixes = {"sd": SD.iri, "formats": _W3C_FORMATS}
    body = ox.serialize(description(dataset, endpoint, writable=writable), format=syntax, prefixes=prefixes)
    return Response(body, 200, {"Content-Type": content_type(name), "Vary": "Accept", "Cache-Control": "no-cache"})

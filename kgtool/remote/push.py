"""Writes graphs to a server by SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation, 21 March 2013)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPResponse
from urllib.parse import quote
from urllib.request import Request

import pyoxigraph as ox

from kgtool import __version__
from kgtool.graph.formats import NTRIPLES
from kgtool.graph.rdf_io import write_rdf
from kgtool.remote.endpoint import Endpoint
from kgtool.remote.exchange import exchange, opener
from kgtool.remote.faults import EndpointAnswerError
from kgtool.remote.fetch import sizes
from kgtool.remote.store import RemoteStore
from kgtool.store.protocol import Store
from kgtool.vocabulary.terms import Iris


@dataclass(frozen=True, slots=True)
class Target:
    """A graph to be written: its name, None for the default graph, and the number of its triples."""

    name: ox.NamedNode | None
    triples: int


#: Is told what was written, and how many graphs of how many.
Report = Callable[[Target, int, int], None]


def _silent(_target: Target, _done: int, _total: int) -> None:
    """Take a report and do nothing."""


def targets(store: Store, iris: Iris, *, default: bool) -> tuple[Target, ...]:
    """Return what a push writes: every graph of the store, with `default` also the default graph.

    The default graph is what queries read that name none: the union of ontology, facts and inferences.
    """
    named = [Target(name, sum(1 for _ in store.quads(name))) for name in store.graph_names()]
    if default:
        named.append(Target(None, len(set(_default_quads(store, iris)))))
    return tuple(named)


def push(store: Store, iris: Iris, endpoint: Endpoint, wanted: Sequence[Target], report: Report = _silent) -> None:
    """Write graphs, each in place of what the server has under its name (section 5.3).

    What goes wrong is a StoreError of `kgtool.remote.faults`; the graphs before it are then written, and none in part
    where the server keeps PUT whole.
    """
    for number, target in enumerate(wanted, start=1):
        quads = _default_quads(store, iris) if target.name is None else store.quads(target.name)
        body = write_rdf((ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads), NTRIPLES)
        _send(endpoint, "PUT", target.name, body)
        report(target, number, len(wanted))


def mirror(endpoint: Endpoint, service: RemoteStore, iris: Iris, wanted: Sequence[Target]) -> tuple[ox.NamedNode, ...]:
    """Delete the graphs of this base that were not to be written, count the others, and return the names deleted.

    `service` answers queries over the data of `endpoint`; where it counts other numbers it is an EndpointAnswerError.
    """
    expected = {target.name: target.triples for target in wanted if target.name is not None}
    stale = [name for name in service.graph_names() if name.value.startswith(iris.base) and name not in expected]
    for name in stale:
        _send(endpoint, "DELETE", name)
    found = dict(sizes(service.endpoint, tuple(expected)))
    for name, triples in expected.items():
        if found.get(name, 0) != triples:
            cause = f"{service.endpoint.url} counts {found.get(name, 0)} of {triples} statements in {name}."
            raise EndpointAnswerError(cause, "See that it serves the data of the graph store, and push again.")
    return tuple(stale)


def _default_quads(store: Store, iris: Iris) -> Iterator[ox.Quad]:
    for graph in iris.default_graphs():
        for quad in store.quads(graph):
            yield ox.Quad(quad.subject, quad.predicate, quad.object)


def _send(endpoint: Endpoint, method: str, name: ox.NamedNode | None, body: bytes | None = None) -> None:
    """Send a request about one graph, named indirectly (section 4.2)."""
    address = f"{endpoint.url}?default" if name is None else f"{endpoint.url}?graph={quote(name.value, safe='')}"
    headers = {"User-Agent": f"kgtool/{__version__}"} | endpoint.headers
    if body is not None:
        headers["Content-Type"] = NTRIPLES.media_type
    request = Request(address, data=body, headers=headers, method=method)

    def send(seconds: float) -> HTTPResponse:
        response: HTTPResponse = opener().open(request, timeout=seconds)
        return response

    exchange(endpoint, send)

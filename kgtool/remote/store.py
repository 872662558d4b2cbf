"""A store behind a SPARQL 1.1 endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kgtool.remote.answer import ask_endpoint
from kgtool.remote.endpoint import Endpoint
from kgtool.remote.faults import ForeignEndpointError
from kgtool.remote.fetch import fetch
from kgtool.store.protocol import QueryResult
from kgtool.vocabulary.terms import KG, OWL, RDF, Iris

_GRAPH = re.compile("graph", re.IGNORECASE)
_NAMES = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_ONTOLOGIES = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ <{KG.iri.rstrip('#')}> {RDF['type']} {OWL['Ontology']} }} }}"
#: A graph that nobody has; the protocol has no other words for an empty default graph.
_NO_GRAPH = ox.NamedNode("urn:x-kgtool:no-graph")


class RemoteStore:
    """Answers queries by an endpoint; see `kgtool.store.protocol.Store` for what its methods promise.

    What the endpoint says about its graphs is asked once for each handle. Beside a QueryError every method can raise
    the StoreErrors of `kgtool.remote.faults`.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[ox.NamedNode] | None = None,
        named_graphs: Sequence[ox.NamedNode] | None = None,
    ) -> QueryResult:
        """Answer a SPARQL 1.1 query; one that does not parse is a QueryError with line and column."""
        if named_graphs is None:
            # Over the protocol a dataset has only the named graphs that are given with it.
            reaches = default_graphs is not None and _GRAPH.search(sparql) is not None
            named_graphs = self.graph_names() if reaches else ()
        if default_graphs is not None and not default_graphs:
            default_graphs = (_NO_GRAPH,)
        return ask_endpoint(self.endpoint, sparql, default_graphs or (), named_graphs)

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one graph, or of all that have a name, in no particular order."""
        return fetch(self.endpoint, self.graph_names() if graph is None else (graph,))

    def graph_names(self) -> tuple[ox.NamedNode, ...]:
        """Return the names of the graphs that hold a quad, sorted."""
        return self._names

    @cached_property
    def _names(self) -> tuple[ox.NamedNode, ...]:
        return _graphs_of(ask_endpoint(self.endpoint, _NAMES))

    @cached_property
    def engine(self) -> ox.Store:
        """Return a copy in memory of kgtool's graphs, for operations that work on the engine itself."""
        own = tuple(name for name in self.graph_names() if name.value.startswith(self.iris.base))
        copy = ox.Store()
        copy.bulk_extend(fetch(self.endpoint, own))
        return copy

    @cached_property
    def iris(self) -> Iris:
        """Return what names kgtool's resources there; none or several bases are a ForeignEndpointError."""
        end = Iris().ontology_graph.value.removeprefix(Iris().base)
        names = [name.value for name in _graphs_of(ask_endpoint(self.endpoint, _ONTOLOGIES))]
        bases = [name.removesuffix(end) for name in names if name.endswith(end)]
        if len(bases) == 1:
            return Iris(bases[0])
        if bases:
            cause = f"{self.endpoint.url} holds graphs of several bases: {', '.join(bases)}."
            raise ForeignEndpointError(cause, "Push each build into a dataset of its own.")
        cause = f"{self.endpoint.url} holds no graph of kgtool."
        raise ForeignEndpointError(cause, "Write one there with 'kgtool push'.")

    def close(self) -> None:
        """Let go of the copy, if there is one; no connection is kept."""
        self.__dict__.pop("engine", None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _graphs_of(found: QueryResult) -> tuple[ox.NamedNode, ...]:
    assert isinstance(found, ox.QuerySolutions)
    names = {name for row in found if isinstance(name := row["g"], ox.NamedNode)}
    return tuple(sorted(names, key=lambda name: name.value))

"""What any store answers, be it on this disk, in memory, or behind a SPARQL 1.1 endpoint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeAlias

import pyoxigraph
from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

#: What a query gives: solutions of SELECT, truth of ASK, triples of CONSTRUCT and DESCRIBE.
QueryResult: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples


class Store(Protocol):
    """A set of named graphs that can be asked."""

    @property
    def engine(self) -> pyoxigraph.Store:
        """Return an Oxigraph store of the same quads, for what works pattern by pattern or in memory.

        That of a store elsewhere is a copy, made when it is first asked for.
        """
        ...

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] | None = None,
        named_graphs: Sequence[NamedNode] | None = None,
    ) -> QueryResult:
        """Answer a SPARQL 1.1 query; one that does not parse is a QueryError with line and column.

        The union of `default_graphs` is the query's default graph, `named_graphs` are those GRAPH can reach; they
        stand over FROM and FROM NAMED (SPARQL 1.1 Protocol, 2.1.4). None leaves the default graph to the query's FROM,
        else to the store's own, which is empty here, and all graphs within reach. Only trusted text goes in here: what
        users write passes `kgtool.store.guard.admit` first.
        """
        ...

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Yield the quads of one graph, or of all, in no particular order."""
        ...

    def graph_names(self) -> tuple[NamedNode, ...]:
        """Return the names of the graphs that hold a quad, sorted."""
        ...

    def close(self) -> None:
        """Let go of files and copies."""
        ...

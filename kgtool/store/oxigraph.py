"""A store by Oxigraph, in memory or a finished build on disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kgtool.store.build import Build
from kgtool.store.lock import Lease
from kgtool.store.protocol import QueryResult
from kgtool.store.syntax import parse_error


class OxigraphStore:
    """Answers queries from an Oxigraph store; see `kgtool.store.protocol.Store` for what its methods promise.

    A handle on a build keeps that build, also when a newer one is current, until it is closed.
    """

    def __init__(self, store: pyoxigraph.Store, build: Build | None = None, lease: Lease | None = None) -> None:
        self._store: pyoxigraph.Store | None = store
        self._build = build
        self._lease = lease

    @property
    def engine(self) -> pyoxigraph.Store:
        """Return the Oxigraph store behind this one, for operations that work on the engine itself."""
        if self._store is None:
            raise ValueError("this store is closed")
        return self._store

    @property
    def build(self) -> Build:
        """Return the build that is read; a store in memory has none, which is a ValueError."""
        if self._build is None:
            raise ValueError("a store in memory is no build")
        return self._build

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] | None = None,
        named_graphs: Sequence[NamedNode] | None = None,
    ) -> QueryResult:
        """Answer a SPARQL 1.1 query; one that does not parse is a QueryError with line and column."""
        try:
            return self.engine.query(
                sparql,
                default_graph=None if default_graphs is None else list(default_graphs),
                named_graphs=None if named_graphs is None else list(named_graphs),
            )
        except SyntaxError as error:
            raise parse_error(error.msg, sparql) from error

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Yield the quads of one graph, or of all, in no particular order."""
        return self.engine.quads_for_pattern(None, None, None, graph)

    def graph_names(self) -> tuple[NamedNode, ...]:
        """Return the names of the graphs that hold a quad, sorted."""
        names = (name for name in self.engine.named_graphs() if isinstance(name, NamedNode))
        return tuple(sorted(names, key=lambda name: name.value))

    def close(self) -> None:
        """Let go of the files and of the build; using the store afterwards is a ValueError."""
        self._store = None
        if self._lease is not None:
            self._lease.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

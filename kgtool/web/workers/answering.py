"""What a child does with a request: queries, graphs as they are, and in a writable store updates and uploads.

A request is a record with `do` (`query`, `graph`, `update`, `put`, `post`, `delete`) and what belongs to it; the answer
is a record and a body. Failures are KgtoolErrors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, TypeAlias, TypeVar, cast

import pyoxigraph as ox

from kgtool.errors import QueryError
from kgtool.graph.formats import FORMATS
from kgtool.store.guard import QueryRefusedError, admit
from kgtool.store.syntax import parse_error
from kgtool.web.workers.frames import Record
from kgtool.web.workers.output import Output, ResultTooLargeError
from kgtool.web.workers.refusals import NoGraphError, NotAcceptableError, TooLargeResultError
from kgtool.web.workers.writing import WRITING

T = TypeVar("T")
#: Writes a result into a file.
_Write: TypeAlias = Callable[[IO[bytes]], object]

_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_SYNTAXES = {known.name: known.syntax for known in FORMATS}


class Served:
    """The store that this child serves: a build for reading, opened again when the server names another."""

    def __init__(self, store: Path, rows: int, result_bytes: int, *, writable: bool = False) -> None:
        self.rows, self.result_bytes, self.writable = rows, result_bytes, writable
        self._path = store
        self.engine = self._open()
        self._names: frozenset[str] | None = None

    def _open(self) -> ox.Store:
        path = str(self._path)
        return ox.Store(path) if self.writable else ox.Store.read_only(path)

    def turn_to(self, store: str) -> None:
        """Serve this store from now on."""
        if Path(store) != self._path:
            self._path, self._names = Path(store), None
            self.engine = self._open()

    def graph_names(self) -> frozenset[str]:
        """Return the IRIs of the named graphs."""
        if self._names is None or self.writable:
            names = (graph.value for graph in self.engine.named_graphs() if isinstance(graph, ox.NamedNode))
            self._names = frozenset(names)
        return self._names


def answer(served: Served, request: Record, body: bytes) -> tuple[Record, bytes]:
    """Do what a request asks; a KgtoolError says why not."""
    if not served.writable:
        served.turn_to(request["store"])
    if request["do"] == "query":
        return _query(served, request, body.decode())
    if request["do"] in {"graph", "has"}:
        return _graph(served, request)
    return WRITING[request["do"]](served.engine, request, body)


def _graphs(iris: Iterable[str] | None) -> list[Any] | None:
    # Lists of each kind of graph that the engine takes there.
    return None if iris is None else [ox.NamedNode(iri) for iri in iris]


def _query(served: Served, request: Record, text: str) -> tuple[Record, bytes]:
    admitted = admit(text, None if served.writable else served.graph_names())
    default, named = request["default"], request["named"]
    if not served.writable:
        _check_graphs([*(default or ()), *(named or ())], served.graph_names())
    if default is None and named is None and not admitted.names_dataset:
        default = request["union"]
    elif default is None and named is not None:
        default = []
    elif named is None and default is not None:
        named = []
    try:
        result = served.engine.query(
            text, base_iri=request["base"], default_graph=_graphs(default), named_graphs=_graphs(named)
        )
    except SyntaxError as error:
        raise parse_error(error.msg, text) from error
    except ValueError as error:
        raise QueryError(f"The query cannot be answered: {error}.", "Correct it.") from error
    if isinstance(result, ox.QueryTriples):
        return _triples(served, request, result)
    format = request["results"]
    if format is None:
        raise NotAcceptableError("SELECT and ASK", _RESULTS)
    return _written(served, request, format, lambda output: result.serialize(output, format=_RESULTS[format]))


def _check_graphs(iris: Iterable[str], names: frozenset[str]) -> None:
    for iri in iris:
        if iri not in names:
            cause = f"The store has no graph <{iri}>, and nothing is fetched."
            raise QueryRefusedError(cause, "Name a graph of the store by its full IRI.")


def _triples(served: Served, request: Record, triples: Iterable[ox.Triple]) -> tuple[Record, bytes]:
    format = request["graphs"]
    if format is None:
        raise NotAcceptableError("CONSTRUCT and DESCRIBE", _SYNTAXES)
    rows = _at_most(triples, served.rows)
    prefixes = request.get("prefixes") or {}
    return _written(
        served, request, format, lambda output: ox.serialize(rows, output, _SYNTAXES[format], prefixes=prefixes)
    )


def _at_most(rows: Iterable[T], most: int) -> Iterator[T]:
    for number, row in enumerate(rows):
        if number >= most:
            raise TooLargeResultError("rows")
        yield row


def _graph(served: Served, request: Record) -> tuple[Record, bytes]:
    """Write a named graph, the default graph, or the union of some that stands for it."""
    iri, engine = request["graph"], served.engine
    if iri is not None and not engine.contains_named_graph(ox.NamedNode(iri)):
        raise NoGraphError(iri)
    if request["do"] == "has":
        return {"done": True}, b""
    names = _graphs(request["union"] if iri is None else [iri])
    found = (
        engine.quads_for_pattern(None, None, None, name) for name in ([ox.DefaultGraph()] if names is None else names)
    )
    return _triples(served, request, _distinct(quad.triple for quads in found for quad in quads))


def _distinct(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _written(
    served: Served, request: Record, format: str, write: Callable[[IO[bytes]], object]
) -> tuple[Record, bytes]:
    output = Output(Path(request["spool"]), format, served.rows, served.result_bytes)
    try:
        write(cast(IO[bytes], output))
    except (ResultTooLargeError, TooLargeResultError) as error:
        raise TooLargeResultError(output.excess or "rows") from error
    except (OSError, RuntimeError, ValueError) as error:
        if output.excess is not None:
            raise TooLargeResultError(output.excess) from error
        raise QueryError(f"The result cannot be written: {error}.", "Ask for another format.") from error
    body, spooled = output.close()
    return {"format": format, "bytes": output.written, "spooled": spooled}, body

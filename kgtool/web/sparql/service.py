"""What a SPARQL endpoint serves: the current build for reading, or a store of its own that may be written."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.requests import Request

from kgtool.errors import KgtoolError
from kgtool.store.build import QUADS
from kgtool.web.current import Current
from kgtool.web.limits import Limits
from kgtool.web.reading import Reading
from kgtool.web.workers.frames import Record
from kgtool.web.workers.pool import Pool


class ReadOnlyError(KgtoolError):
    """An update of a store that is only read."""

    code = "KG934"


class NotAuthorizedError(KgtoolError):
    """A write without the token that it needs."""

    code = "KG935"


@dataclass(frozen=True, slots=True)
class Dataset:
    """What one request sees: where it is, its id, the graphs whose union is the default graph, and prefixes.

    `union` is None where the store's own default graph is meant, `id` where it may change at any time.
    """

    store: str
    id: str | None
    union: tuple[str, ...] | None
    prefixes: dict[str, str]
    graphs: tuple[str, ...] | None

    def record(self) -> Record:
        """Return what a child has to know of it."""
        return {"store": self.store, "union": self.union, "prefixes": self.prefixes}


@dataclass(frozen=True, slots=True)
class Service:
    """A pool of children and what they serve, without `current` the pool's own store; `token` allows writes."""

    pool: Pool
    limits: Limits
    current: Current | None = None
    token: str | None = None

    @contextmanager
    def dataset(self) -> Iterator[Dataset]:
        """Give the dataset for as long as a request takes."""
        if self.current is None:
            yield Dataset("", None, None, {}, None)
            return
        with self.current.borrow() as reading:
            yield reading.kept(("sparql", "dataset"), lambda: _dataset(reading))

    def check_writing(self, request: Request) -> None:
        """Raise a ReadOnlyError unless the store may be written, a NotAuthorizedError without its token (RFC 6750)."""
        if self.token is None:
            raise ReadOnlyError("This server only answers.", "Build with kgtool build; updates are not taken here.")
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(token.strip().encode(), self.token.encode()):
            raise NotAuthorizedError("Writing needs the token of this server.", "Send it as a bearer token.")


def _dataset(reading: Reading) -> Dataset:
    directory = reading.build.directory
    graphs = tuple(name.value for name in reading.store.graph_names())
    union = tuple(graph.value for graph in reading.iris.default_graphs())
    return Dataset(str(directory / QUADS), directory.name, union, reading.iris.prefixes(), graphs)

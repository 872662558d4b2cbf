"""Writing one build: beside the current one, checked, made durable, then swapped in by a rename.

The engine never changes a file of quads that it has written. A build that differs little from a finished one begins
with hard links to those files (copies where the file system has no links) and adds what is new, what is gone and
nothing else; the finished one stays as it is.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import sleep
from types import TracebackType
from typing import Self

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from kgtool.claims.record import Json
from kgtool.store.build import BUILD_NAME, LEASE, QUADS, Build
from kgtool.store.content import Content
from kgtool.store.durable import replace_text, sync, sync_tree
from kgtool.store.faults import StoreDamagedError, StoreNotWritableError
from kgtool.store.layout import BUILDS, CURRENT, LOCK, UNFINISHED, current_name, prepare
from kgtool.store.lock import WriterLock, unleased
from kgtool.store.nquads import held_lines

#: How many quads are handed to the engine at once.
_BATCH = 50_000
#: From how many on they are handed over in bulk.
_BULK = 5_000
#: How many lines the engine is given at once.
_LINES = 1_000_000
#: How often, and after how many seconds, a folder is removed again that another thread has just written in.
_TRIES, _PAUSE = 50, 0.02


@contextmanager
def writing(store: Path) -> Iterator[None]:
    """Turn the file system's refusals into StoreErrors with cause and cure."""
    try:
        yield
    except OSError as error:
        raise StoreNotWritableError(
            f"The store '{store}' cannot be written: {error.strerror or error}.",
            "Make room or give the right to write there, or name another with --store.",
        ) from error


class Writer:
    """One build in the making; a context manager that leaves nothing behind unless `finish` was called.

    Until then the current build stays as it is, whatever happens to this process; what a killed writer left is removed
    by the next one.
    """

    def __init__(self, store: Path) -> None:
        """Prepare to write a store; nothing is touched before the `with` block begins."""
        self._store = store
        self._directory = store / BUILDS / f"{UNFINISHED}build"
        self._engine: pyoxigraph.Store | None = None
        self._content = Content()
        self._waiting: list[Quad] = []
        self._thinned: set[NamedNode | BlankNode | DefaultGraph] = set()
        self._stale = 0
        self._derived = False
        self._lock: WriterLock | None = None
        self._finished = False

    def __enter__(self) -> Self:
        """Take the writer's lock, creating the store where there is none, and begin an empty build."""
        with writing(self._store):
            prepare(self._store)
            self._lock = WriterLock(self._store / LOCK, self._store)
            try:
                self._remove_leftovers()
                self._directory.mkdir()
            except BaseException:
                self._remove_unfinished()
                self._lock.release()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the next writer in; a build that was not finished is removed."""
        self._engine = None
        try:
            if not self._finished:
                self._remove_unfinished()
        finally:
            if self._lock is not None:
                self._lock.release()

    @property
    def directory(self) -> Path:
        """Return the directory of the build in the making; files put there become part of the build."""
        return self._directory

    @property
    def engine(self) -> pyoxigraph.Store:
        """Return the engine with all quads so far, to ask it on the way; only this writer may change it."""
        self._flush()
        return self._open()

    def derive(self, build: Build) -> None:
        """Begin with the quads of a finished build of this store; to be called before any other change."""
        with writing(self._store):
            finished = pyoxigraph.Store.read_only(str(build.directory / QUADS))
            finished.backup(str(self._directory / QUADS))
        self._content = Content(build.digest, build.quads)
        self._stale = build.stale
        self._derived = True

    def load(self, quads: Iterable[Quad]) -> None:
        """Add quads, in any order and number of calls; what the build already holds changes nothing."""
        for quad in quads:
            self._waiting.append(quad)
            if len(self._waiting) >= _BATCH:
                self._flush()

    def load_lines(self, lines: Sequence[bytes]) -> None:
        """Add quads, given as lines of canonical N-Quads with literals as the engine keeps them, each once."""
        if self._derived:
            held = pyoxigraph.parse(b"\n".join(lines), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
            self.load(held)
            return
        for begin in range(0, len(lines), _LINES):
            some = lines[begin : begin + _LINES]
            self._content.add(some)
            with writing(self._store):
                self._open().bulk_load(b"\n".join(some), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)

    def remove(self, quads: Iterable[Quad]) -> None:
        """Take quads out; what the build does not hold changes nothing."""
        engine = self.engine
        held = [quad for quad in dict.fromkeys(quads) if quad in engine]
        self._content.remove(held_lines(held))
        self._stale += len(held)
        with writing(self._store):
            for quad in held:
                engine.remove(quad)
                self._thinned.add(quad.graph_name)

    def _open(self) -> pyoxigraph.Store:
        if self._engine is None:
            with writing(self._store):
                self._engine = pyoxigraph.Store(str(self._directory / QUADS))
        return self._engine

    def _flush(self) -> None:
        engine = self._open()
        quads, self._waiting = self._waiting, []
        if self._derived:
            quads = [quad for quad in dict.fromkeys(quads) if quad not in engine]
        if not quads:
            return
        self._content.add(held_lines(quads))
        with writing(self._store):
            # In bulk every call makes files of its own.
            (engine.bulk_extend if len(quads) >= _BULK else engine.extend)(quads)

    def finish(self, manifest: Mapping[str, Json]) -> Build:
        """Make the build durable and current, remove builds no one needs, and return it."""
        if self._finished:
            raise ValueError("this build is finished")
        with writing(self._store):
            self._close_quads()
            name = self._free_name(self._content.id)
            target = self._store / BUILDS / name
            content = self._content
            build = Build(content.id, content.quads, manifest, target, content.digest, self._stale)
            build.write(self._directory)
            (self._directory / LEASE).touch()
            sync_tree(self._directory)
            previous = self._previous()
            self._directory.rename(target)
            sync(target.parent)
            replace_text(self._store / CURRENT, name + "\n")
            self._finished = True
            self._remove_builds(keep={name, previous})
        return build

    def _close_quads(self) -> None:
        """Write out what the engine still holds, and check that it can be read back."""
        engine = self.engine
        for graph in self._thinned:
            # The engine remembers the name of a graph that holds nothing any more.
            if next(engine.quads_for_pattern(None, None, None, graph), None) is None:
                engine.remove_graph(graph)
        if not self._derived and len(engine) != self._content.quads:
            self._content = _counted(engine)
        engine.flush()
        del engine
        self._engine = None
        expected = self._content.quads
        if expected and not pyoxigraph.Store.read_only(str(self._directory / QUADS)):
            raise StoreDamagedError(f"None of {expected} quads can be read back.", "Check the disk and build again.")

    def _remove_unfinished(self) -> None:
        """Remove the build in the making, also where the engine, which knows no end, is still writing in it."""
        for _ in range(_TRIES):
            shutil.rmtree(self._directory, ignore_errors=True)
            if not self._directory.exists():
                return
            sleep(_PAUSE)

    def _previous(self) -> str | None:
        try:
            return current_name(self._store)
        except StoreDamagedError:
            # The new build is the cure.
            return None

    def _free_name(self, identifier: str) -> str:
        name, number = identifier, 1
        while (self._store / BUILDS / name).exists():
            number += 1
            name = f"{identifier}.{number}"
        return name

    def _remove_leftovers(self) -> None:
        for path in sorted((self._store / BUILDS).glob(f"{UNFINISHED}*")):
            shutil.rmtree(path)

    def _remove_builds(self, keep: set[str | None]) -> None:
        """Remove finished builds, but for those to keep and those a reader holds a lease on."""
        for path in sorted((self._store / BUILDS).iterdir()):
            if BUILD_NAME.fullmatch(path.name) and path.name not in keep:
                with unleased(path / LEASE) as free:
                    if free:
                        # Renamed first: what a killed writer leaves of it is then known as a leftover.
                        doomed = path.rename(path.with_name(f"{UNFINISHED}{path.name}"))
                        shutil.rmtree(doomed, ignore_errors=True)


def _counted(engine: pyoxigraph.Store) -> Content:
    """Return the content of a store from what it holds: some quads were given more than once."""
    content, quads = Content(), iter(engine)
    while batch := list(islice(quads, _BATCH)):
        content.add(held_lines(batch))
    return content

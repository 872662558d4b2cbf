"""Writing one build: beside the current one, checked, made durable, then swapped in by a rename."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from kgtool.claims.record import Json
from kgtool.store.build import BUILD_NAME, LEASE, QUADS, Build
from kgtool.store.durable import replace_text, sync, sync_tree
from kgtool.store.faults import StoreDamagedError, StoreNotWritableError
from kgtool.store.layout import BUILDS, CURRENT, LOCK, UNFINISHED, current_name, prepare
from kgtool.store.lock import WriterLock, unleased
from kgtool.store.nquads import build_id, joined, nquads_lines


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
        self._lines: list[bytes] = []
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
                self._lock.release()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the next writer in; a build that was not finished is removed."""
        try:
            if not self._finished:
                shutil.rmtree(self._directory, ignore_errors=True)
        finally:
            if self._lock is not None:
                self._lock.release()

    @property
    def directory(self) -> Path:
        """Return the directory of the build in the making; files put there become part of the build."""
        return self._directory

    def load(self, quads: Iterable[Quad]) -> None:
        """Add quads; they are kept in memory as N-Quads until `finish`, in any order and number of calls."""
        self._lines.extend(nquads_lines(quads))

    def finish(self, manifest: Mapping[str, Json]) -> Build:
        """Write the quads in bulk, make the build durable and current, remove builds no one needs, return it."""
        if self._finished:
            raise ValueError("this build is finished")
        document = joined(self._lines)
        quads = document.count(b"\n")
        with writing(self._store):
            self._write_quads(document, quads)
            identifier = build_id(document)
            name = self._free_name(identifier)
            target = self._store / BUILDS / name
            build = Build(identifier, quads, manifest, target)
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

    def _write_quads(self, document: bytes, expected: int) -> None:
        self._lines.clear()
        path = str(self._directory / QUADS)
        store = pyoxigraph.Store(path)
        # The lines come from the engine's own serializer, so the terms need no second check.
        store.bulk_load(document, format=RdfFormat.N_QUADS, lenient=True)
        store.flush()
        del store
        if expected and not pyoxigraph.Store.read_only(path):
            raise StoreDamagedError(f"None of {expected} quads can be read back.", "Check the disk and build again.")

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

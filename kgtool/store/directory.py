"""A store on disk: a directory of finished builds, one of them current.

Readers open the finished build that `current` names and are never in a writer's way. A writer makes a new build beside
it and swaps `current` by a rename, so a build that dies leaves the old one whole. After the swap the current build and
the one before stay; older ones are removed unless a reader still has them open.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from kgtool.store.build import BUILD_NAME, LEASE, QUADS, Build, damaged, read_build
from kgtool.store.faults import NoBuildError
from kgtool.store.layout import BUILDS, check_marker, current_name
from kgtool.store.lock import Lease
from kgtool.store.oxigraph import OxigraphStore
from kgtool.store.writer import Writer

#: How often a reader looks again when the build it was told of was removed before it could open it.
_ATTEMPTS = 10


class StoreDirectory:
    """A directory of builds; making this object touches no file."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def _current(self) -> Path:
        check_marker(self.path)
        name = current_name(self.path)
        if name is None:
            raise NoBuildError(f"The store '{self.path}' holds no finished build yet.", "Make one with 'kgtool build'.")
        return self.path / BUILDS / name

    def current(self) -> Build:
        """Return the current build without opening its quads; a NoBuildError where nothing was built yet."""
        return read_build(self._current())

    def builds(self) -> tuple[Build, ...]:
        """Return the finished builds that are still here, sorted by id: the current one and that before it."""
        check_marker(self.path)
        folders = sorted(path for path in (self.path / BUILDS).iterdir() if BUILD_NAME.fullmatch(path.name))
        return tuple(read_build(folder) for folder in folders)

    def open(self, build: Build | None = None) -> OxigraphStore:
        """Open a build for reading, by default the current one; it stays the same until the handle is closed."""
        directory, lease = self._leased(build)
        try:
            build = read_build(directory)
            engine = pyoxigraph.Store.read_only(str(directory / QUADS))
        except (OSError, RuntimeError) as error:
            # The engine reports a broken file as a RuntimeError.
            lease.release()
            raise damaged(directory, f"its quads cannot be read ({error})") from error
        return OxigraphStore(engine, build, lease)

    def _leased(self, build: Build | None) -> tuple[Path, Lease]:
        for attempt in range(1, _ATTEMPTS + 1):
            directory = build.directory if build is not None else self._current()
            try:
                return directory, Lease(directory / LEASE)
            except FileNotFoundError as error:
                # A newer build may have become current between the two steps.
                if attempt == _ATTEMPTS:
                    raise damaged(directory, "it is not there") from error
            except OSError as error:
                raise damaged(directory, f"its {LEASE} cannot be read ({error})") from error
        raise AssertionError("the loop returns or raises")

    def writer(self) -> Writer:
        """Begin a new build, `with directory.writer() as writer: …`; one process at a time."""
        return Writer(self.path)

"""Which build is served: the store's current one, picked up when it changes, each request seeing one only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread

from kgtool.store.directory import StoreDirectory
from kgtool.store.layout import current_name
from kgtool.web.reading import Reading


class Current:
    """The store that a server serves: a rebuild is seen by the next request, those under way keep what they have."""

    def __init__(self, store: Path, *, texts: bool = True, opened: Callable[[Reading], None] | None = None) -> None:
        """Take the store's folder; `opened` is called with each build that is opened, beside the requests."""
        self._texts = texts
        self._opened = opened
        self._directory = StoreDirectory(store)
        self._lock = Lock()
        self._reading: Reading | None = None
        self._borrowed: dict[Reading, int] = {}

    @contextmanager
    def borrow(self) -> Iterator[Reading]:
        """Give the current build for as long as one request takes.

        Raises the StoreErrors of a place that is no store or holds no build.
        """
        with self._lock:
            reading = self._newest()
            self._borrowed[reading] += 1
        try:
            yield reading
        finally:
            self._give_back(reading)

    def _give_back(self, reading: Reading) -> None:
        with self._lock:
            self._borrowed[reading] -= 1
            if reading is not self._reading and not self._borrowed[reading]:
                self._let_go(reading)

    def _newest(self) -> Reading:
        name = current_name(self._directory.path)
        old = self._reading
        if old is None or name != old.build.directory.name:
            self._reading = new = Reading(self._directory.open(), texts=self._texts)
            self._borrowed[new] = 0
            if self._opened is not None:
                self._borrowed[new] = 1
                Thread(target=self._tell, args=(new,), daemon=True).start()
            if old is not None and not self._borrowed.get(old):
                self._let_go(old)
        assert self._reading is not None
        return self._reading

    def _tell(self, reading: Reading) -> None:
        assert self._opened is not None
        try:
            self._opened(reading)
        finally:
            self._give_back(reading)

    def _let_go(self, reading: Reading) -> None:
        self._borrowed.pop(reading, None)
        reading.close()

    def close(self) -> None:
        """Let go of the build that is served."""
        with self._lock:
            old, self._reading = self._reading, None
            if old is not None and not self._borrowed.get(old):
                self._let_go(old)

"""Reading in several processes: documents go out in their order, readings come back in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, TypeAlias

from kgtool.documents.document import Document
from kgtool.extract.reading import Reading
from kgtool.processes import pool

if TYPE_CHECKING:
    from concurrent.futures import Future

Read: TypeAlias = Callable[[Document], Reading]
#: Documents that wait for each process: enough to keep it busy, few enough that memory does not grow with their number.
_WAITING = 4


def read_plain(document: Document) -> Reading:
    """Read a document; the reader comes with the first, as a build that keeps all its texts needs none."""
    from kgtool.extract.reader import read

    return read(document)


def read_covered(document: Document) -> Reading:
    """Read a document with what its ledger leaves open; the reader comes with the first."""
    from kgtool.extract.coverage import read_covered

    return read_covered(document)


class Pending(Protocol):
    """A reading that is asked for; `result` waits until it is there."""

    def result(self) -> Reading:
        """Return the reading, or raise what reading raised."""
        ...


class _Later:
    """A reading that is made when it is asked for, in this process."""

    def __init__(self, read: Read, document: Document) -> None:
        self._read = read
        self._document = document

    def result(self) -> Reading:
        return self._read(self._document)


class ReadAhead:
    """Reads documents in `jobs` processes; with one job in this process, when the reading is asked for.

    `window` says how many readings may be asked for before the first is taken. What comes out does not depend on the
    number of processes: each document is read on its own.
    """

    def __init__(self, jobs: int = 1, read: Read = read_plain) -> None:
        self._read = read
        self._pool = pool(jobs) if jobs > 1 else None
        self.window = jobs * _WAITING if jobs > 1 else 1

    def ask(self, document: Document) -> Pending:
        """Ask for the reading of a document."""
        if self._pool is None:
            return _Later(self._read, document)
        future: Future[Reading] = self._pool.submit(self._read, document)
        return future

    def __enter__(self) -> ReadAhead:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def readings(
    documents: Iterable[Document], jobs: int = 1, read: Read = read_plain
) -> Iterator[tuple[Document, Reading]]:
    """Yield each document with its reading, in the order of the documents."""
    with ReadAhead(jobs, read) as ahead:
        waiting: deque[tuple[Document, Pending]] = deque()
        for document in documents:
            waiting.append((document, ahead.ask(document)))
            if len(waiting) >= ahead.window:
                before, pending = waiting.popleft()
                yield before, pending.result()
        for before, pending in waiting:
            yield before, pending.result()

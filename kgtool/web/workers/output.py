"""Where a child writes a result: into memory, beyond a size into a file, never beyond the limits."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

#: What stands once between two rows, by the format; of RDF only statements a line can be counted so.
_BETWEEN = {
    "json": (b',{"', b",{}"),
    "xml": (b"<result>", b"<result/>"),
    "csv": (b"\n",),
    "tsv": (b"\n",),
    "ntriples": (b"\n",),
    "nquads": (b"\n",),
}
#: Results up to this size go back over the socket, larger ones by a file.
_IN_MEMORY = 1 << 18


class ResultTooLargeError(Exception):
    """The result has more rows or bytes than allowed."""


class Output:
    """A binary file for writing only, that a serializer may be given."""

    def __init__(self, spool: Path, format: str, rows: int, size: int) -> None:
        self._spool, self._between = spool, _BETWEEN.get(format, ())
        self._rows, self._size = rows, size
        self._file: BinaryIO | None = None
        self._parts: list[bytes] = []
        self._tail = b""
        self.written = 0
        self.excess: str | None = None

    def write(self, data: bytes) -> int:
        """Take bytes; ResultTooLargeError beyond a limit, after which `excess` says which."""
        self._count(data)
        self.written += len(data)
        if self.written > self._size:
            self.excess = "bytes"
            raise ResultTooLargeError
        if self._file is None and self.written > _IN_MEMORY:
            self._file = self._spool.open("xb", buffering=1 << 16)
            self._file.writelines(self._parts)
            self._parts.clear()
        if self._file is None:
            self._parts.append(bytes(data))
        else:
            self._file.write(data)
        return len(data)

    def _count(self, data: bytes) -> None:
        for mark in self._between:
            # What was cut at the border between two pieces is found once: the tail is shorter than the mark.
            whole = self._tail[1 - len(mark) :] + data if len(mark) > 1 else data
            self._rows -= whole.count(mark)
        self._tail = (self._tail + bytes(data))[-16:]
        if self._rows < 0:
            self.excess = "rows"
            raise ResultTooLargeError

    def flush(self) -> None:
        """Do nothing: files ask for it."""

    def close(self) -> tuple[bytes, bool]:
        """End writing and return the bytes, or none where they are in the file, and whether that is so."""
        if self._file is None:
            return b"".join(self._parts), False
        self._file.close()
        return b"", True

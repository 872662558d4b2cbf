"""Reads the bytes of a text in bounded memory and refuses what is no text."""

from __future__ import annotations

import re
from typing import BinaryIO

from kgtool.documents.faults import MAX_BYTES, MAX_LINE, BinaryFileError, LineTooLongError, TextTooLargeError

_CHUNK = 1 << 20
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_BREAK = re.compile(rb"\r\n|\r|\n")
_CONTINUATION = bytes(range(0x80, 0xC0))


class _LineMeter:
    """Counts lines and their characters over chunks; a UTF-8 continuation byte is no character of its own."""

    def __init__(self) -> None:
        self.line = 1
        self.length = 0

    def feed(self, chunk: bytes) -> bool:
        """Take the next bytes; false where a line grew too long, whose number is then `line`."""
        pieces = _BREAK.split(chunk)
        for number, piece in enumerate(pieces):
            if number:
                self.line += 1
                self.length = 0
            self.length += len(piece.translate(None, _CONTINUATION))
            if self.length > MAX_LINE:
                return False
        return True


def read_bytes(stream: BinaryIO, path: str) -> bytes:
    """Return all bytes of a text stream; `path` is the name that errors give.

    Raises BinaryFileError at the first control character, LineTooLongError and TextTooLargeError at the limits of
    `faults`; never holds more than the limit and one chunk.
    """
    chunks: list[bytes] = []
    size = 0
    meter = _LineMeter()
    while chunk := stream.read(_CHUNK):
        control = _CONTROL.search(chunk)
        if control:
            raise BinaryFileError(path, size + control.start(), control.group()[0])
        if not meter.feed(chunk):
            raise LineTooLongError(path, meter.line)
        size += len(chunk)
        if size > MAX_BYTES:
            raise TextTooLargeError(path)
        chunks.append(chunk)
    return b"".join(chunks)

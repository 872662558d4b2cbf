"""Reads the bytes of a text in bounded memory and refuses what is no text."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from kgtool.documents.faults import MAX_BYTES, MAX_LINE, BinaryFileError, LineTooLongError, TextTooLargeError
from kgtool.documents.media import Media
from kgtool.documents.utf16 import utf16_codec

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


class _TextCheck:
    """Looks at the chunks of a text for control characters and endless lines."""

    def __init__(self, path: str, first: bytes, media: Media) -> None:
        self.path = path
        self.media = media
        wide = utf16_codec(first)
        # UTF-16 is checked by what it says in UTF-8; what it cannot say is decode's to report.
        self.decoder = codecs.getincrementaldecoder(wide)("replace") if wide else None
        self.meter = _LineMeter()

    def feed(self, chunk: bytes, start: int) -> None:
        """Take the chunk at byte `start`; raises BinaryFileError and LineTooLongError."""
        if self.media in ("pdf", "email"):
            return
        narrow = self.decoder.decode(chunk).encode() if self.decoder else chunk
        control = _CONTROL.search(narrow)
        if control:
            before = control.start()
            offset = len(narrow[:before].decode().encode("utf-16-le")) if self.decoder else before
            raise BinaryFileError(self.path, start + offset, control.group()[0])
        # The lines of a page are those of its article, which are measured once they are known.
        if self.media == "text" and not self.meter.feed(narrow):
            raise LineTooLongError(self.path, self.meter.line)


def read_bytes(stream: BinaryIO, path: str, media: Media = "text") -> bytes:
    """Return all bytes of a source; `path` is the name that errors give.

    Raises BinaryFileError at the first control character of a text or page, LineTooLongError of a text, and
    TextTooLargeError, at the limits of `faults`; never holds more than the limit and one chunk.
    """
    chunks: list[bytes] = []
    size = 0
    check: _TextCheck | None = None
    while chunk := stream.read(_CHUNK):
        check = check or _TextCheck(path, chunk, media)
        check.feed(chunk, size)
        size += len(chunk)
        if size > MAX_BYTES:
            raise TextTooLargeError(path)
        chunks.append(chunk)
    return b"".join(chunks)

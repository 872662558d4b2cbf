from __future__ import annotations

import io
import time
import tracemalloc

import pytest

from kgtool.documents.faults import MAX_BYTES, MAX_LINE, BinaryFileError, LineTooLongError, TextTooLargeError
from kgtool.documents.stream import read_bytes


class Endless(io.BytesIO):
    """Gives a pattern of bytes for as long as it is read, and counts how much that was."""

    def __init__(self, pattern: bytes, size: int) -> None:
        super().__init__()
        self.pattern, self.size, self.given = pattern, size, 0

    def read(self, size: int | None = -1) -> bytes:
        count = min(size or 0, self.size - self.given)
        self.given += count
        return (self.pattern * (count // len(self.pattern) + 1))[:count]


def test_bytes_come_back_unchanged() -> None:
    data = ("Zeile eins\r\nzwei\ttab\n" * 200_000).encode()
    assert read_bytes(io.BytesIO(data), "x.txt") == data


@pytest.mark.parametrize(
    ("data", "offset"), [(b"PK\x03\x04", 2), (b"A\x00B\x00", 1), (b"x" * 1_500_000 + b"\x00", 1_500_000)]
)
def test_control_characters_make_a_file_binary(data: bytes, offset: int) -> None:
    with pytest.raises(BinaryFileError) as caught:
        read_bytes(io.BytesIO(data.replace(b"x" * 1000, b"x" * 999 + b"\n")), "x.txt")
    assert caught.value.place is not None
    assert caught.value.place.offset == offset


def test_line_of_50_megabytes_is_refused_early_and_in_bounded_memory() -> None:
    source = Endless(b"Wort ", 50_000_000)
    tracemalloc.start()
    begin = time.process_time()
    with pytest.raises(LineTooLongError, match="more than 1,000,000 characters"):
        read_bytes(source, "x.txt")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert source.given < 5_000_000
    assert peak < 20_000_000
    assert time.process_time() - begin < 5


def test_line_length_counts_characters_not_bytes() -> None:
    line = ("ü" * MAX_LINE).encode()
    assert read_bytes(io.BytesIO(line), "x.txt") == line
    with pytest.raises(LineTooLongError) as caught:
        read_bytes(io.BytesIO(b"eins\nzwei\r\n" + line + b"x"), "x.txt")
    assert caught.value.place is not None
    assert caught.value.place.line == 3


def test_text_above_the_limit_is_refused() -> None:
    with pytest.raises(TextTooLargeError):
        read_bytes(Endless(b"Zeile\n", MAX_BYTES + 10), "x.txt")

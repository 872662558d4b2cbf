from __future__ import annotations

import pytest

from kgtool.documents.decode import decode
from kgtool.documents.faults import BrokenEncodingError
from kgtool.errors import Place


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Größe".encode(), "Größe", "utf-8"),
        (b"\xef\xbb\xbf" + "Größe".encode(), "Größe", "utf-8-sig"),
        (b"Gr\xf6\xdfe", "Größe", "windows-1252"),
        (b"\x84Kauf\x93 f\xfcr 5 \x80", "„Kauf“ für 5 €", "windows-1252"),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n", "utf-8"),
    ],
)
def test_text_is_the_decoded_file_as_it_is(data: bytes, text: str, encoding: str) -> None:
    assert decode(data, "x.txt") == (text, encoding)


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("für ".encode() + b"\xff", 5),
        (b"\xef\xbb\xbfab\xfcc", 5),
        (b"ab\x81c\xfc", 2),
        ("5 €, ".encode() + b"\xe2\x82", 7),
    ],
)
def test_broken_utf8_is_refused_with_its_byte_offset(data: bytes, offset: int) -> None:
    with pytest.raises(BrokenEncodingError) as caught:
        decode(data, "x.txt")
    assert caught.value.place == Place("x.txt", offset=offset)
    assert f"0x{data[offset]:02X}" in caught.value.cause


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_utf16_is_recognised_with_its_mark_and_without(codec: str, mark: str) -> None:
    text = "Größe: „3 Mrd. €“ für 😀\r\n"
    assert decode((mark + text).encode(codec), "x.txt") == (text, codec)


def test_few_zero_bytes_make_no_utf16() -> None:
    data = b"Nur ein Text \x00 mit einem Nullzeichen."
    assert decode(data, "x.txt")[1] == "utf-8"


def test_broken_utf16_is_refused_with_its_byte_offset() -> None:
    with pytest.raises(BrokenEncodingError, match="not valid UTF-16") as caught:
        decode(b"\xff\xfea\x00\x00\xd8b\x00", "x.txt")
    assert caught.value.place == Place("x.txt", offset=4)

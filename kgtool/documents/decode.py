"""Decodes the bytes of a text: UTF-8 or UTF-16 with or without a mark, else Windows-1252 where that can be told."""

from __future__ import annotations

import codecs
import re

from kgtool.documents.faults import BrokenEncodingError
from kgtool.documents.utf16 import utf16_codec

#: A well-formed UTF-8 sequence of two to four bytes (Unicode 16, table 3-7).
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]"
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)


#: Encodings of one byte a character that pages and e-mails name; other codecs of Python are none, or may take minutes.
_ONE_BYTE = re.compile(r"iso8859-\d{1,2}|cp(?:125\d|437|850|852|858)|mac-roman|koi8-[ru]")
#: As browsers do: what says Latin-1 is Windows-1252.
_BROWSER_NAMES = {"iso8859-1": "windows-1252", "cp1252": "windows-1252", "iso8859-9": "windows-1254"}


def one_byte_codec(name: str) -> str | None:
    """Return the codec for the name of an encoding of one byte a character, None for all others and unknown names."""
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return _BROWSER_NAMES.get(known, known) if _ONE_BYTE.fullmatch(known) else None


def decode_as(data: bytes, path: str, declared: str) -> tuple[str, str]:
    """Decode what names its encoding itself, as that if it is one of one byte a character, else as `decode` does.

    A mark, or zero bytes as UTF-16 has them, go before the name. Raises BrokenEncodingError.
    """
    codec = one_byte_codec(declared)
    if codec is None or data.startswith(codecs.BOM_UTF8) or utf16_codec(data):
        return decode(data, path)
    try:
        return data.decode(codec), codec
    except UnicodeDecodeError as fault:
        raise BrokenEncodingError(path, fault.start, data[fault.start], codec) from None


def _decode_utf16(data: bytes, path: str, encoding: str) -> tuple[str, str]:
    """Decode UTF-16; its mark belongs to the encoding and not to the text."""
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding
    except UnicodeDecodeError as fault:
        raise BrokenEncodingError(path, fault.start, data[fault.start], "UTF-16") from None


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Return the text, unchanged but for a leading mark, and the name of the encoding.

    The name is `utf-8`, `utf-8-sig` (a mark was taken off), `utf-16-le`, `utf-16-be` or `windows-1252`. A text that
    holds even one valid multi-byte sequence was meant as UTF-8, so a fault in it is an error and no reason to guess.
    Raises BrokenEncodingError with the byte offset.
    """
    if wide := utf16_codec(data):
        return _decode_utf16(data, path, wide)
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as fault:
        # The codec of marked texts counts its offsets from behind the mark.
        offset = fault.start + (len(data) - len(fault.object))
    if encoding == "utf-8-sig" or _MULTIBYTE.search(data):
        raise BrokenEncodingError(path, offset, data[offset])
    try:
        return data.decode("windows-1252"), "windows-1252"
    except UnicodeDecodeError as fault:
        raise BrokenEncodingError(path, fault.start, data[fault.start]) from None

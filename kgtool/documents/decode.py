"""Decodes the bytes of a text: UTF-8 with or without a mark, else Windows-1252 where that can be told."""

from __future__ import annotations

import codecs
import re

from kgtool.documents.faults import BrokenEncodingError

#: A well-formed UTF-8 sequence of two to four bytes (Unicode 16, table 3-7).
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]"
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Return the text, unchanged but for a leading mark, and the name of the encoding.

    The name is `utf-8`, `utf-8-sig` (a mark was taken off) or `windows-1252`. A text that holds even one valid
    multi-byte sequence was meant as UTF-8, so a fault in it is an error and no reason to guess. Raises
    BrokenEncodingError with the byte offset.
    """
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

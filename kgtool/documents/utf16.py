"""Recognises UTF-16, which Windows programs save as 'Unicode': by its mark, else by where its zero bytes stand."""

from __future__ import annotations

import codecs

#: How many bytes are looked at where there is no mark.
_SAMPLE = 4096
#: In German prose nearly every second byte is zero; in other encodings and in binary files never so regularly.
_SHARE = 0.6
_STRAY = 0.05


def utf16_codec(data: bytes) -> str | None:
    """Return `utf-16-le` or `utf-16-be` for bytes that begin a text in it, else None.

    Without a mark it takes at least eight characters, most of them Latin: the high bytes are zero, the low ones not.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return None
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    if len(sample) < 16:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # A low byte is zero in a few characters too, such as some emoji.
    if odd >= _SHARE * half and even <= _STRAY * half:
        return "utf-16-le"
    if even >= _SHARE * half and odd <= _STRAY * half:
        return "utf-16-be"
    return None

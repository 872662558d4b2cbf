"""How wide a text is at most, so that labels can be laid out without a browser."""

from __future__ import annotations

import re
from functools import cache

from kgtool.data_files import read_yaml

#: What is not broken: a word with the spaces behind it, or a part of one up to a hyphen.
_PART = re.compile(r"[^\s-]*-+\s*|[^\s-]+\s*|\s+")


@cache
def _widths(weight: str) -> dict[str, int]:
    return {
        letter: int(width)
        for width, letters in read_yaml("pictures", "widths.yaml")[weight].items()
        for letter in letters
    }


def text_width(text: str, size: int, bold: bool = False) -> int:
    """Return the width of a line in the unit of `size`, rounded up, for the widest of the fonts it may be set in.

    >>> text_width("", 16)
    0
    """
    widths = _widths("bold" if bold else "regular")
    return -(-sum(widths.get(letter, 1000) for letter in text) * size // 1000)


def fitted(text: str, size: int, room: int, bold: bool = False) -> str:
    """Return a text on one line that is no wider than `room`, shortened with `…` where it must be.

    >>> fitted("Massachusetts Institute of Technology", 16, 120)
    'Massachuse…'
    """
    line = " ".join(text.split())
    if text_width(line, size, bold) <= room:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(line[:middle].rstrip() + "…", size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + "…"


def wrapped(text: str, size: int, room: int, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Return a text as at most so many lines of at most this width, broken at spaces and behind hyphens.

    The last line is shortened where it must be.

    >>> wrapped("Anthropic-Modelle", 13, 100, 2)
    ('Anthropic-', 'Modelle')
    """
    parts = _PART.findall(" ".join(text.split()))
    found: list[str] = []
    while parts and len(found) < lines - 1:
        line = parts.pop(0)
        while parts and text_width((line + parts[0]).rstrip(), size, bold) <= room:
            line += parts.pop(0)
        found.append(fitted(line, size, room, bold))
    if parts:
        found.append(fitted("".join(parts), size, room, bold))
    return tuple(found)

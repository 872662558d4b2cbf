"""The parts of a text that stand one below the other: paragraphs of the whole text, or quotes with what is around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgtool.stated.claim import Quote

#: A text with a line this long is not wrapped by hand: each line is a paragraph.
_UNWRAPPED = 120
#: A line this short without a full stop is a heading.
_HEADING = 90
_LINES = re.compile(r"[^\n]*\S[^\n]*")
_ENDS = (".", ":", ",", ";", "!", "?", "“", '"', "»", ")", "|")
_ITEMS = ("-", "•", "*", "|", "–")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text: where it begins in the whole (code points), its words, and whether it is a heading.

    `cut` tells that the text around it is not there.
    """

    start: int
    text: str
    heading: bool = False
    cut: bool = False

    @property
    def end(self) -> int:
        """Return where it ends in the whole."""
        return self.start + len(self.text)


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a text: lines up to a blank one, or each line where lines are not wrapped by hand."""
    lines = [match.span() for match in _LINES.finditer(text)]
    wrapped = all(end - start <= _UNWRAPPED for start, end in lines)
    parts: list[tuple[int, int]] = []
    for start, end in lines:
        if wrapped and parts and text.count("\n", parts[-1][1], start) == 1:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return tuple(Block(start, text[start:end], _is_heading(text[start:end])) for start, end in parts)


def _is_heading(words: str) -> bool:
    """Tell whether a paragraph is a heading: one short line without a full stop, or one marked as such."""
    bare = words.strip()
    if bare.startswith("#"):
        return "\n" not in bare
    return "\n" not in bare and len(bare) <= _HEADING and not bare.endswith(_ENDS) and not bare.startswith(_ITEMS)


def quoted(quotes: Iterable[Quote]) -> tuple[Block, ...]:
    """Return the quotes of a text with the characters around each, joined where they touch, as the text has them."""
    found: list[Block] = []
    for start, text in sorted(_windows(quotes)):
        last = found[-1] if found else None
        if last is not None and start <= last.end:
            found[-1] = Block(last.start, last.text + text[last.end - start :], cut=True)
        else:
            found.append(Block(start, text, cut=True))
    return tuple(found)


def _windows(quotes: Iterable[Quote]) -> Iterator[tuple[int, str]]:
    for quote in quotes:
        yield quote.start - len(quote.prefix), quote.prefix + quote.exact + quote.suffix

"""Cuts a block of text into pieces, so that spans which overlap can be marked without nesting."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from kgtool.web.texts.blocks import Block


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the whole text (code points, `end` exclusive) that a numbered thing stands at."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a block, and the numbers of what stands there: the shortest span first, then the first in the text.

    `ends` are those whose span ends with these words.
    """

    text: str
    numbers: tuple[int, ...]
    ends: tuple[int, ...] = ()


def pieces(block: Block, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Return the pieces of a block, which together are its words; marks outside of it count for nothing.

    >>> pieces(Block(10, "Nvidia zahlt viel"), [Mark(10, 22, 1), Mark(17, 27, 2)])[1]
    Piece(text='zahlt', numbers=(2, 1), ends=(1,))
    """
    inside = [mark for mark in marks if mark.start < block.end and mark.end > block.start and mark.start < mark.end]
    cuts = {block.start, block.end}
    for mark in inside:
        cuts |= {max(mark.start, block.start), min(mark.end, block.end)}
    found = []
    edges = sorted(cuts)
    for start, end in itertools.pairwise(edges):
        here = [mark for mark in inside if mark.start <= start and end <= mark.end]
        here.sort(key=lambda mark: (mark.end - mark.start, mark.start, mark.number))
        numbers = tuple(dict.fromkeys(mark.number for mark in here))
        ends = tuple(dict.fromkeys(mark.number for mark in here if mark.end == end))
        found.append(Piece(block.text[start - block.start : end - block.start], numbers, ends))
    return tuple(found)

"""Grids: runs of table rows cut into cells, with the header and the lines around that say what the table shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgtool.extract.blocks import Block
from kgtool.extract.sentences import sentences

_RULE = re.compile(r"[\s|:=_+-]*$")
#: A footnote mark behind a cell's words is none of them.
_FOOTNOTE = re.compile(r"\s*(?:[¹²³⁴⁵⁶⁷⁸⁹†‡]|(?<=\S)\*+|\[\d\]|(?<=[^\W\d_])\s?\d\))+$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the stretch of its words in the document, and the words, without white space and footnote marks."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header, rows, and the stretches of the lines that introduce it, the nearest first.

    `below` is the line behind it, which may name the unit of its figures; `upright` tells that the labels stand beside
    their values, all of whom the lines above speak of; `lead` is the sentence that opens the paragraph before it.
    """

    start: int
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[tuple[int, int], ...]
    below: tuple[int, int] | None
    upright: bool = False
    lead: tuple[int, int] | None = None


def find_tables(view: str, blocks: Sequence[Block]) -> tuple[Table, ...]:
    """Return the tables of a document; what has no header above at least one row is none."""
    found: list[Table] = []
    run: list[int] = []
    for position, block in enumerate((*blocks, None)):
        if block is not None and (block.kind == "row" or (run and _rules(view, block))):
            run.append(position)
        elif run:
            table = _table(view, blocks, run)
            if table is not None:
                found.append(table)
            run = []
    return tuple(found)


def _rules(view: str, block: Block) -> bool:
    return block.kind == "boilerplate" and _RULE.match(view[block.start : block.end]) is not None


def _table(view: str, blocks: Sequence[Block], run: Sequence[int]) -> Table | None:
    rows = [_cells(view, blocks[at]) for at in run if blocks[at].kind == "row"]
    captions: list[tuple[int, int]] = []
    while rows and sum(bool(cell.text) for cell in rows[0]) == 1 and len(rows[0]) > 1:
        captions += [(cell.start, cell.end) for cell in rows.pop(0) if cell.text]
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    below = blocks[run[-1] + 1] if run[-1] + 1 < len(blocks) else None
    return Table(
        start=blocks[run[0]].start,
        head=rows[0],
        rows=tuple(row for row in rows[1:] if len(row) <= len(rows[0]) and sum(bool(c.text) for c in row) > 1),
        above=(*captions, *lines_above(view, blocks, run[0])),
        lead=_lead(view, blocks, run[0]),
        below=(below.start, below.end) if below is not None and below.kind in ("paragraph", "heading") else None,
    )


def lines_above(view: str, blocks: Sequence[Block], first: int) -> tuple[tuple[int, int], ...]:
    """Return the last sentence of the line before the table, and the heading that holds for it."""
    found: list[tuple[int, int]] = []
    if first and blocks[first - 1].kind in ("paragraph", "intro", "heading", "bullet"):
        before = blocks[first - 1]
        found += sentences(view, before.start, before.end)[-1:]
    heading = blocks[first].heading
    if heading is not None and heading != first - 1:
        found.append((blocks[heading].start, blocks[heading].end))
    return tuple(found)


def _lead(view: str, blocks: Sequence[Block], first: int) -> tuple[int, int] | None:
    """Return the sentence that opens the paragraph before the table: its time is that of the rows."""
    if not first or blocks[first - 1].kind not in ("paragraph", "intro"):
        return None
    return sentences(view, blocks[first - 1].start, blocks[first - 1].end)[0]


def _cells(view: str, block: Block) -> tuple[Cell, ...]:
    line = view[block.start : block.end]
    bars = [i for i, character in enumerate(line) if character == "|"]
    return tuple(_cell(view, block.start + left + 1, block.start + right) for left, right in pairwise(bars))


def _cell(view: str, start: int, end: int) -> Cell:
    words = view[start:end]
    words = _FOOTNOTE.sub("", words.rstrip())
    start += len(words) - len(words.lstrip())
    text = words.strip()
    return Cell(start, start + len(text), text)

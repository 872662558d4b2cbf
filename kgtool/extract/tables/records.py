"""Records: labels with what each names ('Kunde: X', 'Volumen: Z') in a run are one row of a table, turned on its side.

The labels stand a line each, or with a stroke between them on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgtool.extract.blocks import Block
from kgtool.extract.tables.columns import Column, read_head
from kgtool.extract.tables.grid import Cell, Table, lines_above
from kgtool.extract.tables.values import begins_with_figure
from kgtool.extract.tables.vocabulary import table_words

_BETWEEN = re.compile(r"\s[|/·•]\s|;\s")
_LABELLED = re.compile(r"\s*(?P<label>[A-ZÄÖÜ][\w./&-]*(?: [\w./&-]+){0,3}):\s+(?P<value>\S.*?)\s*$")
#: A value is a name, some names or a figure with a word beside it; more words are a sentence.
_LONGEST = 14
#: Whose figure a record's figure can be.
_WHOSE = frozenset({"organisation", "investee", "target", "borrower"})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label with its value, and what the label says of it."""

    label: Cell
    value: Cell
    column: Column

    @property
    def known(self) -> bool:
        return self.column.kind is not None or self.column.figure is not None


def find_records(view: str, blocks: Sequence[Block]) -> tuple[Table, ...]:
    """Return the records of a document, each as a table of one row."""
    found: list[Table] = []
    run: list[_Entry] = []
    first = 0  # the line that opens the records which follow each other: what stands above it holds for all
    for position, block in enumerate(blocks):
        entries = () if block.kind in ("row", "boilerplate", "speaker") else tuple(_entries(view, block))
        kinds = {entry.column.kind for entry in run if entry.known}
        if not entries or any(entry.column.kind in kinds - {None} for entry in entries):
            found += _record(view, blocks, first, run)
            run = []
        if not entries:
            first = position + 1
        run += entries
    return (*found, *_record(view, blocks, first, run))


def _entries(view: str, block: Block) -> Iterator[_Entry]:
    """Yield the labels of a line with their values; nothing where a piece of it has no label."""
    between = list(_BETWEEN.finditer(view, block.start, block.end))
    starts, ends = [block.start, *(m.end() for m in between)], [*(m.start() for m in between), block.end]
    labelled = [_LABELLED.match(view[start:end]) for start, end in zip(starts, ends, strict=True)]
    if not all(parts is not None and len(parts["value"].split()) <= _LONGEST for parts in labelled):
        return
    for start, parts in zip(starts, labelled, strict=True):
        if parts is not None:
            words = parts["value"].rstrip(".;,")
            value = Cell(start + parts.start("value"), start + parts.start("value") + len(words), words)
            label = Cell(start + parts.start("label"), start + parts.end("label"), parts["label"])
            yield _Entry(label, value, read_head(label, (), None, values=begins_with_figure(value)))


def _record(view: str, blocks: Sequence[Block], first: int, run: Sequence[_Entry]) -> tuple[Table, ...]:
    """Return the table of a run, none where its labels do not tell of at least one party and one thing more.

    A figure without the firm that it is of is a table of its own: it is of whom the lines above speak.
    """
    kinds = {entry.column.kind for entry in run}
    taken = [e for e in run if e.known and (e.column.figure is None or kinds & _WHOSE)]
    if len(taken) < 2 or not any((e.column.kind or "") in table_words().names for e in taken):
        return ()
    heads, row = tuple(e.label for e in taken), tuple(e.value for e in taken)
    above = lines_above(view, blocks, first)
    alone = (e for e in run if e.column.figure is not None and e not in taken)
    single = (Table(e.label.start, (e.label,), ((e.value,),), above, None, upright=True) for e in alone)
    return (Table(heads[0].start, heads, (row,), above, None), *single)

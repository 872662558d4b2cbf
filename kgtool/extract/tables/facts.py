"""Facts: lines of a label and a figure ('Umsatz: 3,2 Mrd. Euro') are a table of one row, turned on its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgtool.extract.blocks import Block, fact
from kgtool.extract.sentences import sentences
from kgtool.extract.tables.columns import read_head
from kgtool.extract.tables.grid import Cell, Table
from kgtool.extract.tables.records import find_records
from kgtool.extract.tables.vocabulary import table_words


def find_facts(view: str, blocks: Sequence[Block]) -> tuple[Table, ...]:
    """Return the records of a document, and its other lines that tell a figure by its label, each of one cell."""
    records = find_records(view, blocks)
    labels = {cell.start for table in records for cell in table.head}
    return (*records, *(table for table in _facts(view, blocks) if table.start not in labels))


def _facts(view: str, blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if block.kind != "bullet":
            continue
        content = view[block.start : block.end]
        parts = fact(content)
        if parts is None or read_head(Cell(block.start, 0, content[: parts[0]]), (), None).figure is None:
            continue
        if _names_whose(content[: parts[0]]):
            continue
        label = Cell(block.start, block.start + parts[0], content[: parts[0]])
        value = Cell(block.start + parts[1], block.end, content[parts[1] :].rstrip())
        yield Table(block.start, (label,), ((value,),), _above(view, blocks, block), None, upright=True)


def _above(view: str, blocks: Sequence[Block], block: Block) -> tuple[tuple[int, int], ...]:
    given = [blocks[at] for at in (block.intro, block.heading) if at is not None]
    return tuple(sentences(view, b.start, b.end)[-1] for b in given if sentences(view, b.start, b.end))


def _names_whose(label: str) -> bool:
    """Tell whether a label says itself whose its figure is, as a headline does: 'X mit Rekordgewinn', 'Verlust bei X'.

    'Umsatz mit Chips' does not: the figure's noun stands before what it is made with.
    """
    words, marks = label.lower().split(), table_words().whose
    if not marks["behind"].isdisjoint(words[1:]):
        return True
    at = next((place for place, word in enumerate(words) if place and word in marks["before"]), None)
    return at is not None and not any(table_words().figure(word) for word in words[:at])

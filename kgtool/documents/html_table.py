"""Writes the tables of a page as rows of cells, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from kgtool.documents.html_article import tag_of

#: A cell counts for at most so many columns and rows, and a row has at most so many cells: no real table has more.
_MAX_SPAN = 50
_MAX_CELLS = 100
#: Longer texts are not repeated for the rows their cell goes over.
_LONG_REPEAT = 200
#: Cells with more text than this lay out a page.
_LONG_CELL = 600

#: By column: how many more rows a cell goes over, and its text.
_Hanging: TypeAlias = Mapping[int, tuple[int, str]]


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Give the rows of a table, those of tables within it left out."""
    for child in table:
        if tag_of(child) == "tr":
            yield child
        elif tag_of(child) in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if tag_of(row) == "tr")


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if tag_of(cell) in ("td", "th")]


def is_layout(table: etree._Element) -> bool:
    """Tell whether a table only places parts of a page: nested, of one column, or of cells that hold whole texts."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return True
    rows = [_cells(row) for row in _own_rows(table)]
    if max((len(cells) for cells in rows), default=0) < 2:
        return True
    return any(sum(len(piece) for piece in cell.itertext()) > _LONG_CELL for cells in rows for cell in cells)


def _span(cell: etree._Element, name: str) -> int:
    value = str(cell.get(name, "1")).strip()
    return max(1, min(int(value), _MAX_SPAN)) if value.isdecimal() and len(value) < 6 else 1


def _text(cell: etree._Element) -> str:
    # Bars would look like the bounds of cells; blocks and line breaks within a cell are parted by a blank.
    pieces = []
    for piece in cell.iter():
        if tag_of(piece) in ("br", "p", "div", "li"):
            pieces.append(" ")
        pieces.append(piece.text or "")
        if piece is not cell:
            pieces.append(f" {piece.tail or ''}" if tag_of(piece) in ("p", "div", "li") else piece.tail or "")
    return " ".join("".join(pieces).replace("|", "/").split(None))


def _row(row: etree._Element, hanging: _Hanging) -> tuple[list[str], _Hanging]:
    """Return the texts of a row by column, and what of it goes over the next rows."""
    texts: list[str] = []
    below: dict[int, tuple[int, str]] = {}
    cells = iter(_cells(row))
    while len(texts) < _MAX_CELLS:
        columns = 1
        if len(texts) in hanging:
            rows, text = hanging[len(texts)]
        elif (cell := next(cells, None)) is not None:
            rows, columns, text = _span(cell, "rowspan"), _span(cell, "colspan"), _text(cell)
        else:
            break
        for column in range(columns):
            shown = "" if column else text
            if rows > 1:
                below[len(texts)] = (rows - 1, shown if len(shown) <= _LONG_REPEAT else "")
            texts.append(shown)
    return texts, below


def table_rows(table: etree._Element) -> list[str]:
    """Return the rows as `| a | b |`; a cell over several rows is repeated, one over several columns leaves blanks."""
    lines: list[str] = []
    hanging: _Hanging = {}
    for row in _own_rows(table):
        texts, hanging = _row(row, hanging)
        if any(texts):
            lines.append("| " + " | ".join(texts) + " |")
    return lines


def caption(table: etree._Element) -> str:
    """Return what stands over a table, empty where nothing does."""
    return next((_text(child) for child in table if tag_of(child) == "caption"), "")

"""A table as records with their places in the text: RFC 4180, with any delimiter, quoting and line break.

Records count from 1 and the header is one, as in RFC 7111 ("URI Fragment Identifiers for the text/csv Media Type"),
section 2; a record in quotation marks may span several lines of the file.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgtool.tables.faults import (
    BrokenQuotingError,
    DuplicateColumnError,
    MissingColumnError,
    NoHeaderError,
    RaggedRowError,
)

#: What may part cells, where the mapping does not say.
DELIMITERS = (",", ";", "\t", "|")
#: What spreadsheets write above the header.
_STATED = re.compile(r"^sep=(.)\s*$")


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its number (from 1), its first line in the file (from 1), its span in code points, and its cells.

    The span ends before the line break; the cells are as they are written, without quotation marks.
    """

    number: int
    line: int
    start: int
    end: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the names of its columns, without blanks around them, its records below the header, its delimiter."""

    header: tuple[str, ...]
    records: tuple[Record, ...]
    delimiter: str

    def place_of(self, column: str) -> int:
        """Return the place (from 0) of a column that there is."""
        return self.header.index(column)


def read_sheet(text: str, label: str, columns: Sequence[str], delimiter: str | None = None) -> Sheet:
    """Read a table that has at least these columns; `label` is what errors call the file.

    The delimiter, where it is not stated, is the one with which the header has all columns. Blank records are left out.
    Raises the errors KG220 to KG224 with line and column.
    """
    skipped = 0
    stated = _STATED.match(first_line(text))
    if stated is not None:
        delimiter, skipped = delimiter or stated[1], 1
    parted = delimiter or _delimiter(text, columns)
    records = list(_records(text, parted, label))[skipped:]
    if not records or records[0].is_blank:
        raise NoHeaderError(label, "no header")
    header = tuple(name.strip().strip("\ufeff") for name in records[0].cells)
    _check_header(header, records[0].line, label, columns)
    body = [record for record in records[1:] if not record.is_blank]
    if not body:
        raise NoHeaderError(label, "a header but no row")
    _check_lengths(body, len(header), text, parted, label)
    return Sheet(header, tuple(body), parted)


def first_line(text: str) -> str:
    """Return the first line of a text, with its line break."""
    return next(io.StringIO(text, newline=""), "")


def cell_span(text: str, record: Record, delimiter: str, place: int) -> tuple[int, int]:
    """Return where the cell of a place (from 0) stands in the text, with its marks; beyond the last cell the end."""
    starts, quoted = [record.start], False
    for offset in range(record.start, record.end):
        if text[offset] == '"':
            quoted = not quoted
        elif text[offset] == delimiter and not quoted:
            starts.append(offset + 1)
    if place >= len(starts):
        return record.end, record.end
    end = starts[place + 1] - 1 if place + 1 < len(starts) else record.end
    return starts[place], end


def _delimiter(text: str, columns: Sequence[str]) -> str:
    head = first_line(text)
    for candidate in DELIMITERS:
        names = {name.strip().strip("\ufeff") for name in next(csv.reader([head], delimiter=candidate), [])}
        if names.issuperset(columns):
            return candidate
    try:
        return csv.Sniffer().sniff(head, "".join(DELIMITERS)).delimiter
    except csv.Error:
        return DELIMITERS[0]


def _records(text: str, delimiter: str, label: str) -> Iterator[Record]:
    consumed = 0

    def lines() -> Iterator[str]:
        nonlocal consumed
        for line in io.StringIO(text, newline=""):
            consumed += len(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    number = 0
    while True:
        start, line = consumed, reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            raise _broken(text, start, line, label, str(fault)) from fault
        if cells is None:
            return
        number += 1
        end = start + len(text[start:consumed].rstrip("\r\n"))
        yield Record(number, line, start, end, tuple(cells))


def _broken(text: str, start: int, line: int, label: str, reason: str) -> BrokenQuotingError:
    """Return the error of a record that cannot be read, at the quotation mark that opens its last quoted cell."""
    if "field limit" in reason:
        return BrokenQuotingError(label, line, None, "a cell has more than 131,072 characters, so a mark is not closed")
    if "expected after" in reason:
        row = text[start:].splitlines()[0]
        found = re.search(r'(?<=[^,;\t|])"(?=[^",;\t|])', row)
        what = "after the mark that closes a cell comes something else than the delimiter"
        return BrokenQuotingError(label, line, found.start() + 1 if found else None, what)
    opened = text.find('"', start)
    lines = text[start:opened].count("\n") if opened >= 0 else 0
    column = opened - max(text.rfind("\n", 0, opened), start - 1) if opened >= 0 else None
    return BrokenQuotingError(label, line + lines, column, "a quotation mark is opened and not closed")


def _check_header(header: Sequence[str], line: int, label: str, columns: Sequence[str]) -> None:
    places: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(header, start=1):
        if name:
            places[name].append(number)
    for name, numbers in places.items():
        if len(numbers) > 1:
            raise DuplicateColumnError(label, line, name, numbers)
    for column in columns:
        if column not in places:
            raise MissingColumnError(label, line, column, [name for name in header if name])


def _check_lengths(records: Sequence[Record], columns: int, text: str, delimiter: str, label: str) -> None:
    ragged = [record for record in records if len(record.cells) != columns]
    if ragged:
        first, *others = ragged
        at, _ = cell_span(text, first, delimiter, columns)
        lines = [record.line for record in others]
        raise RaggedRowError(label, first.line, len(first.cells), columns, lines, at - first.start + 1)

"""A row of a table becomes a claim, by what the mapping says of its cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from kgtool.claims import Claim, Measure, Span, TableCell, TableRow, TimeSpan
from kgtool.documents.document import Document
from kgtool.tables.amounts import read_amount
from kgtool.tables.dates import read_date
from kgtool.tables.mapping import Kind, Mapping, State
from kgtool.tables.names import Naming
from kgtool.tables.report import Tally
from kgtool.tables.sheet import Record, Sheet
from kgtool.tables.words import plain

#: A mapping says what a row means; nothing is guessed.
_CERTAIN = Decimal(1)


class Rows:
    """Makes the claims of one table; what cannot be mapped is counted in `tally`."""

    def __init__(self, document: Document, sheet: Sheet, mapping: Mapping, naming: Naming, tally: Tally) -> None:
        self._document = document
        self._sheet = sheet
        self._mapping = mapping
        self._naming = naming
        self._tally = tally
        self._places = {column: sheet.place_of(column) for column in mapping.columns.named}
        self.unread: list[tuple[Record, str, str]] = []

    def claim(self, record: Record) -> Claim | None:
        """Return the claim of a record, None where it lacks a name; each record is asked for once."""
        columns = self._mapping.columns
        names = [self._cell(record, column) for column in (columns.payer, columns.payee)]
        if not all(names):
            self._tally.count("name", columns.payee if names[0] else columns.payer, "", record.number)
            return None
        payer, payee = (self._naming.slug_of(name) for name in names)
        kind, state, amount = self._kind(record), self._state(record), self._amount(record)
        return Claim(
            document=self._document.path,
            sha256=self._document.sha256,
            type=kind.claim,
            roles=tuple(sorted(((kind.from_role, (payer,)), (kind.to_role, (payee,))))),
            spans=(Span(record.start, record.end),),
            rule=f"table/{Path(self._mapping.name).stem}",
            confidence=_CERTAIN,
            measures=() if amount is None else (amount,),
            modality=state.modality,
            negated=state.negated,
            time=self._time(record),
            attribution=self._attribution(record),
            stage=state.stage,
            instrument=kind.instruments,
            cancellable=self._cancellable(record),
            row=self._row(record),
        )

    def _cell(self, record: Record, column: str | None) -> str:
        return "" if column is None else record.cells[self._places[column]].strip()

    def _kind(self, record: Record) -> Kind:
        column = self._mapping.columns.instrument
        cell = self._cell(record, column)
        kind = self._mapping.instruments.get(plain(cell))
        if kind is None and column is not None:
            self._tally.count("instrument", column, cell, record.number)
        return kind or self._mapping.other

    def _state(self, record: Record) -> State:
        column = self._mapping.columns.status
        cell = self._cell(record, column)
        state = self._mapping.states.get(plain(cell))
        if state is None and column is not None:
            self._tally.count("status", column, cell, record.number)
        return state or self._mapping.open_state

    def _amount(self, record: Record) -> Measure | None:
        column = self._mapping.columns.amount
        cell = self._cell(record, column)
        if column is None or plain(cell) in self._mapping.unknown_amounts:
            return None
        amount = read_amount(cell, self._mapping.amounts)
        if amount is None:
            self._tally.count("amount", column, cell, record.number)
            self.unread.append((record, column, "amount"))
        return amount

    def _time(self, record: Record) -> TimeSpan | None:
        column = self._mapping.columns.date
        cell = self._cell(record, column)
        if column is None or not cell:
            return None
        time = read_date(cell, self._mapping.date_formats)
        if time is None:
            self._tally.count("date", column, cell, record.number)
            self.unread.append((record, column, "time"))
        return time

    def _attribution(self, record: Record) -> tuple[str, ...]:
        column = self._mapping.columns.attribution
        cell = self._cell(record, column)
        if column is None or not cell:
            return ()
        if not any(letter.isalnum() for letter in cell):
            self._tally.count("attribution", column, cell, record.number)
            return ()
        return (cell,)

    def _cancellable(self, record: Record) -> bool | None:
        column = self._mapping.columns.cancellable
        cell = plain(self._cell(record, column))
        if column is None or cell in self._mapping.yes or cell in self._mapping.no:
            return None if column is None else cell in self._mapping.yes
        self._tally.count("cancellable", column, self._cell(record, column), record.number)
        return None

    def _row(self, record: Record) -> TableRow:
        columns = self._mapping.columns
        # Names, days, source and speaker stand in the claim as they are written.
        free = (columns.instrument, columns.amount, columns.status, columns.cancellable, *columns.notes)
        places = sorted((self._places[column], column) for column in free if column is not None)
        cells = (
            TableCell(place + 1, column, record.cells[place]) for place, column in places if record.cells[place].strip()
        )
        return TableRow(record.number, tuple(cells), self._cell(record, self._mapping.columns.source) or None)

"""What the import of a table could not map: nothing is dropped, and each value is counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from kgtool.claims.record import Json

#: What a value was to be read as, in the order of the report.
Part: TypeAlias = Literal["name", "instrument", "status", "amount", "date", "cancellable", "attribution"]
PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A value that could not be mapped: its column, how many rows have it, and the first of them (the header is 1)."""

    part: Part
    column: str
    value: str
    rows: int
    first_row: int


@dataclass(frozen=True, slots=True)
class TableReport:
    """What became of a table.

    `pairs` are the ordered pairs of two different nodes, `own` the claims of an actor that pays itself, which make no
    flow; `amounts` the rows with one; `joined` the names that share a node; `kept` the columns that the mapping does
    not name: they stand in the quote of each row.
    """

    table: str
    mapping: str
    rows: int
    claims: int
    names: int
    nodes: int
    pairs: int
    own: int
    amounts: int
    joined: int
    placeholders: int
    kept: tuple[str, ...]
    unmapped: tuple[Unmapped, ...]

    def count(self, part: Part) -> int:
        """Return in how many rows a part could not be mapped."""
        return sum(entry.rows for entry in self.unmapped if entry.part == part)

    def record(self) -> dict[str, Json]:
        """Return the report as a JSON object."""
        entries: list[Json] = [
            {
                "part": entry.part,
                "column": entry.column,
                "value": entry.value,
                "rows": entry.rows,
                "firstRow": entry.first_row,
            }
            for entry in self.unmapped
        ]
        counts = {name: getattr(self, name) for name in _COUNTS}
        return {"table": self.table, "mapping": self.mapping, **counts, "kept": list(self.kept), "unmapped": entries}


_COUNTS = ("rows", "claims", "names", "nodes", "pairs", "own", "amounts", "joined", "placeholders")


class Tally:
    """Counts what could not be mapped while rows are read."""

    def __init__(self) -> None:
        self._rows: Counter[tuple[Part, str, str]] = Counter()
        self._first: dict[tuple[Part, str, str], int] = {}

    def count(self, part: Part, column: str, value: str, row: int) -> None:
        """Count a value of a row."""
        key = (part, column, value.strip())
        self._rows[key] += 1
        self._first.setdefault(key, row)

    def unmapped(self) -> tuple[Unmapped, ...]:
        """Return what was counted: by part, then the most frequent first."""
        found = [Unmapped(*key, rows, self._first[key]) for key, rows in self._rows.items()]
        return tuple(sorted(found, key=lambda entry: (PARTS.index(entry.part), -entry.rows, entry.first_row)))

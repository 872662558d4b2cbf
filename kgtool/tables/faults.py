"""What can be wrong with a table or its mapping: one class a code, each with its cause and its cure."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from kgtool.errors import DataFileError, InputError, Place


class MappingError(DataFileError):
    """A mapping breaks its form: a key or value that is unknown, missing, or of another kind."""

    code = "KG310"


class UnknownMappingError(DataFileError):
    """There is no mapping of this name, neither as a file nor among those that ship."""

    code = "KG311"

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"There is no mapping '{name}'.",
            f"Name a .toml file, or one that ships: {', '.join(known) or 'none'}.",
        )


class MissingColumnError(InputError):
    """The table lacks a column that the mapping names."""

    code = "KG220"

    def __init__(self, label: str, line: int, column: str, header: Sequence[str]) -> None:
        close = get_close_matches(column, header, n=1, cutoff=0.5)
        hint = f" Did the mapping mean '{close[0]}'?" if close else ""
        super().__init__(
            f"There is no column '{column}'; the header has {', '.join(header) or 'nothing'}.",
            f"Correct the mapping's [columns] or its delimiter, or the table's header.{hint}",
            Place(label, line),
        )


class DuplicateColumnError(InputError):
    """Two columns of the table have the same name."""

    code = "KG221"

    def __init__(self, label: str, line: int, name: str, numbers: Sequence[int]) -> None:
        *others, last = (str(number) for number in numbers)
        super().__init__(
            f"The columns {', '.join(others)} and {last} are both called '{name}'.",
            "Give each column a name of its own.",
            Place(label, line),
        )


class RaggedRowError(InputError):
    """A row has more or fewer cells than the header."""

    code = "KG222"

    def __init__(self, label: str, line: int, cells: int, columns: int, others: Sequence[int], at: int) -> None:
        more = f" The same holds of {len(others)} more, from line {others[0]} on." if others else ""
        super().__init__(
            f"The row has {cells} cells, the header {columns}.{more}",
            "Write each cell that holds the delimiter or a line break in quotation marks, and leave none out.",
            Place(label, line, at),
        )


class BrokenQuotingError(InputError):
    """A quotation mark of the table opens or closes nothing."""

    code = "KG223"

    def __init__(self, label: str, line: int, column: int | None, reason: str) -> None:
        super().__init__(
            f"The quoting of the row is broken: {reason}.",
            'Write a cell with quotation marks in it as "say ""yes""", and close each that you open.',
            Place(label, line, column),
        )


class NoHeaderError(InputError):
    """The table holds no line at all, or nothing but a header."""

    code = "KG224"

    def __init__(self, label: str, what: str) -> None:
        super().__init__(f"The table has {what}.", "Save it again with a header and a row for each deal.", Place(label))


class UnknownTableError(InputError):
    """A table is to be built that no mapping is known of."""

    code = "KG225"

    def __init__(self, label: str) -> None:
        super().__init__(
            "This is a table, and the store knows no mapping for it.",
            "Import it: kgtool import TABLE --mapping MAPPING.toml",
            Place(label),
        )


#: Every fault, in the order of the codes.
FAULTS: tuple[type[DataFileError | InputError], ...] = (
    MissingColumnError,
    DuplicateColumnError,
    RaggedRowError,
    BrokenQuotingError,
    NoHeaderError,
    UnknownTableError,
    MappingError,
    UnknownMappingError,
)

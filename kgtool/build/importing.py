"""Reads a table that a user names, before a build takes it in: a bad one is told before any work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kgtool.documents import TextFile
from kgtool.documents.faults import MissingSourceError
from kgtool.documents.reader import load
from kgtool.tables.mapping_file import read_mapping
from kgtool.tables.reading import read_table
from kgtool.tables.report import TableReport


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table as a source of a build, and the report of what became of its rows."""

    file: TextFile
    report: TableReport


def read_named_table(table: str, mapping: str) -> NamedTable:
    """Read a table file by a mapping, a file or the name of one that ships.

    The table's document path is its base name. Raises KG201, the errors of texts and tables, and those of mappings.
    """
    file = Path(table)
    if not file.is_file():
        raise MissingSourceError(table.encode("utf-8", "backslashreplace").decode())
    # A file is known by where it lies, a shipped mapping by its name, wherever that is installed.
    name = str(Path(mapping).resolve()) if Path(mapping).is_file() else mapping
    text = TextFile(file.name, file, named=True, mapping=name)
    return NamedTable(text, read_table(load(text), read_mapping(name)).report)

"""Reads SPARQL files whose leading comments are a strict header: `# key: value` or `# key@language: value`.

A header line that begins with `#` and three or more spaces continues the one before it. The header ends at the first
line that is no comment. Policies, rules and stored questions are such files.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kgtool.errors import DataFileError, Place

_FIELD = re.compile(r"# (?P<key>[a-z]+)(?:@(?P<language>[a-z]{2}))?: (?P<value>\S.*)")
_CONTINUATION = re.compile(r"# {3,}(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a header; `line` counts from 1."""

    key: str
    language: str | None
    value: str
    line: int

    @property
    def name(self) -> str:
        """Return the key as the file writes it, `title@de`."""
        return f"{self.key}@{self.language}" if self.language else self.key


@dataclass(frozen=True, slots=True)
class SparqlFile:
    """A SPARQL file: its header's fields in order, and the whole text (the header is only comments)."""

    path: Path
    fields: tuple[Field, ...]
    text: str

    @property
    def name(self) -> str:
        """Return the file's name without its ending."""
        return self.path.stem

    def all(self, key: str) -> tuple[Field, ...]:
        """Return the fields of this key."""
        return tuple(field for field in self.fields if field.key == key)

    def value(self, name: str) -> str:
        """Return the value of the one field of this name (`chart`, `title@de`); none or several is a DataFileError."""
        found = [field for field in self.fields if field.name == name]
        if not found:
            raise self.fault(f"The header has no '{name}'.", f"Write '# {name}: …' above the query.", 1)
        if len(found) > 1:
            raise self.fault(f"The header has '{name}' twice.", "Keep one of the lines.", found[1].line)
        return found[0].value

    def line_of(self, text: str) -> int:
        """Return the first line that contains a text, 1 where none does."""
        return next((number for number, line in enumerate(self.text.splitlines(), 1) if text in line), 1)

    def fault(self, cause: str, cure: str, line: int) -> DataFileError:
        """Make the error for a line of this file."""
        return DataFileError(cause, cure, Place(str(self.path), line))


def read_sparql_file(path: Path, keys: Collection[str]) -> SparqlFile:
    """Read a SPARQL file with its header; a malformed line, or a key that is not among `keys`, is a DataFileError."""
    text = path.read_text(encoding="utf-8")
    fields: list[Field] = []
    file = SparqlFile(path, (), text)
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        if (more := _CONTINUATION.fullmatch(line)) and fields:
            last = fields.pop()
            fields.append(Field(last.key, last.language, f"{last.value} {more['value'].rstrip()}", last.line))
            continue
        match = _FIELD.fullmatch(line)
        if match is None:
            raise file.fault("This is no line of a header.", "Write '# key: value' or '# key@de: value'.", number)
        if match["key"] not in keys:
            known = ", ".join(sorted(keys))
            raise file.fault(f"'{match['key']}' is no field of this header.", f"The fields are {known}.", number)
        fields.append(Field(match["key"], match["language"], match["value"].rstrip(), number))
    return SparqlFile(path, tuple(fields), text)


def read_folder(folder: Path, keys: Collection[str]) -> tuple[SparqlFile, ...]:
    """Read every `.rq` file of a folder, sorted by name."""
    return tuple(read_sparql_file(path, keys) for path in sorted(folder.glob("*.rq")))

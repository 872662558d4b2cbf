"""One table of a TOML file: its values by kind, with errors that name the line of a key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from kgtool.errors import Place
from kgtool.tables.faults import MappingError


@dataclass(frozen=True, slots=True)
class TomlTable:
    """A table of a file: its name (empty: the whole file), its keys and values, the file's text and what it is called.

    Every method that reads a value raises MappingError where it is of another kind.
    """

    name: str
    data: Mapping[str, object]
    text_of_file: str
    label: str
    #: The line it stands in, where it is the value of a key.
    line: int | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys in the order of the file."""
        return tuple(self.data)

    def fault(self, cause: str, cure: str, key: str = "") -> MappingError:
        """Return the error at the line of a key, or at the table's."""
        return MappingError(cause, cure, Place(self.label, self.line_of(key)))

    def check_keys(self, known: Sequence[str]) -> None:
        """Make sure that there are no other keys than these."""
        for key in self.data:
            if key not in known:
                close = get_close_matches(key, known, n=1, cutoff=0.5)
                hint = f" Did you mean '{close[0]}'?" if close else ""
                where = f"[{self.name}]" if self.name else "the mapping"
                raise self.fault(f"{where} knows no '{key}'.{hint}", f"Use {', '.join(known)}.", key)

    def table(self, key: str, known: Sequence[str] | None) -> TomlTable:
        """Return a table within, empty where it is missing, with only `known` keys (None: any)."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(f"'{key}' is no table.", f"Write [{key}] and its keys below.", key)
        found = TomlTable(f"{self.name}.{key}".lstrip("."), value, self.text_of_file, self.label)
        if known is not None:
            found.check_keys(known)
        return found

    def text(self, key: str, length: int | None = None) -> str | None:
        """Return a text, None where it is missing; `length` is how long it has to be."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value or (length is not None and len(value) != length):
            what = "a text" if length is None else f"a text of {length} character{'' if length == 1 else 's'}"
            raise self.fault(f"'{key}' is not {what}.", f'Write {key} = "…".', key)
        return value

    def needed(self, key: str) -> str:
        """Return a text that may not be missing."""
        value = self.text(key)
        if value is None:
            raise self.fault(f"[{self.name}] lacks '{key}'.", f'Write {key} = "…" below [{self.name}].')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, or a single one as a list; empty where it is missing."""
        value = self.data.get(key, [])
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            raise self.fault(f"'{key}' is no list of texts.", f'Write {key} = ["…", "…"].', key)
        return tuple(found)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            raise self.fault(f"'{key}' is neither true nor false.", f"Write {key} = true.", key)
        return value

    def day(self, key: str) -> date | None:
        """Return a day, None where it is missing."""
        value = self.data.get(key)
        if value is None or type(value) is date:
            return value
        raise self.fault(f"'{key}' is no day.", f"Write {key} = 2025-11-18, without quotation marks.", key)

    def one_of(self, key: str, known: Sequence[str], default: str, what: str | None = None) -> str:
        """Return one of the known texts; `what` is what errors call it."""
        value = self.text(key) or default
        if value not in known:
            close = get_close_matches(value, known, n=1, cutoff=0.5)
            hint = f" Did you mean '{close[0]}'?" if close else ""
            raise self.fault(f"'{value}' is no {what or key}.{hint}", f"Use one of {', '.join(known)}.", key)
        return value

    def line_of(self, key: str) -> int | None:
        """Return the line of a key (from 1), else that of the table, None where neither is found."""
        if self.line is not None:
            return self.line
        lines = self.text_of_file.splitlines()
        heads = [number for number, line in enumerate(lines) if line.strip() == f"[{self.name}]"]
        head = heads[0] if heads else 0
        wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]|\s*\[{re.escape(key)}\]""") if key else None
        for number in range(head, len(lines)):
            if wanted is not None and wanted.match(lines[number]):
                return number + 1
        return head + 1 if heads else None

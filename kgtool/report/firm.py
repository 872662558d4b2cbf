"""The file in which a firm lists what it uses (TOML).

[firm]
name = "Brandauer Werkzeugmaschinen GmbH"   # the only key that must be there
place = "Schwäbisch Altheim"
sector = "Fräs- und Drehmaschinen"
employees = 420
fictional = true                            # an invented firm is marked as such

[uses]                                      # lists of names, at least one of them
applications = ["Copilot"]
models = ["Claude"]
platforms = ["Azure"]
chips = ["H100"]
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from kgtool.errors import KgtoolError, Place
from kgtool.query.library import nearest

#: What a firm may use, in the order of the report.
Kind: TypeAlias = Literal["applications", "models", "platforms", "chips"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_TABLES = ("firm", "uses")
#: The keys of `[firm]` with the type of their values.
_FIRM: dict[str, type] = {"name": str, "place": str, "sector": str, "employees": int, "fictional": bool}
_TYPES = {str: "text in quotation marks", int: "a whole number", bool: "true or false"}
_EXAMPLE = 'models = ["Claude"]'


class FirmError(KgtoolError):
    """The file of a firm is no TOML, or has keys or values that are not known."""

    code = "KG320"


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that the firm lists: its kind, its word, and the line of the file that has it, counted from 1."""

    kind: Kind
    word: str
    line: int


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm and what it uses; `fictional` marks one that does not exist."""

    name: str
    entries: tuple[Entry, ...]
    place: str = ""
    sector: str = ""
    employees: int | None = None
    fictional: bool = False


def read_firm(text: str, file: str) -> Firm:
    """Read a firm's file; `file` is its name in errors.

    Raises FirmError with file and line where the text is no TOML, a key is unknown or missing, or a value is of
    another type. A name listed twice counts once.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise _malformed(fault, text, file) from fault
    source = _Source(text, file)
    source.known(data, _TABLES, "the file", header=True)
    about, uses = (source.table(data, name) for name in _TABLES)
    source.known(about, tuple(_FIRM), "[firm]")
    source.known(uses, KINDS, "[uses]")
    for key, value in about.items():
        if type(value) is not _FIRM[key]:
            raise source.fault(f"'{key}' is not {_TYPES[_FIRM[key]]}.", "Correct the value.", key)
    if not about.get("name", "").strip():
        raise source.fault("The firm has no name.", 'Write name = "…" below [firm].', "name")
    entries = tuple(entry for kind in KINDS for entry in source.entries(kind, uses.get(kind, [])))
    if not entries:
        raise source.fault("The firm uses nothing.", f"Write what it uses below [uses], say {_EXAMPLE}.", "uses")
    return Firm(entries=entries, **about)


def _malformed(fault: tomllib.TOMLDecodeError, text: str, file: str) -> FirmError:
    """Return the fault with the place that tomllib tells in its message."""
    told = str(fault)
    place = re.search(r"\s*\(at line (\d+), column (\d+)\)", told)
    line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, None)
    cause = re.sub(r"\s*\(at [^)]*\)$", "", told)
    cure = f'Write TOML: name = "…" below [firm], {_EXAMPLE} below [uses].'
    return FirmError(f"The file is no TOML: {cause}.", cure, Place(file, line, column))


@dataclass(frozen=True, slots=True)
class _Source:
    """The text of a firm's file, to find the line of a key or a word."""

    text: str
    file: str

    def table(self, data: dict[str, Any], name: str) -> dict[str, Any]:
        table = data.get(name)
        if not isinstance(table, dict):
            raise self.fault(f"The table [{name}] is missing.", f"Write [{name}] with its keys below.", name)
        return table

    def known(self, table: dict[str, Any], keys: tuple[str, ...], where: str, *, header: bool = False) -> None:
        for key in table:
            if key not in keys:
                cause = f"'{key}' is no {'table' if header else 'key'} of {where}."
                known = f"Known are {', '.join(keys)}."
                near = nearest(key, keys)
                raise self.fault(cause, f"{near} {known}" if near.startswith("Did") else known, key)

    def entries(self, kind: Kind, words: Any) -> list[Entry]:
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise self.fault(f"'{kind}' is no list of names.", f"Write it like {_EXAMPLE}.", kind)
        once: dict[str, str] = {}
        for word in (" ".join(word.split()) for word in words):
            once.setdefault(word.casefold(), word)
        return [Entry(kind, word, self.line_of_word(kind, word)) for word in once.values()]

    def line_of(self, key: str) -> int:
        """Return the line of a key or a table's heading, the first line where neither is written so."""
        form = re.compile(rf"""^\s*(?:\[+\s*["']?{re.escape(key)}["']?[\s.\]]|["']?{re.escape(key)}["']?\s*[.=])""")
        return next((n for n, line in enumerate(self.text.split("\n"), 1) if form.match(line)), 1)

    def line_of_word(self, kind: Kind, word: str) -> int:
        """Return the line from that of the kind on which has the word, else that of the kind."""
        start = self.line_of(kind)
        lines = self.text.split("\n")[start - 1 :]
        return next((start + n for n, line in enumerate(lines) if word in line), start)

    def fault(self, cause: str, cure: str, key: str) -> FirmError:
        return FirmError(cause, cure, Place(self.file, self.line_of(key)))

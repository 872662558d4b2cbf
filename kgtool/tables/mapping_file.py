"""Reads a mapping from its TOML file and checks every key and value: what is not understood is an error.

`data/mappings/deal-flows.toml` shows every table and key.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

from kgtool import resources
from kgtool.errors import Place
from kgtool.tables.faults import MappingError, UnknownMappingError
from kgtool.tables.mapping import Columns, Mapping, Names, Source
from kgtool.tables.mapping_values import actors, amount_style, kind_of, state_of
from kgtool.tables.toml_table import TomlTable
from kgtool.tables.words import cell_words, plain

_TABLES = ("table", "columns", "amounts", "names", "instruments", "other", "states", "open_state", "answers", "dates")
SUFFIX = ".toml"


def find_mapping(name: str) -> Path:
    """Return the file of a mapping: the file of this name, else the user's or the shipped one in `mappings/`.

    Raises UnknownMappingError with the names of those that ship.
    """
    if Path(name).is_file():
        return Path(name)
    bare = name.removesuffix(SUFFIX)
    found = resources.files("mappings", bare + SUFFIX) if bare == Path(bare).name else ()
    if not found:
        raise UnknownMappingError(name, [path.stem for path in resources.matching("mappings", f"*{SUFFIX}")])
    return found[-1]


def read_mapping(name: str) -> Mapping:
    """Read the mapping of a name or file; raises UnknownMappingError and MappingError, with file and line."""
    path = find_mapping(name)
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
        top = tomllib.loads(text)
    except UnicodeDecodeError as fault:
        cause = f"The mapping is not UTF-8: byte 0x{fault.object[fault.start]:02X} is out of place."
        raise MappingError(cause, "Save it again as UTF-8.", Place(str(path), offset=fault.start)) from fault
    except tomllib.TOMLDecodeError as fault:
        raise _no_toml(str(fault), str(path)) from fault
    return _mapping(name, hashlib.sha256(data).hexdigest(), TomlTable("", top, text, str(path)))


def _no_toml(reason: str, label: str) -> MappingError:
    """Return the error of a file that is no TOML; Python 3.11 tells the place within the reason alone."""
    at = re.search(r" \(at line (\d+), column (\d+)\)$", reason)
    place = Place(label, int(at[1]), int(at[2])) if at else Place(label)
    cure = "Mend the line; a key with other letters than a to z stands in quotation marks."
    return MappingError(f"This is no TOML: {reason[: at.start()] if at else reason}.", cure, place)


def _mapping(name: str, digest: str, top: TomlTable) -> Mapping:
    top.check_keys(_TABLES)
    table = top.table("table", ("language", "delimiter", "encoding", "title", "publisher", "issued"))
    language = table.one_of("language", ("en", "de"), "en")
    amounts = top.table("amounts", ("currency", "decimal", "unknown"))
    words = cell_words(language)
    answers = top.table("answers", ("yes", "no"))
    columns = _columns(top.table("columns", None))
    instruments, states = top.table("instruments", None), top.table("states", None)
    other = top.table("other", ("claim", "instrument", "payer"))
    return Mapping(
        name=name,
        digest=digest,
        language=language,
        columns=columns,
        amounts=amount_style(amounts, language, needed=columns.amount is not None),
        unknown_amounts=frozenset(plain(cell) for cell in ("", *amounts.texts("unknown"))),
        instruments={plain(value): kind_of(instruments, value) for value in instruments.keys},
        other=kind_of(top, "other") if other.keys else kind_of(TomlTable("", {"other": "Payment"}, "", ""), "other"),
        states={plain(value): state_of(states, value) for value in states.keys},
        open_state=state_of(top, "open_state"),
        names=_names(top.table("names", ("kind", "gazetteer", "placeholders", "aliases"))),
        source=Source(table.text("title"), table.text("publisher"), table.day("issued")),
        delimiter=table.text("delimiter", 1),
        encoding=table.text("encoding"),
        date_formats=top.table("dates", ("formats",)).texts("formats"),
        yes=words.yes | {plain(word) for word in answers.texts("yes")},
        no=words.no | {plain(word) for word in answers.texts("no")},
    )


def _columns(table: TomlTable) -> Columns:
    single = ("instrument", "amount", "status", "cancellable", "date", "source", "attribution")
    table.check_keys(("from", "to", *single, "notes"))
    given = {key: table.text(key) for key in single}
    columns = Columns(table.needed("from"), table.needed("to"), **given, notes=table.texts("notes"))
    for name in columns.named:
        if columns.named.count(name) > 1:
            *_, key = (key for key in table.keys if name in table.texts(key))
            raise table.fault(f"The column '{name}' is named twice.", "Name each column once.", key)
    return columns


def _names(table: TomlTable) -> Names:
    aliases = table.table("aliases", None)
    return Names(
        kind=table.one_of("kind", actors(), "Organisation"),
        gazetteer=table.flag("gazetteer", default=False),
        placeholders=tuple(prefix for prefix in table.texts("placeholders") if prefix),
        aliases={name: aliases.needed(name) for name in aliases.keys},
    )

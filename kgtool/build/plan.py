"""Decides what a build reads, and which documents it keeps from the build before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kgtool import resources
from kgtool.build.ledger import Entry, Ledger
from kgtool.documents import Found, TextFile, check_named, find
from kgtool.documents.faults import SamePathError
from kgtool.documents.sources import STDIN, SUFFIXES
from kgtool.errors import InputError, Place
from kgtool.tables.faults import UnknownTableError

#: The source that stands for the documents that ship with the product.
BUNDLED = "bundled:"
#: Suffixes of tables, which are read by a mapping (kgtool/tables).
TABLE_SUFFIXES = (".csv", ".tsv")


class LostTextError(InputError):
    """A document that is to be kept must be read again, and its text is gone."""

    code = "KG212"

    def __init__(self, path: str) -> None:
        super().__init__(
            "The document must be read again by this version, and its text is not where it was.",
            "Give its text again, or name exactly the sources that the store is to hold.",
            Place(path),
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """The texts a build looks at, the documents it keeps unread, and the sources that the next build will take.

    `fingerprint` is that of this build; `kept` is empty where the build before had another.
    """

    found: Found
    kept: tuple[Entry, ...]
    sources: tuple[str, ...]
    fingerprint: str


def bundled_texts() -> tuple[str, ...]:
    """Return the files of the documents that ship with the product."""
    folder = resources.folder("data", "documents")
    files = sorted(file for file in folder.glob("*") if file.suffix in SUFFIXES and file.name != "README.md")
    return tuple(str(file) for file in files)


def _expand(sources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(file for source in sources for file in (bundled_texts() if source == BUNDLED else (source,)))


def _absolute(sources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(source if source in (STDIN, BUNDLED) else str(Path(source).resolve()) for source in sources)


def _keep(entry: Entry, *, same: bool) -> Entry | TextFile:
    """Keep a document as it is where version and data are the same, else as a text to read again."""
    if same:
        return entry
    if entry.file is None or not Path(entry.file).is_file():
        raise LostTextError(entry.path)
    return TextFile(entry.path, Path(entry.file), named=True, mapping=entry.mapping)


def _table_of(entry: Entry) -> TextFile:
    assert entry.file is not None
    return TextFile(entry.path, Path(entry.file), named=True, mapping=entry.mapping)


def _parted(sources: tuple[str, ...], known: Mapping[str | None, Entry]) -> tuple[tuple[str, ...], list[TextFile]]:
    """Part sources into those of texts, and tables whose mapping the build before knows; another is an error."""
    texts, tables = [], []
    for source in sources:
        entry = None if source == STDIN else known.get(str(Path(source).resolve()))
        if entry is not None:
            tables.append(_table_of(entry))
        elif source.lower().endswith(TABLE_SUFFIXES) and Path(source).is_file():
            raise UnknownTableError(source)
        else:
            texts.append(source)
    return tuple(texts), tables


def _with_tables(found: Found, tables: Iterable[TextFile]) -> Found:
    """Return texts and tables together, sorted by document path; two files of one path are a SamePathError."""
    texts = {text.path: text for text in found.texts}
    for table in tables:
        known = texts.setdefault(table.path, table)
        if known.file != table.file:
            raise SamePathError(table.path, known.label, table.label)
        texts[table.path] = table
    return Found(tuple(texts[path] for path in sorted(texts)), found.ignored)


def make_plan(
    sources: tuple[str, ...],
    name: str,
    previous: Ledger | None,
    *,
    add: bool,
    fingerprint: str,
    tables: tuple[TextFile, ...] = (),
    is_current: Callable[[Entry], bool] = lambda entry: True,
) -> Plan:
    """Make the plan of a build; `tables` are sources too, each with its mapping.

    `is_current` tells whether what people decided about a document is still what the previous build knew of.

    With sources: exactly these, and with `add` the documents of the previous build too. Without: the sources of the
    previous build, or the bundled documents where there is none. Documents from standard input are kept, as they
    cannot be read again. A source may be a table that the previous build holds. Raises UnknownTableError and the
    InputErrors of finding and of named texts that cannot be read.
    """
    before = previous.sources if previous else ()
    old = tuple(previous.entries.values()) if previous else ()
    known = [entry for entry in old if entry.mapping is not None]
    if sources or tables:
        taken, named = _parted(sources, {entry.file: entry for entry in known})
    else:
        taken, named = tuple(source for source in before if source != STDIN), [_table_of(entry) for entry in known]
    if not (taken or before or named or tables):
        taken = (BUNDLED,)
    texts = check_named(find(_expand(taken), name)) if taken else Found((), 0)
    found = _with_tables(texts, (*named, *tables))
    present = {text.path for text in found.texts}
    sole = not sources and not tables
    stays = [entry for entry in old if entry.path not in present and (add or (sole and entry.file is None))]
    same = previous is not None and previous.fingerprint == fingerprint
    kept = [_keep(entry, same=same and is_current(entry)) for entry in stays]
    again = [text for text in kept if isinstance(text, TextFile)]
    read = tuple(sorted((*found.texts, *again), key=lambda text: text.path))
    remembered = dict.fromkeys((*(before if add or sole else ()), *_absolute(taken)))
    stay = tuple(entry for entry in kept if isinstance(entry, Entry))
    return Plan(Found(read, found.ignored), stay, tuple(remembered), fingerprint)

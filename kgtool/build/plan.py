"""Decides what a build reads, and which documents it keeps from the build before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kgtool import resources
from kgtool.build.ledger import Entry, Ledger
from kgtool.documents import Found, TextFile, check_named, find
from kgtool.documents.sources import STDIN, SUFFIXES
from kgtool.errors import InputError, Place

#: The source that stands for the documents that ship with the product.
BUNDLED = "bundled:"


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
    return TextFile(entry.path, Path(entry.file), named=True)


def make_plan(sources: tuple[str, ...], name: str, previous: Ledger | None, *, add: bool, fingerprint: str) -> Plan:
    """Make the plan of a build.

    With sources: exactly these, and with `add` the documents of the previous build too. Without: the sources of the
    previous build, or the bundled documents where there is none. Documents from standard input are kept, as they
    cannot be read again. Raises the InputErrors of finding and of named texts that cannot be read.
    """
    before = previous.sources if previous else ()
    taken = sources or tuple(source for source in before if source != STDIN)
    if not taken and not before:
        taken = (BUNDLED,)
    found = check_named(find(_expand(taken), name)) if taken else Found((), 0)
    present = {text.path for text in found.texts}
    old = previous.entries.values() if previous else ()
    stays = [entry for entry in old if entry.path not in present and (add or (not sources and entry.file is None))]
    same = previous is not None and previous.fingerprint == fingerprint
    kept = [_keep(entry, same=same) for entry in stays]
    again = [text for text in kept if isinstance(text, TextFile)]
    texts = tuple(sorted((*found.texts, *again), key=lambda text: text.path))
    remembered = dict.fromkeys((*(before if add or not sources else ()), *_absolute(taken)))
    stay = tuple(entry for entry in kept if isinstance(entry, Entry))
    return Plan(Found(texts, found.ignored), stay, tuple(remembered), fingerprint)

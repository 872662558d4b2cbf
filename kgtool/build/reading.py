"""Who reads the texts of a build: the rules, the reader that the user names, or nobody until he does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from kgtool.build.intake import Read
from kgtool.claims.identity import Identity
from kgtool.claims.record import Json
from kgtool.documents.document import Document
from kgtool.errors import StoreError
from kgtool.extract.reading import Reading
from kgtool.readers.choice import Choice
from kgtool.readers.faults import ReaderNotNamedError
from kgtool.readers.protocol import Extractor
from kgtool.readers.rules import read_covered


@dataclass(frozen=True, slots=True)
class Reader:
    """How documents are read, and by whom: None stands for the rules, who need not be named.

    `extractor` is the reader itself where the user named one.
    """

    read: Read
    identity: Identity | None = None
    extractor: Extractor | None = None

    @property
    def manifest(self) -> dict[str, Json]:
        """Return what a build notes of its reader: nothing of the rules."""
        return {} if self.identity is None else {"reader": {**asdict(self.identity)}}


class _Unnamed:
    """Stands for a reader that the user has not named again: what it read is kept, but nothing new is read."""

    def __init__(self, before: Identity) -> None:
        self._before = before

    def __call__(self, document: Document) -> Reading:
        raise ReaderNotNamedError(self._before)


def reader_of(choice: Choice | None, before: Mapping[str, Json], jobs: int) -> Reader:
    """Return who reads: whom the user chose, else whoever made the build whose manifest is `before`.

    Texts are never shown to a language model that is not named in the same command. Raises the errors of choosing,
    and OneProcessError where another reader than the rules is to read in several processes.
    """
    if choice is None:
        known = _identity(before)
        return Reader(read_covered) if known is None else Reader(_Unnamed(known), known)
    from kgtool.readers.reading import reading_by

    read = reading_by(choice, jobs)
    return Reader(read_covered) if read is None else Reader(read, read.reader.identity, read.reader)


def _identity(manifest: Mapping[str, Json]) -> Identity | None:
    match manifest.get("reader"):
        case None:
            return None
        case {"name": str(name), "version": str(version), "model": model, "prompt": prompt}:
            return Identity(name, version, _text(model), _text(prompt))
        case _:
            raise StoreError("The store does not say who read its texts.", "Build it again with --reader.")


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None

"""What every reader is: something that takes a document and gives raw claims, and says who it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, runtime_checkable

from kgtool.claims import Claim, Entity
from kgtool.claims.identity import Identity
from kgtool.documents.document import Document
from kgtool.readers.raw import RawClaim, Unanswered

#: The group of entry points under which readers are found; each names a `Factory`.
GROUP = "kgtool.extractors"
__all__ = ["GROUP", "Extractor", "Factory", "Identity"]


@runtime_checkable
class Extractor(Protocol):
    """A reader of texts. It may be wrong in everything: what it says passes the verifier before it is believed."""

    @property
    def identity(self) -> Identity:
        """Say who reads."""
        ...

    def read(self, document: Document) -> Iterable[RawClaim | Claim | Entity | Unanswered]:
        """Return what the document says, in the order of the text, and where nothing usable was said, and why.

        A reader that works by our own grammar gives finished claims, and whom only it knows; what it says is checked
        all the same.

        Raises a KgtoolError where the reader cannot be asked at all.
        """
        ...


class Factory(Protocol):
    """What an entry point names: makes a reader of the options that the user gives, by their names without `--`."""

    def __call__(self, options: Mapping[str, str]) -> Extractor:
        """Return the reader; a missing, unknown or wrong option is a KgtoolError."""
        ...

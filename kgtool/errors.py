"""The one tree of errors: each has a stable code, a cause, a cure, and the place where it has one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input an error lies; lines and columns count from 1, offsets from 0."""

    file: str
    line: int | None = None
    column: int | None = None
    offset: int | None = None

    def __str__(self) -> str:
        text = self.file
        if self.line is not None:
            text += f":{self.line}"
            if self.column is not None:
                text += f":{self.column}"
        if self.offset is not None:
            text += f" (byte {self.offset})"
        return text


class KgtoolError(Exception):
    """Any failure a user can act on; `code` is stable, `exit_status` is what the command line returns."""

    code = "KG000"
    exit_status = 2

    def __init__(self, cause: str, cure: str, place: Place | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.cure = cure
        self.place = place

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{self.code} {where}{self.cause} {self.cure}"

    def said(self, _language: str) -> tuple[str, str]:
        """Return cause and cure as they are; an error whose words are no sentences in the code says its own."""
        return self.cause, self.cure


class SystemFaultError(KgtoolError):
    """The operating system refuses: a full disk, a missing permission."""

    code = "KG001"

    def __init__(self, fault: OSError) -> None:
        place = Place(str(fault.filename)) if fault.filename else None
        super().__init__(f"The system says: {fault.strerror or fault}.", "Check the disk and the permissions.", place)


class UsageError(KgtoolError):
    """The command's words are wrong: an unknown option value, question, parameter or format."""

    code = "KG100"


class InputError(KgtoolError):
    """A source text cannot be read: missing, empty, binary, too long a line, broken encoding."""

    code = "KG200"


class DataFileError(KgtoolError):
    """A lexicon, gazetteer, pattern, question, rule or shape file breaks its format."""

    code = "KG300"


class ClaimError(KgtoolError):
    """A claim that may not exist: no document, no span, no rule, an unknown type or role."""

    code = "KG400"


class StoreError(KgtoolError):
    """The store is missing, is no store, is locked by another writer, or cannot be written."""

    code = "KG500"


class QueryError(KgtoolError):
    """A SPARQL query that does not parse or cannot be answered."""

    code = "KG600"


class RdfError(KgtoolError):
    """RDF that does not parse or cannot be written in the format asked for."""

    code = "KG700"

"""The rules as a reader like any other: what they read is looked up in the text as well before it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kgtool import __version__
from kgtool.claims import Claim
from kgtool.claims.identity import RULES, Identity
from kgtool.documents.document import Document
from kgtool.extract import ahead
from kgtool.extract.reading import Reading, named_in
from kgtool.readers.faults import ReaderOptionError

IDENTITY = Identity(RULES, __version__)


class RulesReader:
    """Reads by grammar and lexicon."""

    @property
    def identity(self) -> Identity:
        """Say which version of the rules reads."""
        return IDENTITY

    def read(self, document: Document) -> Iterator[Claim]:
        """Yield the claims of a document."""
        yield from ahead.read_plain(document).claims


def rules_reader(options: Mapping[str, str]) -> RulesReader:
    """Return the reader `rules`; it has no options."""
    if options:
        raise ReaderOptionError(f"The reader '{RULES}' has no option --{min(options)}.", "Leave it out.")
    return RulesReader()


def read_plain(document: Document) -> Reading:
    """Read a document by the rules, without their ledger, and check what they found."""
    return checked(document, ahead.read_plain(document))


def read_covered(document: Document) -> Reading:
    """Read a document by the rules, with what their ledger leaves open, and check what they found."""
    return checked(document, ahead.read_covered(document))


def checked(document: Document, reading: Reading) -> Reading:
    """Return a reading of finished claims without those that do not pass the gate, which are stated instead."""
    from kgtool.readers.verify.finished import FinishedClaims

    claims, rejected = FinishedClaims(document).part(reading.claims, RULES)
    if not rejected:
        return reading
    entities = named_in(claims, {entity.slug: entity for entity in reading.entities})
    return replace(reading, claims=tuple(claims), entities=entities, rejected=(*reading.rejected, *rejected))

"""Readers besides the rules as software agents (PROV-O): who read a document, by which model, and which claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal

from kgtool import __version__
from kgtool.claims import Claim
from kgtool.claims.identity import RULES, Identity
from kgtool.documents.document import Document
from kgtool.errors import ClaimError, Place
from kgtool.graph.terms import Statement
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS, Iris

_TYPE = RDF["type"]


def reader_statements(document: Document, readers: Sequence[Identity], iris: Iris) -> Iterator[Statement]:
    """Yield for each reader what it is, and the activity in which it read the document; neither has a time stamp."""
    for reader in readers:
        activity, software = iris.extraction(document.path, reader.name), iris.reader(reader.name, reader.digest)
        yield activity, _TYPE, PROV["Activity"]
        yield activity, PROV["used"], iris.document(document.path)
        yield activity, PROV["wasAssociatedWith"], software
        yield software, _TYPE, KG["Reader"]
        yield software, _TYPE, PROV["SoftwareAgent"]
        yield software, KG["readerName"], Literal(reader.name)
        yield software, KG["version"], Literal(reader.version)
        yield software, RDFS["label"], Literal(" ".join(filter(None, (reader.name, reader.version, reader.model))))
        if reader.model is not None:
            yield software, KG["askedModel"], Literal(reader.model)
        if reader.prompt is not None:
            yield software, KG["promptHash"], Literal(reader.prompt)


def read_by(claim: Claim, readers: Sequence[Identity], iris: Iris) -> Iterator[Statement]:
    """Yield who read a claim, nothing where the rules did alone; a reader that did not read the document is an error.

    Raises ClaimError.
    """
    known = {reader.name: iris.reader(reader.name, reader.digest) for reader in readers} | {
        RULES: iris.software(__version__)
    }
    for name in claim.readers:
        if name not in known:
            raise ClaimError(
                f"A claim of type {claim.type} is of the reader '{name}', who did not read the document.",
                "Give the reading all its readers.",
                Place(claim.document),
            )
        yield iris.claim(claim.digest), KG["readBy"], known[name]

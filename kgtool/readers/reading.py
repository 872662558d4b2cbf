"""What a build takes of a reader: its claims that pass the gate, those that do not, and what is left open."""

from __future__ import annotations

from kgtool.claims.identity import RULES
from kgtool.documents.document import Document
from kgtool.extract.reading import NAME, TIME, Reading
from kgtool.readers.choice import Choice
from kgtool.readers.covering import covered
from kgtool.readers.faults import OneProcessError
from kgtool.readers.protocol import Extractor
from kgtool.readers.registry import choose
from kgtool.readers.verify.ground import ground
from kgtool.readers.verify.verifier import verified


class ReadBy:
    """Reads documents by a reader, as `kgtool.extract.read` does by the rules."""

    def __init__(self, reader: Extractor) -> None:
        self.reader = reader

    def __call__(self, document: Document) -> Reading:
        """Return what passes the gate of what the reader says.

        Sentences and figures are counted by our own grammar. Raises a KgtoolError where the reader cannot be asked.
        """
        on = ground(document)
        who = self.reader.identity
        found = verified(document, self.reader.read(document), who, on)
        items = covered(on, found.claims)
        figures = [item for item in items if item.kind not in (TIME, NAME)]
        return Reading(
            claims=found.claims,
            entities=found.entities,
            sentences=on.reading.sentences,
            quantities=len(figures),
            quantities_claimed=sum(item.status == "claimed" for item in figures),
            open=tuple(item for item in items if item.status == "open"),
            readers=(who,),
            rejected=found.rejections,
        )


def reading_by(choice: Choice, jobs: int = 1) -> ReadBy | None:
    """Return what reads by the reader that a user chose, None where these are the rules.

    Raises the errors of choosing, and OneProcessError where another reader is to read in several processes.
    """
    reader = choose(choice)
    if choice.name == RULES:
        return None
    if jobs > 1:
        raise OneProcessError(choice.name)
    return ReadBy(reader)

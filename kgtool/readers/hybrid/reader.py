"""The reader that lets the rules read first and asks a model only about sentences in which something stays open.

What both read alike the gate makes one claim, surer and of both; where they differ, each claim stays with its reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgtool.claims import Claim
from kgtool.documents.document import Document
from kgtool.extract.reading import TIME
from kgtool.readers.model.reader import ModelReader
from kgtool.readers.protocol import Identity
from kgtool.readers.raw import RawClaim, Unanswered
from kgtool.readers.verify.ground import Ground, ground
from kgtool.vocabulary.ontology import load_ontology


class HybridReader:
    """Reads by the rules, and asks a model about sentences with figures or names that no claim explains."""

    def __init__(self, model: ModelReader) -> None:
        self.model = model

    @property
    def identity(self) -> Identity:
        """Say which model is asked; its claims are those of the reader `llm`, all others those of the rules."""
        asked = self.model.identity
        return Identity(asked.name, f"{asked.version}-hybrid", asked.model, asked.prompt)

    def read(self, document: Document) -> Iterator[RawClaim | Claim | Unanswered]:
        """Yield the claims of the rules, then what the model says of what they left open."""
        on = ground(document)
        yield from on.reading.claims
        yield from self.model.read_sentences(document, open_places(on), actors(on))


def open_places(on: Ground) -> list[int]:
    """Return where figures and names stand that no claim explains: offsets in code points, in the order of the text."""
    return [item.start for item in on.items if item.status == "open" and item.kind != TIME]


def actors(on: Ground) -> tuple[str, ...]:
    """Return the actors that the text names, sorted: whom 'der Konzern' may mean in a sentence shown alone."""
    slugs = {slug for sentence in on.sentences for mention in sentence.mentions for slug in mention.slugs}
    named = (on.entities[slug] for slug in sorted(slugs) if slug in on.entities)
    is_a = load_ontology().is_a
    return tuple(sorted({one.label for one in named if any(is_a(kind, "Actor") for kind in one.kinds)}))

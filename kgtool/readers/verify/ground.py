"""The ground that readers are checked on: a text as the rules see it, and what they read in each sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kgtool.claims import Entity
from kgtool.claims.claim import Span
from kgtool.documents.document import Document
from kgtool.extract.coverage import observed
from kgtool.extract.figures import usual_currency
from kgtool.extract.fillers import Selection
from kgtool.extract.known import known_names
from kgtool.extract.names.index import NameIndex
from kgtool.extract.quantities import Quantity
from kgtool.extract.reading import Covered, Reading
from kgtool.extract.syntax.mentions import Mention
from kgtool.extract.syntax.scope import Scope
from kgtool.extract.tokens import Token
from kgtool.extract.trace import Setting, Step
from kgtool.extract.voice import Hearing
from kgtool.readers.verify.quotes import Quotable
from kgtool.vocabulary.ontology import load_ontology


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence as the rules see it; offsets are code points of the text."""

    start: int
    end: int
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    quantities: Sequence[Quantity]
    scopes: Sequence[Scope]
    hearing: Hearing

    def positions(self, span: Span) -> list[int]:
        """Return the positions of the tokens that lie within a stretch of the text, even in part."""
        return [token.index for token in self.tokens if token.start < span.end and span.start < token.end]

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions that a stretch of the text holds, even in part."""
        inside = set(self.positions(span))
        return [mention for mention in self.mentions if inside.intersection(range(mention.first, mention.last + 1))]


@dataclass(frozen=True)
class Ground:
    """A document, its sentences, the names known in it, what the rules read, and their ledger of what that covers."""

    document: Document
    quotable: Quotable
    sentences: Sequence[Heard]
    indexes: Sequence[NameIndex]
    selection: Selection
    currency: str | None
    reading: Reading
    items: Sequence[Covered]

    def fresh(self) -> Ground:
        """Return the same ground for another reader, who does not see whom the one before introduced."""
        known = Selection(self.selection.ontology, dict(self.selection.entities), self.selection.metonyms)
        return replace(self, selection=known)

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Return what is known by name in the document, by slug."""
        return self.selection.entities

    def sentence_of(self, span: Span) -> Heard | None:
        """Return the sentence that holds a stretch of the text whole, None where none does."""
        return next((one for one in self.sentences if one.start <= span.start and span.end <= one.end), None)


class _Listener:
    """The observer that keeps what the gate needs of each sentence."""

    def __init__(self) -> None:
        self.setting: Setting | None = None
        self.heard: list[Heard] = []

    def begin(self, setting: Setting) -> None:
        """Keep what holds for the document."""
        self.setting = setting

    def sentence(self, step: Step) -> None:
        """Keep a sentence: its names, with pronouns and descriptions resolved, and those of its sources."""
        resolved = list(step.mentions)
        known = {mention.first for mention in resolved}
        mentions = sorted([*resolved, *(m for m in step.named if m.first not in known)], key=lambda m: m.first)
        self.heard.append(
            Heard(
                start=step.tokens[0].start,
                end=step.tokens[-1].end,
                tokens=step.tokens,
                mentions=mentions,
                quantities=step.quantities,
                scopes=step.context.scopes,
                hearing=step.hearing,
            )
        )


@lru_cache(maxsize=2)
def ground(document: Document) -> Ground:
    """Read a document by the rules and keep what a claim of another reader is checked against.

    Those of the last documents are remembered, as a reader may look at what the gate then checks it on.
    """
    listener = _Listener()
    reading, coverage = observed(document, listener)
    setting = listener.setting
    assert setting is not None
    return Ground(
        document=document,
        quotable=Quotable(document.text),
        sentences=listener.heard,
        indexes=setting.indexes,
        selection=Selection(load_ontology(), dict(setting.entities), known_names().gazetteer.metonyms),
        currency=usual_currency(setting.view),
        reading=reading,
        items=coverage.items,
    )

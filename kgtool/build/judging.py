"""What people decided, as a build takes it in: applied to each reading, and the reason to read a document again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.build.ledger import Entry
from kgtool.claims.rejection import REASONS
from kgtool.decisions.book import Book
from kgtool.decisions.decided import Decided, decided
from kgtool.documents import Document
from kgtool.documents.digest import text_digest
from kgtool.extract.reading import Reading
from kgtool.vocabulary.terms import Iris


@dataclass(frozen=True, slots=True)
class Judging:
    """The decisions of a build; `before` is the store of the build before, None where there is none.

    `again` tells that a reader is there to be asked about what stayed without an answer before.
    """

    book: Book
    iris: Iris
    before: ox.Store | None
    again: bool = False

    def decided(self, document: Document, reading: Reading) -> Decided:
        """Return a reading with the decisions about it."""
        return decided(document, reading, self.book)

    def state(self, document: Document, quads: Sequence[ox.Quad]) -> tuple[str, ...]:
        """Return the ids of the decisions that the graph of a document depends on."""
        if not self.book.lines:
            return ()
        named: set[object] = set()
        if self.book.same:
            named = {term for quad in quads for term in (quad.subject, quad.object)}
        return self.book.state(text_digest(document.text), document.path, lambda slug: self.iris.entity(slug) in named)

    def is_current(self, entry: Entry) -> bool:
        """Tell whether the decisions about a document are those that the build before applied, and all is answered."""
        if self.again and not set(REASONS) >= entry.rejected.keys():
            return False
        if not self.book.lines or entry.text is None:
            return not entry.decided
        return self.book.state(entry.text, entry.path, lambda slug: self._names(entry.path, slug)) == entry.decided

    def _names(self, path: str, slug: str) -> bool:
        assert self.before is not None
        graph, entity = self.iris.document_graph(path), self.iris.entity(slug)
        said = self.before.quads_for_pattern(entity, None, None, graph)
        return any(True for _ in said) or any(True for _ in self.before.quads_for_pattern(None, None, entity, graph))

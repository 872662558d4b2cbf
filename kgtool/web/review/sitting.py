"""The queue of a build for the page, with the decisions that were made since."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kgtool.build.ledger import read_ledger
from kgtool.decisions.book import Book
from kgtool.explain.naming import Naming
from kgtool.review.queue import Queue, queue
from kgtool.review.shown import Shows
from kgtool.review.told import Shelf
from kgtool.store.texts import Texts
from kgtool.vocabulary.ontology import load_ontology
from kgtool.web.reading import Reading


@dataclass(frozen=True, slots=True)
class Sitting:
    """The decisions so far, the claims of a build in their order, and how they are shown."""

    book: Book
    queue: Queue
    shelf: Shelf
    shows: Shows


def sitting(reading: Reading, data: Path, language: str) -> Sitting:
    """Return the queue as it is now; it is made anew when a decision was written. Raises BrokenDecisionError."""
    book = Book.of(data)
    state = tuple(line.id for line in book.lines)
    return reading.kept(("review", language, state), lambda: _sitting(reading, book, language))


def _sitting(reading: Reading, book: Book, language: str) -> Sitting:
    ledger = read_ledger(reading.build.directory)
    texts = Texts(reading.build.directory.parents[1])

    def text_of(path: str) -> str | None:
        entry = ledger.entries.get(path)
        return None if entry is None or entry.text is None else texts.read(entry.text)

    store, iris = reading.store.engine, reading.iris
    shelf = Shelf(store, iris, text_of)
    found = queue(store, iris, shelf, book)
    return Sitting(book, found, shelf, Shows(language, Naming(store, iris, "all", load_ontology(), language), found))

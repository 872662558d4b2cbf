"""What `kgtool review` works on: the store's documents, the queue, the decisions so far, and where new ones go."""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kgtool.cli.language import say
from kgtool.cli.options import OWN_DATA
from kgtool.cli.terminal import talk
from kgtool.errors import UsageError

if TYPE_CHECKING:
    from kgtool.decisions.book import Book
    from kgtool.decisions.decision import Decision
    from kgtool.review.deciding import Word
    from kgtool.review.naming import Names
    from kgtool.review.queue import Entry, Queue
    from kgtool.review.shown import Shows
    from kgtool.review.told import Seen, Shelf


@dataclass
class Desk:
    """One sitting: the queue of a store, and the folder that decisions are written to."""

    language: str
    who: str
    data: Path
    shelf: Shelf
    queue: Queue
    shows: Shows
    book: Book
    names: Names
    made: list[Decision] = field(default_factory=list)

    def keep(self, decision: Decision) -> None:
        """Write a decision down and say so."""
        from kgtool.decisions.files import write_decision
        from kgtool.review.made import kind_words
        from kgtool.stated.claim_key import SHOWN

        file = write_decision(decision, self.data)
        self.made.append(decision)
        kind = kind_words(decision.kind, self.language)
        talk(say(self.language, "review_written", file=file, kind=kind, id=decision.id[:SHOWN]))

    def word(self, why: str) -> Word:
        """Return who decides, now, and why."""
        from kgtool.review.deciding import Word

        return Word(self.who, now(), why)

    def entry(self, word: str) -> tuple[Entry, Seen]:
        """Return the claim that a word names, with its document; raises NoSuchClaimError where it is not one."""
        return self.queue.called(word, self.shelf)

    def seen(self, path: str) -> Seen:
        """Return a document of the store; raises NoSuchClaimError where it or its text is not there."""
        from kgtool.review.queue import seen_document

        return seen_document(path, self.shelf)

    def same(self, keep: str, other: str, why: str) -> Decision:
        """Return the decision that two names of the store are one; raises NoSuchNameError."""
        from kgtool.review.deciding import same

        return same(*self.names.pair(keep, other, self.book), self.word(why))

    def undo(self, written: str, why: str) -> Decision:
        """Return the decision that takes back the one that a word names; raises NoSuchDecisionError."""
        from kgtool.review.undoing import decision_called, undo

        return undo(decision_called(written, self.book, self.queue, self.shelf), self.word(why))


def now() -> str:
    """Return the moment by the user's clock, in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def who(option: str) -> str:
    """Return who decides: the name given, else the one that git knows, else that of the account."""
    if option:
        return option
    try:
        found = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, text=True, check=False, timeout=5
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        found = ""
    return found or getpass.getuser()


def data_folder(option: Path | None, store: Path) -> Path:
    """Return the user's data folder: the one named, else `kgtool-data` beside the store, which may yet be made."""
    if option is not None and not option.is_dir():
        raise UsageError(f"There is no folder {option}.", "Name one laid out like the shipped data/ folder.")
    return (option or store.parent / OWN_DATA).resolve()


@contextmanager
def desk(store: Path, data: Path, who: str, language: str) -> Iterator[Desk]:
    """Open the store for a sitting."""
    from kgtool.build.ledger import read_ledger
    from kgtool.decisions.book import Book
    from kgtool.explain.naming import Naming
    from kgtool.review.naming import Names
    from kgtool.review.queue import queue
    from kgtool.review.shown import Shows
    from kgtool.review.told import Shelf
    from kgtool.store import StoreDirectory
    from kgtool.store.texts import Texts
    from kgtool.vocabulary.ontology import load_ontology
    from kgtool.vocabulary.terms import Iris

    with StoreDirectory(store).open() as opened:
        ledger = read_ledger(opened.build.directory)
        iris, texts = Iris(ledger.base), Texts(store)

        def text_of(path: str) -> str | None:
            entry = ledger.entries.get(path)
            return None if entry is None or entry.text is None else texts.read(entry.text)

        shelf = Shelf(opened.engine, iris, text_of)
        book = Book.of(data)
        found = queue(opened.engine, iris, shelf, book)
        naming = Naming(opened.engine, iris, "all", load_ontology(), language)
        shows = Shows(language, naming, found)
        yield Desk(language, who, data, shelf, found, shows, book, Names(opened.engine))

"""Turns the texts of a plan into graphs, reading only what the build before did not read already."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.build.ledger import Entry, Ledger
from kgtool.build.plan import Plan
from kgtool.documents import Document, Skipped, TextFile
from kgtool.documents.reader import TextBytes, load, parse
from kgtool.documents.skipping import skipping
from kgtool.extract.ahead import Pending, ReadAhead
from kgtool.extract.reading import NAME, TIME, Reading
from kgtool.graph.claims_to_quads import document_quads
from kgtool.vocabulary.terms import Iris

#: Reads the claims of one document, as `kgtool.extract.read` does.
Read: TypeAlias = Callable[[Document], Reading]
#: Takes the stage's name, how much of it is done, and how much it is in all (0: unknown).
Report: TypeAlias = Callable[[str, int, int], None]

#: What figures of all kinds are counted under, beside times and names.
FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Before:
    """The build before: its book, its store to take graphs over from, and its id."""

    ledger: Ledger
    store: ox.Store
    id: str


@dataclass
class Intake:
    """Gives the quads of all documents one graph after the other, and keeps count on the way."""

    plan: Plan
    iris: Iris
    read: Read
    before: Before | None
    report: Report
    jobs: int = 1
    entries: dict[str, Entry] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    reread: int = 0

    def quads(self) -> Iterator[ox.Quad]:
        """Yield the quads of every document, sorted within its graph; documents kept unread come first."""
        for entry in self.plan.kept:
            self.entries[entry.path] = entry
            yield from self._taken_over(entry.path)
        texts = self.plan.found.texts
        with ReadAhead(self.jobs, self.read) as ahead:
            waiting: deque[Callable[[], list[ox.Quad]]] = deque()
            for number, text in enumerate(texts):
                waiting.append(self._asked(text, ahead))
                if len(waiting) >= ahead.window:
                    self.report("read", number + 1 - len(waiting), len(texts))
                    yield from waiting.popleft()()
            while waiting:
                self.report("read", len(texts) - len(waiting), len(texts))
                yield from waiting.popleft()()
        self.report("read", len(texts), len(texts))

    def _asked(self, text: TextFile, ahead: ReadAhead) -> Callable[[], list[ox.Quad]]:
        """Return what gives the quads of a text: taken over from the build before, or from a reading asked for now."""
        with skipping(text, self.skipped):
            source = load(text)
            file = None if text.file is None else str(text.file.resolve())
            known = self._known(source)
            if known is not None:
                return partial(self._keep, replace(known, file=file))
            document = parse(source)
            return partial(self._read, document, file, ahead.ask(document))
        return list

    def _known(self, source: TextBytes) -> Entry | None:
        """Return the entry of the build before, if that read the same bytes under the same path in the same way."""
        if self.before is None or self.before.ledger.fingerprint != self.plan.fingerprint:
            return None
        entry = self.before.ledger.entries.get(source.path)
        return entry if entry is not None and entry.sha256 == source.sha256 else None

    def _keep(self, entry: Entry) -> list[ox.Quad]:
        self.entries[entry.path] = entry
        return list(self._taken_over(entry.path))

    def _taken_over(self, path: str) -> Iterator[ox.Quad]:
        assert self.before is not None
        return self.before.store.quads_for_pattern(None, None, None, self.iris.document_graph(path))

    def _read(self, document: Document, file: str | None, pending: Pending) -> list[ox.Quad]:
        reading = pending.result()
        self.reread += 1
        self.entries[document.path] = Entry(
            path=document.path,
            sha256=document.sha256,
            encoding=document.encoding,
            file=file,
            sentences=reading.sentences,
            quantities=reading.quantities,
            quantities_claimed=reading.quantities_claimed,
            open=dict(sorted(Counter(_group(item.kind) for item in reading.open).items())),
            claims=dict(sorted(Counter(claim.type for claim in reading.claims).items())),
        )
        return document_quads(document, reading, self.iris)


def _group(kind: str) -> str:
    """Return under what an open mention is counted: times, names, and figures of every kind together."""
    return kind if kind in (TIME, NAME) else FIGURE

"""Turns the texts of a plan into graphs, reading only what the build before did not read already."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.build.judging import Judging
from kgtool.build.layers import DocumentChange
from kgtool.build.ledger import Entry, Ledger
from kgtool.build.plan import Plan
from kgtool.claims.rejection import rejected_line
from kgtool.documents import Document, Skipped, TextFile
from kgtool.documents.reader import TextBytes, load, parse
from kgtool.documents.skipping import skipping
from kgtool.extract.ahead import Pending, ReadAhead
from kgtool.extract.reading import NAME, TIME, Reading
from kgtool.graph.claims_to_quads import document_quads
from kgtool.store import Build
from kgtool.store.texts import Texts
from kgtool.tables.mapping import Mapping
from kgtool.tables.mapping_file import read_mapping
from kgtool.tables.reading import read_table
from kgtool.vocabulary.terms import Iris

#: Reads the claims of one document, as `kgtool.extract.read` does.
Read: TypeAlias = Callable[[Document], Reading]
#: Takes the stage's name, how much of it is done, and how much it is in all (0: unknown).
Report: TypeAlias = Callable[[str, int, int], None]

#: What figures of all kinds are counted under, beside times and names.
FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Before:
    """The build before: its book, its store to take graphs over from, and the build itself."""

    ledger: Ledger
    store: ox.Store
    build: Build


@dataclass
class Intake:
    """Gives what happens to the graphs of documents, one after the other, and keeps count on the way.

    Where the new build is `derived` from the one before, that is only what was added, replaced or deleted; else it is
    every document.
    """

    plan: Plan
    iris: Iris
    read: Read
    before: Before | None
    report: Report
    texts: Texts
    judging: Judging
    jobs: int = 1
    derived: bool = False
    entries: dict[str, Entry] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    reread: int = 0
    rejected: dict[str, Sequence[bytes]] = field(default_factory=dict)

    def changes(self) -> Iterator[DocumentChange]:
        """Yield the graphs that change, the quads sorted; documents kept unread come first, deleted ones last."""
        for entry in self.plan.kept:
            yield from self._keep(entry)
        texts = self.plan.found.texts
        with ReadAhead(self.jobs, self.read) as ahead:
            waiting: deque[Callable[[], Iterable[DocumentChange]]] = deque()
            for number, text in enumerate(texts):
                waiting.append(self._asked(text, ahead))
                if len(waiting) >= ahead.window:
                    self.report("read", number + 1 - len(waiting), len(texts))
                    yield from waiting.popleft()()
            while waiting:
                self.report("read", len(texts) - len(waiting), len(texts))
                yield from waiting.popleft()()
        self.report("read", len(texts), len(texts))
        if self.derived and self.before is not None:
            for path in sorted(self.before.ledger.entries.keys() - self.entries.keys()):
                yield DocumentChange(self.iris.document_graph(path), self._held(path), ())

    def _asked(self, text: TextFile, ahead: ReadAhead) -> Callable[[], Iterable[DocumentChange]]:
        """Return what gives the change of a text: what the build before held, or a reading asked for now."""
        with skipping(text, self.skipped):
            source = load(text)
            file = None if text.file is None else str(text.file.resolve())
            mapping = None if text.mapping is None else read_mapping(text.mapping)
            known = self._known(source, mapping)
            if known is not None:
                digest = self._digest(known, source, mapping)
                return partial(self._keep, replace(known, file=file, text=digest))
            if mapping is not None:
                return partial(self._read_table, source, mapping, file)
            document = parse(source)
            return partial(self._read, document, file, ahead.ask(document))
        return list

    def _known(self, source: TextBytes, mapping: Mapping | None) -> Entry | None:
        """Return the entry of the build before, if that read the same bytes under the same path in the same way."""
        if self.before is None or self.before.ledger.fingerprint != self.plan.fingerprint:
            return None
        entry = self.before.ledger.entries.get(source.path)
        if entry is None or entry.sha256 != source.sha256:
            return None
        read_by = (None, None) if mapping is None else (mapping.name, mapping.digest)
        same = (entry.mapping, entry.mapping_sha256) == read_by and self.judging.is_current(entry)
        return entry if same else None

    def _digest(self, known: Entry, source: TextBytes, mapping: Mapping | None) -> str:
        """Return the digest of the text of a document that is not read again; a text that was lost is kept anew."""
        if known.text is not None and self.texts.has(known.text):
            return known.text
        document = parse(source) if mapping is None else read_table(source, mapping).document
        return self.texts.keep(document.text)

    def _keep(self, entry: Entry) -> Iterable[DocumentChange]:
        self.entries[entry.path] = entry
        if self.derived:
            return ()
        return (DocumentChange(self.iris.document_graph(entry.path), (), self._held(entry.path)),)

    def _held(self, path: str) -> list[ox.Quad]:
        """Return the graph of a document as the build before holds it."""
        assert self.before is not None
        return list(self.before.store.quads_for_pattern(None, None, None, self.iris.document_graph(path)))

    def _read(self, document: Document, file: str | None, pending: Pending) -> Iterable[DocumentChange]:
        return self._taken(document, file, pending.result())

    def _read_table(self, source: TextBytes, mapping: Mapping, file: str | None) -> Iterable[DocumentChange]:
        read = read_table(source, mapping)
        return self._taken(read.document, file, read.reading, mapping)

    def _taken(
        self, document: Document, file: str | None, reading: Reading, mapping: Mapping | None = None
    ) -> Iterable[DocumentChange]:
        """Take in what was read of a document, with what people decided about it; return how its graph changes."""
        self.reread += 1
        self.rejected[document.path] = [rejected_line(one, document.path) for one in reading.rejected]
        decided = self.judging.decided(document, reading)
        quads = document_quads(document, decided, self.iris)
        reading = decided.reading
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
            mapping=None if mapping is None else mapping.name,
            mapping_sha256=None if mapping is None else mapping.digest,
            text=self.texts.keep(document.text),
            decided=self.judging.state(document, quads),
            rejected=dict(sorted(Counter(one.reason for one in reading.rejected if not one.kept).items())),
            remarked=sum(one.kept for one in reading.rejected),
        )
        old = self._held(document.path) if self.derived else ()
        return (DocumentChange(self.iris.document_graph(document.path), old, quads),)


def _group(kind: str) -> str:
    """Return under what an open mention is counted: times, names, and figures of every kind together."""
    return kind if kind in (TIME, NAME) else FIGURE

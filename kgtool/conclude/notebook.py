"""What a build notes beside its store: its claims, and of each block which of them it has and what they concluded.

A build that is derived from another begins with a copy of its notebook, so that a changed document costs the blocks
that its claims enter and no reading back. The notes say nothing that the graphs do not: without them, all is concluded
anew.
"""

from __future__ import annotations

import json
import pickle
import shutil
import sqlite3
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kgtool.conclude.claim_bytes import ForeignBytesError, claim_bytes, read_claim, read_source, source_bytes
from kgtool.conclude.standing import Standing
from kgtool.resolve.blocks import Key
from kgtool.resolve.described import Knowledge
from kgtool.stated.claim import Source, StatedClaim
from kgtool.store.faults import StoreDamagedError

#: The file's name inside the folder of a build.
FILE = "notebook.sqlite"
# A number is never given twice, so that what is gone is told from what came.
_TABLES = """
CREATE TABLE source (number INTEGER PRIMARY KEY AUTOINCREMENT, graph TEXT NOT NULL UNIQUE, iri TEXT NOT NULL,
  data BLOB NOT NULL);
CREATE TABLE claim (number INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL, iri TEXT NOT NULL,
  standing INTEGER NOT NULL, framing INTEGER NOT NULL, data BLOB NOT NULL);
CREATE INDEX claim_source ON claim (source);
CREATE INDEX claim_iri ON claim (iri);
CREATE INDEX claim_framing ON claim (source) WHERE framing;
CREATE TABLE block (key TEXT PRIMARY KEY, claims BLOB NOT NULL, concluded BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (iri TEXT PRIMARY KEY, knowledge TEXT NOT NULL) WITHOUT ROWID;
"""
#: How many values one statement may name.
_MANY = 500


@dataclass(frozen=True, slots=True)
class Noted:
    """A claim of the notebook: its number there, the graph that holds it, and its standing."""

    number: int
    graph: str
    standing: Standing
    claim: StatedClaim


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers of the claims that a block has, and the lines they concluded."""

    claims: array[int]
    concluded: tuple[bytes, ...]


class Notebook:
    """The notes of one build in the making; a context manager that writes them down where all went well."""

    def __init__(self, folder: Path, before: Path | None = None) -> None:
        """Begin notes in the folder of a build, with those in the folder of the build before where that is given.

        A file that another hand has changed is a StoreDamagedError, whenever that shows.
        """
        file = self._file = folder / FILE
        if before is not None:
            shutil.copyfile(before / FILE, file)
        self._data = sqlite3.connect(file, isolation_level=None)
        self._source = lru_cache(maxsize=20_000)(self._read_source)
        try:
            # What is durable is the build: a broken-off one is removed with its notes.
            self._data.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
            if not self._data.execute("SELECT 1 FROM sqlite_schema").fetchone():
                self._data.executescript(_TABLES)
            self._data.execute("BEGIN")
        except sqlite3.DatabaseError as error:
            self._data.close()
            raise _damaged(error) from error

    def __enter__(self) -> Self:
        """Begin to take notes."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write down what was noted, where all went well."""
        try:
            if error is None:
                self._data.commit()
        finally:
            self._data.close()
        if isinstance(error, sqlite3.DatabaseError | zlib.error | ForeignBytesError | pickle.UnpicklingError):
            raise _damaged(error) from error

    def add(self, graph: str, claims: Sequence[tuple[StatedClaim, Standing, bool]]) -> list[Noted]:
        """Note the claims of a document's graph, each with its standing and whether it may join deals."""
        if not claims:
            return []
        source = claims[0][0].source
        row = (graph, source.iri.value, source_bytes(source))
        number = self._data.execute("INSERT INTO source (graph, iri, data) VALUES (?, ?, ?)", row).lastrowid
        noted = []
        for claim, stands, framing in claims:
            values = (number, claim.iri.value, int(stands), int(framing), claim_bytes(claim))
            place = self._data.execute(
                "INSERT INTO claim (source, iri, standing, framing, data) VALUES (?, ?, ?, ?, ?)", values
            ).lastrowid
            assert place is not None
            noted.append(Noted(place, graph, stands, claim))
        return noted

    def remove(self, graph: str) -> list[Noted]:
        """Forget the claims of a document's graph, and return them."""
        found = self._data.execute("SELECT number FROM source WHERE graph = ?", (graph,)).fetchone()
        if found is None:
            return []
        numbers = [row[0] for row in self._data.execute("SELECT number FROM claim WHERE source = ?", found)]
        noted = self.claims(numbers)
        self._data.execute("DELETE FROM claim WHERE source = ?", found)
        self._data.execute("DELETE FROM source WHERE number = ?", found)
        return noted

    def claims(self, numbers: Iterable[int]) -> list[Noted]:
        """Return claims by their numbers."""
        query = (
            "SELECT claim.number, graph, standing, claim.data, source FROM claim "
            "JOIN source ON source.number = claim.source WHERE claim.number IN ({})"
        )
        return [
            Noted(number, graph, Standing(stands), read_claim(data, self._source(source)))
            for number, graph, stands, data, source in self._chosen(query, numbers)
        ]

    def framing(self) -> list[Noted]:
        """Return the claims that may join deals."""
        return self.claims(row[0] for row in self._data.execute("SELECT number FROM claim WHERE framing"))

    def beside_framing(self) -> Iterator[tuple[str, str]]:
        """Yield the IRIs of the source and of each claim with a say in the facts, of documents that may join deals."""
        return self._data.execute(
            "SELECT source.iri, claim.iri FROM claim JOIN source ON source.number = claim.source WHERE standing <= ? "
            "AND claim.source IN (SELECT source FROM claim WHERE framing)",
            (int(Standing.CLOSING),),
        )

    def bytes_of(self, numbers: Iterable[int]) -> Iterator[tuple[int, str, bytes, int]]:
        """Yield of each claim its number, graph, bytes, and the number of its source."""
        query = (
            "SELECT claim.number, graph, claim.data, source FROM claim "
            "JOIN source ON source.number = claim.source WHERE claim.number IN ({})"
        )
        return self._chosen(query, numbers)

    def sources(self, numbers: Iterable[int]) -> dict[int, bytes]:
        """Return the bytes of sources by their numbers."""
        return dict(self._chosen("SELECT number, data FROM source WHERE number IN ({})", numbers))

    def others(self, iri: str) -> set[int]:
        """Return the numbers of the claims of an IRI: several where documents have the same bytes."""
        return {row[0] for row in self._data.execute("SELECT number FROM claim WHERE iri = ?", (iri,))}

    def block(self, key: Key) -> Block:
        """Return what is noted of a block; one that is not known has no claims."""
        row = self._data.execute("SELECT claims, concluded FROM block WHERE key = ?", (_text(key),)).fetchone()
        if row is None:
            return Block(array("I"), ())
        return Block(array("I", row[0]), unpacked(row[1]))

    def note(self, key: Key, claims: Sequence[int], concluded: bytes) -> None:
        """Note a block anew: its claims, and its lines as `packed` makes them; one without claims is forgotten."""
        if claims:
            row = (_text(key), array("I", claims).tobytes(), concluded)
            self._data.execute("INSERT OR REPLACE INTO block VALUES (?, ?, ?)", row)
        else:
            self._data.execute("DELETE FROM block WHERE key = ?", (_text(key),))

    def knowledge(self) -> dict[str, Knowledge]:
        """Return what is known of each entity, by IRI."""
        return {iri: _knowledge(text) for iri, text in self._data.execute("SELECT iri, knowledge FROM entity")}

    def know(self, iri: str, knowledge: Knowledge) -> None:
        """Note what is known of an entity."""
        if knowledge.documents:
            self._data.execute("INSERT OR REPLACE INTO entity VALUES (?, ?)", (iri, _knowledge_text(knowledge)))
        else:
            self._data.execute("DELETE FROM entity WHERE iri = ?", (iri,))

    def _chosen(self, query: str, numbers: Iterable[int]) -> Iterator[Any]:
        wanted = sorted(set(numbers))
        for begin in range(0, len(wanted), _MANY):
            some = wanted[begin : begin + _MANY]
            yield from self._data.execute(query.format(",".join("?" * len(some))), some)

    def _read_source(self, number: int) -> Source:
        (data,) = self._data.execute("SELECT data FROM source WHERE number = ?", (number,)).fetchone()
        return read_source(data)


def _damaged(error: Exception) -> StoreDamagedError:
    return StoreDamagedError(
        f"The notes of the build before are damaged: {error}.",
        f"Remove the file '{FILE}' from the folder of that build and build again.",
    )


def packed(lines: Sequence[bytes]) -> bytes:
    """Return lines as a block keeps them."""
    return zlib.compress(b"\n".join(lines), 1) if lines else b""


def unpacked(data: bytes) -> tuple[bytes, ...]:
    """Return the lines that `packed` made bytes of."""
    return tuple(zlib.decompress(data).split(b"\n")) if data else ()


def _text(key: Key) -> str:
    return "\t".join(key)


def _knowledge_text(known: Knowledge) -> str:
    owners = [[*pair, count] for pair, count in sorted(known.owners.items())]
    return json.dumps([known.documents, known.provisional, known.types, known.labels, owners], sort_keys=True)


def _knowledge(text: str) -> Knowledge:
    documents, provisional, types, labels, owners = json.loads(text)
    pairs: Counter[tuple[str, str]] = Counter({(predicate, owner): count for predicate, owner, count in owners})
    return Knowledge(documents, provisional, Counter(types), Counter(labels), pairs)

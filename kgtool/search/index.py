"""The index of a build, in memory: SQLite's FTS5 over the keys of words (https://www.sqlite.org/fts5.html).

Made anew for each build, it costs no build any time and no store any room. Names count four times as much as texts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock

from kgtool.search.entry import KINDS, Entry
from kgtool.search.words import folded, indexed, senses, tokens

_TABLES = """
CREATE VIRTUAL TABLE found USING fts5(name, text, content='', tokenize="unicode61 remove_diacritics 0",
  prefix='2 3', detail=column);
CREATE VIRTUAL TABLE words USING fts5vocab(found, row);
CREATE TABLE kinds (row INTEGER PRIMARY KEY, kind INTEGER NOT NULL);
"""
_RANKED = """
SELECT found.rowid, bm25(found, 4.0, 1.0) AS rank FROM found JOIN kinds ON kinds.row = found.rowid
WHERE found MATCH ? AND kinds.kind = ? ORDER BY rank, found.rowid LIMIT ?
"""
_COUNTED = """
SELECT kinds.kind, count(*) FROM found JOIN kinds ON kinds.row = found.rowid WHERE found MATCH ? GROUP BY kinds.kind
"""
_SIMILAR = "SELECT term, doc FROM words WHERE length(term) BETWEEN ? AND ? AND term BETWEEN ? AND ?"


class Index:
    """Finds the rows of entries by keys of words; safe to use from several threads."""

    def __init__(self, found: Iterable[Entry]) -> None:
        self.entries: Sequence[Entry] = tuple(found)
        self._lock = Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.executescript(_TABLES)
        rows = ((row, _keys(entry.name), _keys(entry.text)) for row, entry in enumerate(self.entries, 1))
        with self._base:
            self._base.executemany("INSERT INTO found (rowid, name, text) VALUES (?, ?, ?)", rows)
            self._base.executemany(
                "INSERT INTO kinds VALUES (?, ?)",
                ((row, KINDS.index(entry.kind)) for row, entry in enumerate(self.entries, 1)),
            )
            self._base.execute("INSERT INTO found (found) VALUES ('optimize')")
        self._spelt: dict[str, str] | None = None

    def ranked(self, expression: str, kind: str, limit: int) -> list[Entry]:
        """Return the best entries of a kind for an expression of FTS5, the best first."""
        with self._lock:
            rows = self._base.execute(_RANKED, (expression, KINDS.index(kind), limit)).fetchall()
        return [self.entries[row - 1] for row, _ in rows]

    def counts(self, expression: str) -> dict[str, int]:
        """Return how many entries of each kind an expression finds; kinds without any are left out."""
        with self._lock:
            rows = self._base.execute(_COUNTED, (expression,)).fetchall()
        return {KINDS[kind]: count for kind, count in sorted(rows)}

    def like(self, form: str) -> dict[str, int]:
        """Return keys of about the length of a folded word that begin with its letter, with their frequency."""
        slack = 1 if len(form) < 6 else 2
        with self._lock:
            rows = self._base.execute(
                _SIMILAR, (len(form) - slack, len(form) + slack, form[:1], f"{form[:1]}\U0010ffff")
            ).fetchall()
        return dict(rows)

    def spelling(self, form: str) -> str | None:
        """Return how a text or name spells a folded word, None for a key that is only a stem."""
        if self._spelt is None:
            self._spelt = {}
            for entry in self.entries:
                for text in (*entry.name.values(), *entry.text.values()):
                    for token in tokens(text):
                        self._spelt.setdefault(token.form, text[token.start : token.end])
        return self._spelt.get(form)

    def close(self) -> None:
        """Let go of the memory."""
        self._base.close()


def _keys(words: Mapping[str, str]) -> str:
    return " ".join(indexed(text) for text in dict.fromkeys(words.values()))


def expression(words: Sequence[str], *, every: bool, typing: bool) -> str:
    """Return the expression of FTS5 for words: all of them or any, the last also as a beginning where one is typing.

    Words hold letters and digits only, so nothing in them can be an operator inside quotes.
    """
    parts = []
    for place, word in enumerate(words):
        alternatives = [f'"{sense}"' for sense in senses(word)]
        if typing and place == len(words) - 1:
            alternatives.append(f'"{folded(word)}" *')
        parts.append(f"({' OR '.join(alternatives)})")
    return (" AND " if every else " OR ").join(parts)

"""The book a build keeps of its documents, by which the next build knows what it need not read again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kgtool.errors import Place, StoreError

#: The file's name inside the folder of a build.
FILE = "documents.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a build: its identity, where it was found (None: standard input), and what was counted in it.

    Of a table, `mapping` is the name of what it was read by, and `mapping_sha256` the digest of that file. `text` is
    the digest under which the store keeps its text (`kgtool.store.texts`). `decided` are the ids of the decisions that
    its graph depends on (`kgtool.decisions`), sorted. `rejected` counts by reason what readers said of it and the gate
    did not let through, `remarked` is how often ours was taken instead.
    """

    path: str
    sha256: str
    encoding: str
    file: str | None
    sentences: int
    quantities: int
    quantities_claimed: int
    claims: dict[str, int]
    open: dict[str, int] = field(default_factory=dict)
    mapping: str | None = None
    mapping_sha256: str | None = None
    text: str | None = None
    decided: tuple[str, ...] = ()
    rejected: dict[str, int] = field(default_factory=dict)
    remarked: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """All documents of a build by their path, the sources they came from, and what they were read with."""

    fingerprint: str
    base: str
    sources: tuple[str, ...]
    entries: dict[str, Entry]


def write_ledger(ledger: Ledger, folder: Path) -> None:
    """Write the book as JSON lines: a head, then the documents sorted by path."""
    head = {"fingerprint": ledger.fingerprint, "base": ledger.base, "sources": list(ledger.sources)}
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(head, ensure_ascii=False, sort_keys=True) + "\n")
        for path in sorted(ledger.entries):
            stream.write(json.dumps(asdict(ledger.entries[path]), ensure_ascii=False, sort_keys=True) + "\n")


def read_ledger(folder: Path) -> Ledger:
    """Read the book of a finished build; raises StoreError where it is missing or broken."""
    file = folder / FILE
    try:
        with file.open(encoding="utf-8") as stream:
            head = json.loads(next(stream))
            entries = [_entry(json.loads(line)) for line in stream]
        return Ledger(
            head["fingerprint"], head["base"], tuple(head["sources"]), {entry.path: entry for entry in entries}
        )
    except (OSError, ValueError, KeyError, TypeError, StopIteration) as fault:
        raise StoreError(
            "The store does not say which documents it holds.", "Build it again and name the sources.", Place(str(file))
        ) from fault


def _entry(data: dict[str, Any]) -> Entry:
    return Entry(**{**data, "decided": tuple(data.get("decided", ()))})

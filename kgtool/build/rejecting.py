"""The file of a build that holds what readers said and the gate did not let through, or not as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from kgtool.build.ledger import Entry
from kgtool.store import Build

#: The file's name inside the folder of a build; there is none where nothing was rejected.
FILE = "rejected.jsonl"


def write_rejected(
    folder: Path, entries: Mapping[str, Entry], new: Mapping[str, Sequence[bytes]], before: Build | None
) -> None:
    """Write the lines of all documents of a build, by path; those of a document that was kept come from `before`."""
    kept = {path for path, entry in entries.items() if path not in new and (entry.rejected or entry.remarked)}
    lines = dict(new) | (_lines(before.directory, kept) if kept and before is not None else {})
    if not any(lines.values()):
        return
    with (folder / FILE).open("wb") as stream:
        for path in sorted(entries):
            stream.writelines(lines.get(path, ()))


def _lines(folder: Path, wanted: set[str]) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    with (folder / FILE).open("rb") as stream:
        for line in stream:
            path = json.loads(line)["document"]
            if path in wanted:
                found.setdefault(path, []).append(line)
    return found

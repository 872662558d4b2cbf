"""Files that are wholly there or not at all, also after a power cut: fsync, then rename."""

from __future__ import annotations

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Flush a file or a directory's entries to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(directory: Path) -> None:
    """Flush every file below a directory, and the directories themselves, to the disk."""
    for path in sorted(directory.rglob("*")):
        sync(path)
    sync(directory)


def replace_text(path: Path, text: str) -> None:
    """Make a file hold this text in one step: a reader sees the old text or the new, never a part."""
    written = path.with_name(path.name + ".new")
    written.write_text(text, encoding="utf-8")
    sync(written)
    written.replace(path)
    sync(path.parent)

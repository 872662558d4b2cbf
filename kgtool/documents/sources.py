"""Finds the texts that sources name: files, folders of them, and standard input."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kgtool.documents.faults import (
    MissingSourceError,
    NoTextsError,
    SamePathError,
    UnknownSuffixError,
    UnusableNameError,
)
from kgtool.documents.media import SUFFIXES

__all__ = ["STDIN", "SUFFIXES", "Found", "TextFile", "check_name", "find"]

#: The source that stands for standard input.
STDIN = "-"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text that was found: its document path, where it lies (None: standard input), and whether it was named.

    `data` holds the bytes of standard input once they were read, as that can be done only once; `mapping` is the name
    of what a table is read by, None where it is a text.
    """

    path: str
    file: Path | None
    named: bool
    data: bytes | None = None
    mapping: str | None = None

    @property
    def label(self) -> str:
        """Return what errors call it: the path the user knows."""
        return self.path if self.file is None else str(self.file)


@dataclass(frozen=True, slots=True)
class Found:
    """The texts of all sources, sorted by document path, and how many other files lay beside them."""

    texts: tuple[TextFile, ...]
    ignored: int


def check_name(path: str) -> str:
    """Return a document path unchanged; raises UnusableNameError where it cannot be one."""
    pure = PurePosixPath(path)
    encodable = not any(0xD800 <= ord(character) <= 0xDFFF for character in path)
    if not path or not encodable or not path.isprintable() or pure.is_absolute() or ".." in pure.parts:
        raise UnusableNameError(path)
    return path


def _walk(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Give every file below a folder, sorted, and whether it is a text; hidden folders are not entered."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            yield Path(parent, name), not name.startswith(".") and name.lower().endswith(SUFFIXES)


def _in_folder(folder: Path) -> tuple[list[TextFile], int]:
    texts, ignored = [], 0
    for file, is_text in _walk(folder):
        if is_text:
            texts.append(TextFile(file.relative_to(folder).as_posix(), file, named=False))
        else:
            ignored += 1
    if not texts:
        raise NoTextsError(str(folder), ignored)
    return texts, ignored


def _in_source(source: str, name: str) -> tuple[list[TextFile], int]:
    if source == STDIN:
        return [TextFile(check_name(name), None, named=True)], 0
    place = Path(source)
    if place.is_dir():
        return _in_folder(place)
    if not place.exists():
        raise MissingSourceError(source.encode("utf-8", "backslashreplace").decode())
    if not place.name.lower().endswith(SUFFIXES):
        raise UnknownSuffixError(source, place.suffix)
    return [TextFile(check_name(place.name), place, named=True)], 0


def find(sources: tuple[str, ...], name: str = "stdin.txt") -> Found:
    """Find the texts of files, folders and `-`; `name` is the document path of standard input.

    A document's path is relative to the source it was found under, for a single file its base name. The same file
    found twice is one text; two files of one path raise SamePathError. Raises MissingSourceError,
    NoTextsError, UnknownSuffixError and UnusableNameError too.
    """
    texts: dict[str, TextFile] = {}
    ignored = 0
    for source in sources:
        found, beside = _in_source(source, name)
        ignored += beside
        for text in found:
            known = texts.setdefault(text.path, text)
            if known is text:
                continue
            if known.file is None or text.file is None or known.file.resolve() != text.file.resolve():
                raise SamePathError(text.path, known.label, text.label)
            if text.named:
                texts[text.path] = text
    return Found(tuple(texts[path] for path in sorted(texts)), ignored)

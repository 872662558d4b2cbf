"""A text that cannot be read ends the work where it was named; found in a folder it is skipped and listed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from kgtool.documents.document import Document
from kgtool.documents.reader import load, parse, read_document
from kgtool.documents.sources import Found, TextFile
from kgtool.errors import InputError


@dataclass(frozen=True, slots=True)
class Skipped:
    """A text of a folder that could not be read: its document path, the error's code, and the error in a line."""

    path: str
    code: str
    reason: str


@contextmanager
def skipping(text: TextFile, skipped: list[Skipped]) -> Iterator[None]:
    """Note an InputError in `skipped` where the text was found in a folder; let it through where it was named."""
    try:
        yield
    except InputError as fault:
        if text.named:
            raise
        skipped.append(Skipped(text.path, fault.code, str(fault)))


def check_named(found: Found) -> Found:
    """Read every named text once, so that a bad one is told before any work; standard input's bytes are kept.

    Raises the InputError of the first bad one, in the order of the document paths.
    """
    checked = []
    for text in found.texts:
        if text.named:
            source = load(text)
            parse(source)
            checked.append(replace(text, data=source.data) if text.file is None else text)
        else:
            checked.append(text)
    return Found(tuple(checked), found.ignored)


def read_found(found: Found, skipped: list[Skipped]) -> Iterator[Document]:
    """Give the documents of all texts in order, one at a time; what cannot be read goes to `skipped`."""
    for text in found.texts:
        document = None
        with skipping(text, skipped):
            document = read_document(text)
        if document is not None:
            yield document

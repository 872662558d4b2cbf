"""Makes a document of a text that was found: bytes checked, text taken out, and what is known of its origin."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass

from kgtool.documents.dateline import issued
from kgtool.documents.document import Document
from kgtool.documents.extracted import extract_text
from kgtool.documents.faults import EmptyTextError, UnreadableSourceError
from kgtool.documents.media import media_of
from kgtool.documents.publisher import publisher
from kgtool.documents.sources import TextFile, check_name
from kgtool.documents.stream import read_bytes
from kgtool.documents.title import title


@dataclass(frozen=True, slots=True)
class TextBytes:
    """The bytes of a text, checked to be one, and their SHA-256 as hex digits."""

    path: str
    label: str
    data: bytes
    sha256: str


def load(text: TextFile) -> TextBytes:
    """Read the bytes of a text; raises the faults KG204 to KG206, KG210 and KG211."""
    check_name(text.path)
    media = media_of(text.path)
    try:
        if text.data is not None:
            data = text.data
        elif text.file is None:
            data = read_bytes(sys.stdin.buffer, text.label, media)
        else:
            with text.file.open("rb") as stream:
                data = read_bytes(stream, text.label, media)
    except OSError as fault:
        raise UnreadableSourceError(text.label, fault.strerror or str(fault)) from fault
    return TextBytes(text.path, text.label, data, hashlib.sha256(data).hexdigest())


def parse(source: TextBytes) -> Document:
    """Make the document; raises KG202, KG207 and the faults of its format (KG205, KG206, KG214 to KG219).

    What the format says of title, date and publisher goes before what the text shows.
    """
    media = media_of(source.path)
    extracted = extract_text(source.data, source.label, media)
    text = extracted.text
    if not text.strip():
        raise EmptyTextError(source.label)
    return Document(
        path=source.path,
        text=text,
        sha256=source.sha256,
        encoding=extracted.encoding,
        title=extracted.title or title(text),
        issued=extracted.issued or issued(text),
        publisher=extracted.publisher or publisher(text),
        media=media,
    )


def read_document(text: TextFile) -> Document:
    """Read a text that was found; raises an InputError of `faults` where it is none."""
    return parse(load(text))

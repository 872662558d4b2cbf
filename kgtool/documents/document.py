"""A document: the decoded text of one source, its offsets kept, and what is known of its origin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. `path` is relative to the source it was found under and is its identity.

    `text` is the decoded file as it is (no normalisation: offsets are code points of exactly this string), `sha256`
    the hex digest of the bytes, `encoding` what they were decoded with. `title`, `issued` and `publisher` are None
    where the text does not show them.
    """

    path: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    title: str | None = None
    issued: date | None = None
    publisher: str | None = None
    language: str = "de"

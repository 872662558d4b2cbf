"""A document: the decoded text of one source, its offsets kept, and what is known of its origin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kgtool.documents.media import Media


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. `path` is relative to the source it was found under and is its identity.

    `media` is the format it came in. Of plain text and Markdown, `text` is the decoded file as it is (no
    normalisation). Of `html`, `pdf` and `email`, `text` is what `kgtool.documents.text_of` takes out of the file's
    bytes: the article without its navigation, headings, paragraphs, list items (`• item`) and table rows
    (`| a | b |`) one a line. It depends on the bytes, the path's suffix and the versions of kgtool and of its
    libraries only, so whoever shows a quote takes it out again. Offsets are always code points of exactly this
    string, from 0.

    `sha256` is the hex digest of the file's bytes in every format, `encoding` what they were decoded with (`pdf` where
    the fonts decide). `title`, `issued` and `publisher` are None where neither text nor format shows them.
    """

    path: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    title: str | None = None
    issued: date | None = None
    publisher: str | None = None
    language: str = "de"
    media: Media = "text"

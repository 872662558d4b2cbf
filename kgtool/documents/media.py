"""The formats that texts come in, told by the suffix of their path."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal, TypeAlias, get_args

#: What a document was before its text was taken out: plain text and Markdown are their own text.
Media: TypeAlias = Literal["text", "html", "pdf", "email"]

_BY_SUFFIX: dict[str, Media] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".eml": "email",
}
#: Suffixes of texts, in lower case.
SUFFIXES = tuple(_BY_SUFFIX)
MEDIA: tuple[Media, ...] = get_args(Media)


def media_of(path: str) -> Media:
    """Return the format of a document path; standard input may be named without a suffix and is then plain text."""
    return _BY_SUFFIX.get(PurePosixPath(path).suffix.lower(), "text")

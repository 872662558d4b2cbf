"""The text of any format, and what the format itself says of title, date and publisher."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kgtool.documents.decode import decode
from kgtool.documents.faults import MAX_BYTES, MAX_LINE, LineTooLongError, TextTooLargeError
from kgtool.documents.media import Media, media_of

#: Characters that no extracted text keeps: controls, soft hyphens, zero-width blanks and byte order marks.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\xad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a source; `encoding` names what its bytes were decoded with, `pdf` where fonts decided that.

    `title`, `issued` and `publisher` hold what the format says outside its text (tags, headers), else None.
    """

    text: str
    encoding: str
    title: str | None = None
    issued: date | None = None
    publisher: str | None = None


def visible(text: str) -> str:
    """Drop the characters nobody sees, among them soft hyphens, which would part a word."""
    return _INVISIBLE.sub("", text)


def _from_format(data: bytes, label: str, media: Media) -> Extracted:
    # Each format brings its library, which costs a start of the command line on plain texts nothing this way.
    if media == "html":
        from kgtool.documents.html_page import extract_html

        return extract_html(data, label)
    if media == "pdf":
        from kgtool.documents.pdf_file import extract_pdf

        return extract_pdf(data, label)
    from kgtool.documents.mail import extract_mail

    return extract_mail(data, label)


def extract_text(data: bytes, label: str, media: Media) -> Extracted:
    """Take the text out of the bytes of a format; `label` is what errors call the file.

    The same bytes give the same text. Plain text is decoded and stays as it is. Raises the InputErrors of `faults`.
    """
    if media == "text":
        text, encoding = decode(data, label)
        return Extracted(text, encoding)
    extracted = _from_format(data, label, media)
    if len(extracted.text) > MAX_BYTES:
        raise TextTooLargeError(label)
    for number, line in enumerate(extracted.text.split("\n"), 1):
        if len(line) > MAX_LINE:
            raise LineTooLongError(label, number)
    return extracted


def text_of(data: bytes, path: str) -> str:
    """Return the text that the spans of a document refer to, taken anew from its bytes; `path` tells the format."""
    return extract_text(data, path, media_of(path)).text

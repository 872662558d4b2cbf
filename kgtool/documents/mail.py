"""Takes the text out of an e-mail; its subject is the title, its sender the publisher."""

from __future__ import annotations

import re
from datetime import date
from email import policy
from email.errors import MessageError
from email.headerregistry import AddressHeader, DateHeader
from email.message import EmailMessage
from email.parser import BytesParser

from kgtool.documents.decode import decode, decode_as
from kgtool.documents.extracted import Extracted, visible
from kgtool.documents.faults import NoMessageTextError, TooComplexError

#: Most parts of a message, attachments and forwarded messages with theirs included.
MAX_PARTS = 200
_PART = re.compile(rb"^content-type\s*:", re.IGNORECASE | re.MULTILINE)
#: The headers that are read, with the lines they go on in; the library takes time with the square of their length.
_READ = re.compile(rb"^(?:subject|from|date|content-[a-z-]+|mime-version)\s*:.*(?:\r?\n[ \t].*)*", re.I | re.M)
_LONGEST_HEADER = 4096
#: Most bytes of the headers over the message: signatures and ways of delivery take some tens of thousands.
_LONGEST_HEAD = 256_000
_HEAD_END = re.compile(rb"\r?\n\r?\n|\r\r")
_ANSWER = re.compile(r"^(?:(?:re|aw|wg|fw|fwd|antwort|antw)\s*:\s*)+", re.IGNORECASE)
_NO_NAME = re.compile(r"no-?reply|@|newsletter$|^info$|^presse$", re.IGNORECASE)
#: What the library lets through on headers that break the format.
_STUMBLES = (IndexError, KeyError, ValueError, TypeError, AttributeError, AssertionError, RecursionError, MessageError)
_BREAKS = re.compile(r"\r\n?|\n")


def _text(part: EmailMessage, label: str) -> tuple[str, str]:
    """Decode a part as it says; where it says nothing, or something wrong, as texts are."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    return decode_as(data, label, charset) if charset else decode(data, label)


def _unwrapped(text: str) -> str:
    """Join the lines that `format=flowed` broke: those that end with a blank (RFC 3676)."""
    lines: list[str] = []
    open_line = False
    for line in _BREAKS.split(text):
        if open_line and line and not line.startswith(">"):
            lines[-1] += line.removeprefix(" ")
        else:
            lines.append(line.removeprefix(" "))
        open_line = line.endswith(" ") and line != "-- "
    return "\n".join(lines)


def _plain(part: EmailMessage, label: str) -> tuple[str, str]:
    text, encoding = _text(part, label)
    if part.get_param("format", "").__str__().lower() == "flowed":
        return _unwrapped(text), encoding
    return "\n".join(_BREAKS.split(text)), encoding


def _html(part: EmailMessage, label: str) -> tuple[str, str]:
    from kgtool.documents.html_page import page_text

    page, encoding = _text(part, label)
    text, _, _ = page_text(page, label)
    return text, encoding


def _header(message: EmailMessage, name: str) -> object:
    """Return a header as the library parses it, None where there is none or the parser stumbles over it."""
    try:
        return message.get(name)
    except _STUMBLES:
        return None


def _body(message: EmailMessage, label: str) -> tuple[str, str]:
    """Return text and encoding of the plain part, else of the HTML part; raises NoMessageTextError."""
    plain = message.get_body(("plain",))
    if isinstance(plain, EmailMessage):
        text, encoding = _plain(plain, label)
        if text.strip():
            return text, encoding
    page = message.get_body(("html",))
    if isinstance(page, EmailMessage):
        return _html(page, label)
    raise NoMessageTextError(label)


def _subject(message: EmailMessage) -> str | None:
    words = visible(" ".join(str(_header(message, "subject") or "").split()))
    return _ANSWER.sub("", words).strip()[:300] or None


def _sent(message: EmailMessage) -> date | None:
    """Return the day of the sender's own clock."""
    header = _header(message, "date")
    moment = header.datetime if isinstance(header, DateHeader) else None
    return moment.date() if moment else None


def _sender(message: EmailMessage) -> str | None:
    """Return the sender's name where it has one; an address alone names nobody."""
    header = _header(message, "from")
    if not isinstance(header, AddressHeader) or not header.addresses:
        return None
    name = visible(" ".join(header.addresses[0].display_name.split()))
    return name if name and len(name) <= 80 and not _NO_NAME.search(name) else None


def _check(data: bytes, label: str) -> None:
    """Refuse what the library would take minutes for; raises TooComplexError."""
    if sum(1 for _ in _PART.finditer(data)) > MAX_PARTS:
        raise TooComplexError(label, f"it has more than {MAX_PARTS} parts")
    end = _HEAD_END.search(data)
    if (end.start() if end else len(data)) > _LONGEST_HEAD:
        raise TooComplexError(label, f"its headers have more than {_LONGEST_HEAD // 1000} KB")
    head = data[: end.start()] if end else data
    parts = (header for header in _READ.finditer(data) if header[0][:8].lower() == b"content-")
    if any(len(header[0]) > _LONGEST_HEADER for header in (*_READ.finditer(head), *parts)):
        raise TooComplexError(label, f"one of its headers has more than {_LONGEST_HEADER:,} characters")


def extract_mail(data: bytes, label: str) -> Extracted:
    """Take subject and text out of an e-mail's bytes, the subject as first line; attachments are not read.

    Raises NoMessageTextError, TooComplexError, BrokenEncodingError and the faults of HTML.
    """
    _check(data, label)
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    try:
        text, encoding = _body(message, label)
    except _STUMBLES as fault:
        raise NoMessageTextError(label, "that can be found: its headers break the format") from fault
    subject = _subject(message)
    text = visible(text).strip("\n")
    if subject and not text.startswith(subject):
        text = f"{subject}\n\n{text}"
    return Extracted(text + "\n", encoding, subject, _sent(message), _sender(message))

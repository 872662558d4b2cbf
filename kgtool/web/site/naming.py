"""The file that an address of the server becomes in a folder of static files."""

from __future__ import annotations

import hashlib
import re
from posixpath import relpath
from urllib.parse import parse_qsl, quote, unquote, urlencode

#: The query field that names the language, and the one that names a format.
_LANGUAGE, _FORMAT = "lang", "format"
#: The name of a folder's page.
_INDEX = "index.html"
#: What stands in the name of a file as it is; a name longer than this is cut, as file systems hold 255 bytes.
_UNSAFE = re.compile(r"[^\w.,()+=@-]", re.ASCII)
_LONGEST = 120


def file_of(address: str, extension: str = "html") -> str:
    """Return the path of the file, below the folder, that holds what is served at an address.

    >>> file_of("/"), file_of("/circles?lang=en")
    ('index.html', 'en/circles.html')
    >>> file_of("/q/circular-flow?format=csv", "csv")
    'q/circular-flow.csv'
    >>> file_of("/q/who-says-so?first=101")
    'q/who-says-so@first=101.html'
    """
    path, _, query = address.partition("?")
    fields = parse_qsl(query, keep_blank_values=True)
    language = "".join(f"{value}/" for name, value in fields if name == _LANGUAGE)
    others = [(name, value) for name, value in fields if name not in (_LANGUAGE, _FORMAT, "v")]
    parts = [_safe(unquote(part)) for part in path.strip("/").split("/") if part]
    stem = "/".join(parts)
    if others:
        stem += "@" + _safe(unquote(urlencode(others)))
    if not stem:
        return f"{language}{_INDEX}"
    return f"{language}{stem}" if stem.endswith(f".{extension}") else f"{language}{stem}.{extension}"


def link_between(file: str, other: str) -> str:
    """Return the relative link from one file of the folder to another.

    >>> link_between("en/q/circular-flow.html", "q/circular-flow.html")
    '../../q/circular-flow.html'
    """
    start = file.rpartition("/")[0] or "."
    return quote(relpath(other, start))


def _safe(text: str) -> str:
    """Return a text as part of a file's name; what had to be changed or cut is told apart by a digest."""
    found = _UNSAFE.sub("_", text).strip(".") or "_"
    if found == text and len(found) <= _LONGEST:
        return found
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{found[:_LONGEST]}-{digest}"

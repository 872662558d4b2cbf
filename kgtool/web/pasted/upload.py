"""What a visitor sends: a text in a field or a file, in memory only and within a limit."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import PurePosixPath

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from kgtool.documents.sources import SUFFIXES
from kgtool.errors import UsageError
from kgtool.graph.formats import FORM, MULTIPART
from kgtool.web.pasted.task import TooLargeError

#: So many bytes may be sent.
LARGEST = 4_000_000
#: What a text in a field is called, and one that is the source of a web page, which a dropped file can be.
_PASTED, _PASTED_PAGE = "text.txt", "text.html"
_PAGE = re.compile(r"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Upload:
    """A text that was sent: the path that tells its format, its bytes, and the language of the page."""

    path: str
    data: bytes
    language: str


async def upload_of(request: Request) -> Upload:
    """Return what a form sent.

    Raises TooLargeError beyond the limit, and UsageError where it holds no text, or a file of a format that is not
    read.
    """
    form = await form_of(request)
    language = form.get("lang")
    file, text = form.get("file"), form.get("text")
    if isinstance(file, UploadFile) and file.filename:
        return Upload(_path(file.filename), await file.read(), language if isinstance(language, str) else "")
    if not isinstance(text, str) or not text.strip():
        raise UsageError("There is no text.", "Paste one, or choose a file.")
    path = _PASTED_PAGE if _PAGE.match(text) else _PASTED
    return Upload(path, text.encode("utf-8", "replace"), language if isinstance(language, str) else "")


def _path(name: str) -> str:
    """Return the name of a file without folders; a format that is not read is a UsageError."""
    bare = PurePosixPath(name.replace("\\", "/")).name
    suffix = PurePosixPath(bare).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"Files ending in '{suffix}' are not read.", f"Send one of {', '.join(SUFFIXES)}.")
    shown = "".join(character for character in bare if character.isprintable())
    return shown if shown.lower().endswith(suffix) else f"text{suffix}"


async def form_of(request: Request, most: int = LARGEST) -> FormData:
    """Return the fields and files of a form; TooLargeError beyond `most` bytes, UsageError where it is none."""
    return await _form(request, await _body(request, most))


async def _body(request: Request, most: int) -> bytes:
    """Return the body; as soon as it is too large nothing more is read."""
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > most:
            raise TooLargeError(f"More than {most} bytes were sent.", "Send a shorter text.")
    return bytes(found)


async def _form(request: Request, body: bytes) -> FormData:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body
        yield b""

    try:
        if kind == MULTIPART:
            parser = MultiPartParser(request.headers, stream(), max_files=1, max_fields=8, max_part_size=LARGEST)
            parser.spool_max_size = 2 * LARGEST  # never on disk
            return await parser.parse()
        if kind == FORM:
            return await FormParser(request.headers, stream()).parse()
    except (MultiPartException, KeyError) as error:
        raise UsageError("The form cannot be read.", "Send it with a browser, or with curl -F.") from error
    raise UsageError(f"'{kind}' is no form.", "Send it with a browser, or with curl -F.")

"""The process that reads one text of a visitor, within limits, and ends: `python -m kgtool.web.pasted.child [DATA]`.

DATA is the folder of the user's own words and names. The process makes itself ready, says so with a line, reads a task
and a text from standard input, and writes one line. From the moment it is ready it can write no file, and the system
ends it where it takes more time or memory than it may.
"""

from __future__ import annotations

import hashlib
import io
import json
import resource
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kgtool.documents.document import Document
from kgtool.documents.media import media_of
from kgtool.documents.reader import read_document
from kgtool.documents.sources import TextFile
from kgtool.documents.stream import read_bytes
from kgtool.errors import KgtoolError
from kgtool.explain.sentence_text import explanation
from kgtool.extract.coverage import read_covered
from kgtool.extract.explain import explain
from kgtool.graph.claims_to_quads import document_quads
from kgtool.resources import use
from kgtool.store.nquads import held_lines
from kgtool.vocabulary.terms import Iris
from kgtool.web.pasted.task import Task, Told, TooLargeError, answer_line, fault_line

#: Seconds of processor time, bytes of memory, and open files that reading may take.
SECONDS, MEMORY, FILES = 20, 1_500_000_000, 64
#: So many characters are read at most, and sentences of so many explained.
LONGEST, EXPLAINED = 300_000, 40_000
#: Has every part of the reader at hand before a text comes.
_WARMING = "Nvidia investiert heute laut dpa 5 Milliarden Dollar in OpenAI."


def main(arguments: Sequence[str]) -> None:
    """Make ready, read one task and its text, and write the answer."""
    use(Path(arguments[0]) if arguments else None)
    read_covered(_document("warm.txt", _WARMING))
    explain(_document("warm.txt", _WARMING))
    _limit()
    out = sys.stdout.buffer
    out.write(b"ready\n")
    out.flush()
    line = sys.stdin.buffer.readline()
    if not line:
        return
    task = Task(**json.loads(line))
    data = sys.stdin.buffer.read()
    try:
        answer = answer_line(_why(task, data) if task.at is not None else _read(task, data))
    except KgtoolError as fault:
        answer = fault_line(fault)
    out.write(answer)
    out.flush()


def _limit() -> None:
    for kind, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, least))


def _document(path: str, text: str, issued: date | None = None) -> Document:
    return Document(path, text, hashlib.sha256(text.encode()).hexdigest(), issued=issued)


def _why(task: Task, data: bytes) -> Told:
    issued = None if task.issued is None else date.fromisoformat(task.issued)
    return Told(why=_explained(_document(task.path, data.decode(), issued), task.language, task.at))


def _read(task: Task, data: bytes) -> Told:
    checked = read_bytes(io.BytesIO(data), task.path, media_of(task.path))
    document = read_document(TextFile(task.path, None, named=True, data=checked))
    if len(document.text) > LONGEST:
        cause = f"The text has {len(document.text)} characters; a page reads {LONGEST}."
        raise TooLargeError(cause, "Send a part of it, or read it with 'kgtool extract'.")
    quads = document_quads(document, read_covered(document), Iris(task.base))
    why = _explained(document, task.language, None) if len(document.text) <= EXPLAINED else {}
    return Told(document.text, b"\n".join(held_lines(quads)).decode(), why)


def _explained(document: Document, language: str, at: int | None) -> dict[str, str]:
    """Return the explanation of each sentence of which anything was claimed, or of the one at a character."""
    found = explain(document, at)
    return {f"{one.start}-{one.end}": explanation(one, language) for one in found if one.claims or at is not None}


if __name__ == "__main__":
    main(sys.argv[1:])

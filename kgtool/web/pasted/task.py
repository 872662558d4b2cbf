"""What the reading process is asked and what it answers, as both sides of the pipe know it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from kgtool.errors import KgtoolError


class TooLargeError(KgtoolError):
    """What was sent is larger than a page reads."""

    code = "KG950"


class TooMuchError(KgtoolError):
    """Reading took more time or memory than a visitor may take, or too many texts are read just now."""

    code = "KG951"


class ForeignFormError(KgtoolError):
    """The form stands on a page of another site."""

    code = "KG952"


class RefusedTextError(KgtoolError):
    """The text is none that can be read; an instance has code, cause and cure of the fault."""

    code = "KG953"

    def __init__(self, code: str, cause: str, cure: str) -> None:
        super().__init__(cause, cure)
        self.code = code


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done with a text: its path, which tells the format, the base of IRIs and the language of words.

    With `at`, only the sentence at that character is explained; the text is then the document's own text, issued on
    the day `issued`.
    """

    path: str
    base: str
    language: str
    at: int | None = None
    issued: str | None = None

    def to_line(self) -> bytes:
        """Return the task as one line."""
        return json.dumps(asdict(self)).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a task: the text as it was taken out, its graph as N-Quads, and why sentences were read so.

    `why` maps the place of a sentence (start and end, by code points, joined by `-`) to its explanation.
    """

    text: str = ""
    quads: str = ""
    why: Mapping[str, str] = field(default_factory=dict)

    def why_at(self, place: int) -> str | None:
        """Return the explanation of the sentence at a character, None where there is none."""
        for span, words in self.why.items():
            start, _, end = span.partition("-")
            if int(start) <= place < int(end):
                return words
        return None


def answer_line(told: Told) -> bytes:
    """Return an answer as one line."""
    return json.dumps({"text": told.text, "quads": told.quads, "why": dict(told.why)}).encode() + b"\n"


def fault_line(fault: KgtoolError) -> bytes:
    """Return a fault as one line."""
    return json.dumps({"code": fault.code, "cause": fault.cause, "cure": fault.cure}).encode() + b"\n"


def answer_of(line: bytes) -> Told:
    """Return the answer in a line; raises the fault it tells of, and TooMuchError where it is none."""
    try:
        record = json.loads(line)
        if "code" in record:
            fault = RefusedTextError(record["code"], record["cause"], record["cure"])
            raise TooLargeError(fault.cause, fault.cure) if fault.code == TooLargeError.code else fault
        return Told(record["text"], record["quads"], record["why"])
    except (ValueError, KeyError, TypeError) as error:
        raise TooMuchError("The text could not be read within the limits.", "Send a shorter one.") from error

"""What comes back: the words of the answer, or why there are none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: How an answer ended: by itself, because it reached its greatest length, or because the model would not.
STOPS = ("end", "length", "refusal")
#: How much of what stands in place of an answer is shown.
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of an answer, how it ended, and how many tokens the server counted (0 where it did not)."""

    text: str
    stop: str = "end"
    input_tokens: int = 0
    output_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a question has no answer: a code, and more about it."""

    reason: str
    words: str = ""


def shortened(words: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def to_json(answer: Answer) -> str:
    """Write an answer as the file of a cache holds it."""
    record = {
        "text": answer.text,
        "stop": answer.stop,
        "input_tokens": answer.input_tokens,
        "output_tokens": answer.output_tokens,
    }
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def from_json(words: str) -> Answer:
    """Read the file of an answer: what `to_json` writes, or just what the model says.

    Whatever else the file holds is taken for the words of the answer, which then fail where answers are checked.
    """
    try:
        record = json.loads(words)
    except ValueError:
        return Answer(words)
    if isinstance(record, dict) and isinstance(record.get("text"), str) and "claims" not in record:
        stop = record.get("stop")
        return Answer(
            record["text"],
            stop if stop in STOPS else "end",
            count(record, "input_tokens"),
            count(record, "output_tokens"),
        )
    return Answer(words)


def count(record: Mapping[str, Any], name: str) -> int:
    """Return a number of tokens, 0 where there is none."""
    value = record.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0

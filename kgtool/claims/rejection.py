"""What a reader said and the gate did not let through as it was, and why."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kgtool.claims.claim import Span

#: Why something was rejected, by code. Those of readers that had nothing usable to say come from the readers.
REASONS = (
    "unknown_type",
    "unknown_role",
    "unknown_code",
    "role_missing",
    "role_range",
    "quote_empty",
    "quote_not_in_text",
    "evidence_too_long",
    "ambiguous",
    "filler_outside",
    "filler_unknown",
    "name_not_in_text",
    "figure_outside",
    "figure_unread",
    "figure_kind",
    "trigger_outside",
    "negation",
    "question",
    "hypothesis",
)
#: What is told of a claim that is kept: ours was taken, or the field was left empty.
REMARKS = (
    "number_differs",
    "kind_differs",
    "time_unread",
    "speaker_not_in_text",
    "exclusivity_unfit",
    "filler_implied",
)


@dataclass(frozen=True, slots=True)
class Rejection:
    """One thing that was rejected, or remarked where `kept`: the claim went through with what we read instead.

    `reason` is a code of REASONS, REMARKS or of the reader; `type` the claim's type as the reader gave it, `evidence`
    its evidence; `words` the quote that failed, or more about the reason. `span` is where in the text (code points),
    None where the words stand nowhere.
    """

    reason: str
    reader: str
    type: str
    evidence: str
    words: str
    span: Span | None = None
    kept: bool = False


#: So many characters of what a reader said are shown; what it said in full is with the reader.
_SHOWN = 1_000


def rejected_line(rejection: Rejection, document: str) -> bytes:
    r"""Return a rejection as a line of JSON: document, reason code, reader, quote, and where in the text, if anywhere.

    Characters that no text may hold (lone surrogates) are written as JSON escapes them.
    """
    record: dict[str, str | int | bool | None] = {
        "document": document,
        "reason": rejection.reason,
        "reader": rejection.reader,
        "type": _shortened(rejection.type),
        "quote": _shortened(rejection.words),
        "evidence": _shortened(rejection.evidence),
        "kept": rejection.kept,
        "start": rejection.span.start if rejection.span else None,
        "end": rejection.span.end if rejection.span else None,
    }
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"

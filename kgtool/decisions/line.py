"""Reads one line of a file of decisions."""

from __future__ import annotations

import json
import re
from decimal import InvalidOperation
from typing import Any

from kgtool.claims import Claim, Entity
from kgtool.claims.record import Json, from_record
from kgtool.decisions.decision import KINDS, Decision, Mention, SameName
from kgtool.decisions.faults import BrokenDecisionError
from kgtool.errors import ClaimError
from kgtool.vocabulary.ontology import load_ontology

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{32}")


def read_line(line: str, file: str, number: int) -> Decision:
    """Return the decision of a line; a BrokenDecisionError names file and line of one that is none."""
    try:
        data = json.loads(line)
        decision = _decision(data)
    except KeyError as fault:
        raise BrokenDecisionError(f"The decision lacks '{fault.args[0]}'.", file, number) from fault
    except (ValueError, TypeError, AttributeError, InvalidOperation, ClaimError) as fault:
        raise BrokenDecisionError(f"This is no decision: {fault}.", file, number) from fault
    cause = _lacking(decision)
    if cause:
        raise BrokenDecisionError(cause, file, number)
    return decision


def _decision(data: dict[str, Any]) -> Decision:
    kind, who, when, why = (str(data[key]) for key in ("kind", "who", "when", "why"))
    if kind not in KINDS:
        raise ValueError(f"'{kind}' is none of {', '.join(KINDS)}")
    if not _MOMENT.fullmatch(when):
        raise ValueError(f"'{when}' is no moment such as 2026-11-23T09:15:00Z")
    if kind == "same":
        return Decision(kind, who, when, why, "", "", names=SameName(str(data["keep"]), str(data["other"])))
    if kind == "undo":
        withdrawn = str(data["withdraws"])
        if not _ID.fullmatch(withdrawn):
            raise ValueError(f"'{withdrawn}' is no id of a decision")
        return Decision(kind, who, when, why, "", "", withdraws=withdrawn)
    text = str(data["text"])
    if not _DIGEST.fullmatch(text):
        raise ValueError(f"'{text}' is no SHA-256")
    mentions = tuple(_mention(entry) for entry in data["mentions"])
    return Decision(
        kind, who, when, why, str(data["document"]), text, mentions,
        claim=_claim(data["claim"], str(data["document"]), text, mentions),
        corrected=_claim(data.get("corrected"), str(data["document"]), text, mentions),
        entities=tuple(_entity(entry) for entry in data["entities"]),
    )  # fmt: skip


def _mention(data: dict[str, Any]) -> Mention:
    start, end, at = (int(data[key]) for key in ("start", "end", "at"))
    return Mention(start, end, at, str(data["sentence"]), str(data["before"]), int(data["times"]))


def _entity(data: dict[str, Any]) -> Entity:
    kinds = tuple(map(str, data["kinds"]))
    return Entity(str(data["slug"]), str(data["label"]), kinds, data.get("owner"), bool(data.get("provisional")))


def _claim(data: dict[str, Any] | None, document: str, text: str, mentions: tuple[Mention, ...]) -> Claim | None:
    if data is None:
        return None
    spans: list[Json] = [{"start": mention.start, "end": mention.end} for mention in mentions]
    claim = from_record({**data, "spans": spans}, document=document, sha256=text)
    known = load_ontology().claim_types.get(claim.type)
    if known is None:
        raise ValueError(f"there is no claim type '{claim.type}'")
    unknown = sorted({role for role, _ in claim.roles} - set(known.roles))
    if unknown:
        raise ValueError(f"a claim of type {claim.type} has no role '{unknown[0]}'")
    return claim


def _lacking(decision: Decision) -> str | None:
    """Return what a decision lacks that its kind needs."""
    if decision.kind in ("same", "undo"):
        return None
    if decision.claim is None or not decision.mentions:
        return "The decision does not say which claim of which sentence it is about."
    if (decision.kind == "correct") != (decision.corrected is not None):
        return "A correction, and only one, says what is right."
    for one in decision.mentions:
        if not one.at <= one.start < one.end <= one.at + len(one.sentence):
            return f"The span {one.start} to {one.end} does not lie in the decision's own sentence."
    return None

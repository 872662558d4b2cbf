"""The queue as JSON, an object for each claim and each decision to be made again."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kgtool.claims.record import Json, to_record
from kgtool.review.queue import Entry, Stale


def as_json(entries: Sequence[Entry], stale: Sequence[Stale]) -> str:
    """Return the claims in their order, each with what rests on it, and the decisions whose sentences changed."""
    claims: list[Json] = [_entry(entry) for entry in entries]
    again: list[Json] = [json.loads(one.decision.line) for one in stale]
    return json.dumps({"claims": claims, "stale": again}, ensure_ascii=False, indent=2)


def _entry(entry: Entry) -> Json:
    rest = entry.resting
    record = to_record(entry.claim, with_id=False)
    return {
        "claim": entry.iri,
        "key": entry.key,
        "document": entry.claim.document,
        "doubt": float(entry.doubt),
        "circles": list(rest.circles),
        "flows": list(rest.flows),
        "facts": list(rest.facts),
        "contradictions": list(rest.rivals),
        "quote": entry.stated.quotes[0].exact if entry.stated.quotes else "",
        "reading": record,
    }

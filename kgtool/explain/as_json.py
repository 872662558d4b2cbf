"""Explanations as JSON: the tree as it is, each step with its rule, each claim with its words."""

from __future__ import annotations

import json
from typing import Any

from kgtool.explain.claim_words import quote
from kgtool.explain.explained import Explained
from kgtool.explain.step import AppliedRule, Step
from kgtool.reason.pattern import is_unnamed
from kgtool.stated.claim import ReadBy, StatedClaim


def as_json(explained: Explained) -> str:
    """Return explanations as a JSON object: `explanations`, `complete`, and `total` where it is known."""
    record: dict[str, Any] = {"explanations": [step_record(step) for step in explained.steps]}
    record["complete"] = explained.complete
    if explained.total is not None:
        record["total"] = explained.total
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def step_record(step: Step) -> dict[str, Any]:
    """Return a step and all below it; what is not known is left out."""
    record: dict[str, Any] = {"kind": step.kind, "sentence": step.words, "node": step.node.value}
    if step.triple is not None:
        record["triple"] = [part[1:-1] if part[0] == "<" and not is_unnamed(part) else part for part in step.triple]
    for name, value in (("rung", step.rung), ("firstDay", step.first), ("lastDay", step.last), ("amount", step.amount)):
        if value is not None:
            record[name] = value
    if step.rule is not None:
        record["rule"] = _rule(step.rule)
    if step.details:
        record["details"] = list(step.details)
    if step.claims:
        record["claims"] = [claim_record(claim) for claim in step.claims]
    if step.parts:
        record["premises" if step.rule is not None else "parts"] = [step_record(part) for part in step.parts]
    return record


def _rule(rule: AppliedRule) -> dict[str, Any]:
    return {"name": rule.name, "label": rule.label, "sentence": rule.sentence, "axioms": list(rule.axioms)}


def claim_record(claim: StatedClaim) -> dict[str, Any]:
    """Return a claim: IRI, words, how sure, who says so, the document with its day."""
    decided = [{"kind": one.kind, "who": one.who, "when": one.when, "why": one.why} for one in claim.decided]
    read = [{"name": one.name or "rules", **_known(one)} for one in claim.readers]
    return {
        "claim": claim.iri.value,
        "quote": quote(claim),
        "modality": claim.modality,
        "hedges": [measure.hedge for measure in claim.measures if measure.hedge is not None],
        "speakers": [hop.words or hop.speaker.value for hop in claim.hops],
        "document": claim.source.path,
        "date": None if claim.source.issued is None else claim.source.issued.isoformat(),
        **({"readers": read} if read else {}),
        **({"decided": decided} if decided else {}),
    }


def _known(reader: ReadBy) -> dict[str, str]:
    values = {"version": reader.version, "model": reader.model, "promptHash": reader.prompt}
    return {"label": reader.label} | {name: value for name, value in values.items() if value is not None}

"""Takes an answer apart into claims that nobody has checked, and states what is none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from kgtool.documents.document import Document
from kgtool.readers.model.answer import Answer, Failure, shortened
from kgtool.readers.model.chunks import Chunk
from kgtool.readers.model.faults import MissingExtraError
from kgtool.readers.model.schema import NONE, claim_schema
from kgtool.readers.raw import RawClaim, RawFiller, RawMeasure, Unanswered
from kgtool.vocabulary.ontology import load_ontology

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_FENCE = "```"


def unpack(answer: Answer | Failure, document: Document, chunk: Chunk) -> Iterator[RawClaim | Unanswered]:
    """Yield the claims of an answer in its order, and an Unanswered for what has not the form that was asked for."""
    if isinstance(answer, Failure):
        yield Unanswered(answer.reason, shortened(answer.words), chunk.span)
        return
    if answer.stop == "refusal":
        yield Unanswered("refusal", shortened(answer.text), chunk.span)
        return
    if not answer.text.strip():
        yield Unanswered("empty", "", chunk.span)
        return
    try:
        data = json.loads(_unfenced(answer.text))
    except (ValueError, RecursionError):
        reason = "truncated" if answer.stop == "length" else "no_json"
        yield Unanswered(reason, shortened(answer.text), chunk.span)
        return
    claims = data.get("claims") if isinstance(data, dict) else None
    if not isinstance(claims, list):
        yield Unanswered("schema", shortened(f"claims: {answer.text}"), chunk.span)
        return
    for claim in claims:
        fault = _fault(claim)
        if fault is not None:
            yield Unanswered("schema", shortened(fault), chunk.span)
        else:
            yield _claim(claim, document, chunk)


def _unfenced(text: str) -> str:
    """Take away the fence that models put around JSON where a server cannot hold them to a form."""
    body = text.strip()
    if not (body.startswith(_FENCE) and body.endswith(_FENCE) and "\n" in body):
        return body
    return body[body.index("\n") : -len(_FENCE)]


def _fault(claim: Any) -> str | None:
    """Return where a claim breaks the schema and how, None where it does not."""
    faults = sorted(
        _validator().iter_errors(claim), key=lambda fault: (list(map(str, fault.absolute_path)), fault.message)
    )
    if not faults:
        return None
    path = "/".join(str(part) for part in faults[0].absolute_path)
    return f"{path}: {faults[0].message}" if path else str(faults[0].message)


@cache
def _validator() -> Draft202012Validator:
    try:
        from jsonschema import Draft202012Validator
    except ImportError as fault:
        raise MissingExtraError(
            "Answers of a model cannot be checked: jsonschema is not installed.", "Install kgtool[llm]."
        ) from fault
    return Draft202012Validator(claim_schema(load_ontology()))


def _claim(claim: Mapping[str, Any], document: Document, chunk: Chunk) -> RawClaim:
    return RawClaim(
        type=claim["type"],
        fillers=tuple(RawFiller(f["role"], f["quote"], f["name"] or None) for f in claim["fillers"]),
        evidence=claim["evidence"],
        trigger=claim["trigger"] or None,
        measures=tuple(
            RawMeasure(m["quote"], m["kind"], m["low"] or None, m["high"] or None, _given(m["of"]))
            for m in claim["measures"]
        ),
        modality=claim["modality"],
        negated=claim["negated"],
        exclusivity=_given(claim["exclusivity"]),
        stage=_given(claim["stage"]),
        time=claim["time"] or None,
        attribution=tuple(claim["attribution"]),
        within=chunk.within(document, claim["evidence"]),
    )


def _given(code: str) -> str | None:
    return None if code == NONE else code

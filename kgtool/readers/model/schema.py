"""The form of an answer, as a JSON schema made of the ontology: a new claim type or role needs no change here.

Flat: no references, no recursion, no unions, every property required and no other allowed, as the servers that hold a
model to a schema want it. What is absent is an empty string, or `none` where there is a list of values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from kgtool.vocabulary.ontology import ClaimType, Ontology

#: A JSON schema as `json` reads it.
Schema: TypeAlias = dict[str, Any]
#: Stands in a list of values for what is absent.
NONE = "none"


def told(ontology: Ontology) -> Iterator[ClaimType]:
    """Yield the claim types that texts are read for, sorted by name."""
    return (claim_type for claim_type in ontology.claim_types.values() if not claim_type.only_from_tables)


def claim_schema(ontology: Ontology) -> Schema:
    """Return the schema of one claim."""
    roles = sorted({role for claim_type in told(ontology) for role in claim_type.roles})
    codes = ontology.codes
    filler = _object(role=_one_of(roles), quote=_text(), name=_text())
    measure = _object(
        quote=_text(), kind=_one_of(codes["kind"]), low=_text(), high=_text(), of=_one_of((*codes["of"], NONE))
    )
    return _object(
        type=_one_of([claim_type.name for claim_type in told(ontology)]),
        fillers=_list(filler),
        evidence=_text(),
        trigger=_text(),
        measures=_list(measure),
        modality=_one_of(codes["modality"]),
        negated={"type": "boolean"},
        exclusivity=_one_of((*codes["exclusivity"], NONE)),
        stage=_one_of((*codes["stage"], NONE)),
        time=_text(),
        attribution=_list(_text()),
    )


def answer_schema(ontology: Ontology) -> Schema:
    """Return the schema of an answer: an object with the list of the claims."""
    return _object(claims=_list(claim_schema(ontology)))


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(values: list[str] | tuple[str, ...]) -> Schema:
    return {"type": "string", "enum": list(values)}


def _text() -> Schema:
    return {"type": "string"}

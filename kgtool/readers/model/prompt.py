"""What a model is told before it is shown a text: instructions and examples of `data/readers`, and the claim types."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.readers.model.schema import NONE, Schema, answer_schema, told
from kgtool.resources import folder
from kgtool.vocabulary.ontology import ClaimType, Ontology

_KEYS = ("instructions", "types", "headings", "before", "names", "text", "examples", "answer_tokens", "chunk_tokens")


@dataclass(frozen=True, slots=True)
class Prompt:
    """What every question of a reading has in common.

    `system` is told first, `schema` is JSON in the order in which an answer is written, `answer_tokens` the most that
    an answer may have, `chunk_tokens` the most text that is shown at once. `digest` is the SHA-256 (hex) of all that
    decides an answer besides the text.
    """

    system: str
    schema: str
    headings: str
    before: str
    names: str
    text: str
    answer_tokens: int
    chunk_tokens: int

    @property
    def digest(self) -> str:
        """Return the hash by which provenance names the prompt."""
        shown = (self.headings, self.before, self.names, self.text)
        parts = (self.system, self.schema, *shown, self.answer_tokens, self.chunk_tokens)
        return hashlib.sha256(canonical(parts).encode()).hexdigest()


def canonical(value: object) -> str:
    """Return JSON with sorted keys and no spaces, the form that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load_prompt(ontology: Ontology) -> Prompt:
    """Read `data/readers/claims.yaml`, with what the user's file of that name changes.

    Raises DataFileError where a part is missing or an example lacks what an answer needs.
    """
    data = read_yaml("readers", "claims.yaml")
    place = Place(str(folder("data", "readers", "claims.yaml")))
    missing = [key for key in _KEYS if key not in data]
    if missing:
        raise DataFileError(
            f"The prompt has no '{missing[0]}'.", "Add it; the head of the file says what it is.", place
        )
    schema = answer_schema(ontology)
    parts = [
        data["instructions"].strip(),
        data["types"].strip(),
        "\n".join(_type_line(claim_type, ontology) for claim_type in told(ontology)),
        *(_example(example, schema, data, place) for example in data["examples"]),
    ]
    return Prompt(
        "\n\n".join(parts),
        json.dumps(schema, ensure_ascii=False, separators=(",", ":")),
        data["headings"].strip(),
        data["before"].strip(),
        data["names"].strip(),
        data["text"].strip(),
        int(data["answer_tokens"]),
        int(data["chunk_tokens"]),
    )


def _type_line(claim_type: ClaimType, ontology: Ontology) -> str:
    """Say in one line what a type means, its roles (those that may be missing in brackets) and what is measured."""
    roles = ", ".join(
        f"{role.name}: {ontology.label(role.name)}" if role.required else f"[{role.name}: {ontology.label(role.name)}]"
        for role in claim_type.roles.values()
    )
    kinds = f" | {', '.join(claim_type.measure_kinds)}" if claim_type.measure_kinds else ""
    meaning = ontology.definition(claim_type.name) or ontology.label(claim_type.name)
    return f"- {claim_type.name}: {meaning} | {roles}{kinds}"


def _example(example: Mapping[str, Any], schema: Schema, data: Mapping[str, Any], place: Place) -> str:
    """Show a text and its answer in full, also where the file leaves out what is absent."""
    claims = [_completed(claim, schema["properties"]["claims"]["items"], place) for claim in example["claims"]]
    answer = json.dumps({"claims": claims}, ensure_ascii=False)
    return f"{data['text'].strip().format(text=example['text'].strip())}\n{answer}"


def _completed(value: Mapping[str, Any], schema: Schema, place: Place) -> dict[str, Any]:
    """Fill what an example leaves out with what stands for absent."""
    unknown = sorted(set(value) - set(schema["properties"]))
    if unknown:
        raise DataFileError(f"An example has an unknown '{unknown[0]}'.", "Use the names of the schema.", place)
    return {name: _value(value.get(name), part, place) for name, part in schema["properties"].items()}


def _value(value: Any, schema: Schema, place: Place) -> Any:
    if schema["type"] == "array":
        inner = schema["items"]
        return [_completed(item, inner, place) if inner["type"] == "object" else item for item in value or ()]
    if schema["type"] == "boolean":
        return bool(value)
    return _absent(schema) if value is None else str(value)


def _absent(schema: Schema) -> str:
    values = schema.get("enum", [""])
    return next((word for word in (NONE, "asserted") if word in values), "")

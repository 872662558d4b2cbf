"""SPARQL 1.1 Query Results JSON Format (W3C Recommendation, 21 March 2013)."""

from __future__ import annotations

import json

import pyoxigraph as ox

from kgtool.query.solutions import Solutions, Value
from kgtool.vocabulary.terms import RDF, XSD

_IMPLIED = (XSD["string"], RDF["langString"])


def write_json(solutions: Solutions) -> str:
    """Return the solutions as a JSON document; a variable that is not bound is left out of its solution."""
    bindings = [
        {name: _term(value) for name, value in zip(solutions.columns, row, strict=True) if value is not None}
        for row in solutions.rows
    ]
    document = {"head": {"vars": list(solutions.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def write_boolean_json(value: bool) -> str:
    """Return the answer to an ASK query as a JSON document."""
    return json.dumps({"head": {}, "boolean": value}, indent=2) + "\n"


def _term(value: Value) -> dict[str, object]:
    """Return the object of one RDF term (section 3.2.2); quoted triples as SPARQL 1.2 has them."""
    if isinstance(value, ox.NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, ox.BlankNode):
        return {"type": "bnode", "value": value.value}
    if isinstance(value, ox.Literal):
        term: dict[str, object] = {"type": "literal", "value": value.value}
        if value.language:
            term["xml:lang"] = value.language
        elif value.datatype not in _IMPLIED:
            term["datatype"] = value.datatype.value
        return term
    assert value is not None
    parts = {"subject": value.subject, "predicate": value.predicate, "object": value.object}
    return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}

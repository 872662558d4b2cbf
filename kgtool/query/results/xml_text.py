"""What XML formats of graphs share: columns as attributes with a type, and text that any parser reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal as Choice
from typing import TypeAlias
from xml.etree import ElementTree

import pyoxigraph as ox

from kgtool.query.results.edges import Drawing, clean
from kgtool.query.solutions import Value, plain

#: The types that GraphML and GEXF both have; a decimal is written out in full, and read as the nearest double.
AttributeType: TypeAlias = Choice["long", "double", "boolean", "string"]

_TYPES: dict[str, AttributeType] = {"integer": "long", "decimal": "double", "boolean": "boolean"}
_LONG = 1 << 63


def typed(drawn: Drawing, columns: Sequence[str]) -> dict[str, AttributeType]:
    """Return the type of each column: that of all its known values, text where they differ or none is known."""
    return {name: _type([edge.values[name] for edge in drawn.edges]) for name in columns}


def _type(values: Sequence[Value]) -> AttributeType:
    kinds = {_kind(value) for value in values if value is not None}
    if kinds == {"long", "double"}:
        return "double"
    return kinds.pop() if len(kinds) == 1 else "string"


def _kind(value: Value) -> AttributeType:
    if not isinstance(value, ox.Literal):
        return "string"
    kind = _TYPES.get(value.datatype.value.rpartition("#")[2], "string")
    return "string" if kind == "long" and not -_LONG <= int(value.value) < _LONG else kind


def value_text(value: Value) -> str:
    """Return a value as the text of an attribute, numbers with all their digits."""
    return clean(plain(value))


def document(root: ElementTree.Element) -> str:
    """Return an XML document, one element a line."""
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'

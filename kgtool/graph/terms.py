"""Literals of the graph, each with its XSD datatype, and statements before they have a graph."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kgtool.claims.record import decimal_text
from kgtool.errors import ClaimError
from kgtool.vocabulary.terms import XSD

#: Subject, predicate, object; the data hold no blank node.
Statement: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]

_TRUE = Literal("true", datatype=XSD["boolean"])
_FALSE = Literal("false", datatype=XSD["boolean"])


def boolean(value: bool) -> Literal:
    """Return an xsd:boolean."""
    return _TRUE if value else _FALSE


def decimal(value: Decimal) -> Literal:
    """Return an xsd:decimal in base units, without exponent or trailing zeros; one that is no number is refused."""
    text = decimal_text(value)
    if text is None or not value.is_finite():
        raise ClaimError(f"The measure {value} is no finite number.", "Leave a bound that is not known open.")
    return Literal(text, datatype=XSD["decimal"])


def integer(value: int) -> Literal:
    """Return an xsd:integer."""
    return Literal(str(value), datatype=XSD["integer"])


def offset(value: int) -> Literal:
    """Return an xsd:nonNegativeInteger, as the positions of Web Annotation are."""
    return Literal(str(value), datatype=XSD["nonNegativeInteger"])


def day(value: date) -> Literal:
    """Return an xsd:date."""
    return Literal(value.isoformat(), datatype=XSD["date"])


def duration(value: str) -> Literal:
    """Return an xsd:duration from its text, `P1Y`."""
    return Literal(value, datatype=XSD["duration"])

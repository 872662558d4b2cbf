"""RDF terms as Python's values, and the reverse. Numbers stay exact: never a float."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.query.solutions import Value, plain
from kgtool.vocabulary.terms import XSD

#: A value of a row; None where nothing is known. IRIs, and literals of other types than these, are text.
Cell: TypeAlias = "str | int | Decimal | date | bool | None"
#: What a parameter of a question may be given as.
Setting: TypeAlias = "str | int | Decimal | date | bool"

_INTEGERS = frozenset(
    XSD[name]
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt")
)


def cell(value: Value) -> Cell:
    """Return a term as Python's value; an ill-typed literal is its text.

    >>> cell(ox.Literal("5000000000.50", datatype=XSD["decimal"]))
    Decimal('5000000000.50')
    >>> cell(ox.NamedNode("https://w3id.org/kgtool/id/entity/nvidia"))
    'https://w3id.org/kgtool/id/entity/nvidia'
    """
    if value is None:
        return None
    if isinstance(value, ox.Literal):
        try:
            return _typed(value)
        except (ValueError, ArithmeticError):
            return value.value
    return plain(value)


def _typed(value: ox.Literal) -> Cell:
    if value.datatype in _INTEGERS:
        return int(value.value)
    if value.datatype == XSD["decimal"]:
        return Decimal(value.value)
    if value.datatype == XSD["date"]:
        return date.fromisoformat(value.value)
    if value.datatype == XSD["boolean"]:
        return {"true": True, "1": True, "false": False, "0": False}.get(value.value, value.value)
    return value.value


def word(name: str, value: object) -> str:
    """Return a setting as the word of the command line; what is none is a UsageError."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    cure = "Give text, a whole number, a Decimal, a date or a bool."
    raise UsageError(f"'{name}' is set to a {type(value).__name__}.", cure)

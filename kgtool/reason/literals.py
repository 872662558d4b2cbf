"""Values of literals, as far as the datatypes of OWL 2 RL are compared (tables dt-diff and dt-not-type)."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.reason.pattern import term
from kgtool.vocabulary.terms import RDF, RDFS, XSD

#: The kind of a value and the value itself; values of two kinds are never the same.
Value: TypeAlias = "tuple[str, object]"

_INTEGER = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_DOUBLE = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN")
_BOOLEAN = {"true": True, "1": True, "false": False, "0": False}

#: The integer datatypes with their bounds.
_BOUNDS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 65535),
    "unsignedByte": (0, 255),
}
_STRINGS = ("string", "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN")
_FLOATS = ("double", "float")
_ANY = {str(RDFS["Literal"])}


@lru_cache(maxsize=65536)
def _value(text: str) -> Value | None:
    """Return what a literal stands for; None where it is ill-typed, or of a datatype that is not compared."""
    literal = term(text)
    assert isinstance(literal, ox.Literal)
    words, kind = literal.value, literal.datatype.value.removeprefix(XSD.iri)
    if literal.language is not None:
        return "text", (words, literal.language.lower())
    if kind in _STRINGS:
        return "text", (words, "")
    if kind == "boolean":
        return ("boolean", _BOOLEAN[words]) if words in _BOOLEAN else None
    if kind in _BOUNDS:
        low, high = _BOUNDS[kind]
        if not _INTEGER.fullmatch(words.strip()):
            return None
        number = int(words)
        return ("number", Decimal(number)) if (low or number) <= number <= (number if high is None else high) else None
    if kind == "decimal":
        return ("number", Decimal(words)) if _DECIMAL.fullmatch(words.strip()) else None
    if kind in _FLOATS and _DOUBLE.fullmatch(words.strip()):
        number_ = float(words.replace("INF", "inf"))
        # A zero keeps its sign: in OWL 2 the two are different values that are equal.
        return kind, (number_, math.copysign(1.0, number_)) if not math.isnan(number_) else "NaN"
    return None


def are_different(one: str, other: str) -> bool:
    """Tell whether two terms are literals that stand for different values, as far as is known."""
    if one[0] != '"' or other[0] != '"':
        return False
    first, second = _value(one), _value(other)
    return first is not None and second is not None and first != second


def is_outside(one: str, datatype: str) -> bool:
    """Tell whether a term is a literal that is known to be no value of a datatype."""
    if one[0] != '"' or datatype in _ANY:
        return False
    literal = term(one)
    assert isinstance(literal, ox.Literal)
    found, name = _value(one), datatype[1:-1].removeprefix(XSD.iri)
    if found is None:
        return literal.datatype.value.removeprefix(XSD.iri) in {*_BOUNDS, *_FLOATS, "decimal", "boolean"}
    kind, value = found
    if name in _BOUNDS:
        low, high = _BOUNDS[name]
        return not (
            kind == "number"
            and isinstance(value, Decimal)
            and value == value.to_integral_value()
            and (low is None or low <= value)
            and (high is None or value <= high)
        )
    if name == "decimal":
        return kind != "number"
    if name in _FLOATS or name == "boolean":
        return kind != name
    if datatype == str(RDF["PlainLiteral"]):
        return kind != "text"
    if datatype == str(RDF["langString"]):
        return kind != "text" or literal.language is None
    return kind != "text" or literal.language is not None if name in _STRINGS else False


def probes(datatype: str) -> tuple[str, ...]:
    """Return literals that are no values of a datatype: at the bounds of every integer datatype, and of other kinds."""
    bounds = {bound for pair in _BOUNDS.values() for bound in pair if bound is not None}
    numbers = sorted({near for bound in bounds for near in (bound - 1, bound, bound + 1)})
    literals = [f'"{number}"^^<{XSD.iri}integer>' for number in numbers]
    literals += [f'"1.5"^^<{XSD.iri}decimal>', f'"true"^^<{XSD.iri}boolean>', f'"1"^^<{XSD.iri}double>', '"text"']
    return tuple(literal for literal in literals if is_outside(literal, datatype))

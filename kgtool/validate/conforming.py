"""What of a value surely conforms, as expressions of SPARQL over ?v; each is of a constraint component of SHACL.

An expression may be false, or an error, of a value that conforms; it is never true of one that does not. On all others
pyshacl has the last word. https://www.w3.org/TR/shacl/#core-components
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pyoxigraph as ox

from kgtool.validate.flat import FlatShape, Term
from kgtool.vocabulary.terms import RDF, SH, XSD

_NUMBERS = (XSD["integer"], XSD["decimal"])
#: What says nothing of values.
_SILENT = frozenset(
    SH[name]
    for name in (
        *("targetClass", "targetSubjectsOf", "path", "severity", "message", "order", "name", "description"),
        *("deactivated", "group", "defaultValue"),
    )
)
#: Patterns that mean the same to Oxigraph and to Python: anchored, of ASCII characters, their classes and counts.
_PATTERN = re.compile(r"\^(?:[A-Za-z0-9 _:/-]|\[[A-Za-z0-9_-]+\]|\{[0-9,]+\}|[()*+?|])*\$")

#: By datatype, what its valid literals surely are.
_VALID = {
    XSD["string"]: '?v >= ""',
    XSD["boolean"]: "sameTerm(?v, true) || sameTerm(?v, false)",
    XSD["integer"]: f"DATATYPE(?v) = {XSD['integer']} && isNumeric(?v)",
    XSD["decimal"]: f"DATATYPE(?v) = {XSD['decimal']} && isNumeric(?v)",
    XSD["date"]: f"DATATYPE(?v) = {XSD['date']} && YEAR(?v) > 999 && STRLEN(STR(?v)) = 10",
    XSD["duration"]: f'DATATYPE(?v) = {XSD["duration"]} && REGEX(STR(?v), "^P[0-9]{{1,9}}[YMD]$")',
}
_KINDS = {
    SH["IRI"]: "isIRI(?v)",
    SH["Literal"]: "isLiteral(?v)",
    SH["IRIOrLiteral"]: "(isIRI(?v) || isLiteral(?v))",
}
_DATES = " && ".join(f"DATATYPE({v}) = {XSD['date']} && STRLEN(STR({v})) = 10" for v in ("?v", "?w"))
#: Two values that Oxigraph and Python compare alike.
_COMPARABLE = f"(isNumeric(?v) && isNumeric(?w) || {_DATES})"


def _datatype(value: Term) -> str | None:
    return _VALID.get(value)  # type: ignore[arg-type]


def _kind(value: Term) -> str | None:
    return _KINDS.get(value)  # type: ignore[arg-type]


def _bound(sign: str) -> Callable[[Term], str | None]:
    def bound(value: Term) -> str | None:
        is_number = isinstance(value, ox.Literal) and value.datatype in _NUMBERS
        return f"isNumeric(?v) && ?v {sign} {value}" if is_number else None

    return bound


def _length(sign: str) -> Callable[[Term], str | None]:
    def length(value: Term) -> str | None:
        return f"STRLEN(STR(?v)) {sign} {number(value)}" if _is_whole(value) else None

    return length


def _pattern(value: Term) -> str | None:
    if not isinstance(value, ox.Literal) or not _PATTERN.fullmatch(value.value):
        return None
    return f"REGEX(STR(?v), {ox.Literal(value.value)})"


_CHECKS: dict[ox.NamedNode, Callable[[Term], str | None]] = {
    SH["datatype"]: _datatype,
    SH["nodeKind"]: _kind,
    SH["minInclusive"]: _bound(">="),
    SH["maxInclusive"]: _bound("<="),
    SH["minExclusive"]: _bound(">"),
    SH["maxExclusive"]: _bound("<"),
    SH["minLength"]: _length(">="),
    SH["maxLength"]: _length("<="),
    SH["pattern"]: _pattern,
}
#: Comparisons of ?v with ?w, a value of another property.
COMPARED = {
    SH["lessThan"]: f"{_COMPARABLE} && ?v < ?w",
    SH["lessThanOrEquals"]: f"{_COMPARABLE} && ?v <= ?w",
}
_OF_PROPERTIES = frozenset({SH["class"], SH["disjoint"], *COMPARED})
_OF_NUMBERS = frozenset({SH["minCount"], SH["maxCount"]})
#: What a shape says once.
_ONCE = frozenset(SH[name] for name in ("datatype", "nodeKind", "minLength", "maxLength", "minCount", "maxCount"))


def checks_of(shape: FlatShape) -> list[str]:
    """Return what holds of each value that surely conforms."""
    found = (_CHECKS[name](value) for name, values in shape.constraints.items() if name in _CHECKS for value in values)
    return [check for check in found if check is not None]


def is_known(shape: FlatShape) -> bool:
    """Tell whether all that a shape says of its focus nodes can be asked."""
    properties = [prop for step in shape.steps or () for prop in step]
    if len(properties) > 1 and RDF["type"] in properties:
        # A value may imply a type.
        return False
    return all(
        all(_is_known(name, value) for value in values) and (len(values) < 2 or name not in _ONCE)
        for name, values in shape.constraints.items()
    )


def number(value: Term) -> int:
    """Return the number of a literal that is known to be one."""
    assert isinstance(value, ox.Literal)
    return int(value.value)


def _is_known(name: ox.NamedNode, value: Term) -> bool:
    if name in _CHECKS:
        return _CHECKS[name](value) is not None
    if name in _OF_NUMBERS:
        return _is_whole(value)
    if name in _OF_PROPERTIES:
        return isinstance(value, ox.NamedNode) and value != RDF["type"]
    return name in _SILENT or (name == SH["in"] and not isinstance(value, ox.BlankNode))


def _is_whole(value: Term) -> bool:
    return isinstance(value, ox.Literal) and value.datatype == XSD["integer"] and value.value.isdecimal()

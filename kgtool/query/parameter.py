"""Parameters of stored questions: their types, and the terms that the user's words become."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal as Choice
from typing import TypeAlias, get_args

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.vocabulary.terms import XSD

#: The types of parameters. An `entity` is given by slug, press name or IRI.
ParameterType: TypeAlias = Choice["string", "integer", "decimal", "date", "iri", "entity"]

_FORM = re.compile(
    r"(?P<name>[a-z]\w*) (?P<type>\w+)(?: (?P<low>-?\d+)\.\.(?P<high>-?\d+))?(?: of (?P<words>[\w|-]+))?"
    r"(?: = (?P<default>[^|]*?))? \| (?P<de>[^|]+) \| (?P<en>[^|]+)"
)
_EXAMPLES = {
    "string": "some words",
    "integer": "a whole number like 5",
    "decimal": "a number like 2.5",
    "date": "a date like 2025-11-18",
    "iri": "an IRI like https://w3id.org/kgtool/ns#Investment",
    "entity": "a name like nvidia",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its name, its type, its bounds or words where it has any, its default (None: no restriction)."""

    name: str
    type: ParameterType
    default: str | None
    description: dict[str, str]
    bounds: tuple[int, int] | None = None
    words: tuple[str, ...] = ()

    @property
    def default_term(self) -> str:
        """Return the default as it stands in a VALUES block."""
        return "UNDEF" if self.default is None else written(self.term(self.default))

    def term(self, value: str) -> ox.NamedNode | ox.Literal:
        """Turn the user's word into a typed term; one of the wrong type is a UsageError.

        An entity is not looked up here: its word must be an IRI.
        """
        try:
            term = self._typed(value.strip())
        except (ValueError, InvalidOperation) as error:
            raise self._fault(value, f"Give {_EXAMPLES[self.type]}.") from error
        if self.bounds and not self.bounds[0] <= Decimal(value) <= self.bounds[1]:
            raise self._fault(value, f"Give a number from {self.bounds[0]} to {self.bounds[1]}.")
        if self.words and value not in self.words:
            raise self._fault(value, f"Give one of {', '.join(self.words)}.")
        return term

    def _typed(self, value: str) -> ox.NamedNode | ox.Literal:
        match self.type:
            case "integer":
                return ox.Literal(str(int(value)), datatype=XSD["integer"])
            case "decimal":
                number = Decimal(value)
                if not number.is_finite():
                    raise ValueError(value)
                return ox.Literal(format(number, "f"), datatype=XSD["decimal"])
            case "date":
                return ox.Literal(date.fromisoformat(value).isoformat(), datatype=XSD["date"])
            case "iri" | "entity":
                return ox.NamedNode(value)
        return ox.Literal(value)

    def _fault(self, value: str, cure: str) -> UsageError:
        return UsageError(f"'{value}' is no value for '{self.name}' ({self.type}).", cure)


def written(term: ox.NamedNode | ox.Literal) -> str:
    """Write a term for a query; an integer as the bare number that it is in SPARQL."""
    if isinstance(term, ox.Literal) and term.datatype == XSD["integer"]:
        return term.value
    return str(term)


def parse_parameter(text: str) -> Parameter:
    """Read the value of a `parameter` field; a malformed one is a ValueError.

    >>> parse_parameter("length integer 2..8 = 5 | größte Zahl der Akteure | greatest number of actors").default
    '5'
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError("it is not 'name type = default | deutsch | english'")
    known = {name: name for name in get_args(ParameterType)}
    if match["type"] not in known:
        raise ValueError(f"'{match['type']}' is not one of {', '.join(known)}")
    parameter = Parameter(
        name=match["name"],
        type=known[match["type"]],
        default=match["default"],
        description={"de": match["de"].strip(), "en": match["en"].strip()},
        bounds=(int(match["low"]), int(match["high"])) if match["low"] else None,
        words=tuple(match["words"].split("|")) if match["words"] else (),
    )
    if parameter.default is not None:
        try:
            parameter.term(parameter.default)
        except UsageError as error:
            raise ValueError(f"its default breaks its type: {error.cause}") from error
    return parameter

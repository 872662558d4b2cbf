"""Which axioms lie in OWL 2 RL, and by what construct the others leave it.

The grammar is that of OWL 2 Profiles, section 4.2: what may stand below rdfs:subClassOf, and what above. An equivalence
is two such axioms, so it is in RL where each side may stand on each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgtool.owl.axiom import Axiom
from kgtool.owl.expression import Expression
from kgtool.owl.legible import DATATYPES
from kgtool.vocabulary.terms import OWL

_NAMES = {
    "and": "ObjectIntersectionOf",
    "or": "ObjectUnionOf",
    "not": "ObjectComplementOf",
    "some": "ObjectSomeValuesFrom",
    "only": "ObjectAllValuesFrom",
    "value": "ObjectHasValue",
    "self": "ObjectHasSelf",
    "min": "ObjectMinCardinality",
    "max": "ObjectMaxCardinality",
    "exactly": "ObjectExactCardinality",
    "one of": "ObjectOneOf",
    "facets": "DatatypeRestriction",
}
_ONE_SIDED = {"Domain", "Range", "ClassAssertion"}


@dataclass(frozen=True, slots=True)
class Departure:
    """A construct that leaves RL: its name in the functional syntax, and where it stands: `subclass`, `superclass`,
    `axiom` (the kind of axiom itself) or `equivalence` (an equivalence with it).
    """

    construct: str
    position: str


def departures(axiom: Axiom) -> tuple[Departure, ...]:
    """Return by which constructs an axiom leaves OWL 2 RL, each once; none where it lies in it."""
    return tuple(dict.fromkeys(_departures(axiom)))


def in_rl(axiom: Axiom) -> bool:
    """Tell whether an axiom lies in OWL 2 RL."""
    return not departures(axiom)


def _departures(axiom: Axiom) -> Iterator[Departure]:
    operands = axiom.operands
    if axiom.kind in ("DisjointUnion", "ReflexiveProperty", "Rule"):
        yield Departure("DLSafeRule" if axiom.kind == "Rule" else axiom.kind, "axiom")
    elif axiom.kind == "SubClassOf":
        yield from _below(operands[0])
        yield from _above(operands[1])
    elif axiom.kind == "EquivalentClasses":
        for operand in operands:
            yield from _below(operand)
            yield from _above(operand)
    elif axiom.kind == "DisjointClasses":
        for operand in operands:
            yield from _below(operand)
    elif axiom.kind == "HasKey":
        yield from _below(operands[0])
    elif axiom.kind in _ONE_SIDED:
        yield from _above(operands[1])


def _is_thing(expression: Expression) -> bool:
    return expression.name == OWL["Thing"]


def _below(expression: Expression) -> Iterator[Departure]:
    """Yield what may not stand as a subclass."""
    if expression.kind in ("and", "or"):
        for part in expression.parts:
            yield from _below(part)
    elif expression.kind == "some":
        if not _is_thing(expression.parts[0]):
            yield from _below(expression.parts[0])
    elif _is_thing(expression):
        yield Departure("owl:Thing", "subclass")
    elif expression.kind not in ("name", "one of", "value"):
        yield Departure(_NAMES.get(expression.kind, expression.kind), "subclass")


def _above(expression: Expression) -> Iterator[Departure]:
    """Yield what may not stand as a superclass; where both sides agree on a class the filler of `max` is a subclass."""
    if expression.kind in ("and", "only"):
        for part in expression.parts:
            yield from _above(part)
    elif expression.kind == "not":
        yield from _below(expression.parts[0])
    elif expression.kind == "max" and expression.number <= 1:
        if not _is_thing(expression.parts[0]):
            yield from _below(expression.parts[0])
    elif _is_thing(expression):
        yield Departure("owl:Thing", "superclass")
    elif (name := expression.name) in (OWL["real"], OWL["rational"]) and name in DATATYPES:
        yield Departure(f"owl:{name.value.rsplit('#')[-1]}", "superclass")
    elif expression.kind not in ("name", "value"):
        yield Departure(_NAMES.get(expression.kind, expression.kind), "superclass")


@dataclass(frozen=True)
class Profile:
    """How far an ontology lies in OWL 2 RL."""

    inside: int
    outside: tuple[tuple[Axiom, tuple[Departure, ...]], ...]


def profile(axioms: Iterable[Axiom]) -> Profile:
    """Sort axioms into those in OWL 2 RL and those outside, with the constructs by which they leave it."""
    found = [(axiom, departures(axiom)) for axiom in axioms if axiom.kind != "Variable"]
    return Profile(sum(not left for _, left in found), tuple((axiom, left) for axiom, left in found if left))

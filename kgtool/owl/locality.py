"""The part of an ontology that can matter to a question: a module by syntactic locality.

An axiom is local where it says nothing any more once every class and property outside a signature is empty (Cuenca
Grau, Horrocks, Kazakov, Sattler: Modular Reuse of Ontologies, JAIR 31, 2008). What is not local joins the module and
its terms the signature, until nothing more joins; the module entails of the signature all that the ontology does.
Assertions are never local: of them those are taken that hang together with the individuals asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kgtool.owl.axiom import Axiom
from kgtool.owl.expression import Expression, Term
from kgtool.vocabulary.terms import OWL

#: Axioms that are local where the first property is outside, as it is empty then.
_FIRST = frozenset(
    [
        *("SubPropertyOf", "FunctionalProperty", "InverseFunctionalProperty", "TransitiveProperty"),
        *("SymmetricProperty", "AsymmetricProperty", "IrreflexiveProperty"),
    ]
)


def module(axioms: Sequence[Axiom], signature: Iterable[Term]) -> list[Axiom]:
    """Return the axioms that can matter to terms, in their order; `signature` names classes, properties, individuals.

    Without an individual in the signature assertions count as soon as their individuals are nominals of the module;
    with one, those of everything that is linked to it.
    """
    known = set(signature)
    chosen: set[int] = set()
    assertions = _by_individual(axioms)
    schema = [place for place, axiom in enumerate(axioms) if not axiom.is_assertion]
    while True:
        joined = {place for place in schema if place not in chosen and not _is_local(axioms[place], known)}
        linked = {place for term in known for place in assertions.get(term, ())} - chosen
        if not joined and not linked:
            return [axiom for place, axiom in enumerate(axioms) if place in chosen]
        chosen |= joined | linked
        for place in joined | linked:
            known |= axioms[place].signature


def _by_individual(axioms: Sequence[Axiom]) -> dict[Term, list[int]]:
    found: dict[Term, list[int]] = defaultdict(list)
    for place, axiom in enumerate(axioms):
        if axiom.is_assertion:
            individuals = (axiom.operands[0], axiom.operands[-1]) if len(axiom.operands) > 2 else axiom.operands[:1]
            for operand in individuals if axiom.kind != "SameIndividual" else axiom.operands:
                found[operand.terms[0]].append(place) if operand.terms else None
    return found


def _is_local(axiom: Axiom, known: set[Term]) -> bool:
    kind, operands = axiom.kind, axiom.operands
    if kind in _FIRST:
        return not _knows(operands[0], known)
    if kind in ("SubClassOf",):
        return _is_empty(operands[0], known) or _is_all(operands[1], known)
    if kind == "EquivalentClasses":
        empty, full = ({test(part, known) for part in operands} for test in (_is_empty, _is_all))
        return empty == {True} or full == {True}
    if kind == "DisjointClasses":
        return sum(not _is_empty(part, known) for part in operands) < 2
    if kind in ("DisjointProperties",):
        return not all(_knows(part, known) for part in operands)
    if kind in ("EquivalentProperties", "InverseProperties"):
        return not any(_knows(part, known) for part in operands)
    if kind in ("Domain", "Range"):
        return not _knows(operands[0], known) or _is_all(operands[1], known)
    if kind == "PropertyChain":
        return not all(_knows(part, known) for part in operands[1:])
    if kind == "HasKey":
        return _is_empty(operands[0], known)
    if kind == "DifferentIndividuals":
        return not all(set(part.terms) <= known for part in operands)
    if kind in ("Rule", "Variable"):
        # A rule is read whole: it matters as soon as one of its terms does.
        return not axiom.signature & known
    return False


def _knows(expression: Expression | None, known: set[Term]) -> bool:
    """Tell whether a property is in the signature; one that is none of ours counts as in it."""
    if expression is None or expression.kind == "unknown":
        return True
    if expression.kind == "inverse":
        return _knows(expression.parts[0], known)
    return expression.terms[0] in known or expression.name in (OWL["topObjectProperty"], OWL["topDataProperty"])


def _is_empty(expression: Expression, known: set[Term]) -> bool:
    parts, kind = expression.parts, expression.kind
    if kind == "name":
        name = expression.name
        return name == OWL["Nothing"] or (name not in known and name != OWL["Thing"] and not _is_datatype(name))
    if kind == "and":
        return any(_is_empty(part, known) for part in parts)
    if kind == "or":
        return all(_is_empty(part, known) for part in parts)
    if kind == "not":
        return _is_all(parts[0], known)
    if kind in ("some", "exactly", "min") and (kind == "some" or expression.number):
        return not _knows(expression.over, known) or _is_empty(parts[0], known)
    return kind in ("value", "self") and not _knows(expression.over, known)


def _is_all(expression: Expression, known: set[Term]) -> bool:
    parts, kind = expression.parts, expression.kind
    if kind == "name":
        return expression.name == OWL["Thing"]
    if kind == "and":
        return all(_is_all(part, known) for part in parts)
    if kind == "or":
        return any(_is_all(part, known) for part in parts)
    if kind == "not":
        return _is_empty(parts[0], known)
    if kind == "only":
        return not _knows(expression.over, known) or _is_all(parts[0], known)
    if kind == "max":
        return not _knows(expression.over, known) or _is_empty(parts[0], known)
    return kind == "min" and expression.number == 0


def _is_datatype(name: ox.NamedNode | None) -> bool:
    return name is not None and name.value.startswith("http://www.w3.org/")

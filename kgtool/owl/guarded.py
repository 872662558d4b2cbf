"""Assertions put so that they hold only if a class has a member: then its emptiness is the ontology's inconsistency.

HermiT ends at an inconsistent ontology, but tells of any number of consistent ones whether a class can have members. An
assertion `a: C` becomes `witness SubClassOf guard some ({a} and C)`: the individual is always there, what is asserted
of it only where the witness has a member.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgtool.owl.axiom import Axiom
from kgtool.vocabulary.terms import OWL, RDF, RDFS

#: The class that is empty where what is guarded contradicts the rest, and the property that leads to the individuals.
WITNESS = ox.NamedNode("urn:kgtool:goal")
_GUARD = ox.NamedNode("urn:kgtool:guard")
#: What declares both.
DECLARATIONS = (
    ox.Triple(WITNESS, RDF["type"], OWL["Class"]),
    ox.Triple(_GUARD, RDF["type"], OWL["ObjectProperty"]),
)
_PAIRS = frozenset(["PropertyAssertion", "NegativeAssertion"])


def guarded(axiom: Axiom, number: int) -> Iterator[ox.Triple]:
    """Yield the triples of an assertion under the guard; `number` keeps its blank nodes apart from those of others."""
    subject, value = axiom.operands[0].terms[0], axiom.operands[-1]
    some, both, cell, rest, end, nominal, names = (ox.BlankNode(f"guard{number}x{part}") for part in range(7))
    assert isinstance(subject, (ox.NamedNode, ox.BlankNode))
    yield from (
        ox.Triple(WITNESS, RDFS["subClassOf"], some),
        ox.Triple(some, RDF["type"], OWL["Restriction"]),
        ox.Triple(some, OWL["onProperty"], _GUARD),
        ox.Triple(some, OWL["someValuesFrom"], both),
        ox.Triple(both, RDF["type"], OWL["Class"]),
        ox.Triple(both, OWL["intersectionOf"], cell),
        ox.Triple(cell, RDF["first"], nominal),
        ox.Triple(cell, RDF["rest"], rest),
        ox.Triple(rest, RDF["rest"], RDF["nil"]),
    )
    yield from _nominal(nominal, names, subject)
    if axiom.kind == "ClassAssertion":
        statement, *hanging = axiom.triples
        yield ox.Triple(rest, RDF["first"], statement.object)
        yield from hanging
        return
    yield ox.Triple(rest, RDF["first"], end)
    other = value.terms[0]
    if axiom.kind in _PAIRS:
        has, denied = (end, None) if axiom.kind == "PropertyAssertion" else (ox.BlankNode(f"guard{number}x7"), end)
        yield from (
            ox.Triple(has, RDF["type"], OWL["Restriction"]),
            ox.Triple(has, OWL["onProperty"], axiom.operands[1].terms[0]),
            ox.Triple(has, OWL["hasValue"], other),
        )
        if denied is not None:
            yield ox.Triple(denied, RDF["type"], OWL["Class"])
            yield ox.Triple(denied, OWL["complementOf"], has)
        if isinstance(other, ox.NamedNode):
            yield ox.Triple(other, RDF["type"], OWL["NamedIndividual"])
    else:
        yield from _nominal(end, ox.BlankNode(f"guard{number}x8"), other)


def _nominal(
    node: ox.BlankNode, names: ox.BlankNode, individual: ox.NamedNode | ox.BlankNode | ox.Literal
) -> Iterator[ox.Triple]:
    yield ox.Triple(node, RDF["type"], OWL["Class"])
    yield ox.Triple(node, OWL["oneOf"], names)
    yield ox.Triple(names, RDF["first"], individual)
    yield ox.Triple(names, RDF["rest"], RDF["nil"])
    if isinstance(individual, ox.NamedNode):
        yield ox.Triple(individual, RDF["type"], OWL["NamedIndividual"])

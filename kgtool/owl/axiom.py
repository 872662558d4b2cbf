"""An ontology taken apart into axioms, each with the triples it is made of.

What is said of many at once (owl:AllDisjointClasses, owl:AllDifferent) becomes one axiom a pair, as a contradiction
needs two of them and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import pyoxigraph as ox

from kgtool.owl.expression import Expression, Nodes, Term
from kgtool.owl.legible import annotation_properties
from kgtool.vocabulary.terms import OWL, RDF, RDFS, Namespace

_SWRL = Namespace("http://www.w3.org/2003/11/swrl#")
#: Kind of axiom by the predicate of its triple, both sides being expressions.
_PREDICATES = {
    RDFS["subClassOf"]: "SubClassOf",
    OWL["equivalentClass"]: "EquivalentClasses",
    OWL["disjointWith"]: "DisjointClasses",
    RDFS["subPropertyOf"]: "SubPropertyOf",
    OWL["equivalentProperty"]: "EquivalentProperties",
    OWL["inverseOf"]: "InverseProperties",
    OWL["propertyDisjointWith"]: "DisjointProperties",
    RDFS["domain"]: "Domain",
    RDFS["range"]: "Range",
    OWL["sameAs"]: "SameIndividual",
    OWL["differentFrom"]: "DifferentIndividuals",
}
#: The same where the object is a list.
_LISTED = {
    OWL["propertyChainAxiom"]: "PropertyChain",
    OWL["hasKey"]: "HasKey",
    OWL["disjointUnionOf"]: "DisjointUnion",
}
#: What names a class by an expression that hangs on the name itself.
_OF_CLASS = {
    OWL["intersectionOf"]: "and",
    OWL["unionOf"]: "or",
    OWL["complementOf"]: "not",
    OWL["oneOf"]: "one of",
}
_CHARACTERISTICS = frozenset(
    OWL[f"{name}Property"]
    for name in ("Functional", "InverseFunctional", "Transitive", "Symmetric", "Asymmetric", "Reflexive", "Irreflexive")
)
#: What says of many at once that each two are apart: the list's predicates, the predicate of a pair, the axiom's kind.
_ALL = {
    OWL["AllDisjointClasses"]: ((OWL["members"],), OWL["disjointWith"], "DisjointClasses"),
    OWL["AllDisjointProperties"]: ((OWL["members"],), OWL["propertyDisjointWith"], "DisjointProperties"),
    OWL["AllDifferent"]: (
        (OWL["distinctMembers"], OWL["members"]),
        OWL["differentFrom"],
        "DifferentIndividuals",
    ),
}
_ASSERTIONS = frozenset(["ClassAssertion", "PropertyAssertion", "SameIndividual", "NegativeAssertion"])


@dataclass(frozen=True)
class Axiom:
    """An axiom: its kind by the functional syntax, its operands in order, and its triples.

    The operands of a PropertyAssertion are subject, property and value; of a PropertyChain, HasKey and DisjointUnion
    the one it is about and then the listed ones; of a characteristic (`FunctionalProperty`) the property.
    """

    kind: str
    operands: tuple[Expression, ...]
    triples: tuple[ox.Triple, ...]

    @property
    def is_assertion(self) -> bool:
        """Tell whether it speaks of individuals."""
        return self.kind in _ASSERTIONS

    @cached_property
    def signature(self) -> frozenset[Term]:
        """Return the named classes, properties and individuals it speaks of."""
        named = (term for triple in self.triples for term in (triple.subject, triple.predicate, triple.object))
        languages = (RDF, RDFS, OWL)
        return frozenset(
            term for term in named if isinstance(term, ox.NamedNode) and not any(term in ns for ns in languages)
        )


@dataclass(frozen=True)
class Ontology:
    """An ontology as axioms, and the triples that only declare what is a class, a property or an individual."""

    axioms: tuple[Axiom, ...]
    declarations: tuple[ox.Triple, ...]


def read_axioms(triples: Iterable[ox.Triple]) -> Ontology:
    """Take an ontology apart; annotations are left out. Axioms stand in the order of the triples."""
    given = list(dict.fromkeys(triples))
    nodes, silent = Nodes(given), annotation_properties(given)
    axioms: list[Axiom] = []
    declarations: list[ox.Triple] = []
    for triple in given:
        if triple.predicate in silent or isinstance(triple.object, ox.Triple):
            continue
        if _is_declaration(triple):
            declarations.append(triple)
        else:
            axioms.extend(_axioms(triple, nodes))
    once = {(axiom.kind, axiom.triples): axiom for axiom in axioms}
    return Ontology(tuple(once.values()), tuple(declarations))


def _is_declaration(triple: ox.Triple) -> bool:
    if triple.predicate != RDF["type"] or not isinstance(triple.subject, ox.NamedNode):
        return False
    declared = triple.object in OWL or triple.object in RDFS or triple.object in RDF
    return declared and triple.object not in (_CHARACTERISTICS | {OWL["Thing"], OWL["Nothing"]})


def _axioms(triple: ox.Triple, nodes: Nodes) -> Iterator[Axiom]:
    subject, predicate, value = triple.subject, triple.predicate, triple.object
    assert not isinstance(value, ox.Triple)
    if isinstance(subject, ox.BlankNode):
        yield from _of_blank(triple, nodes)
    elif isinstance(subject, ox.NamedNode):
        if predicate == RDF["type"]:
            yield _typed(triple, nodes)
        elif predicate in _PREDICATES:
            yield Axiom(_PREDICATES[predicate], _both(triple, nodes), (triple, *nodes.below(value)))
        elif predicate in _LISTED:
            parts = (nodes.expression(part) for part in nodes.listed(value))
            yield Axiom(_LISTED[predicate], (nodes.expression(subject), *parts), (triple, *nodes.below(value)))
        elif predicate in _OF_CLASS:
            whole = (triple, *nodes.below(value))
            yield Axiom("EquivalentClasses", (nodes.expression(subject), _hanging(triple, nodes)), whole)
        elif predicate not in OWL and predicate not in RDFS and predicate not in _SWRL and predicate not in RDF:
            operands = (nodes.expression(subject), nodes.expression(predicate), Expression("name", (value,)))
            yield Axiom("PropertyAssertion", operands, (triple, *nodes.below(value)))


def _both(triple: ox.Triple, nodes: Nodes) -> tuple[Expression, Expression]:
    assert not isinstance(triple.object, ox.Triple)
    assert isinstance(triple.subject, ox.NamedNode)
    return nodes.expression(triple.subject), nodes.expression(triple.object)


def _hanging(triple: ox.Triple, nodes: Nodes) -> Expression:
    kind, value = _OF_CLASS[triple.predicate], triple.object
    assert not isinstance(value, ox.Triple)
    if kind == "not":
        return Expression(kind, parts=(nodes.expression(value),))
    listed = nodes.listed(value)
    if kind == "one of":
        return Expression(kind, listed)
    return Expression(kind, parts=tuple(nodes.expression(part) for part in listed))


def _typed(triple: ox.Triple, nodes: Nodes) -> Axiom:
    value = triple.object
    assert not isinstance(value, ox.Triple)
    if isinstance(value, ox.NamedNode) and value in _CHARACTERISTICS:
        return Axiom(value.value.rsplit("#")[-1], (_both(triple, nodes)[0],), (triple,))
    if value == _SWRL["Imp"]:
        body = [*nodes.values(triple.subject, _SWRL["body"]), *nodes.values(triple.subject, _SWRL["head"])]
        heads = tuple(
            ox.Triple(triple.subject, predicate, part)
            for predicate in (_SWRL["body"], _SWRL["head"])
            for part in nodes.values(triple.subject, predicate)
        )
        return Axiom("Rule", (_both(triple, nodes)[0],), (triple, *heads, *nodes.below(*body)))
    kind = "Variable" if value == _SWRL["Variable"] else "ClassAssertion"
    return Axiom(kind, _both(triple, nodes), (triple, *nodes.below(value)))


def _of_blank(triple: ox.Triple, nodes: Nodes) -> Iterator[Axiom]:
    """Yield what a blank node states: sides that are apart, a denied assertion, a general class axiom, a fact."""
    subject, value = triple.subject, triple.object
    if triple.predicate == RDF["type"] and value in _ALL:
        predicates, pair, kind = _ALL[value]  # type: ignore[index]
        for predicate in predicates:
            yield from _pairs(nodes.listed(nodes.first(subject, predicate)), pair, kind, nodes)
    elif triple.predicate == RDF["type"] and value == OWL["NegativePropertyAssertion"]:
        names = ("sourceIndividual", "assertionProperty", "targetIndividual", "targetValue")
        operands = tuple(Expression("name", (found,)) for n in names if (found := nodes.first(subject, OWL[n])))
        yield Axiom("NegativeAssertion", operands, nodes.below(subject))
    elif triple.predicate in (RDFS["subClassOf"], OWL["equivalentClass"], OWL["disjointWith"]):
        assert isinstance(subject, ox.BlankNode)
        assert not isinstance(value, ox.Triple)
        operands = (nodes.expression(subject), nodes.expression(value))
        triples = dict.fromkeys((triple, *nodes.below(subject), *nodes.below(value)))
        yield Axiom(_PREDICATES[triple.predicate], operands, tuple(triples))


def _pairs(members: Sequence[Term], predicate: ox.NamedNode, kind: str, nodes: Nodes) -> Iterator[Axiom]:
    for one, other in combinations(members, 2):
        if isinstance(one, ox.Literal):
            continue
        triple = ox.Triple(one, predicate, other)
        whole = (triple, *nodes.below(one), *nodes.below(other))
        yield Axiom(kind, (nodes.expression(one), nodes.expression(other)), whole)

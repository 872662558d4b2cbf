"""Which axioms lie in OWL 2 RL, and by what the others leave it."""

from __future__ import annotations

import pytest

from kgtool.owl.axiom import read_axioms
from kgtool.owl.legible import legible
from kgtool.owl.profile import profile
from kgtool.owl.rl_part import rl_part
from tests.owl.conftest import Turtle

DECLARED = ":A a owl:Class . :B a owl:Class . :p a owl:ObjectProperty . :q a owl:ObjectProperty . :x a :A .\n"
SOME = "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ]"
ONLY = "[ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :B ]"
VALUE = "[ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :x ]"
UNION = "[ a owl:Class ; owl:unionOf ( :A :B ) ]"
NOT = "[ a owl:Class ; owl:complementOf :B ]"


def most(number: int) -> str:
    return f'[ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality "{number}"^^xsd:nonNegativeInteger ]'


@pytest.mark.parametrize(
    ("axiom", "left"),
    [
        (":A rdfs:subClassOf :B .", []),
        (f":A rdfs:subClassOf {SOME} .", [("ObjectSomeValuesFrom", "superclass")]),
        (f"{SOME} rdfs:subClassOf :A .", []),
        (f":A rdfs:subClassOf {ONLY} .", []),
        (f"{ONLY} rdfs:subClassOf :A .", [("ObjectAllValuesFrom", "subclass")]),
        (f":A owl:equivalentClass {VALUE} .", []),
        (f":A owl:equivalentClass {SOME} .", [("ObjectSomeValuesFrom", "superclass")]),
        (f":p rdfs:domain {UNION} .", [("ObjectUnionOf", "superclass")]),
        (f"{UNION} rdfs:subClassOf [ a owl:Class ; owl:intersectionOf ( :B {VALUE} ) ] .", []),
        (f":A rdfs:subClassOf {NOT} .", []),
        (f"{NOT} rdfs:subClassOf :A .", [("ObjectComplementOf", "subclass")]),
        (f":A rdfs:subClassOf {most(1)} .", []),
        (f":A rdfs:subClassOf {most(2)} .", [("ObjectMaxCardinality", "superclass")]),
        (":A owl:disjointUnionOf ( :B ) .", [("DisjointUnion", "axiom")]),
        (":p a owl:ReflexiveProperty .", [("ReflexiveProperty", "axiom")]),
        (":p owl:propertyChainAxiom ( :p :q ) ; a owl:TransitiveProperty . :A owl:hasKey ( :p ) .", []),
        (":A rdfs:subClassOf owl:Thing .", [("owl:Thing", "superclass")]),
        (f":x a {SOME} .", [("ObjectSomeValuesFrom", "superclass")]),
    ],
)
def test_an_axiom_leaves_rl_by_these_constructs(axiom: str, left: list[tuple[str, str]], turtle: Turtle) -> None:
    found = profile(read_axioms(legible(turtle(DECLARED + axiom)).triples).axioms)
    assert [(one.construct, one.position) for _, left in found.outside for one in left] == left


def test_of_an_equivalence_the_part_in_rl_is_kept(turtle: Turtle) -> None:
    ontology = read_axioms(
        legible(turtle(f"{DECLARED} :A owl:equivalentClass {SOME} . :B rdfs:subClassOf {SOME} .")).triples
    )
    kept = [(axiom.kind, [part.kind for part in axiom.operands]) for axiom in rl_part(ontology).axioms]
    assert kept == [("ClassAssertion", ["name", "name"]), ("SubClassOf", ["some", "name"])]

"""Justifications are minimal, all of them are found, and few starts of Java are needed."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgtool.owl.axiom import Axiom, read_axioms
from kgtool.owl.goal import Goal, emptiness, entailment, inconsistency
from kgtool.owl.justify import justify
from kgtool.owl.legible import legible
from kgtool.owl.oracle import Oracle
from kgtool.vocabulary.terms import RDF, RDFS
from tests.owl.conftest import Turtle

EX = "http://example.org/"
#: Two ways to emptiness that share one axiom, among axioms that have nothing to do with it.
TWO_WAYS = """
:A a owl:Class . :B a owl:Class . :C a owl:Class . :D a owl:Class . :E a owl:Class . :F a owl:Class .
:p a owl:ObjectProperty ; rdfs:domain :D .
:A rdfs:subClassOf :B , :C , :E . :B owl:disjointWith :C . :E rdfs:subClassOf :C .
:F rdfs:subClassOf :D . [] a owl:AllDisjointClasses ; owl:members ( :D :E :F ) .
"""


def term(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


def sides(axiom: Axiom) -> str:
    words = [str(part.terms[0]).strip("<>").removeprefix(EX) if part.terms else part.kind for part in axiom.operands]
    return " ".join([axiom.kind, *words])


def found(text: str, goal: Goal, turtle: Turtle, most: int = 10) -> list[list[str]]:
    result = justify(read_axioms(legible(turtle(text)).triples), goal, most)
    assert result.complete == (len(result.sets) < most)
    return [[sides(axiom) for axiom in one] for one in result.sets]


def test_all_justifications_of_an_empty_class_are_found_the_shortest_first(hermit: str, turtle: Turtle) -> None:
    assert found(TWO_WAYS, emptiness(term("A")), turtle) == [
        ["SubClassOf A B", "SubClassOf A C", "DisjointClasses B C"],
        ["SubClassOf A B", "SubClassOf A E", "DisjointClasses B C", "SubClassOf E C"],
    ]


def test_no_more_than_asked_for_are_sought(hermit: str, turtle: Turtle) -> None:
    assert len(found(TWO_WAYS, emptiness(term("A")), turtle, most=1)) == 1


def test_of_many_that_are_disjoint_the_pair_that_matters_is_named(hermit: str, turtle: Turtle) -> None:
    assert found(TWO_WAYS, emptiness(term("F")), turtle) == [["SubClassOf F D", "DisjointClasses D F"]]


def test_what_does_not_follow_has_no_justification(hermit: str, turtle: Turtle) -> None:
    assert found(TWO_WAYS, emptiness(term("B")), turtle) == []


DATA = """
:Firm a owl:Class . :Place a owl:Class ; owl:disjointWith :Firm . :in a owl:ObjectProperty ; rdfs:range :Place .
:owns a owl:ObjectProperty ; rdfs:domain :Firm . :hosts a owl:ObjectProperty ; owl:inverseOf :in .
:one a :Firm ; :in :berlin . :berlin :owns :two . :other a :Firm ; :in :paris . :paris :in :france .
"""


def test_an_inconsistency_is_traced_to_the_facts_that_cause_it(hermit: str, turtle: Turtle) -> None:
    assert found(DATA, inconsistency(), turtle) == [
        ["DisjointClasses Place Firm", "Range in Place", "Domain owns Firm", "PropertyAssertion one in berlin",
         "PropertyAssertion berlin owns two"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "because"),
    [
        (("paris", RDF["type"], "Place"), {"Range in Place", "PropertyAssertion other in paris"}),
        (("paris", term("hosts"), "other"), {"InverseProperties hosts in", "PropertyAssertion other in paris"}),
        (("Firm", RDFS["subClassOf"], "Firm"), set()),
    ],
    ids=["type", "pair", "subclass"],
)
def test_a_fact_is_justified(
    hermit: str, turtle: Turtle, fact: tuple[str, ox.NamedNode, str], because: set[str]
) -> None:
    goal = entailment((term(fact[0]), fact[1], term(fact[2])))
    consistent = DATA.replace(":berlin :owns :two .", "")
    assert [set(one) for one in found(consistent, goal, turtle)] == [because]


def test_few_of_many_axioms_take_few_starts(hermit: str, turtle: Turtle) -> None:
    long = "".join(f":C{n} a owl:Class ; rdfs:subClassOf :C{n + 1} , :D{n} .\n" for n in range(40))
    more = "".join(f":D{n} a owl:Class ; rdfs:subClassOf :E .\n" for n in range(40))
    ends = ":C40 a owl:Class . :E a owl:Class . :D8 owl:disjointWith :D3 ."
    ontology = read_axioms(legible(turtle(long + more + ends)).triples)
    result = justify(ontology, emptiness(term("C2")))
    assert [len(one) for one in result.sets] == [9]
    assert result.starts <= 12


@pytest.mark.parametrize(
    ("clash", "kinds"),
    [
        (":a :p :b . [] a owl:NegativePropertyAssertion ; owl:sourceIndividual :a ; owl:assertionProperty :p ;"
         " owl:targetIndividual :b .", ["PropertyAssertion", "NegativeAssertion"]),
        (":a owl:sameAs :b ; owl:differentFrom :b .", ["SameIndividual", "DifferentIndividuals"]),
        (":n a owl:DatatypeProperty , owl:FunctionalProperty . :a :n 1 , 2 .",
         ["FunctionalProperty", "PropertyAssertion", "PropertyAssertion"]),
        (":a a [ owl:complementOf :C ] , :C .", ["ClassAssertion", "ClassAssertion"]),
        ("owl:Thing rdfs:subClassOf owl:Nothing .", ["SubClassOf"]),
    ],
    ids=["denied pair", "same and different", "two values", "class and not", "axioms alone"],
)  # fmt: skip
def test_every_kind_of_assertion_can_be_the_cause(hermit: str, turtle: Turtle, clash: str, kinds: list[str]) -> None:
    text = f":C a owl:Class . :p a owl:ObjectProperty . :x a :C ; :p :a . {clash}"
    result = justify(read_axioms(legible(turtle(text)).triples), inconsistency())
    assert [sorted(axiom.kind for axiom in one) for one in result.sets] == [sorted(kinds)]


def test_the_tree_finds_what_trying_all_subsets_finds(hermit: str, turtle: Turtle) -> None:
    ontology = read_axioms(legible(turtle(TWO_WAYS)).triples)
    about = [axiom for axiom in ontology.axioms if not {"p", "D", "F"} & set(sides(axiom).split())]
    goal = emptiness(term("A"))
    subsets = [[axiom for place, axiom in enumerate(about) if mask >> place & 1] for mask in range(2 ** len(about))]
    entailing = [
        frozenset(subset)
        for subset, answer in zip(subsets, Oracle(ontology.declarations, goal).all(subsets), strict=True)
        if answer
    ]
    minimal = {one for one in entailing if not any(other < one for other in entailing)}
    assert {frozenset(one) for one in justify(ontology, goal, 10).sets} == minimal
    assert len(minimal) == 2

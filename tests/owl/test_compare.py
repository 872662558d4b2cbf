"""Differences between HermiT and the rules are found and explained by what lies outside OWL 2 RL."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.owl.by_rules import concluded
from kgtool.owl.compare import Comparison, compare
from kgtool.owl.entailments import Entailments, Named
from kgtool.owl.legible import legible
from kgtool.owl.reasoner import entailed
from tests.owl.conftest import Turtle

ONTOLOGY = """
:Firm a owl:Class . :Place a owl:Class ; owl:disjointWith :Firm . :Big a owl:Class ; rdfs:subClassOf :Firm .
:in a owl:ObjectProperty ; rdfs:range [ a owl:Class ; owl:unionOf ( :Firm :Place ) ] .
:near a owl:ObjectProperty , owl:SymmetricProperty .
"""
FACTS = ":one a :Big ; :in :two ; :near :berlin . :two a [ owl:complementOf :Firm ] . :berlin a :Place ."


def compared(ontology: list[ox.Triple], facts: list[ox.Triple], wrong: dict[Named, frozenset[str]]) -> Comparison:
    given = legible([*ontology, *facts])
    added = entailed(given)
    assert added is not None
    rules = {**concluded(ontology, facts), **wrong}
    return compare(given, Entailments.of(given.triples, added), rules)


def words(fact: Named) -> str:
    return " ".join(term.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for term in fact)


def test_what_needs_a_union_is_explained_by_it(hermit: str, turtle: Turtle) -> None:
    found = compared(turtle(ONTOLOGY), turtle(FACTS), {})
    assert [(words(one.fact), one.side, one.because) for one in found.differences] == [
        ("two type Place", "hermit", ("ObjectUnionOf",))
    ]
    assert found.unexplained == ()
    assert [axiom.kind for axiom in found.differences[0].axioms] == ["Range", "PropertyAssertion", "ClassAssertion"]
    # one: Big, Firm; berlin: Place; one in two; near twice.
    assert found.agreed == 6


def test_what_a_domain_rule_adds_is_explained_by_its_name_and_what_nothing_adds_is_not(
    hermit: str, turtle: Turtle
) -> None:
    one, place = ox.NamedNode("http://example.org/two"), ox.NamedNode("http://example.org/near")
    berlin, kind = ox.NamedNode("http://example.org/berlin"), ox.NamedNode("http://example.org/in")
    wrong: dict[Named, frozenset[str]] = {(one, place, one): frozenset(["own"]), (berlin, kind, one): frozenset()}
    found = compared(turtle(ONTOLOGY), turtle(FACTS), wrong)
    of_rules = [(words(one.fact), one.because) for one in found.differences if one.side == "rules"]
    assert of_rules == [("berlin in two", ()), ("two near two", ("own",))]
    assert [words(one.fact) for one in found.unexplained] == ["berlin in two"]


def test_what_the_rules_miss_within_rl_is_unexplained(hermit: str, turtle: Turtle) -> None:
    ontology, facts = turtle(ONTOLOGY), turtle(FACTS)
    given = legible([*ontology, *facts])
    added = entailed(given)
    assert added is not None
    found = compare(given, Entailments.of(given.triples, added), {})
    assert [words(one.fact) for one in found.unexplained] == ["berlin near one", "one type Firm"]

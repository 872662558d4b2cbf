"""Axioms are read from triples, shown in words, and found again in their file."""

from __future__ import annotations

from kgtool.owl.axiom import read_axioms
from kgtool.owl.legible import legible
from kgtool.owl.lines import TurtleText
from kgtool.owl.locality import module
from kgtool.owl.manchester import axiom_text
from kgtool.owl.naming import Naming
from kgtool.resources import folder
from kgtool.vocabulary.terms import KG
from tests.ontology.ontology_file import triples
from tests.owl.conftest import PREFIXES, Turtle

TEXT = """
:Firm a owl:Class ; rdfs:label "Firma"@de , "firm"@en .
:Place a owl:Class ; rdfs:label "Ort"@de .
:Person a owl:Class .
:in a owl:ObjectProperty , owl:FunctionalProperty ;
    rdfs:label "liegt in"@de ;
    rdfs:range :Place .
:near a owl:ObjectProperty ; owl:propertyChainAxiom ( :in [ owl:inverseOf :in ] ) .
:Local owl:equivalentClass
    [ a owl:Class ; owl:intersectionOf ( :Firm
        [ a owl:Restriction ; owl:onProperty :in ; owl:someValuesFrom [ owl:complementOf :Place ] ] ) ] .
:Big owl:equivalentClass [ a owl:Restriction ; owl:onProperty :in ; owl:onClass :Place ;
    owl:minQualifiedCardinality "2"^^xsd:nonNegativeInteger ] .
[] a owl:AllDisjointClasses ; owl:members ( :Firm :Place
    :Person ) .
:kgtool a :Firm ; :in :berlin .
[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :kgtool ; owl:assertionProperty :in ;
    owl:targetIndividual :paris .
"""


def test_axioms_are_shown_in_words_with_their_lines(turtle: Turtle) -> None:
    given = turtle(TEXT)
    naming, text = Naming(given, "de"), TurtleText("o.ttl", PREFIXES + TEXT)
    head = PREFIXES.count("\n") + 1
    shown = [
        ((text.line_of(axiom) or 0) - head, axiom_text(axiom, naming))
        for axiom in read_axioms(legible(given).triples).axioms
    ]
    e = "<http://example.org/"
    assert shown == [
        (4, "'liegt in' Characteristics Functional"),
        (6, "'liegt in' Range Ort"),
        (7, f"'liegt in' o inverse 'liegt in' SubPropertyOf {e}near>"),
        (8, f"{e}Local> EquivalentTo Firma and ('liegt in' some (not Ort))"),
        (11, f"{e}Big> EquivalentTo 'liegt in' min 2 Ort"),
        (13, "Firma DisjointWith Ort"),
        (13, f"Firma DisjointWith {e}Person>"),
        (13, f"Ort DisjointWith {e}Person>"),
        (15, f"{e}kgtool> Type Firma"),
        (15, f"{e}kgtool> 'liegt in' {e}berlin>"),
        (16, f"not ({e}kgtool> 'liegt in' {e}paris>)"),
    ]  # fmt: skip


def test_every_axiom_of_our_ontology_is_found_in_its_file() -> None:
    file = folder("ontology", "kgtool.ttl")
    text = TurtleText("kgtool.ttl", file.read_text("utf-8"))
    axioms = read_axioms(legible(triples()).triples).axioms
    assert [axiom_text(axiom, Naming((), "")) for axiom in axioms if text.line_of(axiom) is None] == []
    assert len(axioms) > 1500


def test_the_module_of_a_class_is_small_and_holds_what_defines_it() -> None:
    axioms = read_axioms(legible(triples()).triples).axioms
    found = module(axioms, [KG["SupplierInvestor"]])
    kinds = sorted({axiom.kind for axiom in found})
    assert {"EquivalentClasses", "SubPropertyOf", "Domain"} <= set(kinds)
    assert len(found) < 60
    assert not [axiom for axiom in found if axiom.is_assertion]

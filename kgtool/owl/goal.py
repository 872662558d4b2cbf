"""What is to be justified, put so that HermiT can be asked of many small ontologies in one run."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.owl.entailments import Named
from kgtool.owl.guarded import WITNESS
from kgtool.vocabulary.terms import OWL, RDF, RDFS


@dataclass(frozen=True, slots=True)
class Goal:
    """Something an ontology entails: where it does, `witness` can have no member once `triples` are added.

    Without a witness the goal is that the ontology is inconsistent. `signature` holds the terms it speaks of.
    """

    signature: frozenset[ox.NamedNode]
    witness: ox.NamedNode | None = None
    triples: tuple[ox.Triple, ...] = ()


def inconsistency() -> Goal:
    """Return the goal that an ontology contradicts itself."""
    return Goal(frozenset())


def emptiness(name: ox.NamedNode) -> Goal:
    """Return the goal that a class can have no member."""
    return Goal(frozenset([name]), name)


def entailment(fact: Named) -> Goal:
    """Return the goal that a type, a pair of a property or a subclass follows."""
    subject, predicate, value = fact
    denied, list_, one = (ox.BlankNode(name) for name in ("goal0", "goal1", "goal2"))
    triples = [
        ox.Triple(WITNESS, RDF["type"], OWL["Class"]),
        ox.Triple(WITNESS, RDFS["subClassOf"], denied),
        ox.Triple(denied, RDF["type"], OWL["Class"]),
    ]
    if predicate == RDFS["subClassOf"]:
        sides = [ox.Triple(WITNESS, predicate, subject), ox.Triple(denied, OWL["complementOf"], value)]
        return Goal(frozenset([subject, value]), WITNESS, (*triples, *sides))
    triples += [
        ox.Triple(subject, RDF["type"], OWL["NamedIndividual"]),
        ox.Triple(WITNESS, RDFS["subClassOf"], one),
        ox.Triple(one, RDF["type"], OWL["Class"]),
        ox.Triple(one, OWL["oneOf"], list_),
        ox.Triple(list_, RDF["first"], subject),
        ox.Triple(list_, RDF["rest"], RDF["nil"]),
    ]
    if predicate == RDF["type"]:
        denial = ox.Triple(denied, OWL["complementOf"], value)
        return Goal(frozenset([subject, value]), WITNESS, (*triples, denial))
    has = ox.BlankNode("goal3")
    restriction = (
        ox.Triple(value, RDF["type"], OWL["NamedIndividual"]),
        ox.Triple(denied, OWL["complementOf"], has),
        ox.Triple(has, RDF["type"], OWL["Restriction"]),
        ox.Triple(has, OWL["onProperty"], predicate),
        ox.Triple(has, OWL["hasValue"], value),
    )
    return Goal(frozenset(fact), WITNESS, (*triples, *restriction))

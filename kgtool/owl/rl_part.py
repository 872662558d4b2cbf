"""The part of an axiom that lies in OWL 2 RL: of an equivalence the directions that do, of others all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kgtool.owl.axiom import Axiom, Ontology
from kgtool.owl.profile import in_rl
from kgtool.vocabulary.terms import OWL, RDFS


def rl_part(ontology: Ontology) -> Ontology:
    """Return an ontology without what lies outside OWL 2 RL."""
    return Ontology(tuple(_parts(ontology.axioms)), ontology.declarations)


def _parts(axioms: Iterable[Axiom]) -> Iterator[Axiom]:
    for axiom in axioms:
        if in_rl(axiom):
            yield axiom
        elif axiom.kind == "EquivalentClasses":
            yield from _directions(axiom)


def _directions(axiom: Axiom) -> Iterator[Axiom]:
    statement, *rest = axiom.triples
    if statement.predicate != OWL["equivalentClass"]:
        return
    assert isinstance(statement.object, (ox.NamedNode, ox.BlankNode))
    sides = (
        (axiom.operands, ox.Triple(statement.subject, RDFS["subClassOf"], statement.object)),
        (axiom.operands[::-1], ox.Triple(statement.object, RDFS["subClassOf"], statement.subject)),
    )
    for operands, triple in sides:
        part = Axiom("SubClassOf", operands, (triple, *rest))
        if in_rl(part):
            yield part

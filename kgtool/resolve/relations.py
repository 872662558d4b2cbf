"""Facts: the direct properties between two entities that claims imply, by the ontology's mappings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.graph.terms import Statement
from kgtool.resolve.payments import support_statements
from kgtool.resolve.support import Support, pairs
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, RDF, Iris

#: Property, subject, object.
Relation: TypeAlias = "tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]"


class Relations:
    """Gathers the claims behind each direct property."""

    def __init__(self, ontology: Ontology) -> None:
        self._types = ontology.claim_types
        self._support: dict[Relation, Support] = {}

    def add(self, claim: StatedClaim) -> None:
        """Take in a claim: one fact for each mapping of its type and each pair of fillers."""
        for name in claim.types:
            for mapping in self._types[name].direct:
                for subject, value in pairs(claim, mapping.from_role, mapping.to_role):
                    relation = (KG[mapping.property], subject, value)
                    self._support.setdefault(relation, Support()).add(claim, joint=False)

    def statements(self, iris: Iris, policy: str, slug: Callable[[ox.NamedNode], str]) -> Iterator[Statement]:
        """Yield each direct property, and a kg:Fact resource that says which claims it rests on."""
        for (predicate, subject, value), support in self._support.items():
            yield subject, predicate, value
            fact = iris.fact(KG.local_name(predicate), slug(subject), slug(value), policy=policy)
            yield fact, RDF["type"], KG["Fact"]
            yield fact, RDF["subject"], subject
            yield fact, RDF["predicate"], predicate
            yield fact, RDF["object"], value
            yield from support_statements(fact, support)

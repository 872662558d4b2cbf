"""Resolves the claims of all documents to facts and flows under a named policy."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.resolve.accepted import accepted_claims
from kgtool.resolve.entities import Descriptions
from kgtool.resolve.payments import Payments
from kgtool.resolve.policy import policy as find_policy
from kgtool.resolve.relations import Relations
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, Iris


def resolve(store: ox.Store, iris: Iris, ontology: Ontology, policy: str = DEFAULT_POLICY) -> list[ox.Quad]:
    """Return the facts graph of a policy: entities, direct properties with their facts, flows; sorted.

    `store` holds the graphs of the documents. Every fact and flow has the claims it rests on (prov:wasDerivedFrom). An
    unknown policy is a UsageError.
    """
    descriptions, payments, relations = Descriptions(), Payments(ontology), Relations(ontology)
    for document, claims in accepted_claims(store, find_policy(policy), ontology):
        naming: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
        for claim in claims:
            payments.add(claim)
            relations.add(claim)
            for filler in (filler for fillers in claim.roles.values() for filler in fillers):
                naming[filler].add(claim.iri)
        descriptions.add(document.nodes, naming)
    facts = iris.policy_graph(policy, "facts")
    statements = (
        *descriptions.statements(),
        *payments.statements(iris, policy, descriptions.slug),
        *relations.statements(iris, policy, descriptions.slug),
    )
    return sorted_quads(ox.Quad(subject, predicate, value, facts) for subject, predicate, value in statements)

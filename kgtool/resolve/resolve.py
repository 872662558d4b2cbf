"""Resolves the claims of all documents to facts, deals and flows under a named policy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.graph.terms import Statement
from kgtool.resolve.blocks import Conclusions, Known, concluded, grouped
from kgtool.resolve.deals.composite import composites
from kgtool.resolve.deals.conclusions import Deals
from kgtool.resolve.deals.judgements import read_judgements
from kgtool.resolve.entities import Entities, descriptions, label_of
from kgtool.resolve.payments import Flows
from kgtool.resolve.policy import policy as find_policy
from kgtool.resolve.relations import Facts
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import documents
from kgtool.stated.rung import ASIDE
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, Iris, slug_of

#: What is concluded from the claims of a policy for its facts graph, by the name that the keys begin with.
FACTS: Mapping[str, Conclusions] = {"entity": Entities(), "fact": Facts(), "deal": Deals(), "flow": Flows()}


def resolve(store: ox.Store, iris: Iris, ontology: Ontology, policy: str = DEFAULT_POLICY) -> list[ox.Quad]:
    """Return the facts graph of a policy: entities, direct properties with their facts, deals, flows; sorted.

    `store` holds the graphs of the documents. Every fact, deal and flow has the claims it rests on
    (prov:wasDerivedFrom). An unknown policy is a UsageError.
    """
    chosen = {claim for claims in find_policy(policy).claims(store).values() for claim in claims}
    claims = [claim for document in documents(store, ontology) for claim in document.claims]
    return resolve_claims([claim for claim in claims if counts(claim, chosen)], iris, ontology, policy)


def counts(claim: StatedClaim, chosen: set[ox.NamedNode]) -> bool:
    """Tell whether a claim has a say in the facts: one that the policy chose, or one that says that a deal is over."""
    return claim.iri in chosen or (claim.negated and claim.stage in ASIDE and claim.modality != "hypothetical")


def resolve_claims(claims: Sequence[StatedClaim], iris: Iris, ontology: Ontology, policy: str) -> list[ox.Quad]:
    """Return the facts graph that these claims give, sorted; its name and its resources' names hold `policy`."""
    known = Known(iris, ontology, policy, labels(claims), read_judgements())
    blocks = grouped(claims, tuple(FACTS.values()), lambda claim: True, known)
    statements: list[Statement] = [statement for _, statement in concluded(blocks, FACTS, known)]
    statements.extend(composites(blocks, known))
    graph = iris.policy_graph(policy, "facts")
    return sorted_quads(ox.Quad(subject, predicate, value, graph) for subject, predicate, value in statements)


def labels(claims: Iterable[StatedClaim]) -> Callable[[ox.NamedNode], str]:
    """Return what gives an entity's press name: the label that most documents of these claims use, else its slug."""
    naming: dict[ox.NamedNode, list[StatedClaim]] = {}
    for claim in claims:
        if not claim.negated:
            for entity in claim.source.entities:
                naming.setdefault(entity, []).append(claim)
    found: dict[ox.NamedNode, str] = {}

    def label(entity: ox.NamedNode) -> str:
        if entity not in found:
            found[entity] = label_of(descriptions(entity, naming.get(entity, ()))) or slug_of(entity)
        return found[entity]

    return label

"""Resolves the claims of all documents to facts, deals and flows under a named policy."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.graph.terms import Statement
from kgtool.resolve.blocks import Conclusions, Known, Remembered, concluded, grouped
from kgtool.resolve.deals.composite import Told, composites, told_by_document
from kgtool.resolve.deals.conclusions import Deals
from kgtool.resolve.deals.judgements import read_judgements
from kgtool.resolve.entities import Entities
from kgtool.resolve.exclusivity import ExclusivityTerms
from kgtool.resolve.payments import Flows
from kgtool.resolve.policy import policy as find_policy
from kgtool.resolve.relations import Facts
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import documents
from kgtool.stated.rung import ASIDE
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, RDFS, Iris, slug_of

#: The name that the keys of entities begin with.
ENTITY = "entity"
#: What is concluded from the claims of a policy for its facts graph, by the name that the keys begin with.
FACTS: Mapping[str, Conclusions] = {
    ENTITY: Entities(),
    "fact": Facts(),
    "exclusivity": ExclusivityTerms(),
    "deal": Deals(),
    "flow": Flows(),
}


def resolve(
    store: ox.Store,
    iris: Iris,
    ontology: Ontology,
    policy: str = DEFAULT_POLICY,
    claims: Sequence[StatedClaim] | None = None,
) -> list[ox.Quad]:
    """Return the facts graph of a policy: entities, direct properties with their facts, deals, flows; sorted.

    `store` holds the graphs of the documents. Every fact, deal and flow has the claims it rests on
    (prov:wasDerivedFrom). `claims` are all claims of the store, where they have been read. An unknown policy is a
    UsageError.
    """
    chosen = {claim for claims in find_policy(policy).claims(store).values() for claim in claims}
    if claims is None:
        claims = [claim for document in documents(store, ontology) for claim in document.claims]
    return resolve_claims([claim for claim in claims if counts(claim, chosen)], iris, ontology, policy)


def counts(claim: StatedClaim, chosen: Collection[ox.NamedNode]) -> bool:
    """Tell whether a claim has a say in the facts: one that the policy chose, or one that says that a deal is over."""
    return claim.iri in chosen or (claim.negated and claim.stage in ASIDE and claim.modality != "hypothetical")


def resolve_claims(
    claims: Sequence[StatedClaim],
    iris: Iris,
    ontology: Ontology,
    policy: str,
    remembered: Remembered | None = None,
) -> list[ox.Quad]:
    """Return the facts graph that these claims give, sorted; its name and its resources' names hold `policy`.

    What `remembered` holds of other claims of the same policy is taken over block by block, and added to.
    """
    labels: dict[ox.NamedNode, str] = {}
    known = Known(
        iris,
        ontology,
        policy,
        lambda entity: labels.get(entity) or slug_of(entity),
        read_judgements(),
        remembered=remembered,
    )
    blocks = grouped(claims, tuple(FACTS.values()), lambda claim: True, known)
    statements: list[Statement] = []
    # The blocks of entities come first, so that all others find the labels.
    for _, statement in concluded(blocks, FACTS, known):
        subject, predicate, value = statement
        if predicate == RDFS["label"] and isinstance(value, ox.Literal) and value.language is None:
            labels[subject] = value.value
        statements.append(statement)
    graph = iris.policy_graph(policy, "facts")
    quads = [ox.Quad(subject, predicate, value, graph) for subject, predicate, value in statements]
    return sorted_quads([*quads, *composites(claims, told_by_document(claims), Told.of_quads(quads), known)])

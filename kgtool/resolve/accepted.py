"""The claims that a policy accepts, read from the graphs of the documents."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgtool.resolve.policy import Policy
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import DocumentClaims, document_claims
from kgtool.vocabulary.ontology import Ontology


def accepted_claims(
    store: ox.Store, policy: Policy, ontology: Ontology
) -> Iterator[tuple[DocumentClaims, tuple[StatedClaim, ...]]]:
    """Yield each document with those of its claims that the policy accepts, by the name of its graph."""
    for graph, accepted in policy.claims(store).items():
        document = document_claims(store, graph, ontology)
        wanted = set(accepted)
        yield document, tuple(claim for claim in document.claims if claim.iri in wanted)

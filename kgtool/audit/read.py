"""The graph of texts that are in no store, with their checks: for a look at a text before it is built in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import pyoxigraph as ox

from kgtool.audit.audit import audit
from kgtool.documents.document import Document
from kgtool.extract.ahead import readings
from kgtool.graph.claims_to_quads import document_quads
from kgtool.resolve.blocks import Known
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import documents as stated_documents
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, RDFS, Iris


def audited(documents: Iterable[Document], iris: Iris, ontology: Ontology) -> ox.Store:
    """Return a store in memory with the claims of the texts and the analysis graph of their checks."""
    store = ox.Store()
    for document, reading in readings(documents, 1):
        store.extend(document_quads(document, reading, iris))
    claims: list[StatedClaim] = []
    labels: dict[ox.NamedNode, Counter[str]] = defaultdict(Counter)
    for stated in stated_documents(store, ontology):
        claims.extend(stated.claims)
        for iri, node in stated.nodes.items():
            labels[iri].update(value.value for value in node.get(RDFS["label"], ()))
    graph = iris.policy_graph(DEFAULT_POLICY, "analysis")
    known = Known(iris, ontology, DEFAULT_POLICY, _labeller(labels))
    store.extend(ox.Quad(*statement, graph) for statement in audit(claims, known))
    return store


def _labeller(labels: dict[ox.NamedNode, Counter[str]]) -> Callable[[ox.NamedNode], str]:
    """Return what names an entity as most documents do."""

    def label(entity: ox.NamedNode) -> str:
        found = labels.get(entity)
        if not found:
            return entity.value.rsplit("/", 1)[-1]
        return min(found.items(), key=lambda entry: (-entry[1], entry[0]))[0]

    return label

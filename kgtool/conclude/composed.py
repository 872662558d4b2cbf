"""Deals of several parts after the deals changed: composed anew from the deals as they now stand in the facts graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

import pyoxigraph as ox

from kgtool.conclude.notebook import Notebook
from kgtool.conclude.standing import Standing
from kgtool.graph.order import sorted_quads
from kgtool.resolve.blocks import Known
from kgtool.resolve.changed import Difference
from kgtool.resolve.deals.composite import Told, composites
from kgtool.stated.nodes import label_in
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DCTERMS, KG, Iris

_TOLD = (KG["party"], KG["rung"], KG["match"], KG["claim"])


def changed_composites(store: ox.Store, notebook: Notebook, iris: Iris, ontology: Ontology, policy: str) -> Difference:
    """Return how the deals of several parts change in the facts graph of a policy.

    `store` holds all other facts as they are now, and these deals as they were; the notebook the claims as they are
    now.
    """
    graph = iris.policy_graph(policy, "facts")
    before = set(_composed(store, graph))
    framing = [noted.claim for noted in notebook.framing() if noted.standing <= Standing.CLOSING]
    told_in: dict[str, set[ox.NamedNode]] = defaultdict(set)
    for source, claim in notebook.beside_framing():
        told_in[source].add(ox.NamedNode(claim))
    known = Known(iris, ontology, policy, lambda entity: label_in(store, graph, entity))
    quads = [quad for term in _TOLD for quad in store.quads_for_pattern(None, term, None, graph)]
    wholes = {quad.subject for quad in before if quad.predicate == DCTERMS["hasPart"]}
    told = Told.of_quads([quad for quad in quads if quad.subject not in wholes])
    after = set(composites(framing, told_in, told, known))
    return Difference(sorted_quads(before - after), sorted_quads(after - before))


def _composed(store: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield what the facts graph says of deals of several parts."""
    wholes = {quad.subject for quad in store.quads_for_pattern(None, DCTERMS["hasPart"], None, graph)}
    for whole in sorted(wholes, key=str):
        assert isinstance(whole, ox.NamedNode)
        yield from chain(
            store.quads_for_pattern(whole, None, None, graph),
            store.quads_for_pattern(None, DCTERMS["isPartOf"], whole, graph),
        )
    yield from store.quads_for_pattern(None, KG["givenFor"], None, graph)

"""Deals of several parts after the deals changed: recomposed from the store, which holds all others as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.graph.terms import boolean
from kgtool.resolve.blocks import Known
from kgtool.resolve.blocks_of import BlockClaims, Place
from kgtool.resolve.changed import Difference
from kgtool.resolve.deals.composite import FRAMING, Told, composites, is_framing, shared_among
from kgtool.resolve.resolve import counts
from kgtool.stated.nodes import label_in
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DCTERMS, KG, RDF, Iris


def changed_composites(
    store: ox.Store, iris: Iris, ontology: Ontology, policy: str, chosen: Collection[ox.NamedNode]
) -> Difference:
    """Return how the deals of several parts change in the facts graph of a policy.

    `store` holds the documents and all other facts as they are now, and these deals as they were; `chosen` are the
    claims that the policy chose.
    """
    graph = iris.policy_graph(policy, "facts")
    before = set(_composed(store, graph))
    claims = BlockClaims(store, ontology)
    framing = [claim for claim in claims.at(_framing(store)) if is_framing(claim) and counts(claim, chosen)]
    places = {place for claim in framing for place in _places(store, claim.source.iri)}
    beside = [claim for claim in claims.at(places) if counts(claim, chosen)]
    returned = {claim.in_return_for for claim in framing if claim.in_return_for is not None}
    known = Known(iris, ontology, policy, lambda entity: label_in(store, graph, entity))
    deals = {deal for claim in {*(claim.iri for claim in beside), *returned} for deal in _deals(store, graph, claim)}
    deals |= {
        iris.deal(name, sides, number, policy=policy)
        for claim in framing
        for name, sides in shared_among(claim, known)
        for number in (1, 2)
    }
    told = _told(store, graph, deals)
    after = set(composites(beside, told, known))
    return Difference(sorted_quads(before - after), sorted_quads(after - before))


def _composed(store: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield what the facts graph says of deals of several parts."""
    wholes = {quad.subject for quad in store.quads_for_pattern(None, DCTERMS["hasPart"], None, graph)}
    for whole in wholes:
        yield from store.quads_for_pattern(whole, None, None, graph)
        assert isinstance(whole, ox.NamedNode)
        yield from store.quads_for_pattern(None, DCTERMS["isPartOf"], whole, graph)
    yield from store.quads_for_pattern(None, KG["givenFor"], None, graph)


def _framing(store: ox.Store) -> Iterator[Place]:
    """Yield where claims stand that may join deals."""
    patterns = [
        *(store.quads_for_pattern(None, RDF["type"], KG[name], None) for name in FRAMING),
        store.quads_for_pattern(None, KG["inReturnFor"], None, None),
        store.quads_for_pattern(None, KG["jointly"], boolean(True), None),
    ]
    for quads in patterns:
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
                yield quad.subject, quad.graph_name


def _places(store: ox.Store, document: ox.NamedNode) -> Iterator[Place]:
    """Yield where the claims of a document stand."""
    graphs = {quad.graph_name for quad in store.quads_for_pattern(document, RDF["type"], KG["Document"], None)}
    for graph in graphs:
        assert isinstance(graph, ox.NamedNode)
        for quad in store.quads_for_pattern(None, RDF["type"], KG["Claim"], graph):
            assert isinstance(quad.subject, ox.NamedNode)
            yield quad.subject, graph


def _told(store: ox.Store, graph: ox.NamedNode, deals: Collection[ox.NamedNode]) -> Told:
    """Return these deals, as far as there are such, with all claims of each."""
    quads = []
    for deal in sorted(deals, key=str):
        for quad in store.quads_for_pattern(deal, None, None, graph):
            quads.append(quad)
            if quad.predicate == KG["match"] and isinstance(quad.object, ox.NamedNode):
                quads.extend(store.quads_for_pattern(quad.object, KG["claim"], None, graph))
    return Told.of_quads(quads)


def _deals(store: ox.Store, graph: ox.NamedNode, claim: ox.NamedNode) -> Iterator[ox.NamedNode]:
    for quad in store.quads_for_pattern(None, KG["claim"], claim, graph):
        assert isinstance(quad.subject, ox.NamedNode)
        for found in store.quads_for_pattern(None, KG["match"], quad.subject, graph):
            assert isinstance(found.subject, ox.NamedNode)
            yield found.subject

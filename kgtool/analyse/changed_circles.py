"""Circular flows and balances after the facts changed: only those with a flow that changed are written again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kgtool.analyse.analysis import LIMIT, MAX_LENGTH, searched
from kgtool.analyse.balance import balances
from kgtool.analyse.circle import circle_of
from kgtool.analyse.circles import circle_statements
from kgtool.analyse.cycles import enumerate_cycles
from kgtool.analyse.payments import payment_graph
from kgtool.analyse.whole import BRIDGE, WHOLE, whole_statements
from kgtool.graph.order import sorted_quads
from kgtool.graph.terms import Statement
from kgtool.resolve.changed import Difference
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS, Iris, slug_of

_SIDES = (KG["from"], KG["to"])
#: What a circle says of its flows, or counts.
_OF_FLOWS = (
    PROV["wasDerivedFrom"],
    *(KG[name] for name in ("from", "min", "max", "unit", "unboundedMax", "note", "flowType", "rung", "originCount")),
    KG["cancellable"],
)


def changed_circles(store: ox.Store, facts: Iterable[ox.Quad], iris: Iris, policy: str) -> Difference:
    """Return how the circular flows and balances of a policy's analysis graph change.

    `store` holds the facts as they are now and the analysis as it was; `facts` are the quads that the facts graph lost
    or gained.
    """
    graph = payment_graph(store, iris.policy_graph(policy, "facts"))
    found = enumerate_cycles(graph.successors, MAX_LENGTH, LIMIT)
    changed = list(facts)
    touched = {quad.subject for quad in changed if quad.predicate in _OF_FLOWS}
    renamed = {quad.subject for quad in changed if quad.predicate == RDFS["label"]}
    analysis = iris.policy_graph(policy, "analysis")
    circles = store.quads_for_pattern(None, RDF["type"], KG["CircularFlow"], analysis)
    old = {quad.subject for quad in circles if isinstance(quad.subject, ox.NamedNode)}
    new: set[ox.NamedNode] = set()
    again: set[ox.NamedNode] = set()
    statements: list[Statement] = []
    for slugs in found.cycles:
        circle, node = circle_of(graph, slugs), iris.circle(slugs, policy=policy)
        new.add(node)
        flows = {flow.iri for edge in circle.edges for flow in edge.flows}
        if node not in old or flows & touched or any(graph.iris[slug] in renamed for slug in slugs):
            again.add(node)
            statements.extend(circle_statements(circle, graph, iris, policy))
    statements.extend(searched(found, iris, policy))
    actors = _actors(store, changed, touched, iris.policy_graph(policy, "facts"))
    statements.extend(balances(graph, iris, policy, actors))
    changes = bool(touched) or bool(renamed)
    if changes:
        statements.extend(whole_statements(found, graph, iris, policy))
    rewritten = sorted((node for node in old if node in again or node not in new), key=str)
    before = {*_written(store, rewritten, analysis), *_balances_of(store, actors, iris, analysis)}
    if changes:
        before.update(_whole(store, analysis))
    after = {ox.Quad(*statement, analysis) for statement in statements}
    return Difference(sorted_quads(before - after), sorted_quads(after - before))


def _actors(
    store: ox.Store,
    changed: Iterable[ox.Quad],
    flows: Iterable[ox.NamedNode | ox.BlankNode | ox.Triple],
    graph: ox.NamedNode,
) -> set[str]:
    """Return the slugs of payers and payees of the flows that changed, also of those that are gone."""
    still = (quad for flow in flows for term in _SIDES for quad in store.quads_for_pattern(flow, term, None, graph))
    named = (quad.object for quad in (*still, *changed) if quad.predicate in _SIDES)
    return {slug_of(side) for side in named if isinstance(side, ox.NamedNode)}


def _balances_of(store: ox.Store, actors: Iterable[str], iris: Iris, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield what the analysis graph says of the balances of these actors."""
    for actor in sorted(actors):
        for quad in store.quads_for_pattern(None, KG["balanceOf"], iris.entity(actor), graph):
            yield from store.quads_for_pattern(quad.subject, None, None, graph)


def _whole(store: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield what the analysis graph says of all payments together."""
    for kind in WHOLE:
        for node in store.quads_for_pattern(None, RDF["type"], KG[kind], graph):
            for quad in store.quads_for_pattern(node.subject, None, None, graph):
                yield quad
                if quad.predicate == BRIDGE and isinstance(quad.object, ox.NamedNode):
                    yield from store.quads_for_pattern(quad.object, None, None, graph)


def _written(store: ox.Store, circles: Iterable[ox.NamedNode], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield what the analysis graph says of these circles and their edges, and of the search."""
    for term in ("completeToLength", "truncated"):
        yield from store.quads_for_pattern(graph, KG[term], None, graph)
    for circle in circles:
        for quad in store.quads_for_pattern(circle, None, None, graph):
            yield quad
            if quad.predicate == KG["edge"] and isinstance(quad.object, ox.NamedNode):
                yield from store.quads_for_pattern(quad.object, None, None, graph)

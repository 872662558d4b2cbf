"""What the graph says of one resource: its triples, those of its parts, what refers to it, and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kgtool.vocabulary.terms import KG, RDFS, SKOS, Iris

#: So many triples of a resource are sent, references on one page, and names beside.
TRIPLES, REFERENCES, NAMES = 50_000, 500, 1_000


@dataclass(frozen=True, slots=True)
class Described:
    """A resource: its own quads as the graphs hold them, a page of those that refer to it, and names.

    `references` counts all quads with it as object. `whole` is False where it has more triples than are sent.
    """

    own: tuple[ox.Quad, ...]
    referring: tuple[ox.Quad, ...]
    names: tuple[ox.Quad, ...]
    references: int
    whole: bool

    def quads(self) -> Iterator[ox.Quad]:
        """Yield all quads."""
        yield from self.own
        yield from self.referring
        yield from self.names


def is_held(store: ox.Store, node: ox.NamedNode) -> bool:
    """Tell whether the graph says anything of a resource or its parts, or by it: as graph it is held, too."""
    patterns = ((node, None, None, None), (None, None, node, None), (None, node, None, None), (None, None, None, node))
    return any(next(store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)


def describe(store: ox.Store, node: ox.NamedNode, iris: Iris, page: int = 1) -> Described:
    """Return what the graph says of a resource, with one page (from 1) of what refers to it."""
    found = list(islice(_own(store, node, iris), TRIPLES + 1))
    own = tuple(found[:TRIPLES])
    shown = tuple(_referring(store, node, iris, page))
    return Described(own, shown, tuple(_names(store, (*own, *shown), iris)), _count(store, node), len(found) <= TRIPLES)


def vocabulary(store: ox.Store, iris: Iris) -> Described:
    """Return our vocabulary, all in one document, as its terms are fragments of it."""
    return Described(tuple(store.quads_for_pattern(None, None, None, iris.ontology_graph)), (), (), 0, whole=True)


def _own(store: ox.Store, node: ox.NamedNode, iris: Iris) -> Iterator[ox.Quad]:
    """Yield the quads of a resource and of its parts, whichever way they are joined to it; of a graph what it holds."""
    part = iris.part(node, "").value
    waiting = [node, *_using_parts(store, node, iris)]
    known = set(waiting)
    while waiting:
        for quad in store.quads_for_pattern(waiting.pop(0), None, None, None):
            yield quad
            other = quad.object
            if isinstance(other, ox.NamedNode) and other.value.startswith(part) and other not in known:
                known.add(other)
                waiting.append(other)
    yield from store.quads_for_pattern(None, None, None, node)


def _using_parts(store: ox.Store, node: ox.NamedNode, iris: Iris) -> list[ox.NamedNode]:
    """Return the parts that name the resource; entities, to which most refers, have none."""
    if node.value.startswith(iris.entity("").value):
        return []
    part = iris.part(node, "").value
    rows = _rows(store, f'DISTINCT ?s WHERE {{ GRAPH ?g {{ ?s ?p {node} }} FILTER(STRSTARTS(STR(?s), "{part}")) }}')
    return sorted((row[0] for row in rows if isinstance(row[0], ox.NamedNode)), key=str)


def _count(store: ox.Store, node: ox.NamedNode) -> int:
    (row,) = _rows(store, f"(COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p {node} }} }}")
    assert isinstance(row[0], ox.Literal)
    return int(row[0].value)


def _referring(store: ox.Store, node: ox.NamedNode, iris: Iris, page: int) -> Iterator[ox.Quad]:
    """Yield a page of the quads that refer to a resource, without those of its own parts."""
    part = iris.part(node, "").value
    bounds = f"LIMIT {REFERENCES} OFFSET {(page - 1) * REFERENCES}"
    for graph, subject, predicate in _rows(store, f"?g ?s ?p WHERE {{ GRAPH ?g {{ ?s ?p {node} }} }} {bounds}"):
        assert isinstance(graph, ox.NamedNode)
        assert isinstance(predicate, ox.NamedNode)
        if isinstance(subject, ox.NamedNode) and subject != node and not subject.value.startswith(part):
            yield ox.Quad(subject, predicate, node, graph)


def _rows(store: ox.Store, query: str) -> Iterator[tuple[object, ...]]:
    found = store.query(f"SELECT {query}")
    assert isinstance(found, ox.QuerySolutions)
    return (tuple(row) for row in found)


def _names(store: ox.Store, quads: tuple[ox.Quad, ...], iris: Iris) -> Iterator[ox.Quad]:
    """Yield the labels of what the quads name: those of the ontology, the facts and the analysis, each once."""
    graphs = (iris.ontology_graph, iris.policy_graph("all", "facts"), iris.policy_graph("all", "analysis"))
    known = set(quads)
    nodes = dict.fromkeys(
        term
        for quad in quads
        for term in (quad.object, quad.predicate, quad.subject)
        if isinstance(term, ox.NamedNode) and term.value.startswith((iris.base, KG.iri))
    )
    for node in islice(nodes, NAMES):
        for graph in graphs:
            for predicate in (RDFS["label"], SKOS["prefLabel"]):
                for quad in store.quads_for_pattern(node, predicate, None, graph):
                    if quad not in known:
                        known.add(quad)
                        yield quad

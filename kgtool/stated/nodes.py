"""A graph of the data read in one pass, by subject and predicate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.vocabulary.terms import KG, PROV, RDFS, slug_of

#: Predicate to objects of one subject.
Node: TypeAlias = "Mapping[ox.NamedNode, list[ox.NamedNode | ox.Literal]]"
#: Every subject of one graph.
Nodes: TypeAlias = "Mapping[ox.NamedNode, Node]"


def nodes_of(store: ox.Store, graph: ox.NamedNode) -> Nodes:
    """Return the triples of a graph; the data hold no blank nodes, so none are looked for."""
    return nodes_in(store.quads_for_pattern(None, None, None, graph))


def nodes_in(quads: Iterable[ox.Quad]) -> Nodes:
    """Return the triples of one graph's quads."""
    nodes: dict[ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = {}
    last: ox.NamedNode | None = None
    node: dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]] = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
            continue
        # A subject's triples come one after the other, which saves most look-ups.
        if subject != last:
            last, node = subject, nodes.setdefault(subject, {})
        predicate = quad.predicate
        if predicate in node:
            node[predicate].append(value)
        else:
            node[predicate] = [value]
    return nodes


class NodesOnDemand(Mapping[ox.NamedNode, Node]):
    """The subjects of one graph, each read when it is asked for; a subject without triples is not among them."""

    def __init__(self, store: ox.Store, graph: ox.NamedNode) -> None:
        self._store = store
        self._graph = graph
        self._read: dict[ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = {}

    def __getitem__(self, subject: ox.NamedNode) -> Node:
        if subject not in self._read:
            node: dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]] = defaultdict(list)
            for predicate, value in self._statements(subject):
                if isinstance(value, ox.NamedNode | ox.Literal):
                    node[predicate].append(value)
            self._read[subject] = dict(node)
        if not self._read[subject]:
            raise KeyError(subject)
        return self._read[subject]

    def __iter__(self) -> Iterator[ox.NamedNode]:
        quads = self._store.quads_for_pattern(None, None, None, self._graph)
        return iter(dict.fromkeys(quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _statements(self, subject: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, object]]:
        """Yield predicate and object of what is said of a subject."""
        for quad in self._store.quads_for_pattern(subject, None, None, self._graph):
            yield quad.predicate, quad.object


class ClaimedNodes(NodesOnDemand):
    """The same where a subject may rest on thousands of claims.

    A store on disk looks every term of a quad up by itself, so of the claims only their IRIs are asked for.
    """

    def _statements(self, subject: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, object]]:
        claimed = PROV["wasDerivedFrom"]
        for predicate, value in self._rows(f"{subject} ?p ?o FILTER(!sameTerm(?p, {claimed}))", "?p ?o"):
            assert isinstance(predicate, ox.NamedNode)
            yield predicate, value
        for (value,) in self._rows(f"{subject} {claimed} ?o", "?o"):
            yield claimed, value

    def _rows(self, pattern: str, names: str) -> Iterator[Sequence[object]]:
        found = self._store.query(f"SELECT {names} WHERE {{ {pattern} }}", default_graph=self._graph)
        assert isinstance(found, ox.QuerySolutions)
        return (tuple(row) for row in found)


def named(node: Node, predicate: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
    """Return the resources that are values of a property, sorted by IRI."""
    found = [value for value in node.get(predicate, ()) if isinstance(value, ox.NamedNode)]
    return tuple(found) if len(found) < 2 else tuple(sorted(found, key=lambda value: value.value))


def text(node: Node, term: str) -> str | None:
    """Return the smallest value of a property of our vocabulary, None where there is none."""
    values = node.get(KG[term])
    if not values:
        return None
    return values[0].value if len(values) == 1 else min(value.value for value in values)


def number(node: Node, term: str) -> Decimal | None:
    """Return a decimal value of a property of our vocabulary."""
    value = text(node, term)
    return None if value is None else Decimal(value)


def label_in(store: ox.Store, graph: ox.NamedNode, entity: ox.NamedNode) -> str:
    """Return the label that a facts graph gives an entity, its slug where it gives none."""
    for quad in store.quads_for_pattern(entity, RDFS["label"], None, graph):
        if isinstance(quad.object, ox.Literal) and quad.object.language is None:
            return quad.object.value
    return slug_of(entity)

"""A graph of the data read in one pass, by subject and predicate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.vocabulary.terms import KG

#: Predicate to objects of one subject.
Node: TypeAlias = "Mapping[ox.NamedNode, list[ox.NamedNode | ox.Literal]]"
#: Every subject of one graph.
Nodes: TypeAlias = "Mapping[ox.NamedNode, Node]"


def nodes_of(store: ox.Store, graph: ox.NamedNode) -> Nodes:
    """Return the triples of a graph; the data hold no blank nodes, so none are looked for."""
    nodes: dict[ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for quad in store.quads_for_pattern(None, None, None, graph):
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            nodes[subject][quad.predicate].append(value)
    return {subject: dict(node) for subject, node in nodes.items()}


def named(node: Node, predicate: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
    """Return the resources that are values of a property, sorted by IRI."""
    found = [value for value in node.get(predicate, ()) if isinstance(value, ox.NamedNode)]
    return tuple(sorted(found, key=lambda value: value.value))


def text(node: Node, term: str) -> str | None:
    """Return the smallest value of a property of our vocabulary, None where there is none."""
    return min((value.value for value in node.get(KG[term], ())), default=None)


def number(node: Node, term: str) -> Decimal | None:
    """Return a decimal value of a property of our vocabulary."""
    value = text(node, term)
    return None if value is None else Decimal(value)

"""A facts graph as it is, and as it was before a change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeAlias

import pyoxigraph as ox

from kgtool.stated.nodes import ClaimedNodes, Node

_Values: TypeAlias = "dict[ox.NamedNode, set[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]]"


class FactNodes(Protocol):
    """The resources of a facts graph."""

    def get(self, subject: ox.NamedNode) -> Node | None:
        """Return what is said of a resource; None where nothing is."""

    def holds(self, subject: ox.NamedNode, predicate: ox.NamedNode | ox.BlankNode, value: ox.NamedNode) -> bool:
        """Tell whether the graph has a triple."""


class NodesNow:
    """The resources of a graph as they are."""

    def __init__(self, store: ox.Store, graph: ox.NamedNode) -> None:
        self._store = store
        self.graph = graph
        self._nodes = ClaimedNodes(store, graph)

    def get(self, subject: ox.NamedNode) -> Node | None:
        """Return what is said of a resource; None where nothing is."""
        return self._nodes.get(subject)

    def holds(self, subject: ox.NamedNode, predicate: ox.NamedNode | ox.BlankNode, value: ox.NamedNode) -> bool:
        """Tell whether the graph has a triple."""
        return isinstance(predicate, ox.NamedNode) and ox.Quad(subject, predicate, value, self.graph) in self._store


class NodesBefore:
    """The resources of a graph from which quads were removed and to which others were added since.

    What is said of a resource now is read once for both: those that much is claimed of take long to read.
    """

    def __init__(self, now: NodesNow, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
        self._now = now
        self._removed, self._added = _by_subject(removed, now.graph), _by_subject(added, now.graph)

    def get(self, subject: ox.NamedNode) -> Node | None:
        """Return what was said of a resource; None where nothing was."""
        gone, new = self._removed.get(subject, set()), self._added.get(subject, set())
        found = self._now.get(subject)
        if not gone and not new:
            return found
        node = {} if found is None else {predicate: list(values) for predicate, values in found.items()}
        for predicate in {predicate for predicate, _ in new}:
            node[predicate] = [value for value in node[predicate] if (predicate, value) not in new]
        for predicate, value in sorted(gone, key=str):
            node.setdefault(predicate, []).append(value)
        return {predicate: values for predicate, values in node.items() if values} or None

    def holds(self, subject: ox.NamedNode, predicate: ox.NamedNode | ox.BlankNode, value: ox.NamedNode) -> bool:
        """Tell whether the graph had a triple."""
        if (predicate, value) in self._removed.get(subject, ()):
            return True
        return (predicate, value) not in self._added.get(subject, ()) and self._now.holds(subject, predicate, value)


def _by_subject(quads: Iterable[ox.Quad], graph: ox.NamedNode) -> _Values:
    found: _Values = defaultdict(set)
    for quad in quads:
        if quad.graph_name == graph and isinstance(quad.subject, ox.NamedNode):
            assert isinstance(quad.object, ox.NamedNode | ox.Literal)
            found[quad.subject].add((quad.predicate, quad.object))
    return dict(found)

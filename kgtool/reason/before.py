"""A facts graph as it was before a change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kgtool.stated.nodes import Node, NodesOnDemand


class NodesBefore(Mapping[ox.NamedNode, Node]):
    """The subjects of a graph from which quads were removed and to which others were added since."""

    def __init__(
        self, store: ox.Store, graph: ox.NamedNode, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]
    ) -> None:
        self._now = NodesOnDemand(store, graph)
        self._removed, self._added = _by_subject(removed, graph), _by_subject(added, graph)

    def __getitem__(self, subject: ox.NamedNode) -> Node:
        if subject not in self._removed and subject not in self._added:
            return self._now[subject]
        node = {predicate: list(values) for predicate, values in self._now.get(subject, {}).items()}
        for predicate, value in self._added.get(subject, ()):
            node[predicate].remove(value)
        for predicate, value in self._removed.get(subject, ()):
            node.setdefault(predicate, []).append(value)
        node = {predicate: values for predicate, values in node.items() if values}
        if not node:
            raise KeyError(subject)
        return node

    def __iter__(self) -> Iterator[ox.NamedNode]:
        return (subject for subject in dict.fromkeys([*self._now, *self._removed]) if self.get(subject) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _by_subject(
    quads: Iterable[ox.Quad], graph: ox.NamedNode
) -> dict[ox.NamedNode, list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]]:
    found: dict[ox.NamedNode, list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]] = defaultdict(list)
    for quad in quads:
        if quad.graph_name == graph and isinstance(quad.subject, ox.NamedNode):
            assert isinstance(quad.object, ox.NamedNode | ox.Literal)
            found[quad.subject].append((quad.predicate, quad.object))
    return dict(found)

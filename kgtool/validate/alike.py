"""Sorts nodes by what they look like to the shapes: of those that look alike, one has to be checked for all.

Our shapes are local (`kgtool.validate.reach`): what they say of a node follows from its own triples and from what they
see of the objects. Two nodes whose triples have the same summaries (`kgtool.validate.lens`) therefore conform both or
neither. Graphs are read one by one; what is kept is each node's name and sixteen bytes for its look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from io import BytesIO

import pyoxigraph as ox

from kgtool.validate.lens import Lens, relation
from kgtool.validate.parts import Surroundings, twins
from kgtool.vocabulary.terms import Iris

#: A digest of everything that shapes see of a node.
Look = bytes
#: The predicates and objects of a node, in N-Triples.
_Pairs = list[tuple[bytes, bytes]]
#: A digest of what is seen of an object, and its values that are counted, by their property.
_Around = tuple[bytes, dict[bytes, bytes]]
#: Nodes by their looks, nodes that more than one graph may describe, and what is seen of objects.
Sorted = tuple[dict[Look, list[bytes]], set[bytes], dict[bytes, _Around]]


class Alike:
    """The nodes of some graphs by their looks; nodes are IRIs in angle brackets, as bytes."""

    def __init__(self, surroundings: Surroundings, lens: Lens, store: ox.Store, iris: Iris) -> None:
        self._surroundings = surroundings
        self._lens = lens
        self._store = store
        self._twins = twins(store)
        self._private = tuple(f"<{iris.base}{kind}/".encode() for kind in ("claim", "document"))
        self._seen = {str(predicate).encode() for predicate in surroundings.predicates}
        self._afar = {str(predicate).encode() for predicate in surroundings.afar}
        self._counted = {last for lasts in lens.counted.values() for last in lasts}
        #: What is seen of an object, by its name.
        self._around: dict[bytes, _Around] = {}
        #: Nodes that more than one graph may describe.
        self.shared: set[bytes] = set()
        self.nodes: dict[Look, list[bytes]] = {}

    def take_document(self, graph: ox.NamedNode) -> None:
        """Sort the nodes that only this graph of a document describes; the others are kept as `shared`."""
        found = self._read(graph)
        private = {} if graph in self._twins else {node: own for node, own in found.items() if self._is_private(node)}
        self.shared.update(found.keys() - private.keys())
        around = {node: self._seen_of(own) for node, own in private.items()}
        for node, own in private.items():
            self._sort(node, own, around)
        # Facts point at claims and documents, seldom at their parts.
        self._around.update((node, seen) for node, seen in around.items() if b"#" not in node)

    def sorted(self) -> Sorted:
        """Return what the documents taken so far gave."""
        return self.nodes, self.shared, self._around

    def merge(self, other: Sorted) -> None:
        """Take in what another process found in other documents."""
        nodes, shared, around = other
        for look, found in nodes.items():
            self.nodes.setdefault(look, []).extend(found)
        self.shared |= shared
        self._around |= around

    def take_layer(self, graph: ox.NamedNode) -> None:
        """Sort the nodes that only this graph of a layer describes, once all documents are taken."""
        found = self._read(graph)
        layer = {node: own for node, own in found.items() if node not in self.shared and not self._is_private(node)}
        around = {node: self._seen_of(own) for node, own in layer.items()}
        for node, own in layer.items():
            self._sort(node, own, around)

    def take_shared(self) -> None:
        """Sort the nodes that several graphs may describe."""
        for node in sorted(self.shared):
            data = ox.serialize(sorted(self._surroundings.own(_iri(node)), key=str), format=ox.RdfFormat.N_TRIPLES)
            own = self._pairs(data or b"").get(node)
            if own:
                self._sort(node, own, {})

    def _read(self, graph: ox.NamedNode) -> dict[bytes, _Pairs]:
        written = BytesIO()
        self._store.dump(written, format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
        return self._pairs(written.getvalue())

    def _pairs(self, data: bytes) -> dict[bytes, _Pairs]:
        found: dict[bytes, _Pairs] = {}
        seen = self._seen
        for line in data.split(b"\n"):
            if line:
                subject, predicate, rest = line.split(b" ", 2)
                pairs = found.setdefault(subject, [])
                if predicate in seen:
                    pairs.append((predicate, rest[:-2]))
        return found

    def _is_private(self, node: bytes) -> bool:
        return node.startswith(self._private)

    def _sort(self, node: bytes, own: _Pairs, around: dict[bytes, _Around]) -> None:
        if own:
            self.nodes.setdefault(self._look(own, around), []).append(node)

    def _look(self, own: _Pairs, around: dict[bytes, _Around]) -> Look:
        summary, pairs, counted = self._lens.summary, self._lens.pairs, self._lens.counted
        features = []
        values: dict[bytes, list[bytes]] = {}
        for predicate, value in own:
            if value.startswith(b"<"):
                seen, counts = around.get(value) or self._ask(value)
                features.append(summary(predicate, value) + seen)
                if predicate in counted:
                    for last in counted[predicate] & counts.keys():
                        values.setdefault(predicate + last, []).append(counts[last])
            else:
                features.append(summary(predicate, value))
            if predicate in pairs:
                compared = pairs[predicate]
                others = ((name, other) for name, other in own if name in compared)
                features += [b"%b ~ %b %b" % (predicate, name, relation(value, other)) for name, other in others]
        # Values behind one object are counted as they are summed up; those behind several may be the same.
        features += [b"%b = %b" % (path, b" ".join(sorted(found))) for path, found in values.items() if len(found) > 1]
        features.sort()
        return blake2b(b"\n".join(features), digest_size=16).digest()

    def _seen_of(self, own: _Pairs) -> _Around:
        """Return what is seen of a node as an object."""
        seen: list[bytes] = []
        counts: dict[bytes, bytes] = {}
        for name, value in own:
            if name in self._afar:
                seen.append(self._lens.summary(name, value))
                if name in self._counted:
                    counts[name] = counts.get(name, b"") + value
        seen.sort()
        return blake2b(b"\n".join(seen), digest_size=16).digest(), counts

    def _ask(self, node: bytes) -> _Around:
        found = self._around.get(node)
        if found is None:
            data = ox.serialize(self._surroundings.seen_afar(_iri(node)), format=ox.RdfFormat.N_TRIPLES)
            own = self._pairs(data or b"").get(node, [])
            found = self._around[node] = self._seen_of(own)
        return found


def graphs_of(surroundings: Surroundings, store: ox.Store) -> tuple[list[ox.NamedNode], list[ox.NamedNode]]:
    """Return the graphs of documents and those of layers that are validated, each sorted."""
    graphs = sorted((g for g in store.named_graphs() if isinstance(g, ox.NamedNode)), key=str)
    found = [graph for graph in graphs if surroundings.counts(graph)]
    layers = [graph for graph in found if surroundings.is_layer(graph)]
    return [graph for graph in found if graph not in layers], layers


def iris_of(nodes: Iterable[bytes]) -> Iterator[ox.NamedNode]:
    """Return the nodes as terms."""
    return map(_iri, nodes)


def _iri(node: bytes) -> ox.NamedNode:
    return ox.NamedNode(node[1:-1].decode("utf-8", "surrogatepass"))

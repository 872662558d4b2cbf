"""Validates nodes by parts: some of them at a time, with as much around them as the shapes can see.

The results are those of validating all graphs as one. What stands around a node is given types of its own
(`urn:kgtool:value:…`), above which stand the real ones' counterparts: an object is found to be of a class, and no shape
takes it for a node to check.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

import pyoxigraph as ox

from kgtool.validate.reach import Reach
from kgtool.validate.report import Result
from kgtool.validate.shapes import Shapes
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, RDF, RDFS, SH, Iris, PolicyLayer

_VALUE = "urn:kgtool:value:"
#: How many triples of nodes are checked at once: a run of the engine costs a moment by itself, and memory by each.
_BATCH = 30_000

#: A node of which more is said is asked property by property.
_MANY = 2_000
#: How many objects are remembered between parts.
_REMEMBERED = 50_000

#: The triples that go to the engine, and the nodes whose results count.
Part = tuple[list[ox.Triple], frozenset[str]]


def value_class(kind: ox.NamedNode) -> ox.NamedNode:
    """Return the class that an object has in place of its own."""
    return ox.NamedNode(_VALUE + kind.value)


def part_shapes(shapes: Shapes) -> list[ox.Triple]:
    """Return the shapes with the classes of objects in place of classes."""
    return [
        ox.Triple(triple.subject, triple.predicate, value_class(triple.object))
        if triple.predicate == SH["class"] and isinstance(triple.object, ox.NamedNode)
        else triple
        for triple in shapes.triples
    ]


def part_classes(hierarchy: Iterable[ox.Triple], shapes: Shapes) -> list[ox.Triple]:
    """Return which class lies below which, for nodes, for objects, and between the two."""
    classes = {triple.object for triple in shapes.triples if triple.predicate == SH["class"]}
    found = []
    for triple in hierarchy:
        found.append(triple)
        classes.update((triple.subject, triple.object))
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode):
            below, above = value_class(triple.subject), value_class(triple.object)
            found.append(ox.Triple(below, RDFS["subClassOf"], above))
    for kind in sorted((kind for kind in classes if isinstance(kind, ox.NamedNode)), key=str):
        found.append(ox.Triple(kind, RDFS["subClassOf"], value_class(kind)))
    return found


def own_classes(result: Result) -> Result:
    """Return a result of a part with the names of real classes in the engine's own messages."""
    if _VALUE not in result.message_de + result.message_en:
        return result
    german, english = (text.replace(_VALUE, "") for text in (result.message_de, result.message_en))
    return replace(result, message_de=german, message_en=english)


class Surroundings:
    """The graphs of documents and layers as one, as far as shapes can see."""

    def __init__(
        self, store: ox.Store, iris: Iris, policy: str, layers: Sequence[PolicyLayer], reach: Reach, ontology: Ontology
    ) -> None:
        self._store = store
        self._documents = iris.document_graph("").value
        self._layers = tuple(iris.policy_graph(policy, layer) for layer in layers)
        self._reach = reach
        self._predicates = reach.predicates
        self._values = {(KG[prop], KG[value]): KG[kind] for (prop, value), kind in ontology.value_classes.items()}
        self._around: dict[ox.NamedNode, tuple[tuple[ox.NamedNode, ox.NamedNode | ox.Literal], ...]] = {}

    def counts(self, graph: object) -> bool:
        """Tell whether a graph is one of those that are validated."""
        return graph in self._layers or (isinstance(graph, ox.NamedNode) and graph.value.startswith(self._documents))

    def holds(self, subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal | None) -> bool:
        """Tell whether one of the graphs says so; None stands for any object."""
        return any(self.counts(quad.graph_name) for quad in self._store.quads_for_pattern(subject, predicate, value))

    def matters(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> bool:
        """Tell whether shapes look at a property of a node."""
        if predicate in self._reach.afar or predicate in self._reach.by_property:
            return True
        if any(self.holds(subject, prop, None) for prop in self._reach.properties(predicate)):
            return True
        return any(self.holds(subject, RDF["type"], kind) for kind in self._reach.classes(predicate))

    def own(self, subject: ox.NamedNode) -> set[ox.Triple]:
        """Return the triples of a node that shapes look at."""
        quads = self._store.quads_for_pattern(subject, None, None, None)
        some = list(islice(quads, _MANY))
        if len(some) < _MANY:
            return {quad.triple for quad in some if self.seen(quad) and self.counts(quad.graph_name)}
        # Much is said of a popular actor that no shape looks at.
        found: set[ox.Triple] = set()
        for predicate in sorted(self._predicates, key=str):
            quads = self._store.quads_for_pattern(subject, predicate, None, None)
            first = next(quads, None)
            if first is not None and self.matters(subject, predicate):
                found.update(quad.triple for quad in (first, *quads) if self.counts(quad.graph_name))
        return found

    def seen(self, triple: ox.Triple | ox.Quad) -> bool:
        """Tell whether a shape may look at a triple at all."""
        return triple.predicate in self._predicates

    def is_afar(self, predicate: ox.NamedNode) -> bool:
        """Tell whether a shape may look at a property in the objects of a node."""
        return predicate in self._reach.afar

    def pointing(self, node: ox.NamedNode) -> set[ox.NamedNode]:
        """Return the nodes that have a node as an object."""
        quads = self._store.quads_for_pattern(None, None, node, None)
        return {
            quad.subject
            for quad in quads
            if isinstance(quad.subject, ox.NamedNode) and self.seen(quad) and self.counts(quad.graph_name)
        }

    def part(self, triples: Collection[ox.Triple], nodes: Collection[ox.NamedNode]) -> Part:
        """Return a part: the triples of its nodes, with what is seen of their objects."""
        data = list(triples)
        # A class is no object that shapes look into.
        objects = {
            triple.object
            for triple in data
            if isinstance(triple.object, ox.NamedNode) and triple.predicate != RDF["type"] and triple.object not in KG
        }.difference(nodes)
        if len(self._around) > _REMEMBERED:
            self._around.clear()
        self._ask(objects - self._around.keys())
        for node in sorted(objects, key=str):
            for predicate, value in self._around[node]:
                is_type = predicate == RDF["type"] and isinstance(value, ox.NamedNode)
                data.append(ox.Triple(node, predicate, value_class(value) if is_type else value))  # type: ignore[arg-type]
        for triple in triples:
            kind = self._values.get((triple.predicate, triple.object))  # type: ignore[arg-type]
            if kind is not None:
                data.append(ox.Triple(triple.subject, RDF["type"], kind))
        return data, frozenset(node.value for node in nodes)

    def _ask(self, nodes: Iterable[ox.NamedNode]) -> None:
        """Look up what is seen of nodes from afar."""
        # Not in SPARQL: with the graph left open, the engine goes through all graphs for each node.
        for node in nodes:
            pairs = {
                (quad.predicate, quad.object)
                for predicate in self._reach.afar
                for quad in self._store.quads_for_pattern(node, predicate, None, None)
                if isinstance(quad.object, ox.NamedNode | ox.Literal) and self.counts(quad.graph_name)
            }
            kinds = {self._values.get(pair) for pair in pairs if isinstance(pair[1], ox.NamedNode)}  # type: ignore[arg-type]
            pairs.update((RDF["type"], kind) for kind in kinds if kind is not None)
            self._around[node] = tuple(sorted(pairs, key=str))


def parts_of(surroundings: Surroundings, nodes: Iterable[ox.NamedNode]) -> Iterator[Part]:
    """Yield the parts that these nodes make; nodes that nothing is said of are in none."""
    yield from _batched(surroundings, ((node, surroundings.own(node)) for node in nodes))


def _batched(surroundings: Surroundings, found: Iterable[tuple[ox.NamedNode, set[ox.Triple]]]) -> Iterator[Part]:
    data: list[ox.Triple] = []
    nodes: set[ox.NamedNode] = set()
    for node, triples in found:
        if triples:
            data.extend(triples)
            nodes.add(node)
        if len(data) >= _BATCH:
            yield surroundings.part(data, nodes)
            data, nodes = [], set()
    if nodes:
        yield surroundings.part(data, nodes)

"""The graphs that are validated, as one, in the words of SPARQL: patterns that match in them and in no other graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.validate.flat import FlatShape
from kgtool.vocabulary.terms import RDF

#: A property and a value that make their owner a member of a class.
Mark: TypeAlias = tuple[ox.NamedNode, ox.NamedNode]
_Graph: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class Dataset:
    """Some graphs of a store, with what makes a node a member of a class there.

    `counts` tells which graphs are validated, `hierarchy` which class lies below which, `marks` what else than its type
    makes a node a member of a class.
    """

    def __init__(
        self,
        store: ox.Store,
        counts: Callable[[object], bool],
        hierarchy: Iterable[ox.Triple],
        marks: Mapping[Mark, ox.NamedNode],
    ) -> None:
        self._store = store
        graphs: list[_Graph] = [*store.named_graphs(), ox.DefaultGraph()]
        self._others = [graph for graph in graphs if not counts(graph)]
        self._below = _descendants(hierarchy)
        self._marks = marks
        self._numbers = count()
        self._elsewhere: dict[tuple[ox.NamedNode, ox.NamedNode | None], list[_Graph]] = {}
        self._members: dict[ox.NamedNode, list[Mark]] = {}
        self._targets: dict[object, str] = {}
        self._sizes: dict[object, int] = {}

    def triple(self, subject: str, predicate: ox.NamedNode, value: str | ox.NamedNode) -> str:
        """Return the pattern of a triple; a str is a variable."""
        pattern = f"{subject} {predicate} {value} ."
        elsewhere = self._graphs_elsewhere(predicate, value if isinstance(value, ox.NamedNode) else None)
        if not elsewhere:
            return pattern
        graph = f"?g{next(self._numbers)}"
        # GRAPH matches nothing in the default graph, which has no name to be left out by.
        names = ", ".join(str(name) for name in elsewhere if isinstance(name, ox.NamedNode))
        # Oxigraph takes NOT IN of an empty list as false.
        return f"GRAPH {graph} {{ {pattern} }}" + (f" FILTER({graph} NOT IN ({names}))" if names else "")

    def member(self, node: str, kind: ox.NamedNode) -> str:
        """Return the pattern of the members of a class; empty where it has none."""
        if kind not in self._members:
            self._members[kind] = self._marks_of(kind)
        return either(self.triple(node, *mark) for mark in self._members[kind])

    def target(self, shape: FlatShape) -> str:
        """Return the pattern of a shape's focus nodes, ?s; empty where there are none."""
        key = shape.classes, shape.subjects_of
        if key not in self._targets:
            found = [self.member("?s", kind) for kind in shape.classes]
            found += [self.triple("?s", prop, self.variable()) for prop in shape.subjects_of if self._holds(prop, None)]
            self._targets[key] = either(pattern for pattern in found if pattern)
        return self._targets[key]

    def implied(self, shapes: Iterable[FlatShape]) -> str:
        """Return the pattern of the focus nodes of shapes that have a class without its being written as their type."""
        targets = either({pattern: None for shape in shapes if (pattern := self.target(shape))})
        marked = either(self.triple("?s", *mark) for mark in sorted(self._marks, key=str) if self._holds(*mark))
        return f"{{ SELECT ?s {{ {marked} }} }} {{ SELECT ?s {{ {targets} }} }}" if marked and targets else ""

    def variable(self) -> str:
        """Return a variable that no other pattern has."""
        return f"?x{next(self._numbers)}"

    def extent(self, prop: ox.NamedNode) -> int:
        """Return how many triples have a property."""
        return self._size(prop, self.triple("?s", prop, "?v"))

    def focus_nodes(self, shape: FlatShape) -> int:
        """Return how many focus nodes a shape has at most."""
        return self._size((shape.classes, shape.subjects_of), self.target(shape))

    def nodes(self, pattern: str) -> set[ox.NamedNode]:
        """Return the nodes that ?s stands for in a pattern; none for an empty one."""
        if not pattern:
            return set()
        found = (row[0] for row in self._solutions(f"SELECT DISTINCT ?s {{ {pattern} }}"))
        return {node for node in found if isinstance(node, ox.NamedNode)}

    def _size(self, key: object, pattern: str) -> int:
        if key not in self._sizes:
            (row,) = self._solutions(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
            self._sizes[key] = int(row[0].value)
        return self._sizes[key]

    def _solutions(self, query: str) -> ox.QuerySolutions:
        answers = self._store.query(query, use_default_graph_as_union=True)
        assert isinstance(answers, ox.QuerySolutions)
        return answers

    def _graphs_elsewhere(self, predicate: ox.NamedNode, value: ox.NamedNode | None) -> list[_Graph]:
        """Return the graphs that hold such triples but are not validated."""
        key = predicate, value
        if key not in self._elsewhere:
            self._elsewhere[key] = [graph for graph in self._others if self._holds(predicate, value, graph)]
        return self._elsewhere[key]

    def _holds(
        self,
        predicate: ox.NamedNode,
        value: ox.NamedNode | None,
        graph: _Graph | None = None,
    ) -> bool:
        return next(self._store.quads_for_pattern(None, predicate, value, graph), None) is not None

    def _marks_of(self, kind: ox.NamedNode) -> list[Mark]:
        kinds = [kind, *sorted(self._below.get(kind, ()), key=str)]
        marks: list[Mark] = [(RDF["type"], name) for name in kinds]
        marks += [mark for mark, name in self._marks.items() if name in kinds]
        marks = [mark for mark in marks if self._holds(*mark)]
        if len(marks) > 1 and marks[0] == (RDF["type"], kind):
            # Where all of them are of the class by name, one scan finds them.
            others = either(self.triple("?s", *mark) for mark in marks[1:])
            if not self._store.query(
                f"ASK {{ {others} MINUS {{ {self.triple('?s', *marks[0])} }} }}", use_default_graph_as_union=True
            ):
                return marks[:1]
        return marks


def either(patterns: Iterable[str]) -> str:
    """Return a pattern that matches where one of some does; empty where there are none."""
    found = list(patterns)
    return found[0] if len(found) == 1 else " UNION ".join(f"{{ {pattern} }}" for pattern in found)


def _descendants(hierarchy: Iterable[ox.Triple]) -> dict[object, set[ox.NamedNode]]:
    above: dict[object, set[object]] = {}
    for triple in hierarchy:
        above.setdefault(triple.subject, set()).add(triple.object)
    below: dict[object, set[ox.NamedNode]] = {}
    for kind in above:
        todo, seen = [kind], {kind}
        while todo:
            further = above.get(todo.pop(), set()) - seen
            seen |= further
            todo += further
        for ancestor in seen - {kind}:
            if isinstance(kind, ox.NamedNode):
                below.setdefault(ancestor, set()).add(kind)
    return below

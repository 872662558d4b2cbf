"""An rdflib store for one graph that is written once and then read: what pyshacl asks most is answered in one lookup.

rdflib's own in-memory store keeps contexts and three indexes of single triples; for a graph that lives for one
validation that costs four times as much at loading and twice at reading.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, TypeAlias

from rdflib.store import Store

if TYPE_CHECKING:
    from rdflib.graph import Graph
    from rdflib.term import Node

#: Subject, predicate, object.
Triple: TypeAlias = "tuple[Node, Node, Node]"
#: The same with None for any term.
Pattern: TypeAlias = "tuple[Node | None, Node | None, Node | None]"


class TripleStore(Store):
    """Holds the triples of one graph by subject and predicate, and by predicate and object; order is kept.

    It calls itself aware of contexts, as pyshacl asks for that, but every triple is in the one graph that it serves.
    """

    context_aware = True
    graph_aware = True

    def __init__(self) -> None:
        super().__init__()
        # A dict without values is a set that keeps its order.
        self._objects: dict[Node, dict[Node, dict[Node, None]]] = {}
        self._subjects: dict[Node, dict[Node, dict[Node, None]]] = {}
        self._count: int | None = None

    def add(self, triple: Triple, context: Graph | None = None, quoted: bool = False) -> None:
        """Add a triple; the context is not kept."""
        subject, predicate, value = triple
        self._count = None
        self._objects.setdefault(subject, {}).setdefault(predicate, {})[value] = None
        self._subjects.setdefault(predicate, {}).setdefault(value, {})[subject] = None

    def triples(
        self, triple_pattern: Pattern, context: Graph | None = None
    ) -> Generator[tuple[Triple, Iterator[Graph | None]], None, None]:
        """Yield the triples that match, None standing for any term."""
        subject, predicate, value = triple_pattern
        for triple in self._matches(subject, predicate, value):
            yield triple, iter((context,))

    def _matches(self, subject: Node | None, predicate: Node | None, value: Node | None) -> Iterator[Triple]:
        if subject is not None:
            known = self._objects.get(subject, {})
            for found in list(known) if predicate is None else [predicate]:
                for term in list(known.get(found, ())):
                    if value is None or term == value:
                        yield subject, found, term
            return
        for found in list(self._subjects) if predicate is None else [predicate]:
            known = self._subjects.get(found, {})
            for term in list(known) if value is None else [value]:
                for owner in list(known.get(term, ())):
                    yield owner, found, term

    def __len__(self, context: Graph | None = None) -> int:
        # pyshacl asks for each result.
        if self._count is None:
            self._count = sum(len(terms) for known in self._objects.values() for terms in known.values())
        return self._count

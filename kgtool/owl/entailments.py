"""HermiT's answer read out in full: it names direct superclasses, direct types and the pairs of the lowest properties.

What lies above them follows by the hierarchy that HermiT found itself, and is added here: superclasses, types,
superproperties, inverses. Nothing else is.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.vocabulary.terms import OWL, RDF, RDFS

#: A triple between named things.
Named: TypeAlias = "tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]"

_LANGUAGE = (RDF, RDFS, OWL)
_THING, _NOTHING = OWL["Thing"], OWL["Nothing"]


@dataclass(frozen=True)
class Entailments:
    """What an ontology says and what HermiT adds to it, both between named terms."""

    stated: frozenset[Named]
    added: frozenset[Named]

    @classmethod
    def of(cls, stated: Iterable[ox.Triple], added: Iterable[ox.Triple]) -> Entailments:
        """Take the triples that HermiT read, and those that it answered."""
        return cls(frozenset(_named(stated)), frozenset(_named(added)))

    @cached_property
    def unsatisfiable(self) -> tuple[ox.NamedNode, ...]:
        """Return the classes that can have no member, sorted."""
        empty = {name for name in self._above_class if _NOTHING in self._above_class[name]}
        return tuple(sorted(empty - {_NOTHING}, key=lambda term: term.value))

    @cached_property
    def superclasses(self) -> Mapping[ox.NamedNode, frozenset[ox.NamedNode]]:
        """Return each class with all named classes above it, itself and owl:Thing left out."""
        return {name: above - {name, _THING} for name, above in self._above_class.items()}

    @cached_property
    def new_superclasses(self) -> tuple[tuple[ox.NamedNode, ox.NamedNode], ...]:
        """Return the pairs of class and superclass that no chain of stated ones gives, sorted."""
        stated = _closure(self._edges(self.stated, RDFS["subClassOf"], OWL["equivalentClass"]))
        empty = set(self.unsatisfiable)
        found = (
            (name, above)
            for name, supers in self.superclasses.items()
            if name not in empty and name != _NOTHING
            for above in supers - stated.get(name, frozenset())
        )
        return tuple(sorted(found, key=lambda pair: (pair[0].value, pair[1].value)))

    @cached_property
    def facts(self) -> frozenset[Named]:
        """Return every type and every pair of an object property that holds between named individuals."""
        closed = set(self._types())
        waiting = deque(fact for fact in self._all if _is_fact(fact[1]))
        closed_pairs: set[Named] = set()
        while waiting:
            fact = waiting.popleft()
            if fact not in closed_pairs:
                closed_pairs.add(fact)
                waiting.extend(self._following(fact))
        return frozenset(closed | closed_pairs)

    def _types(self) -> Iterator[Named]:
        for subject, predicate, value in self._all:
            if predicate == RDF["type"] and not any(value in language for language in _LANGUAGE):
                for above in {value, *self._above_class.get(value, ())} - {_THING}:
                    yield subject, predicate, above

    def _following(self, fact: Named) -> Iterator[Named]:
        subject, predicate, value = fact
        for above in self._above_property.get(predicate, ()):
            yield subject, above, value
        for inverse in self._inverses[predicate]:
            yield value, inverse, subject

    @cached_property
    def _all(self) -> frozenset[Named]:
        return self.stated | self.added

    @cached_property
    def _above_class(self) -> dict[ox.NamedNode, frozenset[ox.NamedNode]]:
        return _closure(self._edges(self._all, RDFS["subClassOf"], OWL["equivalentClass"]))

    @cached_property
    def _above_property(self) -> dict[ox.NamedNode, frozenset[ox.NamedNode]]:
        return _closure(self._edges(self._all, RDFS["subPropertyOf"], OWL["equivalentProperty"]))

    @cached_property
    def _inverses(self) -> Mapping[ox.NamedNode, set[ox.NamedNode]]:
        found: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
        for subject, predicate, value in self._all:
            if predicate == OWL["inverseOf"]:
                found[subject].add(value)
                found[value].add(subject)
            elif predicate == RDF["type"] and value == OWL["SymmetricProperty"]:
                found[subject].add(subject)
        return found

    @staticmethod
    def _edges(
        triples: Iterable[Named], below: ox.NamedNode, same: ox.NamedNode
    ) -> dict[ox.NamedNode, set[ox.NamedNode]]:
        edges: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
        for subject, predicate, value in triples:
            if predicate in (below, same):
                edges[subject].add(value)
            if predicate == same:
                edges[value].add(subject)
        return edges


def _named(triples: Iterable[ox.Triple]) -> Iterator[Named]:
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode):
            yield triple.subject, triple.predicate, triple.object


def _is_fact(predicate: ox.NamedNode) -> bool:
    return not any(predicate in language for language in _LANGUAGE)


def _closure(edges: Mapping[ox.NamedNode, Iterable[ox.NamedNode]]) -> dict[ox.NamedNode, frozenset[ox.NamedNode]]:
    """Return what can be reached from each node, without the node itself unless a cycle leads back to it."""
    reached: dict[ox.NamedNode, frozenset[ox.NamedNode]] = {}
    for start in edges:
        seen: set[ox.NamedNode] = set()
        waiting = list(edges[start])
        while waiting:
            if (node := waiting.pop()) not in seen:
                seen.add(node)
                waiting.extend(edges.get(node, ()))
        reached[start] = frozenset(seen)
    return reached

"""Triples as numbers, a relation each: what the rules read and conclude, and nothing else.

A term is a number below 2**32. A relation holds the pairs of one property, subject << 32 | object, or the members of
one class. A pair or member is one integer in a set, so that what follows from a whole round is one union of sets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kgtool.reason.compile import Program
from kgtool.reason.instance import relation
from kgtool.reason.pattern import SAME, TYPE, Triple
from kgtool.reason.strata import absent_relations

#: What remains of a pair is its object.
LOW = 0xFFFFFFFF


class Terms(dict[str, int]):
    """Terms with their numbers, in the order in which they were met; asking for a new one numbers it."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


class Relation:
    """The pairs of a property or the members of a class, with the ways to look them up that were asked for.

    `steps` are the pairs that a transitive property was given otherwise than by its transitivity.
    """

    __slots__ = ("_backward", "_forward", "is_class", "name", "numbers", "stated", "steps")

    def __init__(self, name: str, *, is_class: bool) -> None:
        self.name = name
        self.is_class = is_class
        self.numbers: set[int] = set()
        self.stated = 0
        self.steps: dict[int, list[int]] | None = None
        self._forward: dict[int, list[int]] | None = None
        self._backward: dict[int, list[int]] | None = None

    def add(self, new: set[int]) -> None:
        """Take in what is new."""
        self.numbers |= new
        if self._forward is not None:
            _index(self._forward, new)
        if self._backward is not None:
            _index_back(self._backward, new)

    @property
    def forward(self) -> dict[int, list[int]]:
        """Return the objects of each subject."""
        if self._forward is None:
            self._forward = defaultdict(list)
            _index(self._forward, self.numbers)
        return self._forward

    @property
    def backward(self) -> dict[int, list[int]]:
        """Return the subjects of each object."""
        if self._backward is None:
            self._backward = defaultdict(list)
            _index_back(self._backward, self.numbers)
        return self._backward


def _index(index: dict[int, list[int]], pairs: Iterable[int]) -> None:
    for pair in pairs:
        index[pair >> 32].append(pair & LOW)


def _index_back(index: dict[int, list[int]], pairs: Iterable[int]) -> None:
    for pair in pairs:
        index[pair & LOW].append(pair >> 32)


def add_steps(relation: Relation, pairs: Iterable[int]) -> None:
    """Take in pairs of a transitive property that its transitivity did not give."""
    if relation.steps is None:
        relation.steps = defaultdict(list)
    _index(relation.steps, pairs)


class Base:
    """The relations of a program, filled with triples."""

    def __init__(self, program: Program) -> None:
        self.terms = Terms()
        self._names: list[str] = []
        self.relations: dict[str, Relation] = {}
        for instance in program.instances:
            for atom in (*instance.body, *(() if instance.head is None else (instance.head,))):
                if (name := relation(atom)) is not None:
                    self.relation(name)
            for absent in absent_relations(instance):
                self.relation(absent or SAME)
        self.relation(SAME)

    def relation(self, name: str) -> Relation:
        """Return the relation of this name; a class's begins with `a `."""
        found = self.relations.get(name)
        if found is None:
            found = self.relations[name] = Relation(name, is_class=name.startswith("a "))
        return found

    def load(self, lines: Iterable[str]) -> None:
        """Add triples, each a line of N-Triples as a store writes it: one space between terms, ` .` at the end."""
        terms = self.terms
        properties = {one.name: one.numbers.add for one in self.relations.values() if not one.is_class}
        classes = {one.name[2:]: one.numbers.add for one in self.relations.values() if one.is_class}
        for line in lines:
            subject, predicate, value = line.split(" ", 2)
            if predicate == TYPE:
                add = classes.get(value[:-2])
                if add is not None:
                    add(terms[subject])
            else:
                add = properties.get(predicate)
                if add is not None:
                    add(terms[subject] << 32 | terms[value[:-2]])

    def names(self) -> list[str]:
        """Return the terms in the order of their numbers."""
        if len(self._names) < len(self.terms):
            self._names = list(self.terms)
        return self._names

    def decoded(self, relation: Relation, numbers: Iterable[int], names: list[str]) -> Iterator[Triple]:
        """Yield pairs or members as triples of text."""
        if relation.is_class:
            return ((names[number], TYPE, relation.name[2:]) for number in numbers)
        return ((names[number >> 32], relation.name, names[number & LOW]) for number in numbers)

    def triples(self, subject: str | None, predicate: str | None, value: str | None) -> Iterator[Triple]:
        """Yield the triples with these parts, as a lookup does; predicate, and class of a type, are always named."""
        assert predicate is not None
        name = relation(("?s", predicate, "?o" if value is None else value))
        found = None if name is None else self.relations.get(name)
        if found is None:
            return
        names = self.names()
        if subject is None and (value is None or found.is_class):
            yield from self.decoded(found, list(found.numbers), names)
        elif found.is_class:
            if subject is not None and value is not None and self.terms.get(subject, -1) in found.numbers:
                yield subject, predicate, value
        elif subject is not None:
            for number in found.forward.get(self.terms.get(subject, -1), ()):
                if value is None or names[number] == value:
                    yield subject, predicate, names[number]
        elif value is not None:
            for number in found.backward.get(self.terms.get(value, -1), ()):
                yield names[number], predicate, value

"""Where a rule that finds clashes applies: among all that holds, or to what changed.

Most such rules say that two classes exclude each other. They are looked up by the classes of an individual, which few
sets of classes have many members of; every other rule is matched one solution at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from kgtool.clashes.world import World
from kgtool.reason.compile import Program
from kgtool.reason.instance import Derivation, Instance, relation
from kgtool.reason.lookup import Facts, Lookup, solutions
from kgtool.reason.pattern import TYPE, Atom, Triple, fill, is_hidden, unify


class Applications:
    """Finds where the rules of clashes apply in a world."""

    def __init__(self, world: World) -> None:
        self._world = world

    @cached_property
    def _exclusive(self) -> dict[str, dict[str, tuple[Instance, ...]]]:
        """Return the rules that say that two named classes exclude each other, by the first class and the second."""
        found: dict[str, dict[str, list[Instance]]] = defaultdict(lambda: defaultdict(list))
        for instance in self._world.clashing.instances:
            if _is_pair(instance):
                found[instance.body[0][2]][instance.body[1][2]].append(instance)
        return {one: {other: tuple(all_) for other, all_ in others.items()} for one, others in found.items()}

    @cached_property
    def _others(self) -> Program:
        return Program(tuple(instance for instance in self._world.clashing.instances if not _is_pair(instance)))

    @cached_property
    def _of_first(self) -> dict[str | None, tuple[Instance, ...]]:
        """Return the other rules by what their first premise is about."""
        found: dict[str | None, list[Instance]] = defaultdict(list)
        for instance in self._others.instances:
            if instance.body:
                found[relation(instance.body[0])].append(instance)
        return {key: tuple(instances) for key, instances in found.items()}

    def within(self, triples: Facts) -> Iterator[Derivation]:
        """Yield every application whose premises are all among these, each met once by its first premise."""
        typed: dict[str, None] = {}
        for triple in triples.triples(None, None, None):
            if triple[1] == TYPE:
                typed[triple[0]] = None
            for instance in (*self._of_first.get(relation(triple), ()), *self._of_first.get(None, ())):
                bound = unify(instance.body[0], triple, {})
                if bound is not None:
                    yield from self._solved(instance, bound, triples, instance.body[1:])
        for subject in typed:
            yield from self._of_kinds(subject, {value for _, _, value in triples.triples(subject, TYPE, None)})

    def all(self) -> Iterator[Derivation]:
        """Yield every application among all that holds."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for quad in self._world.type_quads():
            kinds[str(quad.subject)].add(str(quad.object))
        clashing: dict[frozenset[str], bool] = {}
        for subject, found in kinds.items():
            key = frozenset(found)
            if key not in clashing:
                clashing[key] = next(self._of_kinds(subject, key), None) is not None
            if clashing[key]:
                yield from self._of_individual(subject)
        for instance in self._others.instances:
            yield from self._solved(instance, {}, self._world.known)

    def of_triples(self, triples: Iterable[Triple]) -> Iterator[Derivation]:
        """Yield the applications in which one of these triples is a premise, the others being among what holds."""
        lookup = self._world.known
        typed: dict[str, None] = {}
        for triple in triples:
            if triple[1] == TYPE:
                typed[triple[0]] = None
            for instance, place in self._others.reading(triple):
                bound = unify(instance.body[place], triple, {})
                if bound is not None:
                    # Of patterns with as many known places, one that speaks of what is bound leaves fewest solutions.
                    near = sorted(instance.body, key=bound.keys().isdisjoint)
                    yield from self._solved(instance, bound, lookup, near)
        for subject in typed:
            yield from self._of_kinds(subject, {value for _, _, value in lookup.triples(subject, TYPE, None)})

    def of_absent(self, triples: Iterable[Triple]) -> Iterator[Derivation]:
        """Yield the applications that one of these triples, which is gone, may have stood in the way of."""
        asking = [
            (one, condition)
            for one in self._others.instances
            for condition in one.conditions
            if condition.kind == "absent"
        ]
        for triple in triples:
            for instance, condition in asking:
                own = {part for atom in instance.body for part in atom if part[0] == "?"}
                for atom in condition.body:
                    bound = unify(atom, triple, {})
                    if bound is not None:
                        begun = {name: value for name, value in bound.items() if name in own}
                        yield from self._solved(instance, begun, self._world.known)

    def _of_individual(self, subject: str) -> Iterator[Derivation]:
        yield from self._of_kinds(subject, {value for _, _, value in self._world.seen.triples(subject, TYPE, None)})

    def _of_kinds(self, subject: str, kinds: Iterable[str]) -> Iterator[Derivation]:
        known = sorted(kinds)
        for one in known:
            others = self._exclusive.get(one)
            if others:
                for other in known:
                    for instance in others.get(other, ()):
                        premises = tuple(fill(atom, {instance.body[0][0]: subject}) for atom in instance.body)
                        yield Derivation(instance.rule, None, premises, instance.axioms)

    def _solved(
        self, instance: Instance, bound: dict[str, str], lookup: Lookup, rest: Sequence[Atom] | None = None
    ) -> Iterator[Derivation]:
        """Yield the solutions of a rule, of which `rest` is left to match where it is given.

        What the rule asks the absence of is asked of all that holds.
        """
        for found in solutions(instance.body if rest is None else rest, bound, lookup):
            if all(condition.holds(found, self._world.known) for condition in instance.conditions):
                premises = tuple(fill(atom, found) for atom in instance.body)
                yield Derivation(instance.rule, None, premises, instance.axioms)


def _is_pair(instance: Instance) -> bool:
    """Tell whether a rule says that two classes with names exclude each other."""
    body = instance.body
    return (
        not instance.conditions
        and len(body) == 2
        and all(atom[1] == TYPE and atom[2][0] == "<" and not is_hidden(atom) for atom in body)
        and body[0][0] == body[1][0]
        and body[0][0][0] == "?"
    )

"""Runs a program on many triples until nothing new follows: in rounds, only what is new joined in each.

A round is a few operations on sets of integers for each rule (`kgtool.reason.joins`), and a transitive property is
walked from step to step. Measured against the alternatives at 1,000,000 triples in `tests/benchmarks/reasoning.py`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kgtool.reason.base import Base, Relation, add_steps
from kgtool.reason.compile import Program
from kgtool.reason.instance import Instance
from kgtool.reason.joins import Join, join, places, related, transitive
from kgtool.reason.lookup import Facts
from kgtool.reason.pattern import SAME, TYPE, Atom, Triple
from kgtool.reason.saturate import saturate
from kgtool.reason.strata import strata


@dataclass(eq=False)
class _Readers:
    """What is to be done with what is new in a relation: join it, and where the results go."""

    joins: list[tuple[Join, Relation]] = field(default_factory=list)
    is_transitive: bool = False


def follow(lines: Iterable[str], program: Program) -> Iterator[Triple]:
    """Return what follows from triples, each a line of N-Triples as a store writes it; nothing that is among them.

    Where two names turn out to mean the same, every rule has to look at every triple: then all is done one solution
    at a time, which takes many times longer.
    """
    lines = list(lines)
    base = Base(program)
    with _uncollected():
        base.load(lines)
        stated = {name: set(one.numbers) for name, one in base.relations.items() if one.numbers}
        for stratum in strata(program).programs:
            _run(base, stratum)
            if base.relation(SAME).numbers:
                return iter(_one_by_one(lines, program))
    names = base.names()
    return (
        triple
        for name, one in base.relations.items()
        for triple in base.decoded(one, one.numbers - stated.get(name, set()), names)
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles from looking through millions of numbers that have none."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _one_by_one(lines: Iterable[str], program: Program) -> list[Triple]:
    facts = Facts()
    for line in lines:
        subject, predicate, value = line.split(" ", 2)
        facts.add((subject, predicate, value[:-2]))
    return saturate(facts, program)


def _run(base: Base, program: Program) -> None:
    readers: dict[str, _Readers] = {}
    for instance in program.instances:
        if instance.head is not None and all(_is_named(atom) for atom in (instance.head, *instance.body)):
            _read(base, instance, readers)
    new = {name: set(one.numbers) for name, one in base.relations.items() if one.numbers}
    steps = {name: numbers for name, numbers in new.items() if name in readers and readers[name].is_transitive}
    while new:
        for name, numbers in steps.items():
            add_steps(base.relation(name), numbers)
        found, longer = _round(base, readers, new, steps)
        new, steps = {}, {}
        for name in dict.fromkeys((*found, *longer)):
            own = base.relation(name)
            fresh = found.get(name, set()) - own.numbers
            if name in readers and readers[name].is_transitive and fresh:
                steps[name] = fresh
            fresh = fresh | (longer.get(name, set()) - own.numbers)
            if fresh:
                own.add(fresh)
                new[name] = fresh


def _round(
    base: Base, readers: dict[str, _Readers], new: dict[str, set[int]], steps: dict[str, set[int]]
) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Return what follows from what is new, and apart what makes paths of transitive properties longer."""
    found: dict[str, set[int]] = {}
    longer: dict[str, set[int]] = {}
    for name, numbers in new.items():
        reading = readers.get(name)
        if reading is None:
            continue
        for joined, target in reading.joins:
            found.setdefault(target.name, set()).update(joined(numbers))
        if reading.is_transitive:
            longer[name] = transitive(base.relation(name), numbers, steps.get(name, ()))
    return found, longer


def _read(base: Base, instance: Instance, readers: dict[str, _Readers]) -> None:
    head = instance.head
    assert head is not None
    target = related(base, head)
    if not instance.body:
        numbers = [base.terms[term] for term in places(head)]
        target.numbers.add(numbers[0] if len(numbers) == 1 else numbers[0] << 32 | numbers[1])
    elif instance.rule == "prp-trp":
        readers.setdefault(target.name, _Readers()).is_transitive = True
    else:
        for place, atom in enumerate(instance.body):
            source = related(base, atom)
            readers.setdefault(source.name, _Readers()).joins.append((join(base, instance, place), target))


def _is_named(atom: Atom) -> bool:
    """Tell whether a pattern names its property, and of a type the class; what does not speaks of equality."""
    return atom[1][0] != "?" and not (atom[1] == TYPE and atom[2][0] == "?")

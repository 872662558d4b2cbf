"""Runs a program on triples in memory until nothing new follows; after the first round only new triples are joined.

Every rule a program can hold runs here, at the pace of one solution at a time. `kgtool.reason.closure` does the same
for many triples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgtool.reason.compile import Program
from kgtool.reason.instance import Derivation, Instance
from kgtool.reason.lookup import Facts, Lookup, solutions
from kgtool.reason.pattern import SAME, THING, TYPE, Triple, fill, unify
from kgtool.reason.strata import strata


def saturate(facts: Facts, program: Program, new: Iterable[Triple] | None = None) -> list[Triple]:
    """Add what follows, and return it in the order in which it was found.

    `new` are the triples that the facts gained since they were closed under the program; all of them where not given.
    """
    begun = None if new is None else list(new)
    added: list[Triple] = []
    for stratum in strata(program):
        delta = [*(triple for instance in stratum.instances for triple in _given(instance, facts))]
        added += delta
        delta = [*facts.triples(None, None, None)] if begun is None else [*begun, *added]
        while delta:
            delta = [triple for triple in _following(delta, stratum, facts) if facts.add(triple)]
            added += delta
    return added


def _given(instance: Instance, facts: Facts) -> Iterator[Triple]:
    """Yield what follows from axioms alone."""
    if not instance.body and instance.head is not None and facts.add(instance.head):
        yield instance.head


def _following(delta: list[Triple], program: Program, facts: Facts) -> list[Triple]:
    found: dict[Triple, None] = {}
    equal = any(True for _ in facts.triples(None, SAME, None))
    for triple in delta:
        found.update((head, None) for head in from_triple(triple, program, facts, equal=equal))
    return [triple for triple in found if triple[1:] != (TYPE, THING)]


def from_triple(triple: Triple, program: Program, facts: Lookup, *, equal: bool) -> Iterator[Triple]:
    """Yield what follows in one step from a triple, with others among the facts.

    `equal` tells whether anything is said to be the same as another; else what replaces one by the other is left out.
    """
    for instance, place in program.reading(triple):
        if instance.head is not None and (equal or not instance.rule.startswith("eq-rep-")):
            for bound in _by(instance, place, triple, facts):
                yield fill(instance.head, bound)


def _by(instance: Instance, place: int, triple: Triple, facts: Lookup) -> Iterator[dict[str, str]]:
    """Yield the solutions of a rule in which a premise is this triple."""
    bound = unify(instance.body[place], triple, {})
    if bound is None:
        return
    rest = [*instance.body[:place], *instance.body[place + 1 :]]
    for found in solutions(rest, bound, facts):
        if all(condition.holds(found, facts) for condition in instance.conditions):
            yield found


def applications(facts: Facts, program: Program) -> Iterator[Derivation]:
    """Yield every application of a rule to triples that are closed under the program, each once; clashes too."""
    for instance in program.instances:
        for bound in solutions(instance.body, {}, facts):
            if all(condition.holds(bound, facts) for condition in instance.conditions):
                premises = tuple(fill(atom, bound) for atom in instance.body)
                conclusion = None if instance.head is None else fill(instance.head, bound)
                if conclusion not in premises:
                    yield Derivation(instance.rule, conclusion, premises, instance.axioms)

"""Runs a program on triples in memory until nothing new follows; after the first round only new triples are joined.

Every rule a program can hold runs here, at the pace of one solution at a time. `kgtool.reason.closure` does the same
for many triples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    for stratum in strata(program).programs:
        added += close(facts, stratum, None if begun is None else [*begun, *added])
    return added


def close(facts: Facts, stratum: Program, new: Sequence[Triple] | None = None) -> list[Triple]:
    """Add what follows by rules that ask the absence only of what none of them concludes; else as `saturate`."""
    if new is None:
        found = dict.fromkeys(_first(stratum, facts))
        delta = [triple for triple in found if triple[1:] != (TYPE, THING) and facts.add(triple)]
        added = delta
    else:
        added = [triple for instance in stratum.instances for triple in _given(instance, facts)]
        delta = [*new, *added]
    while delta:
        delta = [triple for triple in _following(delta, stratum, facts) if facts.add(triple)]
        added = [*added, *delta]
    return added


def _given(instance: Instance, facts: Facts) -> Iterator[Triple]:
    """Yield what follows from axioms alone."""
    if not instance.body and instance.head is not None and facts.add(instance.head):
        yield instance.head


def _first(stratum: Program, facts: Facts) -> Iterator[Triple]:
    """Yield what follows in one step, each solution of a rule found once."""
    for instance in stratum.instances:
        if instance.head is not None:
            for bound in matches(instance, {}, facts):
                yield fill(instance.head, bound)


def _following(delta: list[Triple], program: Program, facts: Facts) -> list[Triple]:
    found: dict[Triple, None] = {}
    equal = any(True for _ in facts.triples(None, SAME, None))
    for triple in delta:
        found.update((head, None) for head in from_triple(triple, program, facts, equal=equal))
    return [triple for triple in found if triple[1:] != (TYPE, THING)]


def from_triple(
    triple: Triple, program: Program, facts: Lookup, *, equal: bool, views: Sequence[Lookup] = ()
) -> Iterator[Triple]:
    """Yield what follows in one step from a triple, with others among the facts.

    `equal` tells whether anything is said to be the same as another; else what replaces one by the other is left out.
    What a rule asks the absence of has to be absent from one of the `views`, from the facts where none are given.
    """
    for instance, place in program.reading(triple):
        if instance.head is not None and (equal or not instance.rule.startswith("eq-rep-")):
            bound = unify(instance.body[place], triple, {})
            if bound is not None:
                for found in matches(instance, bound, facts, views, without=place):
                    yield fill(instance.head, found)


def matches(
    instance: Instance,
    bindings: Mapping[str, str],
    facts: Lookup,
    views: Sequence[Lookup] = (),
    *,
    without: int | None = None,
) -> Iterator[dict[str, str]]:
    """Yield the solutions of a rule among the facts, with these bindings; the premise `without` is matched by them.

    What a rule asks the absence of has to be absent from one of the `views`, from the facts where none are given.
    """
    rest = [atom for place, atom in enumerate(instance.body) if place != without]
    for found in solutions(rest, bindings, facts):
        if allowed(instance, found, views or (facts,)):
            yield found


def allowed(instance: Instance, found: Mapping[str, str], views: Sequence[Lookup]) -> bool:
    """Tell whether a solution of a rule meets its conditions in one of the views."""
    if not instance.conditions:
        return True
    return any(all(condition.holds(found, view) for condition in instance.conditions) for view in views)


def applications(facts: Facts, program: Program) -> Iterator[Derivation]:
    """Yield every application of a rule to triples that are closed under the program, each once; clashes too."""
    for instance in program.instances:
        for bound in matches(instance, {}, facts):
            premises = tuple(fill(atom, bound) for atom in instance.body)
            conclusion = None if instance.head is None else fill(instance.head, bound)
            if conclusion not in premises:
                yield Derivation(instance.rule, conclusion, premises, instance.axioms)

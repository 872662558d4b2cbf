"""The order of rules that ask what is absent: they run once all that could be present has been concluded.

This is the stratification of Datalog with negation (Apt, Blair and Walker, 1988): what is concluded about one relation
is concluded in one stratum, and a rule asks for the absence of what lower strata conclude only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kgtool.errors import DataFileError
from kgtool.reason.compile import Program
from kgtool.reason.condition import Condition
from kgtool.reason.instance import Instance, relation
from kgtool.reason.pattern import Atom, Triple


@dataclass(frozen=True, eq=False)
class Strata:
    """The parts of a program, to run one after the other, and which of them concludes what.

    Rules that may conclude anything, as that equals can replace each other, are in each part from theirs on, and what
    they conclude there counts only where it is the part's own.
    """

    programs: tuple[Program, ...]
    places: Mapping[str | None, int]

    def place(self, triple: Triple) -> int:
        """Return the number of the part that may conclude a triple; the first where no rule names its relation."""
        return self.places.get(relation(triple), 0)


@lru_cache(maxsize=16)
def strata(program: Program) -> Strata:
    """Return the program in parts to run one after the other; one part where no rule asks what is absent.

    A rule that asks for the absence of what follows from its own conclusion is a DataFileError.
    """
    if not any(absent_relations(instance) for instance in program.instances):
        return Strata((program,), {})
    level = _levels(program)
    own = {instance: _place(instance, level) for instance in program.instances}
    numbers = sorted({0, *own.values()})
    parts = tuple(
        Program(tuple(one for one in program.instances if own[one] == number or (_is_any(one) and own[one] < number)))
        for number in numbers
    )
    return Strata(parts, {name: numbers.index(at) for name, at in level.items() if name is not None})


def _levels(program: Program) -> dict[str | None, int]:
    """Return the level of what rules conclude: above what they ask the absence of, and below nothing they read."""
    level: dict[str | None, int] = {}
    changed = True
    while changed:
        changed = False
        for instance in program.instances:
            needed = _needed(instance, level)
            if needed > len(program.instances):
                raise DataFileError(
                    f"The rule '{instance.rule}' asks for the absence of what follows from its own conclusion.",
                    "Let FILTER NOT EXISTS ask only for what does not depend on the rule.",
                )
            if instance.head is not None and needed > level.get(relation(instance.head), 0):
                level[relation(instance.head)], changed = needed, True
    return level


def _place(instance: Instance, level: Mapping[str | None, int]) -> int:
    return _needed(instance, level) if instance.head is None else level.get(relation(instance.head), 0)


def _is_any(instance: Instance) -> bool:
    return instance.head is not None and relation(instance.head) is None


def _needed(instance: Instance, level: Mapping[str | None, int]) -> int:
    read = [level.get(relation(atom), 0) for atom in instance.body]
    absent = [level.get(name, 0) + 1 for name in absent_relations(instance)]
    return max([*read, *absent], default=0)


@lru_cache(maxsize=16)
def lasting(program: Program) -> Program:
    """Return the rules that ask for no absence: what they conclude stays, whatever else comes to be known."""
    return Program(tuple(one for one in program.instances if not absent_relations(one)))


def absent_relations(instance: Instance) -> frozenset[str | None]:
    """Return what a rule asks the absence of."""
    return frozenset(relation(atom) for atom in absent_atoms(instance.conditions))


def absent_atoms(conditions: tuple[Condition, ...]) -> Iterator[Atom]:
    """Yield the patterns within conditions that ask what is absent, at any depth."""
    for condition in conditions:
        yield from condition.body
        yield from absent_atoms(condition.inner)

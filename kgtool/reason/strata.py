"""The order of rules that ask what is absent: they run once all that could be present has been concluded."""

from __future__ import annotations

from collections.abc import Iterator

from kgtool.errors import DataFileError
from kgtool.reason.compile import Program
from kgtool.reason.condition import Condition
from kgtool.reason.instance import Instance, relation


def strata(program: Program) -> tuple[Program, ...]:
    """Return the program in parts to run one after the other; one part where no rule asks what is absent.

    A rule that asks for the absence of what follows from its own conclusion is a DataFileError.
    """
    if not any(absent_relations(instance) for instance in program.instances):
        return (program,)
    level: dict[str | None, int] = {}
    most = len(program.instances)
    changed = True
    while changed:
        changed = False
        for instance in program.instances:
            head = None if instance.head is None else relation(instance.head)
            needed = _needed(instance, level)
            if needed > level.get(head, 0):
                if needed > most:
                    raise DataFileError(
                        f"The rule '{instance.rule}' asks for the absence of what follows from its own conclusion.",
                        "Let FILTER NOT EXISTS ask only for what does not depend on the rule.",
                    )
                level[head], changed = needed, True
    parts: dict[int, list[Instance]] = {}
    for instance in program.instances:
        parts.setdefault(_needed(instance, level), []).append(instance)
    return tuple(Program(tuple(parts[number])) for number in sorted(parts))


def _needed(instance: Instance, level: dict[str | None, int]) -> int:
    read = [level.get(relation(atom), 0) for atom in instance.body]
    absent = [level.get(name, 0) + 1 for name in absent_relations(instance)]
    return max([*read, *absent], default=0)


def absent_relations(instance: Instance) -> frozenset[str | None]:
    """Return what a rule asks the absence of."""
    return frozenset(_within(instance.conditions))


def _within(conditions: tuple[Condition, ...]) -> Iterator[str | None]:
    for condition in conditions:
        yield from (relation(atom) for atom in condition.body)
        yield from _within(condition.inner)

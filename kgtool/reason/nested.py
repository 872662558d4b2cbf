"""Joins any rule on numbers, one solution at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kgtool.reason.base import LOW, Base
from kgtool.reason.condition import Condition
from kgtool.reason.instance import Instance, relation
from kgtool.reason.pattern import TYPE, Atom


def nested(base: Base, instance: Instance, place: int) -> Callable[[set[int]], Iterable[int]]:
    """Return what follows from new numbers at one premise of a rule that concludes a triple."""
    assert instance.head is not None
    head, own = instance.head, instance.body[place]
    others = [atom for at, atom in enumerate(instance.body) if at != place]

    def joined(new: set[int]) -> Iterable[int]:
        terms = base.terms
        found: set[int] = set()
        for number in new:
            bound = _bound(own, number, {}, terms)
            if bound is not None:
                for solution in _solutions(base, others, bound):
                    if _hold(instance.conditions, solution, base):
                        found.add(_number(head, solution, terms))
        return found

    return joined


def _bound(atom: Atom, number: int, bindings: Mapping[str, int], terms: Mapping[str, int]) -> dict[str, int] | None:
    parts = ((atom[0], number),) if atom[1] == TYPE else ((atom[0], number >> 32), (atom[2], number & LOW))
    bound = dict(bindings)
    for term, value in parts:
        if (bound.setdefault(term, value) if term[0] == "?" else terms.get(term)) != value:
            return None
    return bound


def _number(atom: Atom, bindings: Mapping[str, int], terms: dict[str, int]) -> int:
    ends = (atom[0],) if atom[1] == TYPE else (atom[0], atom[2])
    numbers = [bindings[term] if term[0] == "?" else terms[term] for term in ends]
    return numbers[0] if len(numbers) == 1 else numbers[0] << 32 | numbers[1]


def _solutions(base: Base, body: Sequence[Atom], bindings: Mapping[str, int]) -> Iterator[dict[str, int]]:
    """Yield the bindings under which all premises are matched, those with most known places first."""
    if not body:
        yield dict(bindings)
        return
    at = max(range(len(body)), key=lambda place: (_known(body[place], bindings), -place))
    atom, rest = body[at], [*body[:at], *body[at + 1 :]]
    for number in _matches(base, atom, bindings):
        bound = _bound(atom, number, bindings, base.terms)
        if bound is not None:
            yield from _solutions(base, rest, bound)


def _known(atom: Atom, bindings: Mapping[str, int]) -> int:
    ends = (atom[0],) if atom[1] == TYPE else (atom[0], atom[2])
    return sum(term[0] != "?" or term in bindings for term in ends) - len(ends)


def _matches(base: Base, atom: Atom, bindings: Mapping[str, int]) -> Iterable[int]:
    name = relation(atom)
    assert name is not None
    found = base.relation(name)
    subject = bindings.get(atom[0]) if atom[0][0] == "?" else base.terms[atom[0]]
    value = bindings.get(atom[2]) if atom[2][0] == "?" else base.terms[atom[2]]
    if found.is_class:
        if subject is None:
            return list(found.numbers)
        return (subject,) if subject in found.numbers else ()
    if subject is not None and value is not None:
        number = subject << 32 | value
        return (number,) if number in found.numbers else ()
    if subject is not None:
        return [subject << 32 | end for end in found.forward.get(subject, ())]
    if value is not None:
        return [start << 32 | value for start in found.backward.get(value, ())]
    return list(found.numbers)


def _hold(conditions: Sequence[Condition], solution: Mapping[str, int], base: Base) -> bool:
    if not conditions:
        return True
    if all(condition.kind == "distinct" for condition in conditions):
        return all(_distinct(condition, solution, base.terms) for condition in conditions)
    names = base.names()
    bindings = {name: names[number] for name, number in solution.items()}
    return all(condition.holds(bindings, base) for condition in conditions)


def _distinct(condition: Condition, solution: Mapping[str, int], terms: dict[str, int]) -> bool:
    one, other = (solution[term] if term[0] == "?" else terms[term] for term in condition.terms)
    return one != other

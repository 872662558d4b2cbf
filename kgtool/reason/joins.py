"""How a rule is joined once some of one premise's triples are new: one function a rule and premise.

What most rules look like (one premise; premises about the same individuals; a relation and a kind; two relations in a
row) is done by operations on whole sets; every other rule goes through its premises one solution at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from kgtool.reason.base import LOW, Base, Relation
from kgtool.reason.instance import Instance, relation
from kgtool.reason.nested import nested
from kgtool.reason.pattern import TYPE, Atom

#: From what is new in a relation to what follows from it.
Join: TypeAlias = Callable[[set[int]], Iterable[int]]
#: The variables of a premise; a class has one.
Places: TypeAlias = tuple[str, ...]


def places(atom: Atom) -> Places:
    """Return the terms of a pattern that its relation's numbers hold."""
    return (atom[0],) if atom[1] == TYPE else (atom[0], atom[2])


def plain(atom: Atom) -> bool:
    """Tell whether a pattern has only variables, each once."""
    own = places(atom)
    return all(term[0] == "?" for term in own) and len(set(own)) == len(own)


def related(base: Base, atom: Atom) -> Relation:
    """Return the relation that a pattern is about."""
    name = relation(atom)
    assert name is not None
    return base.relation(name)


def join(base: Base, instance: Instance, place: int) -> Join:
    """Return what follows from new numbers at one premise of a rule; the rule concludes a triple."""
    assert instance.head is not None
    head, own = instance.head, instance.body[place]
    others = [atom for at, atom in enumerate(instance.body) if at != place]
    if not instance.conditions and all(plain(atom) for atom in (head, own, *others)):
        if set(places(head)) <= set(places(own)) and all(set(places(atom)) == set(places(own)) for atom in others):
            return _together(base, places(own), others, projection(places(own), places(head)))
        if len(others) == 1:
            found = _pair(base, own, others[0], head)
            if found is not None:
                return found
    return nested(base, instance, place)


def projection(known: Places, wanted: Places) -> Join:
    """Return how numbers of one form are turned into another's; the wanted variables are among the known."""
    if known == wanted:
        return lambda new: new
    if len(known) == len(wanted):
        return lambda new: {(pair & LOW) << 32 | pair >> 32 for pair in new}
    if wanted[0] == known[0]:
        return lambda new: {pair >> 32 for pair in new}
    return lambda new: {pair & LOW for pair in new}


def _together(base: Base, own: Places, others: Sequence[Atom], project: Join) -> Join:
    """Join premises about the same individuals: what is in all of them."""
    same = [related(base, atom) for atom in others if places(atom) == own]
    turned = [related(base, atom) for atom in others if places(atom) != own]

    def joined(new: set[int]) -> Iterable[int]:
        for one in same:
            new = new & one.numbers
        for one in turned:
            numbers = one.numbers
            new = {pair for pair in new if (pair & LOW) << 32 | pair >> 32 in numbers}
        return project(new)

    return joined


def _pair(base: Base, own: Atom, other: Atom, head: Atom) -> Join | None:
    mine, theirs, wanted = places(own), places(other), places(head)
    there = related(base, other)
    if len(mine) == 2 and len(theirs) == 1 and set(wanted) <= set(mine):
        return _of_a_kind(there, first=theirs[0] == mine[0], project=projection(mine, wanted))
    if len(mine) == 1 and len(theirs) == 2 and set(wanted) <= set(theirs):
        return _reached(there, first=mine[0] == theirs[0], project=projection(theirs, wanted))
    if len(mine) == len(theirs) == len(wanted) == 2:
        if mine[1] == theirs[0] and wanted == (mine[0], theirs[1]):
            return lambda new: _onward(new, there.forward)
        if mine[0] == theirs[1] and wanted == (theirs[0], mine[1]):
            return lambda new: _back(new, there.backward)
    return None


def _of_a_kind(kind: Relation, *, first: bool, project: Join) -> Join:
    """Join new pairs with the class of one end."""

    def joined(new: set[int]) -> Iterable[int]:
        members = kind.numbers
        if first:
            return project({pair for pair in new if pair >> 32 in members})
        return project({pair for pair in new if pair & LOW in members})

    return joined


def _reached(pairs: Relation, *, first: bool, project: Join) -> Join:
    """Join new members of a class with the pairs that they are an end of."""

    def joined(new: set[int]) -> Iterable[int]:
        if first:
            ahead = pairs.forward
            return project({one << 32 | other for one in new for other in ahead.get(one, ())})
        behind = pairs.backward
        return project({other << 32 | one for one in new for other in behind.get(one, ())})

    return joined


def _onward(new: Iterable[int], ahead: dict[int, list[int]]) -> set[int]:
    """Join new pairs with those that begin where they end."""
    found: set[int] = set()
    add, get = found.add, ahead.get
    for pair in new:
        ends = get(pair & LOW)
        if ends is not None:
            start = pair >> 32 << 32
            for end in ends:
                add(start | end)
    return found


def _back(new: Iterable[int], behind: dict[int, list[int]]) -> set[int]:
    """Join new pairs with those that end where they begin."""
    found: set[int] = set()
    add, get = found.add, behind.get
    for pair in new:
        starts = get(pair >> 32)
        if starts is not None:
            end = pair & LOW
            for start in starts:
                add(start << 32 | end)
    return found


def transitive(own: Relation, new: set[int], steps: Iterable[int]) -> set[int]:
    """Return what new pairs of a transitive property give, of which `steps` came otherwise: paths one step longer.

    A path is prolonged at its end only, so that it is found once and not once for each place where it could be parted.
    """
    found = _back(steps, own.backward)
    if own.steps:
        found |= _onward(new, own.steps)
    return found

"""Why something does not hold: the rules that could conclude it, and what each of them misses.

Of the ways to match a rule's premises the nearest is shown: the one with fewest premises missing, of those the one in
which most is known of what is missing. What is missing of a class without a name is told by the rules for that class.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from kgtool.explain.case import Case
from kgtool.explain.prove import applied
from kgtool.explain.step import AppliedRule
from kgtool.explain.unsaid import Unsaid, unsaid_of
from kgtool.reason.condition import Condition
from kgtool.reason.instance import Derivation, Instance, relation
from kgtool.reason.lookup import solutions
from kgtool.reason.pattern import SAME, Atom, Triple, fill, is_hidden, unify

#: How many ways to match a rule are looked at.
_TRIED = 200
#: How many steps down it is told how what is missing could follow, unless a text can say it; classes without a name do
#: not count.
_DEEP = 2
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rule that could conclude something, matched as far as it goes.

    `held` are the premises that hold, `missing` those that do not, `against` what stands against it although a
    condition asks for its absence; `failed` tells that another condition is not met, and `apart` that everything holds,
    but never on the same day.
    """

    rule: AppliedRule
    held: tuple[Triple, ...]
    missing: tuple[Missing, ...]
    against: tuple[Triple, ...] = ()
    failed: str | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that does not hold; what nobody knows of it is a variable.

    `types` are the claim types that would state it, `unsaid` the claims that say it and do not count.
    """

    triple: Atom
    types: tuple[str, ...]
    unsaid: tuple[Unsaid, ...]
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Whether a triple holds, and where it does not, what is missing."""

    triple: Triple
    holds: bool
    missing: Missing | None = None


def why_not(case: Case, triple: Triple) -> WhyNot:
    """Tell what is missing for a triple to hold, or that it holds."""
    if case.explainer.shortest(triple) is not None:
        return WhyNot(triple, holds=True)
    return WhyNot(triple, holds=False, missing=_missing(case, triple, _DEEP, frozenset()))


def _missing(case: Case, atom: Atom, deep: int, above: frozenset[Atom]) -> Missing:
    types, unsaid = unsaid_of(case, atom)
    name = _shape(atom)
    attempts: list[Attempt] = []
    is_open = "?" in name and not is_hidden(atom)
    if not is_open and len(above) < _DEEPEST and (deep or is_hidden(atom)) and not (above and types):
        below = above | {name}
        inner = deep if is_hidden(atom) else deep - 1
        for instance in _concluding(case, atom):
            if (found := _attempt(case, instance, atom, inner, below)) is not None:
                attempts.append(found)
    return Missing(atom, types, unsaid, tuple(sorted(attempts, key=_nearest)))


def _shape(atom: Atom) -> Atom:
    """Return a pattern in which all variables are the same."""
    subject, predicate, value = ("?" if part[0] == "?" else part for part in atom)
    return subject, predicate, value


def _nearest(attempt: Attempt) -> tuple[int, int, str]:
    unknown = sum(part[0] == "?" for missing in attempt.missing for part in missing.triple)
    return len(attempt.missing), unknown, attempt.rule.name


def _concluding(case: Case, atom: Atom) -> Iterator[Instance]:
    """Yield the rules that could conclude a pattern; those of equality only where something is the same as another."""
    yield from case.program.by_conclusion.get(relation(atom), ())
    if next(iter(case.known.triples(None, SAME, None)), None) is not None:
        yield from case.program.by_conclusion.get(None, ())


def _attempt(case: Case, instance: Instance, atom: Atom, deep: int, above: frozenset[Atom]) -> Attempt | None:
    assert instance.head is not None
    renamed = {part: f"{part}'" for own in (instance.head, *instance.body) for part in own if part[0] == "?"}
    pairs = [(own, part) for own, part in zip(instance.head, atom, strict=True) if part[0] != "?"]
    bound = unify(tuple(own for own, _ in pairs), tuple(part for _, part in pairs), {})
    if bound is None:
        return None
    for lacking in range(len(instance.body) + 1):
        matched = islice(_matched(case, instance, bound, lacking), _TRIED)
        # What would rest on what is asked for helps nothing.
        ways = [way for way in matched if above.isdisjoint(map(_shape, way[1]))]
        if ways:
            found, left = min(ways, key=lambda way: (_unknown(way[1]), not _is_unsaid(case, way[1]), way[1]))
            return _told(case, instance, found, left, deep, above, renamed)
    return None


def _matched(
    case: Case, instance: Instance, bound: Mapping[str, str], lacking: int
) -> Iterator[tuple[dict[str, str], tuple[Atom, ...]]]:
    """Yield the ways to match all but so many premises: what they bind, and the premises that are left."""
    places = range(len(instance.body))
    for left in combinations(places, lacking):
        rest = [instance.body[place] for place in places if place not in left]
        if lacking and rest and not _is_bound_to(rest, bound):
            continue
        for found in solutions(rest, bound, case.known):
            if lacking and not all(_may_hold(condition, found, case) for condition in instance.conditions):
                continue
            yield found, tuple(fill(instance.body[place], found) for place in left)


def _is_bound_to(rest: Sequence[Atom], bound: Mapping[str, str]) -> bool:
    """Tell whether what is matched has to do with what is asked for."""
    return any(part in bound for atom in rest for part in (atom[0], atom[2])) or not bound


def _may_hold(condition: Condition, found: Mapping[str, str], case: Case) -> bool:
    """Tell whether a condition is met; one of what is not known yet may be."""
    if condition.kind == "absent" or not condition.variables <= set(found):
        return True
    return condition.holds(found, case.known)


def _unknown(left: tuple[Atom, ...]) -> int:
    return sum(part[0] == "?" for atom in left for part in atom)


def _is_unsaid(case: Case, left: tuple[Atom, ...]) -> bool:
    return any(unsaid_of(case, atom)[1] for atom in left)


def _told(
    case: Case,
    instance: Instance,
    found: dict[str, str],
    left: tuple[Atom, ...],
    deep: int,
    above: frozenset[Atom],
    renamed: Mapping[str, str],
) -> Attempt:
    held = tuple(one for atom in instance.body if (one := fill(atom, found)) not in left)
    rule = applied(case, Derivation(instance.rule, None, held, instance.axioms))
    if left:
        open_ones = {own: other for own, other in renamed.items() if own not in found}
        missing = tuple(_missing(case, fill(atom, open_ones), deep, above) for atom in left)
        return Attempt(rule, held, missing)
    against: tuple[Triple, ...] = ()
    failed = None
    for condition in instance.conditions:
        if not condition.holds(found, case.known):
            if condition.kind == "absent":
                solution = next(solutions(condition.body, found, case.known))
                against = tuple(fill(atom, solution) for atom in condition.body)
            else:
                failed = condition.text or condition.kind
    return Attempt(rule, held, (), against, failed, apart=not against and failed is None)

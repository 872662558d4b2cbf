"""An entry of the ledger: a contradiction with its sides, found by asking the rules about pairs of readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

import pyoxigraph as ox

from kgtool.rivals.limits import Limits
from kgtool.rivals.reading import Reading, one_breath, order, told_in_order
from kgtool.rivals.rule import Rule
from kgtool.stated.claim import StatedClaim


@dataclass(frozen=True, eq=False)
class Subject:
    """What readings are of: a claim type, the parties or things in the order of a sentence, and the readings.

    `deals` names the deals that the readings number. `same_words` tells that one stretch of a text carries all of them.
    """

    type: str
    about: tuple[ox.NamedNode, ...]
    readings: tuple[Reading, ...]
    rules: tuple[Rule, ...]
    deals: Mapping[int, ox.NamedNode] = field(default_factory=dict)
    same_words: bool = False


@dataclass(frozen=True, eq=False)
class Side:
    """Readings that stand together against the other sides."""

    readings: tuple[Reading, ...]

    @property
    def first(self) -> Reading:
        """Return the reading that stands for the side: the one most told, then the earliest."""
        return min(self.readings, key=lambda reading: (-len(reading.claims), order(reading.first)))

    @property
    def claims(self) -> tuple[StatedClaim, ...]:
        """Return the claims of the side, the earliest told first, each once."""
        unique = {claim.iri: claim for reading in self.readings for claim in reading.claims}
        return told_in_order(unique.values())

    @property
    def latest(self) -> date | None:
        """Return the day of the last text, None where no text has one."""
        return max((claim.source.issued for claim in self.claims if claim.source.issued), default=None)


@dataclass(frozen=True, eq=False)
class Entry:
    """A contradiction: its kind, the case of the rule that found it, what it is about, and two or more sides."""

    kind: str
    case: str
    subject: Subject
    sides: tuple[Side, ...]

    @property
    def deals(self) -> tuple[ox.NamedNode, ...]:
        """Return the deals that the entry is about, as the subject numbers them."""
        numbers = {reading.deal for side in self.sides for reading in side.readings}
        return tuple(name for number, name in self.subject.deals.items() if number in numbers)

    @property
    def rule(self) -> str:
        """Return the name of the rule with its case: `period.rate`."""
        return f"{self.kind}.{self.case}"


def entries(subject: Subject, limits: Limits) -> Iterator[Entry]:
    """Yield the contradictions among the readings of a subject: per rule one for each group that hangs together."""
    found: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    readings = subject.readings
    for one, other in _pairs(readings, limits.pairs):
        if not subject.same_words and one_breath(readings[one], readings[other]):
            continue
        clash = _clash(readings[one], readings[other], subject.rules, limits)
        if clash is not None:
            found[clash].append((one, other))
    for (place, case), pairs in sorted(found.items()):
        rule = subject.rules[place]
        for group in _groups(pairs):
            sides = [Side(tuple(readings[i] for i in side)) for side in group]
            sides.sort(key=lambda side: (not any(map(rule.leads, side.readings)), order(side.claims[0])))
            yield Entry(rule.kind, case, subject, tuple(sides))


def _pairs(readings: Sequence[Reading], limit: int) -> Iterable[tuple[int, int]]:
    """Yield pairs of readings: all of a few, of many each with the one that is told most."""
    if len(readings) <= limit:
        return combinations(range(len(readings)), 2)
    most = min(range(len(readings)), key=lambda i: (-len(readings[i].claims), order(readings[i].first)))
    return [(min(most, i), max(most, i)) for i in range(len(readings)) if i != most]


def _clash(one: Reading, other: Reading, rules: Sequence[Rule], limits: Limits) -> tuple[int, str] | None:
    for place, rule in enumerate(rules):
        if not rule.across and one.deal != other.deal and {one.scope, other.scope} != {"total"}:
            continue
        case = rule.compare(one, other, limits)
        if case is not None:
            return place, case
    return None


def _groups(pairs: Sequence[tuple[int, int]]) -> Iterator[list[list[int]]]:
    """Yield the parts of a graph that hang together, each as sides: those with the same neighbours stand together."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    left = set(neighbours)
    while left:
        part, pending = set(), [min(left)]
        while pending:
            place = pending.pop()
            if place not in part:
                part.add(place)
                pending.extend(neighbours[place])
        left -= part
        sides: dict[frozenset[int], list[int]] = defaultdict(list)
        for place in sorted(part):
            sides[frozenset(neighbours[place])].append(place)
        yield list(sides.values())

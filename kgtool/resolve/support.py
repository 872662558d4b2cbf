"""What the claims of all documents say together, gathered by pair of entities before it is written as quads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

import pyoxigraph as ox

from kgtool.claims.claim import EXCLUSIVITIES
from kgtool.intervals.interval import Interval, hull
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.terms import coded

_STRENGTH = {value: rank for rank, value in enumerate(EXCLUSIVITIES)}


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """An amount of money said of one pair; `per` is the duration of a rate (`P1Y`), `words` are the text's own."""

    interval: Interval
    unit: str
    per: str | None
    words: str


@dataclass(slots=True)
class Support:
    """The claims that carry one flow or one relation, and what they say of it."""

    claims: set[ox.NamedNode] = field(default_factory=set)
    amounts: list[StatedAmount] = field(default_factory=list)
    #: Amounts said of several pairs together: they bound this one from above where nothing else is said of it.
    joint: list[StatedAmount] = field(default_factory=list)
    shares: list[Interval] = field(default_factory=list)
    exclusivities: set[str] = field(default_factory=set)

    def add(self, claim: StatedClaim, *, joint: bool) -> None:
        """Take in a claim; `joint` where its measures are said of several pairs together."""
        self.claims.add(claim.iri)
        for measure in claim.measures:
            if measure.min is None and measure.max is None:
                continue
            interval = measure.bounds.shared() if joint else measure.bounds
            if measure.kind == "amount":
                stated = StatedAmount(interval, measure.unit, measure.per, measure.words)
                (self.joint if joint else self.amounts).append(stated)
            elif measure.kind == "share" and measure.per is None:
                self.shares.append(interval)
        if claim.exclusivity is not None:
            self.exclusivities.add(claim.exclusivity)

    @property
    def counting(self) -> list[StatedAmount]:
        """Return the pair's own amounts, else those of several together; a joint amount is no second one."""
        return self.amounts or self.joint

    @property
    def sorted_claims(self) -> tuple[ox.NamedNode, ...]:
        """Return the claims, sorted by IRI."""
        return tuple(sorted(self.claims, key=lambda claim: claim.value))

    @property
    def unit(self) -> str | None:
        """Return the currency that most amounts are in (of several the alphabetically first); rates do not count."""
        units = Counter(amount.unit for amount in self.counting if amount.per is None)
        return min(units, key=lambda unit: (-units[unit], unit), default=None)

    @property
    def amount(self) -> Interval | None:
        """Return the hull of the amounts that compare: one currency, no rate."""
        unit = self.unit
        return hull(entry.interval for entry in self.counting if entry.per is None and entry.unit == unit)

    @property
    def incomparable(self) -> tuple[StatedAmount, ...]:
        """Return the rates and the amounts in other currencies, each words once, sorted."""
        unit = self.unit
        rest = {entry for entry in self.counting if entry.per is not None or entry.unit != unit}
        return tuple(sorted(rest, key=lambda entry: (entry.words, entry.unit, entry.per or "")))

    @property
    def strongest_exclusivity(self) -> ox.NamedNode | None:
        """Return the strongest exclusivity that a claim states."""
        known = [value for value in self.exclusivities if value in _STRENGTH]
        strongest = min(known, key=_STRENGTH.__getitem__, default=None)
        return None if strongest is None else coded("exclusivity", strongest)


def pairs(claim: StatedClaim, from_role: str, to_role: str) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    """Yield the ordered pairs of two roles' fillers, none of an entity with itself.

    A role that holds both sides (partners) gives each pair once, the smaller IRI first.
    """
    for source, target in product(claim.roles.get(from_role, ()), claim.roles.get(to_role, ())):
        if source != target and (from_role != to_role or source.value < target.value):
            yield source, target


def is_joint(claim: StatedClaim, from_role: str, to_role: str) -> bool:
    """Tell whether the claim's measures are said of several pairs together: so unless the text says 'each'."""
    several = len(claim.roles.get(from_role, ())) * len(claim.roles.get(to_role, ())) > 1
    return several and claim.jointly is not False

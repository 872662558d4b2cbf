"""Claims that say the same of one thing in the same way: what the ledger's rules compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

import pyoxigraph as ox

from kgtool.intervals.interval import Interval
from kgtool.stated.claim import StatedClaim, StatedMeasure

#: Modalities in which a text commits itself; a rumour, an estimate and a hypothesis differ without contradicting.
FIRM = frozenset({"asserted", "planned"})


@dataclass(frozen=True, eq=False)
class Reading:
    """Claims of equal reading, the earliest told first; what they say of the measure, or where something is done.

    `segment` is the part of an organisation that a figure is of. `joint` tells that a measure is said of several pairs
    together; `event` that it sizes a transaction rather than a level. `at` is the provider or platform's owner of a
    use or an offer, `offered` tells the two apart. `turned` marks the other direction of a pair. `deal` numbers the
    deal it is of. A `loose` one is of no named place or partner, so that it may be of another thing. `replaced` are
    figures that the same texts give as the former ones.
    """

    claims: tuple[StatedClaim, ...]
    measure: StatedMeasure | None = None
    segment: tuple[ox.NamedNode, ...] = ()
    joint: bool = False
    event: bool = False
    at: ox.NamedNode | None = None
    offered: bool = False
    turned: bool = False
    deal: int | None = None
    loose: bool = False
    replaced: tuple[Decimal, ...] = ()

    @property
    def first(self) -> StatedClaim:
        """Return the claim that was told first."""
        return self.claims[0]

    @cached_property
    def documents(self) -> frozenset[ox.NamedNode]:
        """Return the documents that the claims stand in."""
        return frozenset(claim.source.iri for claim in self.claims)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Return the known days on which the documents appeared, sorted."""
        return tuple(sorted({claim.source.issued for claim in self.claims if claim.source.issued is not None}))

    @cached_property
    def cells(self) -> Interval:
        """Return what the measure allows: with its hedge, and all that rounds to its bounds."""
        assert self.measure is not None
        return self.measure.interval(cells=True)

    @property
    def period(self) -> tuple[date | None, date | None]:
        """Return when what is said holds or happened, None where open or unknown."""
        return self.first.start, self.first.end

    @property
    def dated(self) -> bool:
        """Tell whether the text says when."""
        return self.period != (None, None)

    @property
    def scope(self) -> str:
        """Return the part that the measure plays."""
        return (self.measure.scope if self.measure else None) or "level"

    @property
    def number(self) -> Decimal | None:
        """Return the one number of the measure, None of a range."""
        measure = self.measure
        if measure is None or None not in (measure.min, measure.max):
            return measure.min if measure and measure.min == measure.max else None
        return measure.max if measure.min is None else measure.min


def order(claim: StatedClaim) -> tuple[date, str, int, str]:
    """Return what sorts claims by the day they were told, those of unknown day last, then by text and place."""
    place = min((quote.start for quote in claim.quotes), default=0)
    return claim.source.issued or date.max, claim.source.path, place, claim.iri.value


def told_in_order(claims: Iterable[StatedClaim]) -> tuple[StatedClaim, ...]:
    """Return claims by the day they were told."""
    return tuple(sorted(claims, key=order))


def days_between(one: Reading, other: Reading) -> int | None:
    """Return the days between the nearest two texts of the readings, None where one of them has no day."""
    days = [*((day, True) for day in one.days), *((day, False) for day in other.days)]
    days.sort()
    gaps = [(after - before).days for (before, a), (after, b) in pairwise(days) if a is not b]
    return min(gaps, default=None)


def one_text(one: Reading, other: Reading) -> bool:
    """Tell whether all claims of both stand in one document."""
    return len(one.documents | other.documents) == 1


def one_breath(one: Reading, other: Reading) -> bool:
    """Tell whether one stretch of one text carries both: what is said in one breath is not said against itself."""
    return one_text(one, other) and any(
        first.start < second.end and second.start < first.end
        for first in one.first.quotes
        for second in other.first.quotes
    )


def disjoint_times(one: Reading, other: Reading) -> bool:
    """Tell whether one ends before the other begins, by what the texts say."""
    return _over(one.period[1], other.period[0]) or _over(other.period[1], one.period[0])


def over(one: Reading, other: Reading) -> bool:
    """Tell whether one state ends before the other begins; what a text says without a time holds on the text's day."""
    return _over(one.period[1], _begin(other)) or _over(other.period[1], _begin(one))


def _begin(reading: Reading) -> date | None:
    if reading.dated:
        return reading.period[0]
    return reading.days[0] if reading.days else None


def _over(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start


def firm(one: Reading, other: Reading) -> bool:
    """Tell whether both texts commit themselves alike: both state, or both plan."""
    return one.first.modality == other.first.modality and one.first.modality in FIRM


def both_firm(one: Reading, other: Reading) -> bool:
    """Tell whether both state or plan."""
    return {one.first.modality, other.first.modality} <= FIRM

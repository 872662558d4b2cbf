"""A figure: one measure of one claim, with what it takes to see whether two of them compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from kgtool.intervals.interval import Interval
from kgtool.stated.claim import StatedClaim, StatedMeasure

#: What a figure is about: claim type, then roles with their fillers.
Subject: TypeAlias = "tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]"
#: First and last day; None where the text gives no time.
Period: TypeAlias = "tuple[date | None, date | None] | None"

#: Roles that say more about a figure without making it another one.
_DETAIL = frozenset({"reference", "platform", "partner"})
_MONTHS = {"P1M": 1, "P3M": 3, "P6M": 6, "P1Y": 12}
_SCOPES_OF_LEVEL = (None, "level", "total")


@dataclass(frozen=True, eq=False)
class Figure:
    """A measure of a claim; two figures are the same only where they are one object."""

    claim: StatedClaim
    measure: StatedMeasure

    @cached_property
    def exact(self) -> Interval:
        """Return what the words say, with the hedge's tolerance."""
        return self.measure.interval()

    @cached_property
    def rounded(self) -> Interval:
        """Return all that the words stand for, rounding included."""
        return self.measure.interval(cells=True)

    @property
    def is_open(self) -> bool:
        """Tell whether no upper bound is stated ('mehr als 16 %')."""
        return self.measure.max is None

    @property
    def value(self) -> Decimal:
        """Return the stated number: the lower bound, where there is none the upper."""
        found = self.measure.max if self.measure.min is None else self.measure.min
        return Decimal(0) if found is None else found

    @property
    def type(self) -> str:
        """Return the claim's type."""
        return self.claim.types[0]

    @cached_property
    def subject(self) -> Subject:
        """Return what the figure is about."""
        return self.type, tuple(
            (role, tuple(filler.value for filler in fillers))
            for role, fillers in sorted(self.claim.roles.items())
            if role not in _DETAIL
        )

    @property
    def document(self) -> str:
        """Return the IRI of the document."""
        return self.claim.source.iri.value

    @property
    def period(self) -> Period:
        """Return when it holds."""
        return None if self.claim.start is None and self.claim.end is None else (self.claim.start, self.claim.end)

    @cached_property
    def per(self) -> str | None:
        """Return the period of a rate; the yearly figure of a dated year is that year's figure."""
        per = self.measure.per
        return None if per is not None and _MONTHS.get(per) == months(self.period) else per

    @property
    def is_level(self) -> bool:
        """Tell whether it is a level: neither what was added nor what was before nor a part."""
        return self.measure.scope in _SCOPES_OF_LEVEL

    @property
    def place(self) -> int:
        """Return where it stands in its document."""
        return self.claim.quotes[0].start if self.claim.quotes else 0

    @cached_property
    def rank(self) -> tuple[str, str]:
        """Return what figures are sorted by."""
        return self.claim.iri.value, self.measure.iri.value


def figures(claims: Sequence[StatedClaim]) -> list[Figure]:
    """Return every figure of the claims, in their order."""
    return [Figure(claim, measure) for claim in claims for measure in claim.measures]


def months(period: Period) -> int | None:
    """Return how many whole months a period has, None where it is open or no whole months.

    >>> months((date(2025, 1, 1), date(2025, 3, 31)))
    3
    """
    if period is None or period[0] is None or period[1] is None:
        return None
    start, after = period[0], period[1] + timedelta(days=1)
    count = (after.year - start.year) * 12 + after.month - start.month
    return count if start.day == after.day and count > 0 else None


def moved(day: date, by: int) -> date:
    """Return a first of a month, moved by months."""
    index = day.year * 12 + day.month - 1 + by
    return date(index // 12, index % 12 + 1, 1)


def distance(first: Figure, second: Figure) -> int:
    """Return how many characters lie between two figures of one document, 0 where they stand in one passage."""
    gaps = (
        max(one.start - other.end, other.start - one.end, 0)
        for one in first.claim.quotes
        for other in second.claim.quotes
    )
    return min(gaps, default=0)


def same_rate(first: Figure, second: Figure) -> bool:
    """Tell whether two figures are both of a stretch of time, or rates of the same one; a year's rate is its total."""
    return first.per == second.per or {first.per, second.per} == {None, "P1Y"}


def compatible(first: Period, second: Period) -> bool:
    """Tell whether two figures of one document can be of one period: one without time is of that just told."""
    return first is None or second is None or first == second

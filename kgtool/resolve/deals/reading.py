"""What a claim says that tells its deal from others between the same two parties."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.intervals.interval import Interval
from kgtool.stated.claim import StatedClaim, StatedMeasure

#: Kind of measure, unit, duration of a rate: what compares with what.
Dimension: TypeAlias = "tuple[str, str, str | None]"

_WORD = re.compile(r"\w+")
_SHINGLE = 5
#: Kinds of measure that size a deal; growth and ratio compare it with others.
_SIZES = frozenset({"amount", "quantity", "capacity", "share"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure as the matching compares it: with its rounding cell, without it, and the part it plays."""

    dimension: Dimension
    cell: Interval
    stated: Interval
    scope: str | None

    @property
    def key(self) -> tuple[object, ...]:
        """Return what makes two figures the same."""
        return (self.dimension, self.cell, self.scope)


@dataclass(frozen=True, eq=False)
class Reading:
    """Claims that say the same of a deal between two parties: one figure, one time, the same thing.

    `first` and `last` are the days on which their documents appeared, None where no document has a date. `features` are
    the fillers of the roles beside payer and payee.
    """

    claims: tuple[StatedClaim, ...]
    figures: tuple[Figure, ...]
    start: date | None
    end: date | None
    features: Mapping[str, frozenset[ox.NamedNode]]
    instruments: frozenset[str]
    documents: frozenset[ox.NamedNode]
    first: date | None
    last: date | None
    shingles: frozenset[int]

    @property
    def scope(self) -> str | None:
        """Return the part that the figure plays: increment, total, part, former; None for a level."""
        return next((figure.scope for figure in self.figures if figure.scope is not None), None)


def readings(
    claims: Sequence[StatedClaim], sides: tuple[str, ...], judged: Collection[str] = frozenset()
) -> list[Reading]:
    """Return the claims grouped by what they say, in the order of their first claims.

    `sides` are the roles of payer and payee, which all claims of a block share. A claim whose digest is among the
    `judged` stands alone, as a human may have parted it from others that say the same.
    """
    groups: dict[tuple[object, ...], list[StatedClaim]] = {}
    for claim in claims:
        features = tuple(sorted((role, fillers) for role, fillers in claim.roles.items() if role not in sides))
        figures = tuple(figure.key for figure in figures_of(claim.measures))
        digest = claim.iri.value.rsplit("/", 1)[-1]
        own = digest if digest in judged else ""
        key = (figures, claim.start, claim.end, str(features), claim.instruments, own)
        groups.setdefault(key, []).append(claim)
    return [_reading(group, sides) for group in groups.values()]


def figures_of(measures: Iterable[StatedMeasure]) -> Iterator[Figure]:
    """Yield the measures that size a deal; one without any bound says nothing."""
    for measure in measures:
        if measure.kind in _SIZES and not (measure.min is None and measure.max is None):
            scope = None if measure.scope == "level" else measure.scope
            dimension = (measure.kind, measure.unit, measure.per)
            yield Figure(dimension, measure.interval(cells=True), measure.interval(), scope)


def _reading(claims: Sequence[StatedClaim], sides: tuple[str, ...]) -> Reading:
    first = claims[0]
    issued = [claim.source.issued for claim in claims if claim.source.issued is not None]
    return Reading(
        claims=tuple(claims),
        figures=tuple(figures_of(first.measures)),
        start=first.start,
        end=first.end,
        features={role: frozenset(fillers) for role, fillers in first.roles.items() if role not in sides},
        instruments=frozenset(first.instruments),
        documents=frozenset(claim.source.iri for claim in claims),
        first=min(issued, default=None),
        last=max(issued, default=None),
        shingles=frozenset(shingle for claim in claims for shingle in _shingles(claim)),
    )


def _shingles(claim: StatedClaim) -> Iterator[int]:
    """Yield five words in a row, each as a number that is the same on every run."""
    for quote in claim.quotes:
        words = _WORD.findall(quote.exact.casefold())
        for place in range(len(words) - _SHINGLE + 1):
            yield int.from_bytes(" ".join(words[place : place + _SHINGLE]).encode()[:64], "big")

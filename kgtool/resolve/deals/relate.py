"""How the deals between two parties belong together: tranches, totals, parts, yearly rates, what is superseded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from kgtool.intervals.interval import Interval, hull, total
from kgtool.resolve.deals.deal import Deal
from kgtool.resolve.deals.reading import Dimension, Figure

#: Kinds of figure, the one that sizes a deal best first.
_SIZES = ("amount", "quantity", "capacity", "share")
#: How one deal stands to another: a part of it, the sum of it and others, or what took its place.
Relation: TypeAlias = Literal["partOf", "cumulativeOf", "supersedes"]


def relations(deals: Sequence[Deal]) -> Iterator[tuple[Deal, Relation, Deal]]:
    """Yield how the deals of one block relate: only where a text says what part a figure plays, or gives a rate."""
    for deal in deals:
        others = [other for other in deals if other is not deal]
        if "total" in deal.scopes:
            yield from ((deal, "cumulativeOf", part) for part in _parts(deal, others))
        elif "part" in deal.scopes:
            yield from ((deal, "partOf", whole) for whole in others if _is_within(deal, whole))
        elif "former" not in deal.scopes:
            yield from ((deal, "supersedes", former) for former in others if _replaces(deal, former))
        yield from ((deal, "partOf", whole) for whole in others if _is_rate_of(deal, whole))


def _figure(deal: Deal) -> tuple[Dimension, Interval] | None:
    """Return the hull of the deal's amount, else of another kind of figure, with its unit."""
    figures: list[Figure] = [figure for reading in deal.cluster.readings for figure in reading.figures]
    if not figures:
        return None
    dimension = min((figure.dimension for figure in figures), key=lambda found: _SIZES.index(found[0]))
    joined = hull(figure.cell for figure in figures if figure.dimension == dimension)
    return None if joined is None else (dimension, joined)


def _comparable(one: Deal, other: Deal) -> tuple[Interval, Interval] | None:
    first, second = _figure(one), _figure(other)
    if first is None or second is None or first[0] != second[0]:
        return None
    return first[1], second[1]


def _parts(deal: Deal, others: Sequence[Deal]) -> list[Deal]:
    """Return the deals that a total sums up: those that come to it together, else each that is not larger."""
    compared = [
        (other, both)
        for other in others
        if not other.scopes <= {"total", "part"}
        and (both := _comparable(deal, other)) is not None
        and both[1].min < both[0].min
    ]
    if not compared:
        return []
    whole = compared[0][1][0]
    smaller = [other for other, (_, part) in compared if part.min <= whole.max]
    together = total(part for _, (_, part) in compared)
    return [other for other, _ in compared] if together.overlaps(whole) else smaller


def _is_within(part: Deal, whole: Deal) -> bool:
    both = _comparable(part, whole)
    return both is not None and "part" not in whole.scopes and both[0].min < both[1].max


def _replaces(deal: Deal, former: Deal) -> bool:
    """Tell whether a level took the place of another that a text telling of both calls the former one."""
    told = {document for reading in deal.cluster.readings for document in reading.documents}
    called = [reading for reading in former.cluster.readings if reading.scope == "former"]
    return any(reading.documents & told for reading in called) and _comparable(deal, former) is not None


def _is_rate_of(rate: Deal, whole: Deal) -> bool:
    first, second = _figure(rate), _figure(whole)
    if first is None or second is None:
        return False
    (kind, unit, per), interval = first
    (other_kind, other_unit, other_per), amount = second
    same = (kind, unit) == (other_kind, other_unit)
    return same and per is not None and other_per is None and interval.min <= amount.max

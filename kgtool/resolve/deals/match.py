"""Whether two readings are of one deal: a score and its reasons, never the amount alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from kgtool.intervals.interval import Interval
from kgtool.resolve.deals.reading import Figure, Reading
from kgtool.resolve.deals.weights import Weights, weights

#: Two spans of this length that do not overlap are two periods, not two dates of one event.
_QUARTER = timedelta(days=85)
_NEARLY = Decimal("1.1")
_SLIPS = tuple(Decimal(10) ** power for power in (1, 2, 3))


@dataclass(frozen=True, slots=True)
class Match:
    """How well two readings fit one deal, 0 to 1, and why."""

    score: Decimal
    reasons: tuple[str, ...]


def match(first: Reading, second: Reading) -> Match:
    """Return how well two readings between the same parties fit one deal."""
    weighted = weights()
    reasons = ("roles", *_figure_reasons(first, second, weighted), *_other_reasons(first, second, weighted))
    score = sum((weighted.of[reason] for reason in reasons), Decimal(0))
    return Match(min(Decimal(1), max(Decimal(0), score)), reasons)


def _figure_reasons(first: Reading, second: Reading, weighted: Weights) -> Iterator[str]:
    compared = [(one, other) for one in first.figures for other in second.figures if one.dimension == other.dimension]
    if not compared:
        yield from _incomparable(first, second)
        return
    overlap = all(one.cell.overlaps(other.cell) for one, other in compared)
    if overlap:
        yield "amount"
        if all(one.stated == other.stated for one, other in compared):
            yield "amount-equal"
    elif any(is_slip(one.cell, other.cell) for one, other in compared):
        yield "slip"
    elif any(_is_far(one.cell, other.cell, weighted.far) for one, other in compared):
        yield "amount-far"
    else:
        yield "amount-beside" if first.documents & second.documents else "amount-differs"
    if first.scope != second.scope:
        if _later_tranche(first, second):
            yield "tranche"
        elif not (overlap and _same_figure(compared)):
            yield "scope"


def _incomparable(first: Reading, second: Reading) -> Iterator[str]:
    """Yield why figures that do not compare speak against one deal: a rate and a total, two currencies in one text."""
    kinds = [{figure.dimension[:2] for figure in reading.figures} for reading in (first, second)]
    if kinds[0] & kinds[1]:
        yield "rate-and-total"
    elif all("amount" in {kind for kind, _ in found} for found in kinds) and first.documents & second.documents:
        yield "currency-beside"


def _later_tranche(first: Reading, second: Reading) -> bool:
    """Tell whether 'weitere 4' is said long after or before the other 4 was told of: then it is another tranche."""
    if "increment" not in (first.scope, second.scope):
        return False
    gap = _gap_of_texts(first, second)
    return gap is not None and gap > timedelta(days=weights().apart)


def _gap_of_texts(first: Reading, second: Reading) -> timedelta | None:
    """Return the time between the texts of two readings, negative where they overlap, None where a date is unknown."""
    if first.first is None or first.last is None or second.first is None or second.last is None:
        return None
    return max(first.first, second.first) - min(first.last, second.last)


def _same_figure(compared: list[tuple[Figure, Figure]]) -> bool:
    """Tell whether figures agree so well that another scope is only another way to tell it ('weitere 5' of two)."""
    return all(one.stated.max == other.stated.max for one, other in compared)


def is_slip(one: Interval, other: Interval) -> bool:
    """Tell whether one figure is a power of ten times the other, as where a mark or a unit slipped."""
    if not one.bounded or not other.bounded or min(one.max, other.max) <= 0:
        return _is_slip_of_bounds(one, other)
    return any(
        (one * Interval.point(factor)).overlaps(other) or (other * Interval.point(factor)).overlaps(one)
        for factor in _SLIPS
        if min(one.max - one.min, other.max - other.min) * 4 < max(one.max, other.max)
    ) and not _wide(one, other)


def _wide(one: Interval, other: Interval) -> bool:
    """Tell whether a figure is too vague for a slip to show: its upper bound is over twice the lower one."""
    return any(part.min <= 0 or part.max > 2 * part.min for part in (one, other))


def _is_slip_of_bounds(one: Interval, other: Interval) -> bool:
    """Tell of 'mindestens 13' and '1,3' whether the known bound is a power of ten times the other figure."""
    for bound, figure in ((one, other), (other, one)):
        if bound.max.is_finite() or not figure.bounded or bound.min <= 0 or _wide(figure, figure):
            continue
        # The bound's own rounding cell begins at it: a little above lies the figure that was written.
        at = Interval(bound.min, bound.min * _NEARLY)
        if any((figure * Interval.point(factor)).overlaps(at) for factor in _SLIPS):
            return True
    return False


def _is_far(one: Interval, other: Interval, far: Decimal) -> bool:
    low, high = (one, other) if one.max < other.min else (other, one)
    return low.max.is_finite() and low.max * far < high.min


def _other_reasons(first: Reading, second: Reading, weighted: Weights) -> Iterator[str]:
    yield from _time_reasons(first, second, weighted)
    shared = first.features.keys() & second.features.keys()
    if any(not first.features[role] & second.features[role] for role in shared):
        yield "features-differ"
    elif first.features.keys() != second.features.keys():
        yield "feature-missing"
    if _instruments_differ(first, second):
        yield "instruments-differ"
    if first.shingles & second.shingles and not first.documents & second.documents:
        yield "wording"


def _instruments_differ(first: Reading, second: Reading) -> bool:
    """Tell whether one is a loan and the other is not, or both name other instruments."""
    if ("debt" in first.instruments) != ("debt" in second.instruments):
        return True
    return bool(first.instruments and second.instruments) and not first.instruments & second.instruments


def _time_reasons(first: Reading, second: Reading, weighted: Weights) -> Iterator[str]:
    """Yield what the times say; 'seit 2019' and 'bis 2025' have a side open and speak against nothing."""
    if not (first.start or first.end) or not (second.start or second.end):
        gap = _gap_of_texts(first, second)
        if gap is not None and gap <= timedelta(days=weighted.near):
            yield "published"
        return
    if not (first.start and first.end and second.start and second.end):
        return
    gap = max(first.start, second.start) - min(first.end, second.end)
    if gap <= timedelta(0):
        yield "time"
    elif gap > timedelta(days=weighted.apart) or min(first.end - first.start, second.end - second.start) >= _QUARTER:
        yield "time-apart"

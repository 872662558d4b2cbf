"""What rules on figures share: whether two measures are of the same thing, and whether texts are near in time."""

from __future__ import annotations

from decimal import Decimal

from kgtool.intervals.interval import Interval
from kgtool.rivals.limits import Limits
from kgtool.rivals.reading import Reading, both_firm, days_between, disjoint_times, firm

_YEAR = "P1Y"
_DAYS_OF_A_YEAR = range(364, 368)


def same_dimension(one: Reading, other: Reading) -> bool:
    """Tell whether the measures are of one kind, of the same whole."""
    a, b = one.measure, other.measure
    return a is not None and b is not None and a.kind == b.kind and (a.of or b.of) == (b.of or a.of)


def same_unit(one: Reading, other: Reading) -> bool:
    """Tell whether the measures have one unit."""
    a, b = one.measure, other.measure
    return a is not None and b is not None and a.unit == b.unit


def rate(reading: Reading) -> str | None:
    """Return the duration that a measure is a rate of; a figure of a year is one of that year with or without it."""
    per = reading.measure.per if reading.measure else None
    start, end = reading.period
    if per == _YEAR and start is not None and end is not None and (end - start).days + 1 in _DAYS_OF_A_YEAR:
        return None
    return per


def same_figure(one: Reading, other: Reading) -> bool:
    """Tell whether two readings size the same: kind, unit, rate, segment, and for a figure its period."""
    return (
        same_dimension(one, other)
        and same_unit(one, other)
        and rate(one) == rate(other)
        and same_part(one, other)
        and same_time(one, other)
    )


def same_part(one: Reading, other: Reading) -> bool:
    """Tell whether the readings are of one segment of an organisation, of a deal of one product as far as is told."""
    if one.event and one.segment and other.segment:
        return not set(one.segment).isdisjoint(other.segment)
    return one.event or one.segment == other.segment


def same_time(one: Reading, other: Reading) -> bool:
    """Tell whether the readings may be of one time: the same period of a figure, no other time of a deal."""
    return not disjoint_times(one, other) if one.event else one.period == other.period


def apart(one: Reading, other: Reading, limits: Limits) -> bool:
    """Tell whether the texts are known to lie further apart than one state of things lasts."""
    days = days_between(one, other)
    return days is not None and days > limits.window


def alike(one: Reading, other: Reading, limits: Limits) -> bool:
    """Tell whether both texts commit themselves alike: both state, both plan, or one plans what the other agrees on.

    A plan and its delivery are a timeline, and so are a plan and what is agreed on much later. What a figure is to
    become is a forecast, and forecasts may differ.
    """
    if firm(one, other):
        return one.event or one.first.modality == "asserted"
    if not (one.event and both_firm(one, other)) or "delivered" in {one.first.stage, other.first.stage}:
        return False
    days = days_between(one, other)
    return days is not None and days <= limits.window


def level(reading: Reading) -> bool:
    """Tell whether a figure may move from text to text: a valuation, a stake, a backlog without a period."""
    assert reading.measure is not None
    return not reading.dated if not reading.event else reading.measure.kind == "share"


def passing(one: Reading, other: Reading, limits: Limits) -> bool:
    """Tell whether the readings are of a state that had time to change: no period of their own, texts apart."""
    return (one.event or level(one)) and apart(one, other, limits)


def moved(one: Reading, other: Reading, limits: Limits) -> bool:
    """Tell whether a figure may have moved between the texts; that of one undated text may be of any time."""
    undated = bool(one.days) != bool(other.days)
    return passing(one, other, limits) or (level(one) and undated)


def loosely(one: Reading, other: Reading) -> bool:
    """Tell whether readings of no named place may be of different things: not both dated, nor both yearly."""
    if not (one.loose or other.loose):
        return False
    return not (one.dated and other.dated) and not (rate(one) and rate(other))


def one_number(one: Reading, other: Reading) -> bool:
    """Tell whether both measures hold the same single number, whatever their hedges."""
    return one.number is not None and one.number == other.number


def times(one: Interval, factor: int) -> Interval:
    """Return an interval with its bounds multiplied."""
    by = Decimal(factor)
    return Interval(one.min * by, one.max * by, one.min_open, one.max_open)

"""The same number told for another stretch of time."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.measured import alike, one_number, rate, same_dimension, same_part, same_unit
from kgtool.rivals.reading import Reading, both_firm, disjoint_times

_WHOLE = frozenset({"level", "total"})


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `rate` for a rate against a total, `duration` for two durations, `period` for two periods that overlap."""
    if one.measure is None or one.measure.kind != "amount" or not both_firm(one, other):
        return None
    if not (same_dimension(one, other) and same_unit(one, other) and same_part(one, other)):
        return None
    if not one_number(one, other) or disjoint_times(one, other):
        return None
    if rate(one) != rate(other):
        return "rate" if {one.scope, other.scope} <= _WHOLE else None
    if one.scope != other.scope:
        return None
    if one.event:
        a, b = one.first.duration, other.first.duration
        return "duration" if a is not None and b is not None and a != b else None
    if not alike(one, other, limits):
        return None
    return "period" if one.dated and other.dated and one.period != other.period and _bounded(one, other) else None


def _bounded(one: Reading, other: Reading) -> bool:
    return None not in one.period and None not in other.period

"""Part and whole: one number told of the part and of the whole, or a part larger than its whole."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.measured import alike, loosely, one_number, passing, rate, same_dimension, same_time, same_unit
from kgtool.rivals.reading import Reading, one_text


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `same-number` where part and whole have one number, `part-larger` where the part exceeds its whole."""
    if (
        one.measure is None
        or one.measure.kind not in {"amount", "quantity", "capacity"}
        or not alike(one, other, limits)
    ):
        return None
    if not (same_dimension(one, other) and same_unit(one, other) and rate(one) == rate(other)):
        return None
    if not same_time(one, other) or passing(one, other, limits) or loosely(one, other):
        return None
    part, whole = (one, other) if _part_of(one, other) else (other, one)
    if not _part_of(part, whole):
        return None
    if one_number(part, whole):
        return None if part.joint == whole.joint and part.scope == "level" and part.event else "same-number"
    larger = part.cells.min > whole.cells.max and not one_text(one, other)
    return "part-larger" if larger else None


def _part_of(one: Reading, other: Reading) -> bool:
    """Tell whether the first reading is of a part of what the other is of."""
    if one.event:
        if one.joint != other.joint:
            return other.joint and {one.scope, other.scope} <= {"level", "total", "increment"}
        return one.scope in {"level", "increment", "part"} and other.scope == "total"
    return bool(one.segment) and not other.segment and one.scope == other.scope

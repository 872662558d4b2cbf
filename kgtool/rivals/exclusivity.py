"""Only here, against: elsewhere too."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.measured import apart
from kgtool.rivals.reading import Reading, both_firm, over


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `elsewhere` where one is said to be only here and the other is elsewhere at the same time."""
    if one.offered != other.offered or one.at == other.at or not both_firm(one, other):
        return None
    if "exclusive" not in {one.first.exclusivity, other.first.exclusivity}:
        return None
    if over(one, other) or _changed(one, other, limits):
        return None
    return "offered-elsewhere" if one.offered else "used-elsewhere"


def _changed(one: Reading, other: Reading, limits: Limits) -> bool:
    """Tell whether the texts are so far apart that the exclusivity may have ended between them."""
    return not (one.dated and other.dated) and apart(one, other, limits)


def compare_partners(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `partner` where an exclusive partner stands beside another."""
    found = compare(one, other, limits)
    return None if found is None else "partner"

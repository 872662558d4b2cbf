"""Two first places at one time."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.measured import apart
from kgtool.rivals.reading import Reading, both_firm, over


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `two-first` where two providers are each said to be the customer's first."""
    if one.offered or other.offered or one.at == other.at or not both_firm(one, other):
        return None
    if {one.first.exclusivity, other.first.exclusivity} != {"primary"}:
        return None
    if over(one, other) or (not (one.dated and other.dated) and apart(one, other, limits)):
        return None
    return "two-first"

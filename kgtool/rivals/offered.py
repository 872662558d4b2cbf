"""Used in one place only, and sold in several: a clash at first sight, low."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.reading import Reading, both_firm


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `used-offered` where one who uses a single cloud sells on several."""
    use, offer = (one, other) if other.offered else (other, one)
    if use.offered or not offer.offered or not both_firm(one, other):
        return None
    if use.first.exclusivity != "exclusive":
        return None
    several = offer.first.exclusivity == "nonexclusive" or len(offer.first.fillers("platform")) > 1
    return "used-offered" if several else None

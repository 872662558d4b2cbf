"""Two amounts of one deal, or two figures of one period, further apart than hedges and rounding allow."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.measured import alike, loosely, moved, same_figure
from kgtool.rivals.reading import Reading, one_text

_WHOLE = frozenset({"level", "total"})


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `deal` or `figure` where two texts give amounts that no reading makes one.

    Within one text two amounts are mostly two things. A tranche of a deal ('weitere 4') is compared with nothing; what
    a figure of a period rose by is a figure of that period.
    """
    if not same_figure(one, other) or not alike(one, other, limits) or one_text(one, other) or one.joint or other.joint:
        return None
    if one.scope != other.scope or not _whole(one) or moved(one, other, limits):
        return None
    if loosely(one, other) or one.cells.overlaps(other.cells):
        return None
    return "deal" if one.event else "figure"


def _whole(reading: Reading) -> bool:
    return reading.scope in _WHOLE or (reading.scope == "increment" and reading.dated and not reading.event)

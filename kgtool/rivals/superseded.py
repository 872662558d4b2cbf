"""A later text states a new value of the same thing."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.measured import apart, same_figure
from kgtool.rivals.reading import Reading, firm


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `changed` where a text calls the other's value the former one, `later` for another value told later.

    A share is a level, which moves without any text being overturned.
    """
    if (
        not one.event
        or one.measure is None
        or one.measure.kind == "share"
        or not same_figure(one, other)
        or one.joint
        or other.joint
    ):
        return None
    if any(_replaces(new, old) for new, old in ((one, other), (other, one))):
        return "changed"
    if not firm(one, other) or one.scope != other.scope or one.scope != "level" or not apart(one, other, limits):
        return None
    # A higher figure may be the next tranche or the sum of both, a lower one takes the place of the first.
    old, new = (one, other) if one.days[0] < other.days[0] else (other, one)
    same = one.deal is not None and one.deal == other.deal and not one.cells.overlaps(other.cells)
    return "later" if same or new.cells.max < old.cells.min else None


def _replaces(new: Reading, old: Reading) -> bool:
    """Tell whether the new reading's texts name the old one's number as the former, and are not older."""
    if old.number is None or old.number not in new.replaced or new.number == old.number:
        return False
    return not (new.days and old.days and new.days[-1] < old.days[0])

"""The same number with another force: '5' against 'bis zu 5', 'knapp 5' against 'mehr als 5'."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.measured import one_number, passing, same_figure
from kgtool.rivals.reading import Reading, both_firm

#: Hedges by their force: a ceiling, a figure (with its slack), a floor. A floor under a figure is no clash.
_FORCE = {
    "upTo": "ceiling",
    "lessThan": "ceiling",
    "almost": "below",
    "exact": "figure",
    "approx": "figure",
    "atLeast": "floor",
    "moreThan": "above",
}
_CLASHES = frozenset(
    {
        frozenset({"ceiling", "figure"}),
        frozenset({"ceiling", "floor"}),
        frozenset({"ceiling", "above"}),
        frozenset({"ceiling", "below"}),
        frozenset({"below", "above"}),
    }
)
_PLAIN = frozenset({"level", "increment"})


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `force` where one number is a ceiling here and a figure there, or bound from both sides."""
    if not same_figure(one, other) or not one_number(one, other) or not both_firm(one, other):
        return None
    if one.scope != other.scope and not {one.scope, other.scope} <= _PLAIN:
        return None
    if one.joint != other.joint or passing(one, other, limits):
        return None
    return "force" if frozenset({_force(one), _force(other)}) in _CLASHES else None


def _force(reading: Reading) -> str:
    assert reading.measure is not None
    hedge = reading.measure.hedge
    if hedge is None:
        low, high = reading.measure.min, reading.measure.max
        hedge = "exact" if low == high else "upTo" if low is None else "atLeast"
    return _FORCE[hedge]

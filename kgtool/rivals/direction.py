"""Giver and taker exchanged, or up against down."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.measured import rate, same_figure
from kgtool.rivals.reading import Reading, both_firm, disjoint_times


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `growth` where one says that a figure rose and the other that it fell in the same time."""
    a, b = one.measure, other.measure
    if a is None or b is None or a.kind != "growth" or not one.dated or not same_figure(one, other):
        return None
    if not both_firm(one, other):
        return None
    (low, high) = (one.cells, other.cells) if one.cells.max <= other.cells.max else (other.cells, one.cells)
    return "growth" if low.max < 0 < high.min else None


def compare_sides(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `turned` where the same is told with payer and payee exchanged."""
    if one.turned == other.turned or not both_firm(one, other) or disjoint_times(one, other):
        return None
    a, b = one.measure, other.measure
    if a is None or b is None:
        # Two may supply each other, with different things; none takes over the other and is taken over.
        same = not set(one.segment).isdisjoint(other.segment) or "Acquisition" in one.first.types
        return "turned" if a is b and same else None
    same = a.kind == b.kind and a.unit == b.unit and rate(one) == rate(other)
    return "turned" if same and one.number is not None and one.number == other.number else None

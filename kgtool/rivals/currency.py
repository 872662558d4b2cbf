"""The same number in two currencies, each told as the amount."""

from __future__ import annotations

from kgtool.rivals.limits import Limits
from kgtool.rivals.measured import one_number, rate, same_part, same_time
from kgtool.rivals.reading import Reading, both_firm


def compare(one: Reading, other: Reading, limits: Limits) -> str | None:
    """Return `same-number` where two texts give one number in two currencies; an assumed currency is none."""
    a, b = one.measure, other.measure
    if a is None or b is None or a.kind != "amount" or b.kind != "amount" or a.unit == b.unit:
        return None
    if a.assumed or b.assumed or not both_firm(one, other):
        return None
    same = same_part(one, other) and rate(one) == rate(other) and same_time(one, other)
    return "same-number" if same and one.scope == other.scope and one_number(one, other) else None

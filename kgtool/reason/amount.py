"""The amount of money that an inference carries: what the payments among its premises allow.

One payment passes its interval on: who buys computing capacity for 5 to 10 billion buys for 5 to 10 billion. Of several
payments as much can go the whole way as goes through the narrowest of them: 10 billion invested and 30 billion spent
at the investor are at most 10 billion that come back. A payment whose amount nobody states may be of any size, so it
leaves the bound above and takes the one below. Amounts in different currencies allow nothing to be said.

Which relations are payments, or rest on them, the ontology says (`kg:carriesMeasure kg:kindAmount`): a rivalry narrows
no amount, and carries none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kgtool.intervals.interval import ZERO, Interval, hull, narrowest
from kgtool.reason.pattern import Triple
from kgtool.stated.nodes import Node
from kgtool.vocabulary.terms import KG

_UNIT, _MIN, _MAX = KG["unit"], KG["min"], KG["max"]
_MARK = str(KG["carriesMeasure"]), str(KG["kindAmount"])


@dataclass(frozen=True, slots=True)
class Amount:
    """An interval of money in base units of a currency (ISO 4217)."""

    interval: Interval
    unit: str

    @classmethod
    def of(cls, node: Node) -> Amount | None:
        """Return the amount that a fact or an inference carries, None where it carries none."""
        unit = node.get(_UNIT)
        if unit is None:
            return None
        low, high = (Decimal(found[0].value) if (found := node.get(name)) else None for name in (_MIN, _MAX))
        return cls(Interval.of_bounds(low, high), unit[0].value)


def payments(axioms: Iterable[Triple]) -> frozenset[str]:
    """Return the relations that carry amounts, by what the ontology says."""
    return frozenset(subject for subject, *mark in axioms if tuple(mark) == _MARK)


def passed_on(amounts: Sequence[Amount | None]) -> Amount | None:
    """Return what several payments allow together, None being one whose amount nobody states.

    >>> invested = Amount(Interval(Decimal(5), Decimal(10)), "USD")
    >>> passed_on([invested, Amount(Interval(Decimal(30), Decimal(30)), "USD")]) == invested
    True
    >>> passed_on([invested, None]).interval.min
    Decimal('0')
    """
    known = [amount for amount in amounts if amount is not None]
    if len({amount.unit for amount in known}) != 1:
        return None
    if len(amounts) == 1:
        return known[0]
    low, high = narrowest(amount.interval for amount in known)
    interval = Interval.of_bounds(ZERO if len(known) < len(amounts) else low, high)
    return None if interval.min == 0 and interval.known_max is None else Amount(interval, known[0].unit)


def either(amounts: Iterable[Amount | None]) -> Amount | None:
    """Return what several proofs allow: all that one of them does; those that tell of no amount add nothing."""
    known = [amount for amount in amounts if amount is not None]
    if len({amount.unit for amount in known}) != 1:
        return None
    interval = hull(amount.interval for amount in known)
    assert interval is not None
    return Amount(interval, known[0].unit)

"""What decides an index of lock-in beside the claims: the weights and floors of `data/lock_in.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from kgtool.claims.claim import EXCLUSIVITIES
from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.intervals.interval import Interval
from kgtool.resources import folder


@dataclass(frozen=True, slots=True)
class LockInWeights:
    """The file's keys, numbers as decimals: weights by dimension, values by exclusivity, floors by claim type."""

    weights: Mapping[str, Decimal]
    customers: frozenset[str]
    exclusivity: Mapping[str, Interval]
    majority: Decimal
    floor: Decimal
    floors: Mapping[str, Decimal]
    no_equity: frozenset[str]

    def floor_of(self, claim_type: str) -> Decimal:
        """Return the least that a claim of a type says where it gives no figure."""
        return self.floors.get(claim_type, self.floor)


@cache
def lock_in_weights() -> LockInWeights:
    """Return the weights, the user's where he set his own; a file of another form is a DataFileError."""
    data: Any = read_yaml("lock_in.yaml")
    file = Place(str(folder("data", "lock_in.yaml")))
    try:
        found = LockInWeights(
            weights={name: Decimal(weight) for name, weight in data["weights"].items()},
            customers=frozenset(data["customers"]),
            exclusivity={name: _interval(data["exclusivity"][name]) for name in EXCLUSIVITIES},
            majority=Decimal(data["majority"]),
            floor=Decimal(data["floor"]),
            floors={name: Decimal(least) for name, least in data["floors"].items()},
            no_equity=frozenset(data["no_equity"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as fault:
        cause = f"A weight or a floor is missing or is no number in quotes: {fault}."
        raise DataFileError(cause, "See the head of the shipped file.", file) from fault
    parts = [found.floor, *found.floors.values(), *(end for one in found.exclusivity.values() for end in _ends(one))]
    if min(found.weights.values()) < 0 or not sum(found.weights.values()) or found.majority <= 0:
        raise DataFileError("A weight is below 0, or all are 0.", "See the head of the shipped file.", file)
    if not all(0 <= part <= 1 for part in parts):
        raise DataFileError("A floor or a value is not between 0 and 1.", "See the head of the shipped file.", file)
    return found


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    return interval.min, interval.max


def _interval(bounds: list[str]) -> Interval:
    low, high = bounds
    return Interval(Decimal(low), Decimal(high))

"""What claims say of the tie of a customer to a provider in one dimension of lock-in, as a number from 0 to 1.

`data/lock_in.yaml` explains how each way of reading makes a number of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pyoxigraph as ox

from kgtool.analyse.lock_in_weights import LockInWeights
from kgtool.intervals.concentration import HUNDRED, share_of_total
from kgtool.intervals.interval import ONE, ZERO, Interval, hull, total
from kgtool.resolve.support import Support
from kgtool.stated.claim import StatedClaim

#: Of what a share says how much of a firm is another's.
_OF_OWNERS = (None, "stake", "profit")
_NOW = (None, "level", "total")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim that speaks for a dimension: its type, how it is read, the input bought; of several pairs together?"""

    claim: StatedClaim
    type: str
    read: str
    input: str | None
    joint: bool


@dataclass(slots=True)
class Purchases:
    """What a customer buys of one input: by provider the claims and the amounts they state."""

    providers: dict[ox.NamedNode, Support] = field(default_factory=dict)

    def add(self, provider: ox.NamedNode, spoken: Spoken) -> None:
        """Take in a claim that the customer has the input from a provider."""
        self.providers.setdefault(provider, Support()).add(spoken.claim, joint=spoken.joint)

    def part(self, provider: ox.NamedNode) -> Interval | None:
        """Return the provider's part of the known commitments, None where no amount with it compares."""
        units = {unit for support in self.providers.values() if (unit := support.unit) is not None}
        amounts = {one: amount for one, support in self.providers.items() if (amount := support.amount) is not None}
        if len(units) != 1 or provider not in amounts or amounts[provider].max == 0:
            return None
        others = [amount for one, amount in amounts.items() if one != provider]
        share = share_of_total(amounts[provider], total(others))
        # Alone it is all that is known, however much that is.
        least = share.min / HUNDRED if others else ONE
        return Interval(least if len(amounts) == len(self.providers) else ZERO, share.max / HUNDRED)


def tie(
    provider: ox.NamedNode, spoken: Sequence[Spoken], inputs: Mapping[str, Purchases], data: LockInWeights
) -> Interval | None:
    """Return the value of a dimension by the claims that speak for it, None where they say nothing of it."""
    found = []
    groups: dict[tuple[str, str, str], list[Spoken]] = defaultdict(list)
    for one in spoken:
        groups[one.read, one.input or "", one.type].append(one)
    for (read, bought, claim_type), group in sorted(groups.items()):
        if read in _STATED:
            value = _STATED[read](group, claim_type, data)
        elif read == "part":
            value = inputs[bought].part(provider)
        else:
            value = Interval(ZERO, ONE / Decimal(len(inputs[bought].providers)))
        if value is not None:
            found.append(value)
    return firmest(found)


def firmest(values: Iterable[Interval]) -> Interval | None:
    """Return the interval of the greatest of several values, each anywhere in its own; None of none."""
    parts = list(values)
    return Interval(max(one.min for one in parts), max(one.max for one in parts)) if parts else None


def returned(paid: Interval | None, received: Interval | None, floor: Decimal) -> Interval:
    """Return what part of what a customer received from a provider it pays back to it, at most 1.

    None stands for an amount that is not known, or does not compare with the other.
    """
    if paid is None or received is None or received.max == 0:
        return Interval(floor, ONE)
    low = paid.min / received.max if received.max.is_finite() else ZERO
    high = paid.max / received.min if received.min > 0 and paid.max.is_finite() else ONE
    return Interval(min(low, ONE), min(high, ONE))


def _presence(_: Sequence[Spoken], claim_type: str, data: LockInWeights) -> Interval:
    return Interval(data.floor_of(claim_type), ONE)


def _share(group: Sequence[Spoken], claim_type: str, data: LockInWeights) -> Interval | None:
    owners = [one for one in group if _makes_owner(one.claim, data)]
    return _stated(owners, HUNDRED) or (_presence(owners, claim_type, data) if owners else None)


def _majority(group: Sequence[Spoken], _: str, data: LockInWeights) -> Interval | None:
    return _stated([one for one in group if _makes_owner(one.claim, data)], data.majority)


def _whole(group: Sequence[Spoken], _: str, __: LockInWeights) -> Interval:
    return _stated(group, HUNDRED) or Interval.point(ONE)


def _exclusivity(group: Sequence[Spoken], _: str, data: LockInWeights) -> Interval | None:
    return hull(data.exclusivity[said] for one in group if (said := one.claim.exclusivity) is not None)


_STATED: Mapping[str, Callable[[Sequence[Spoken], str, LockInWeights], Interval | None]] = {
    "presence": _presence,
    "share": _share,
    "majority": _majority,
    "whole": _whole,
    "exclusivity": _exclusivity,
}
#: The codes of kg:howRead.
READINGS = (*_STATED, "part", "sources")


def _stated(group: Iterable[Spoken], whole: Decimal) -> Interval | None:
    """Return the hull of the shares in percent that claims state, as parts of `whole`, at most 1."""
    shares = hull(_shares(group))
    return None if shares is None else Interval(min(shares.min / whole, ONE), min(shares.max / whole, ONE))


def _shares(group: Iterable[Spoken]) -> Iterator[Interval]:
    for one in group:
        for measure in one.claim.measures:
            if measure.kind == "share" and measure.of in _OF_OWNERS and measure.scope in _NOW:
                yield measure.bounds.shared() if one.joint else measure.bounds


def _makes_owner(claim: StatedClaim, data: LockInWeights) -> bool:
    return not claim.instruments or not set(claim.instruments) <= data.no_equity

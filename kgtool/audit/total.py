"""Totals against their parts: 45 = 30 + 10 + 5."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from kgtool.audit.check import Check, Formula, Operand, Slip, weigh
from kgtool.audit.figure import Figure, same_rate
from kgtool.intervals.interval import Interval, total

KIND = "total"
_FLOWS = frozenset({"Investment", "Acquisition", "CloudCommitment", "ChipPurchase", "CapitalExpenditure"})


def _twice(values: Sequence[Interval]) -> Interval:
    """Return the sum that comes of counting the last part twice."""
    return total((*values, values[-1]))


_SLIPS = (Slip("part-twice", _twice), Slip("part-left-out", lambda values: total(values[:-1])))
SUM = Formula("total.sum", total, _SLIPS)


def find(figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield a check for the volume of a deal whose parts are told in the same document."""
    volumes = [f for f in figures if f.type == "DealVolume" and f.measure.kind == "amount" and f.is_level]
    flows = [f for f in figures if f.type in _FLOWS and f.measure.kind == "amount" and f.measure.scope != "former"]
    if not volumes or not flows:
        return
    by_actor: dict[str, list[Figure]] = defaultdict(list)
    for flow in flows:
        for actor in sorted(_actors(flow)):
            by_actor[actor].append(flow)
    for volume in volumes:
        check = _of_volume(volume, by_actor)
        if check is not None:
            yield check


def _actors(figure: Figure) -> frozenset[str]:
    """Return who gives and takes, without places, platforms and products."""
    aside = {"platform", "product", "location", "segment", "market", "reference"}
    return frozenset(
        filler.value for role, fillers in figure.claim.roles.items() if role not in aside for filler in fillers
    )


def _of_volume(volume: Figure, by_actor: dict[str, list[Figure]]) -> Check | None:
    """Weigh a volume against the deals among its participants; where some are not told it may be more."""
    participants = _actors(volume)
    if len(participants) < 2:
        return None
    inside = {
        id(flow): flow
        for actor in sorted(participants)
        for flow in by_actor[actor]
        if len(_actors(flow)) > 1 and _actors(flow) <= participants and _comparable(volume, flow)
    }
    parts = parts_of(list(inside.values()))
    if len(parts) < 2:
        return None
    covered = frozenset(actor for part in parts for actor in _actors(part)) == participants
    return weigh_parts(volume, parts, complete=covered)


def _comparable(whole: Figure, part: Figure) -> bool:
    if part.measure.unit != whole.measure.unit or not same_rate(whole, part):
        return False
    ended = part.claim.stage in ("ended", "cancelled")
    before = part.claim.end is not None and whole.claim.start is not None and part.claim.end < whole.claim.start
    return not ended and not before


def parts_of(flows: Sequence[Figure]) -> list[Figure]:
    """Return one figure for each deal: what is told again is left out, and what is said of several where each is told.

    Where one deal is told with values that do not meet, nothing can be said; the list is empty then.
    """
    deals: dict[object, list[Figure]] = defaultdict(list)
    for flow in sorted(flows, key=lambda flow: (flow.place, flow.rank)):
        deals[flow.subject].append(flow)
    single = {actor for subject, told in deals.items() if _is_single(told[0]) for actor in _pairs(told[0])}
    kept = []
    for told in deals.values():
        if not _is_single(told[0]) and set(_pairs(told[0])) & single:
            continue
        if any(not first.exact.overlaps(second.exact) for first, second in pairwise(told)):
            return []
        kept.append(min(told, key=lambda flow: (flow.is_open, flow.exact.max - flow.exact.min, flow.place)))
    return kept


def _is_single(flow: Figure) -> bool:
    return all(len(fillers) == 1 for fillers in flow.claim.roles.values())


def _pairs(flow: Figure) -> list[tuple[str, tuple[str, ...]]]:
    """Return each single deal that a flow tells of, as its type and who takes part."""
    sides = [fillers for role, fillers in flow.subject[1]]
    return [(flow.type, pair) for pair in product(*sides)]


def weigh_parts(whole: Figure, parts: Sequence[Figure], *, complete: bool) -> Check | None:
    """Weigh a total against parts; where parts may be missing, a total above their sum says nothing.

    A list that looks complete may still lack a part where what lacks is no less than the smallest part told.
    """
    ordered = sorted(parts, key=lambda part: (-part.exact.max, part.place))
    check = weigh(KIND, SUM, [Operand("part", part) for part in ordered], whole, whole.measure.unit)
    lacking = whole.rounded.min - check.expected.max
    if check.verdict == "does-not-hold" and lacking > 0:
        smallest = min(part.exact.max for part in parts)
        return check if complete and lacking < smallest else None
    return check

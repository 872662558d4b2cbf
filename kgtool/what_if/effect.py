"""What a supposition leads to: who loses funding or supplies, by how much, on which path, and what rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kgtool.intervals.interval import Interval, total
from kgtool.what_if.commitments import Commitment, Commitments
from kgtool.what_if.shock import Shock
from kgtool.what_if.spread import NONE, WHOLE, Share, Spread, Strand, spread

#: How far a loss is followed beside the end of it.
TIERS = 2


@dataclass(frozen=True, slots=True)
class Sum:
    """Amounts by currency, as sums of intervals, and how many commitments have no known amount."""

    amounts: Mapping[str, Interval]
    unknown: int


@dataclass(frozen=True, slots=True)
class Exposed:
    """A commitment that rests on what was lost, the share of it, and what that comes to (None: amount unknown)."""

    commitment: Commitment
    share: Share
    amount: Interval | None


@dataclass(frozen=True, slots=True)
class Hit:
    """An actor who loses a part of what it receives, in millionths: after two tiers, and in the end.

    `tier` is its distance from what was supposed, `path` a shortest chain of commitments from there. `lost` is what
    does not reach it, `exposed` what it promised others and what of that rests on the lost part.
    """

    actor: str
    tier: int
    after_tiers: Share
    share: Share
    lost: Sum
    lost_commitments: tuple[Exposed, ...]
    exposed: Sum
    exposed_commitments: tuple[Exposed, ...]
    path: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """Who is hit, by funding or by supplies; the nearest first, then who loses most."""

    what: str
    hits: tuple[Hit, ...]
    rounds: int
    settled: bool


def effects(found: Commitments, shock: Shock) -> Iterator[Effect]:
    """Yield the effect on funding and that on supplies, each where the shock has any such."""
    if shock.paying or shock.taken:
        yield _effect("funding", found.all, found.money, shock.paying, shock.taken, shock.paying)
    if shock.supplying:
        places, strands = found.supplies
        bought = [found.all[place] for place in places]
        yield _effect("supplies", bought, strands, shock.supplying, {}, shock.paying)


def _effect(
    what: str,
    all_: Sequence[Commitment],
    strands: Sequence[Strand],
    actors: Mapping[str, Share],
    taken: Mapping[int, Share],
    failed: Mapping[str, Share],
) -> Effect:
    near, end = spread(strands, actors, taken, TIERS), spread(strands, actors, taken)
    paths = _paths(strands, end, actors, taken)
    incoming, outgoing = _by_end(strands, "target"), _by_end(strands, "source")
    hits = []
    for actor, path in paths.items():
        # What is promised to one who failed is nobody's loss any more.
        onward = [place for place in outgoing[actor] if strands[place].target not in failed]
        lost = _told(all_, incoming[actor], end)
        exposed = _told(all_, onward, end)
        hits.append(
            Hit(
                actor,
                len(path),
                near.actors.get(actor, NONE),
                end.actors.get(actor, NONE),
                _sum(lost),
                lost,
                _sum(exposed),
                exposed,
                tuple(all_[place] for place in path),
            )
        )
    hits.sort(key=lambda hit: (hit.tier, -hit.share[1], -hit.share[0], hit.actor))
    return Effect(what, tuple(hits), end.rounds, end.settled)


def _by_end(strands: Sequence[Strand], end: str) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, strand in enumerate(strands):
        found[strand.target if end == "target" else strand.source].append(place)
    return found


def _paths(
    strands: Sequence[Strand], end: Spread, actors: Mapping[str, Share], taken: Mapping[int, Share]
) -> dict[str, tuple[int, ...]]:
    """Return for each actor that loses anything a shortest chain of strands that lose anything, by their places."""
    outgoing = _by_end(strands, "source")
    hit = {actor for actor, share in end.actors.items() if share != NONE} - set(actors)
    first = sorted({*taken, *(place for actor in actors for place in outgoing[actor])})
    paths: dict[str, tuple[int, ...]] = {}
    queue: list[tuple[int, ...]] = [(place,) for place in first if end.strands[place] != NONE]
    while queue:
        later: list[tuple[int, ...]] = []
        for path in queue:
            actor = strands[path[-1]].target
            if actor in hit and actor not in paths:
                paths[actor] = path
                later += [(*path, place) for place in outgoing[actor] if end.strands[place] != NONE]
        queue = later
    return paths


def _told(all_: Sequence[Commitment], places: Iterable[int], end: Spread) -> tuple[Exposed, ...]:
    found = []
    for place in places:
        share = end.strands[place]
        if share != NONE:
            amount = all_[place].amount
            found.append(Exposed(all_[place], share, None if amount is None else amount * _parts(share)))
    return tuple(found)


def _parts(share: Share) -> Interval:
    return Interval(Decimal(share[0]) / WHOLE, Decimal(share[1]) / WHOLE)


def _sum(exposed: Sequence[Exposed]) -> Sum:
    units = sorted({one.commitment.unit for one in exposed if one.amount is not None and one.commitment.unit})
    amounts = {
        unit: total(one.amount for one in exposed if one.commitment.unit == unit and one.amount is not None)
        for unit in units
    }
    return Sum(amounts, sum(one.amount is None for one in exposed))

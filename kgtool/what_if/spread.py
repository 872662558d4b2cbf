"""How a loss spreads over commitments: the model, with bounds that hold whatever the unknown amounts are.

Every strand leads from a source to a target and has a weight (money that is paid, or the value of what is supplied).
Of a strand the share `l` is lost; of an actor the share `s` of what it receives is lost:

    s(actor)  = for each kind of strand that reaches it: sum of l x weight / sum of weight; of several kinds the worst
    l(strand) = the greatest of s(source) and what the shock itself takes from the strand

An actor passes its loss on in proportion. The shares are the least that fulfil both: they begin at the shock and only
grow, each is at most 1, so they converge (Tarski). Weights are intervals, shares therefore too. As every strand has one
target, the extreme weighted mean is reached where each weight is at one of its ends, and is computed exactly; it is
then rounded outwards to a millionth, which makes the upper iteration end on a point that no true share exceeds.

Limits: known strands are all that an actor lives on (revenue and reserves that no claim ties to a payer would soften
its loss), nobody finds another source, and amounts of different years count alike. A weight is more than zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

#: A share of 1, and the unit in which shares are counted.
WHOLE = 1_000_000
#: After so many rounds a share that still grows is taken to be a whole one at most: sound, if not narrow.
ROUNDS = 2_000

#: Least and greatest share, in millionths.
Share: TypeAlias = "tuple[int, int]"
NONE: Share = (0, 0)


@dataclass(frozen=True, slots=True)
class Strand:
    """What leads from a source to a target: its weight from `low` to `high` (None where not known), its kind."""

    source: str
    target: str
    kind: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """What is lost: of actors by slug, of strands by place. `settled` tells that nothing grows any more."""

    actors: Mapping[str, Share]
    strands: Sequence[Share]
    rounds: int
    settled: bool


def spread(
    strands: Sequence[Strand],
    actors: Mapping[str, Share],
    taken: Mapping[int, Share],
    rounds: int | None = None,
) -> Spread:
    """Return what is lost where these actors lose these shares of all they give, and these strands these shares.

    `rounds` bounds how often the loss is passed on (1: who is hit directly); without it, until nothing changes.
    """
    incoming: dict[str, list[int]] = defaultdict(list)
    outgoing: dict[str, list[int]] = defaultdict(list)
    for place, strand in enumerate(strands):
        incoming[strand.target].append(place)
        outgoing[strand.source].append(place)
    shares = dict(actors)
    lost = [taken.get(place, NONE) for place in range(len(strands))]
    for actor, share in actors.items():
        for place in outgoing[actor]:
            lost[place] = _worse(lost[place], share)
    changed = {strands[place].target for place, share in enumerate(lost) if share != NONE}
    done = 0
    while changed and (rounds is None or done < rounds):
        done += 1
        grown = {}
        for actor in sorted(changed):
            before = shares.get(actor, NONE)
            now = _worse(before, _received(incoming[actor], strands, lost), actors.get(actor, NONE))
            if now != before:
                grown[actor] = (before[0], WHOLE) if rounds is None and done > ROUNDS else now
        shares.update(grown)
        changed = set()
        for actor, share in grown.items():
            for place in outgoing[actor]:
                worse = _worse(lost[place], share)
                if worse != lost[place]:
                    lost[place] = worse
                    changed.add(strands[place].target)
    return Spread(shares, lost, done, not changed and (rounds is not None or done <= ROUNDS))


def _received(places: Iterable[int], strands: Sequence[Strand], lost: Sequence[Share]) -> Share:
    kinds: dict[str, list[int]] = defaultdict(list)
    for place in places:
        kinds[strands[place].kind].append(place)
    found = NONE
    for kind in kinds.values():
        weights = [(strands[place].low, strands[place].high) for place in kind]
        least = WHOLE - greatest_mean([WHOLE - lost[place][0] for place in kind], weights)
        found = _worse(found, (least, greatest_mean([lost[place][1] for place in kind], weights)))
    return found


def greatest_mean(values: Sequence[int], weights: Sequence[tuple[int, int | None]]) -> int:
    """Return the greatest weighted mean of values where each weight lies in its bounds, rounded up.

    The greatest is reached with the upper weight for values above it and the lower for those below; a weight without an
    upper bound can outweigh all others.

    >>> greatest_mean([10, 0], [(1, 1), (3, 4)])
    3
    """
    total = sum(low for low, _ in weights)
    summed = sum(value * low for value, (low, _) in zip(values, weights, strict=True))
    for value, (low, high) in sorted(zip(values, weights, strict=True), key=lambda entry: -entry[0]):
        if total and value * total <= summed:
            break
        if high is None or total == 0:
            return value
        total += high - low
        summed += value * (high - low)
    return -(-summed // total) if total else 0


def _worse(*shares: Share) -> Share:
    return max(least for least, _ in shares), max(most for _, most in shares)

"""Readings gathered to deals: the best matches first, and never two that cannot be of one deal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kgtool.resolve.deals.match import Match, match
from kgtool.resolve.deals.reading import Reading
from kgtool.resolve.deals.weights import weights
from kgtool.stated.claim import StatedClaim

_JUDGED = {True: Match(Decimal(1), ("judgement",)), False: Match(Decimal(0), ("judgement",))}


@dataclass(frozen=True, eq=False)
class Cluster:
    """Readings of one deal; `matches` tell for each of its claims how well and why it fits the others."""

    readings: tuple[Reading, ...]
    matches: Mapping[StatedClaim, Match]

    @property
    def claims(self) -> tuple[StatedClaim, ...]:
        """Return the claims, sorted by IRI."""
        claims = (claim for reading in self.readings for claim in reading.claims)
        return tuple(sorted(claims, key=lambda claim: claim.iri.value))


def clusters(found: Sequence[Reading], verdicts: Mapping[tuple[str, str], bool]) -> list[Cluster]:
    """Return the deals that readings between the same two parties are of.

    A reading without figure and time that fits several deals alike is of none of them and left out. `verdicts` are
    human decisions on pairs of claims, by their digests, which overrule.
    """
    pairs = {
        (one, other): _judged(found[one], found[other], verdicts) or match(found[one], found[other])
        for one, other in combinations(range(len(found)), 2)
    }
    specific = [place for place, reading in enumerate(found) if reading.figures or reading.start or reading.end]
    groups = _joined([[place] for place in specific], pairs)
    vague = [place for place in range(len(found)) if place not in specific]
    if len(groups) <= 1 or not specific:
        groups = _joined([*groups, *([place] for place in vague)], pairs)
    else:
        for place in vague:
            _attach(place, groups, pairs)
    ordered = sorted(groups, key=min)
    return [Cluster(tuple(found[place] for place in sorted(group)), _matches(group, found, pairs)) for group in ordered]


def _judged(one: Reading, other: Reading, verdicts: Mapping[tuple[str, str], bool]) -> Match | None:
    if not verdicts:
        return None
    for first in one.claims:
        for second in other.claims:
            low, high = sorted(claim.iri.value.rsplit("/", 1)[-1] for claim in (first, second))
            if (low, high) in verdicts:
                return _JUDGED[verdicts[low, high]]
    return None


def _joined(groups: list[list[int]], pairs: Mapping[tuple[int, int], Match]) -> list[list[int]]:
    """Join groups along the pairs, the best first, where no pair across speaks against it."""
    weighted = weights()
    group_of = {place: group for group in groups for place in group}
    order = sorted(pairs, key=lambda pair: (-pairs[pair].score, pair))
    for one, other in order:
        if pairs[one, other].score < weighted.same:
            break
        first, second = group_of.get(one), group_of.get(other)
        if first is None or second is None or first is second:
            continue
        if all(_pair(a, b, pairs).score >= weighted.never for a in first for b in second):
            first.extend(second)
            for place in second:
                group_of[place] = first
            second.clear()
    return [group for group in groups if group]


def _attach(place: int, groups: list[list[int]], pairs: Mapping[tuple[int, int], Match]) -> None:
    """Add a vague reading to the group that it fits best, where one fits better than all others."""
    fits = [(max(_pair(place, other, pairs).score for other in group), group) for group in groups]
    best = max(score for score, _ in fits)
    leading = [group for score, group in fits if score == best]
    if len(leading) == 1 and best >= weights().same:
        leading[0].append(place)


def _pair(one: int, other: int, pairs: Mapping[tuple[int, int], Match]) -> Match:
    return pairs[min(one, other), max(one, other)]


def _matches(
    group: Sequence[int], found: Sequence[Reading], pairs: Mapping[tuple[int, int], Match]
) -> dict[StatedClaim, Match]:
    """Return for each claim its best match within the group; a claim alone, or of one reading, fits by its roles."""
    matches: dict[StatedClaim, Match] = {}
    for place in group:
        others = [_pair(place, other, pairs) for other in group if other != place]
        same = Match(Decimal(1), ("roles", "amount", "amount-equal")) if found[place].figures else None
        alone = same if same and len(found[place].claims) > 1 else Match(weights().of["roles"], ("roles",))
        best = max(others, key=lambda entry: (entry.score, entry.reasons), default=alone)
        for claim in found[place].claims:
            matches[claim] = max(best, alone, key=lambda entry: entry.score)
    return matches

"""Traces the claims of one block, say all that is said of one payment, to their origins.

Two claims share an origin where one text names the other's source and their figures agree, where their wording is one
and their figures and days agree, and where they are of one text or publisher that names no source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence

from kgtool.origins.chains import origin_of
from kgtool.origins.figures import Signature, agree, exact_signatures, figures_of, rounded_signatures
from kgtool.origins.groups import Groups
from kgtool.origins.origin import Origin
from kgtool.origins.thresholds import thresholds
from kgtool.origins.voices import named_voices, own_voice
from kgtool.origins.wording import Wording, alike, tells_a_copy, wordings
from kgtool.stated.claim import StatedClaim


def origins_of(claims: Sequence[StatedClaim]) -> tuple[Origin, ...]:
    """Return the independent origins of claims that speak of the same thing, sorted by their first claim's IRI.

    Every claim belongs to one origin. The time this takes grows with the number of claims, not with its square.
    """
    return tuple(origin_of(members) for members in _traced(claims))


def origin_count(claims: Sequence[StatedClaim]) -> int:
    """Return on how many independent origins claims that speak of the same thing rest."""
    return len(claims) if len(claims) < 2 else len(_traced(claims))


def _traced(claims: Sequence[StatedClaim]) -> list[list[StatedClaim]]:
    """Return the claims of each origin, sorted by IRI."""
    ordered = sorted(claims, key=lambda claim: claim.iri.value)
    groups = Groups(len(ordered))
    _join_own(ordered, groups)
    if len(ordered) > 1 and not groups.one:
        _join_sources(ordered, groups)
    if len(ordered) > 1 and not groups.one:
        _join_wordings(ordered, groups)
    return [[ordered[position] for position in members] for members in groups.members()]


def _join_own(claims: Sequence[StatedClaim], groups: Groups) -> None:
    """Join what one text has from one source, and what one publisher says of himself."""
    keys: list[Hashable] = []
    for claim in claims:
        named = named_voices(claim)
        keys.append((claim.source.iri.value, named[-1]) if named else own_voice(claim))
    groups.join_equal(keys)


def _join_sources(claims: Sequence[StatedClaim], groups: Groups) -> None:
    """Join the claims that name the same source, or are published by it, where their figures agree."""
    quoting: dict[str, list[int]] = defaultdict(list)
    for position, claim in enumerate(claims):
        for name in named_voices(claim):
            quoting[name].append(position)
    for position, claim in enumerate(claims):
        if (name := own_voice(claim)) in quoting and position not in quoting[name]:
            quoting[name].append(position)
    several = {name: positions for name, positions in quoting.items() if len(positions) > 1}
    if several:
        signatures = rounded_signatures(claims)
        for positions in several.values():
            _join_agreeing(positions, signatures, groups)


def _join_agreeing(positions: Sequence[int], signatures: Sequence[Signature], groups: Groups) -> None:
    """Join those whose figures agree; one without a figure goes to the first group that it agrees with, and no other.

    Else it would join two that contradict each other.
    """
    like: dict[Hashable, list[int]] = defaultdict(list)
    for position in positions:
        like[frozenset(signatures[position].items())].append(position)
    leaders: dict[Hashable, list[int]] = defaultdict(list)
    for same in sorted(like.values(), key=lambda same: (-len(signatures[same[0]]), same[0])):
        groups.join_all(same)
        own = signatures[same[0]]
        entries = [(slot, value) for slot in own for value in sorted(own[slot], key=repr)]
        candidates = dict.fromkeys(leader for entry in entries for leader in leaders[entry])
        found = [leader for leader in candidates if agree(own, signatures[leader])]
        if found:
            groups.join(max(found, key=lambda leader: len(own.keys() & signatures[leader].keys())), same[0])
            continue
        for entry in entries:
            if len(leaders[entry]) < thresholds().postings:
                leaders[entry].append(same[0])


def _join_wordings(claims: Sequence[StatedClaim], groups: Groups) -> None:
    """Join the claims that share wording, figures to the digit, and days."""
    signatures = exact_signatures(claims)
    nodes: dict[Hashable, list[int]] = defaultdict(list)
    texts: dict[Hashable, Wording] = {}
    for position, found in enumerate(wordings(claims)):
        figures = frozenset(signatures[position].items())
        for text in filter(tells_a_copy, found):
            nodes[text, figures].append(position)
            texts[text, figures] = text
    members = [_join_days(claims, positions, groups) for positions in nodes.values()]
    days = [_days(claims, found) for found in members]
    apart = thresholds().days
    times = _times(days, apart)
    marks = [
        [(figure, time) for figure in figures_of(signatures[found[0]]) or ((),) for time in around]
        for found, around in zip(members, times, strict=True)
    ]

    def comparable(first: int, second: int) -> bool:
        # Far cheaper than the wording, and true of few pairs.
        one, other = members[first], members[second]
        near = not days[first] or not days[second] or _apart(days[first], days[second]) <= apart
        return near and not groups.are_one((*one, *other)) and agree(signatures[one[0]], signatures[other[0]])

    for first, second in alike(list(texts.values()), marks, comparable):
        _join_days(claims, [*members[first], *members[second]], groups)


def _days(claims: Sequence[StatedClaim], positions: Sequence[int]) -> tuple[int, ...]:
    """Return the days of documents as numbers; none where one has no day, as it may be of any time."""
    found = [claims[position].source.issued for position in positions]
    return tuple(day.toordinal() for day in found if day is not None) if None not in found else ()


def _times(days: Sequence[Sequence[int]], apart: int) -> list[Collection[int]]:
    """Return for each of several groups of days some stretches of time: groups that are near share one at least.

    What has no day may be of any time.
    """
    width = apart + 1
    found = [sorted({day // width + step for day in some for step in (0, 1)}) for some in days]
    every = sorted({time for some in found for time in some}) or [0]
    return [some or every for some in found]


def _apart(first: Sequence[int], second: Sequence[int]) -> int:
    """Return how many days lie between the nearest of both."""
    if len(first) == len(second) == 1:
        return abs(first[0] - second[0])
    return min(abs(one - other) for one in first for other in second)


def _join_days(claims: Sequence[StatedClaim], positions: Sequence[int], groups: Groups) -> list[int]:
    """Join those whose documents are of one time, and return the ends of each time, which stand for it.

    Documents without a day are of the first time, and of no other: else they would join two that lie far apart.
    """
    undated = [position for position in positions if claims[position].source.issued is None]
    days = {position: day for position in positions if (day := claims[position].source.issued) is not None}
    times: list[list[int]] = []
    for position in sorted(days, key=lambda position: (days[position], position)):
        if times and (days[position] - days[times[-1][-1]]).days <= thresholds().days:
            times[-1].append(position)
        else:
            times.append([position])
    groups.join_all([*undated, *(times[0] if times else ())])
    for time in times[1:]:
        groups.join_all(time)
    return [*undated[:1], *(end for time in times for end in dict.fromkeys((time[0], time[-1])))]

"""How often rules and types were right, from what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt

from kgtool.claims import Claim
from kgtool.decisions.decision import Decision
from kgtool.decisions.matching import restates

#: The quantile of the normal distribution for an interval of 95 %.
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Precision:
    """Of how many claims of a rule or type people decided, and how many were right; `low` and `high` bound the share.

    The interval is that of Wilson (1927) at 95 %.
    """

    name: str
    accepted: int
    rejected: int
    corrected: int
    missing: int

    @property
    def decided(self) -> int:
        """Return how many claims that were read a person has judged."""
        return self.accepted + self.rejected + self.corrected

    @property
    def share(self) -> float | None:
        """Return the share of claims that were right as they were read, None where none was judged."""
        return self.accepted / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float]:
        """Return the bounds of the share."""
        return wilson(self.accepted, self.decided)


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (Wilson 1927); of nothing it is the whole range.

    >>> [round(bound, 3) for bound in wilson(8, 10)]
    [0.49, 0.943]
    """
    if not of:
        return 0.0, 1.0
    share, z2 = right / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def last_words(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return of all decisions about one reading of one place the last; they come in the order of their moments."""
    kept: list[Decision] = []
    for decision in decisions:
        if decision.claim is None:
            continue
        kept = [one for one in kept if not _about_the_same(one, decision)]
        kept.append(decision)
    return tuple(kept)


def _about_the_same(one: Decision, other: Decision) -> bool:
    assert one.claim is not None and other.claim is not None
    places = {(mention.at, mention.sentence) for mention in one.mentions}
    same = one.text == other.text and any((mention.at, mention.sentence) in places for mention in other.mentions)
    return same and restates(one.claim, other.claim) and restates(other.claim, one.claim)


def precision(decisions: Iterable[Decision], name: Callable[[Claim], str]) -> tuple[Precision, ...]:
    """Return the precision of each rule or type, by what `name` gives of a claim; the least sure come first.

    A claim that a person wrote himself counts for no rule.
    """
    found: dict[str, Counter[str]] = {}
    for decision in last_words(decisions):
        assert decision.claim is not None
        if decision.kind == "add" or not decision.claim.rule.startswith("person."):
            found.setdefault(name(decision.claim), Counter())[decision.kind] += 1
    entries = (
        Precision(key, kinds["accept"], kinds["reject"], kinds["correct"], kinds["add"]) for key, kinds in found.items()
    )
    return tuple(sorted(entries, key=lambda one: (one.interval[0], -one.decided, one.name)))


def by_rule(decisions: Iterable[Decision]) -> tuple[Precision, ...]:
    """Return the precision of each rule; what was missing has none."""
    return tuple(one for one in precision(decisions, lambda claim: claim.rule) if one.decided)


def by_type(decisions: Iterable[Decision]) -> tuple[Precision, ...]:
    """Return the precision of each claim type, with how many claims of it were missing."""
    return precision(decisions, lambda claim: claim.type)

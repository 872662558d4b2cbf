"""How far a fact or an inference is believed to have come, and when it holds.

Premises are met: what follows stands on their lowest rung and holds only while all of them do. Several proofs are
joined: the highest rung that one of them gives, and the time from the first day to the last that one of them allows.
Both are the least solution over all proofs, so they do not depend on the order in which proofs are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce

from kgtool.stated.rung import ASIDE, RUNGS

#: From what never came about to what is there; what rests on two rungs stands on the lower one.
ORDER = (*reversed(ASIDE), *RUNGS)

_BEFORE_ALL = 0
_AFTER_ALL = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A rung as its place in ORDER, beyond it where no claim decides, and the days as ordinals."""

    rung: int = len(ORDER)
    first: int = _BEFORE_ALL
    last: int = _AFTER_ALL

    @classmethod
    def of(cls, rung: str | None, first: date | None, last: date | None) -> Standing:
        """Return the standing of a fact; a missing rung decides nothing, a missing day is open."""
        return cls(
            len(ORDER) if rung is None else ORDER.index(rung),
            _BEFORE_ALL if first is None else first.toordinal(),
            _AFTER_ALL if last is None else last.toordinal(),
        )

    @property
    def rung_name(self) -> str | None:
        """Return the rung; None where no claim decides it."""
        return ORDER[self.rung] if self.rung < len(ORDER) else None

    @property
    def first_day(self) -> date | None:
        """Return the first day; None where it is open."""
        return None if self.first == _BEFORE_ALL else date.fromordinal(self.first)

    @property
    def last_day(self) -> date | None:
        """Return the last day; None where it is open."""
        return None if self.last == _AFTER_ALL else date.fromordinal(self.last)


#: What holds whatever is claimed: an axiom, what the gazetteer knows.
ALWAYS = Standing()


def meet(*premises: Standing) -> Standing | None:
    """Return how what rests on all premises stands; None where there is no day on which all of them hold."""
    result = reduce(
        lambda one, other: Standing(min(one.rung, other.rung), max(one.first, other.first), min(one.last, other.last)),
        premises,
        ALWAYS,
    )
    return result if result.first <= result.last else None


def join(one: Standing | None, other: Standing) -> Standing:
    """Return how what follows in two ways stands."""
    if one is None:
        return other
    return Standing(max(one.rung, other.rung), min(one.first, other.first), max(one.last, other.last))

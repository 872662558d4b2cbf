"""The verdict on a stated figure beside what follows from the others."""

from __future__ import annotations

from typing import Literal, TypeAlias

from kgtool.intervals.interval import Interval

#: `rounding`: holds only because of the rounding cell; `undecided`: an operand is open on the side that matters.
Verdict: TypeAlias = Literal["holds", "rounding", "does-not-hold", "undecided"]
VERDICTS: tuple[Verdict, ...] = ("does-not-hold", "rounding", "undecided", "holds")


def verdict(
    expected: Interval, stated: Interval, expected_rounded: Interval, stated_rounded: Interval, *, is_open: bool
) -> Verdict:
    """Compare what is expected with what is stated, as the words say it and as all that rounds to the same words.

    `is_open`: an operand has no upper bound. Then the figure holds only where all that is expected fits what is stated.
    """
    meets = expected_rounded.overlaps(stated_rounded)
    if is_open:
        if not meets:
            return "does-not-hold"
        return "holds" if expected.within(stated) else "undecided"
    if expected.overlaps(stated):
        return "holds"
    return "rounding" if meets else "does-not-hold"

"""The form of a rule of the ledger: it looks at two readings of one thing and says whether and how they clash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kgtool.rivals.limits import Limits
from kgtool.rivals.reading import Reading

#: Returns the case of the rule that applies (`deal`, `part-larger`), None where the readings agree or do not compare.
Compare: TypeAlias = Callable[[Reading, Reading, Limits], "str | None"]


def _none(reading: Reading) -> bool:
    """Tell of no reading that its side is named first."""
    return False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of one kind of contradictions, with the cases that it tells apart.

    `across` tells that it also compares readings of two deals of one pair; two totals always compare. A reading that
    `leads` is on the side that a sentence names first.
    """

    kind: str
    cases: tuple[str, ...]
    compare: Compare
    across: bool = False
    leads: Callable[[Reading], bool] = _none

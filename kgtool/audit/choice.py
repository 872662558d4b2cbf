"""Which operands a check takes where texts give several: those by which it holds, or nothing where they quarrel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice, product

from kgtool.audit.check import Check
from kgtool.audit.figure import Figure

_MOST = 50
_ORDER = ("holds", "rounding", "undecided", "does-not-hold")


def chosen(options: Sequence[Sequence[Figure]], make: Callable[[tuple[Figure, ...]], Check | None]) -> Check | None:
    """Return the check over one figure of each list.

    Where a list holds several values that quarrel, a check that holds by one of them is the one meant; where none
    holds, it is the quarrel that is reported elsewhere and not the arithmetic.
    """
    combinations = islice(product(*options), _MOST)
    checks = [check for figures in combinations if (check := make(figures)) is not None]
    if not checks:
        return None
    best = min(checks, key=lambda check: _ORDER.index(check.verdict))
    quarrel = any(len(figures) > 1 for figures in options)
    return None if quarrel and best.verdict == "does-not-hold" else best

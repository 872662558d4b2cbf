"""Breaks: where a main clause begins behind another, so that names on its two sides are no pair."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kgtool.extract.syntax.clauses import Clause

#: How far behind its conjunction a verb stands in second place: 'und TSMC errichtet', 'und die Kolbrax AG errichtet'.
_SECOND = 4


def breaks(parts: Sequence[Clause]) -> frozenset[int]:
    """Return where main clauses with their verb in second place begin: 'A investiert in X, und Y errichtet …'."""
    found: set[int] = set()
    for before, clause in pairwise(parts):
        mine, other = clause.verb, before.verb
        if clause.kind == "main" and mine is not None and mine.finite is not None and other is not None:
            second = mine.finite - clause.indexes[0] <= _SECOND
            if second and before.kind == "main" and other.finite is not None:
                found.add(clause.indexes[0])
    return frozenset(found)

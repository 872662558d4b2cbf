"""Why a row of an answer may not be sure: the smallest sets of claims without which it falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.query.question import StoredQuestion
from kgtool.resolve.left_out import UNSAID
from kgtool.stated.claim import StatedClaim
from kgtool.views.bench import Bench
from kgtool.views.changes import Row, key_of
from kgtool.views.minimal import Counted, GaveUpError, smallest_sets
from kgtool.views.trial import Trial, likeliest_first
from kgtool.views.view import View

#: How many sets of claims are tried before the search is given up.
BOUND = 4_000


@dataclass(frozen=True)
class WhyNotSure:
    """The smallest sets of claims without which a row falls; none where it stands without any claim.

    `complete` tells whether they are all of that size; `proven`, whether none smaller can do it. `tried` counts the
    sets of claims for which the question was answered.
    """

    columns: tuple[str, ...]
    row: Row
    sets: tuple[tuple[StatedClaim, ...], ...]
    complete: bool
    proven: bool
    tried: int


def why_not_sure(
    bench: Bench,
    view: View,
    question: StoredQuestion,
    parameters: Mapping[str, str],
    number: int,
    *,
    every: bool = False,
    bound: int = BOUND,
) -> WhyNotSure:
    """Return the smallest sets of claims without which a row of an answer falls; the first row has the number 1.

    A row falls where none with its key is left. A row that the answer does not have is a UsageError; a GaveUpError
    says that the bound was reached.
    """
    shown = bench.show(view, question.layers)
    trial = Trial(bench, view, shown, question, parameters)
    solutions = trial.solutions()
    if not 1 <= number <= len(solutions):
        raise UsageError(f"The answer has no row {number}.", f"It has {len(solutions)}; count from 1.")
    row = solutions.rows[number - 1]
    key = key_of(question, solutions.columns, row)
    believed = shown.believed
    spoken = likeliest_first((*believed.counting, *believed.heard), row)
    silent = [claim for claim, reason in believed.left_out if reason not in UNSAID]
    claims = {claim.iri: claim for claim in (*spoken, *silent)}

    def holds(iris: frozenset[ox.NamedNode]) -> bool:
        return bool(trial.rows(key, (claims[iri] for iri in iris)))

    counted = Counted(holds, bound)
    elements = list(claims)
    found = smallest_sets(counted, elements, every=every)
    sets, proven = found.sets, True
    if sets and not question.grows:
        sets, proven = _smaller(counted, elements, sets)
    order = {element: place for place, element in enumerate(elements)}
    return WhyNotSure(
        columns=solutions.columns,
        row=row,
        sets=tuple(tuple(claims[iri] for iri in sorted(entry, key=order.__getitem__)) for entry in sets),
        complete=found.complete,
        proven=proven,
        tried=counted.asked,
    )


def _smaller(
    holds: Counted[ox.NamedNode], elements: Sequence[ox.NamedNode], sets: tuple[frozenset[ox.NamedNode], ...]
) -> tuple[tuple[frozenset[ox.NamedNode], ...], bool]:
    """Try every smaller set where more claims can also make a row fall, and tell whether that could be finished."""
    whole = frozenset(elements)
    for size in range(1, len(sets[0])):
        try:
            smaller = tuple(
                frozenset(entry) for entry in combinations(elements, size) if not holds(whole - frozenset(entry))
            )
        except GaveUpError:
            return sets, False
        if smaller:
            return smaller, True
    return sets, True

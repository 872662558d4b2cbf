"""Why a row of an answer may not be sure: the smallest sets of claims without which it falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.query.ask import bind
from kgtool.query.question import StoredQuestion
from kgtool.query.solutions import Solutions, plain
from kgtool.stated.claim import StatedClaim
from kgtool.views.bench import Bench, Shown
from kgtool.views.changes import Row, key_of
from kgtool.views.minimal import Counted, GaveUpError, smallest_sets
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
    answer = _Answer(bench, view, shown, question, parameters)
    solutions = answer.solutions()
    if not 1 <= number <= len(solutions):
        raise UsageError(f"The answer has no row {number}.", f"It has {len(solutions)}; count from 1.")
    row = solutions.rows[number - 1]
    key = key_of(question, solutions.columns, row)
    claims = {claim.iri: claim for claim in shown.believed.counting}

    def holds(iris: frozenset[ox.NamedNode]) -> bool:
        return answer.has(key, [claims[iri] for iri in iris])

    counted = Counted(holds, bound)
    elements = _likeliest_first(shown.believed.counting, row)
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


class _Answer:
    """Answers one question from any of a view's claims, in graphs of their own."""

    def __init__(
        self, bench: Bench, view: View, shown: Shown, question: StoredQuestion, parameters: Mapping[str, str]
    ) -> None:
        self._bench, self._shown, self._question = bench, shown, question
        self._view = replace(view, without=(*view.without, "trial"))
        self._first = bind(question, bench.store, parameters, bench.iris, shown.name)
        self._query = bind(question, bench.store, parameters, bench.iris, self._view.name)

    def solutions(self) -> Solutions:
        """Return the answer from all claims of the view."""
        return self._ask(self._first)

    def has(self, key: Row, claims: Sequence[StatedClaim]) -> bool:
        """Tell whether the answer from these claims has a row of this key."""
        counting = tuple(sorted(claims, key=lambda claim: claim.iri.value))
        believed = replace(self._shown.believed, counting=counting, left_out=())
        self._bench.compute(self._view, believed, self._question.layers)
        found = self._ask(self._query)
        return any(key_of(self._question, found.columns, row) == key for row in found.rows)

    def _ask(self, query: str) -> Solutions:
        found = self._bench.store.query(query)
        assert isinstance(found, ox.QuerySolutions)
        return Solutions.collect(found)


def _likeliest_first(claims: Sequence[StatedClaim], row: Row) -> list[ox.NamedNode]:
    """Return the claims, those first whose actors the row names."""
    words = " ".join(plain(value) for value in row).casefold()

    def rank(claim: StatedClaim) -> tuple[int, int, str]:
        named = sum(_is_named(actor, claim, words) for actor in claim.actors)
        return -named, len(claim.actors) - named, claim.iri.value

    return [claim.iri for claim in sorted(claims, key=rank)]


def _is_named(actor: ox.NamedNode, claim: StatedClaim, words: str) -> bool:
    known = claim.source.entities.get(actor)
    labels = known.labels if known else ()
    return actor.value in words or any(label.casefold() in words for label in labels)


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

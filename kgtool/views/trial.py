"""Answers one question from any claims, as if there were no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyoxigraph as ox

from kgtool.analyse.whole import WHOLE
from kgtool.query.ask import bind
from kgtool.query.question import StoredQuestion
from kgtool.query.solutions import Solutions, plain
from kgtool.resolve.blocks import Remembered
from kgtool.stated.claim import StatedClaim
from kgtool.views.bench import Bench, Shown
from kgtool.views.changes import Row, key_of
from kgtool.views.neutral import neutral
from kgtool.views.view import View


class Trial:
    """One question to a view that is shown, and to trials of the view with other claims, in graphs of their own."""

    def __init__(
        self, bench: Bench, view: View, shown: Shown, question: StoredQuestion, parameters: Mapping[str, str]
    ) -> None:
        self._bench, self._shown, self._question = bench, shown, question
        self._view = replace(view, without=(*view.without, "trial"))
        self._remembered: Remembered = {}
        self._first = bind(question, bench.store, parameters, bench.iris, shown.name)
        self._query = bind(question, bench.store, parameters, bench.iris, self._view.name)

    def solutions(self) -> Solutions:
        """Return the answer from all claims of the view."""
        return self._ask(self._first, self._shown.name)

    def rows(self, key: Row, claims: Iterable[StatedClaim]) -> tuple[Row, ...]:
        """Return the rows of this key in the answer from these claims."""
        believed = self._shown.believed.only({claim.iri for claim in claims})
        whole = any(f"kg:{kind}" in self._question.text for kind in WHOLE)
        self._bench.compute(self._view, believed, self._question.layers, self._remembered, whole=whole)
        found = self._ask(self._query, self._view.name)
        return tuple(row for row in found.rows if key_of(self._question, found.columns, row) == key)

    def _ask(self, query: str, name: str) -> Solutions:
        found = self._bench.store.query(query)
        assert isinstance(found, ox.QuerySolutions)
        return neutral(Solutions.collect(found), name)


def likeliest_first(claims: Iterable[StatedClaim], row: Row) -> list[StatedClaim]:
    """Return the claims, those first whose actors the row names."""
    words = words_of(row)

    def rank(claim: StatedClaim) -> tuple[int, int, str]:
        named = sum(is_named(actor, claim, words) for actor in claim.actors)
        return -named, len(claim.actors) - named, claim.iri.value

    return sorted(claims, key=rank)


def words_of(row: Row) -> str:
    """Return all values of a row as one text in lower case."""
    return " ".join(plain(value) for value in row).casefold()


def is_named(actor: ox.NamedNode, claim: StatedClaim, words: str) -> bool:
    """Tell whether a text in lower case names an actor by a label that the claim's document has for it."""
    known = claim.source.entities.get(actor)
    labels = known.labels if known else ()
    return actor.value in words or any(label.casefold() in words for label in labels)

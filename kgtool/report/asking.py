"""Asks stored questions for the report, and finds the sentences behind each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.explain.claim_words import hedges, quote
from kgtool.explain.evidence import evident_answer
from kgtool.query.ask import ask
from kgtool.query.library import find
from kgtool.report.names import Names
from kgtool.report.statement import Evidence
from kgtool.stated.claim import StatedClaim


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an answer: its cells as plain text by column, and the claims that it stands on, the surest first."""

    cells: Mapping[str, str]
    claims: tuple[StatedClaim, ...]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


class Asking:
    """A graph that is asked for a report; an answer is kept, so that nothing is asked twice."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._answers: dict[tuple[str, ...], tuple[Row, ...]] = {}

    @cached_property
    def names(self) -> Names:
        """Return the entities of the graph by name."""
        return Names.read(self.case)

    def rows(self, name: str, **parameters: str) -> tuple[Row, ...]:
        """Answer a stored question; parameters that are entities are given by IRI."""
        key = (name, *(part for item in sorted(parameters.items()) for part in item))
        if key not in self._answers:
            self._answers[key] = tuple(self._asked(name, parameters))
        return self._answers[key]

    def _asked(self, name: str, parameters: dict[str, str]) -> Iterable[Row]:
        question = find(name)
        if any(parameter.name == "lang" for parameter in question.parameters):
            parameters = {**parameters, "lang": self.case.language}
        answer = ask(self.case.store, name, parameters, self.case.iris, self.case.policy)
        if not answer.rows:
            return
        _, evident = evident_answer(self.case, question, parameters, answer)
        for cells in evident.dicts():
            iris = (ox.NamedNode(iri) for iri in cells.get("evidence_iris", "").split())
            yield Row(cells, self.case.behind.claims(iris))

    def evidence(self, claims: Iterable[StatedClaim]) -> tuple[Evidence, ...]:
        """Return the sentences of claims, each once, the surest first."""
        once = {claim.iri.value: claim for claim in claims if claim.quotes}
        ordered = self.case.behind.claims(claim.iri for claim in once.values())
        return tuple(self._evidence(claim) for claim in ordered)

    def _evidence(self, claim: StatedClaim) -> Evidence:
        source = claim.source
        publisher = None if source.publisher is None else source.entities.get(source.publisher)
        return Evidence(
            claim=claim.iri.value,
            quote=quote(claim),
            document=source.path,
            publisher=publisher.labels[0] if publisher and publisher.labels else "",
            date=source.issued,
            hedge=", ".join(hedges(claim, self.case.language)),
        )

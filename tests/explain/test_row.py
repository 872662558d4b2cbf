"""Every row of every stored question rests on something that is explained down to claims."""

from __future__ import annotations

import pytest

from kgtool.explain.case import Case
from kgtool.explain.row import explain_row
from kgtool.query.ask import ask
from kgtool.query.library import library
from tests.query.graph import store
from tests.resolve.claim_graph import IRIS, ONTOLOGY

CASE = Case(store(), IRIS, ontology=ONTOLOGY)


@pytest.mark.parametrize("name", [question.name for question in library()])
def test_every_row_rests_on_something_with_a_claim(name: str) -> None:
    (question,) = (question for question in library() if question.name == name)
    assert question.rests
    answer = ask(store(), name, {}, IRIS)
    for number, row in enumerate(answer.rows, start=1):
        found = explain_row(CASE, question, {}, number)
        assert found.row.rows == (row,)
        assert found.explained.steps
        assert all(step.all_claims() for step in found.explained.steps), (name, number)


def test_a_row_that_counts_rests_on_all_that_it_counts() -> None:
    (question,) = (question for question in library() if question.name == "chokepoints")
    found = explain_row(CASE, question, {}, 1)
    assert [step.words for step in found.explained.steps] == [
        "ASML gehört zu: Engpass",
        "ASML ist einziger Lieferant von EUV",
    ]

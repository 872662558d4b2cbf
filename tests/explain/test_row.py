"""Every row of every stored question rests on something that is explained down to claims."""

from __future__ import annotations

import pytest

from kgtool.errors import UsageError
from kgtool.explain.case import Case
from kgtool.explain.row import explain_row
from kgtool.query.ask import ask
from kgtool.query.library import library
from tests.query.graph import store
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus

CASE = Case(store(), IRIS, ontology=ONTOLOGY)
LOCK_INS = ask(store(), "lock-in", {}, IRIS).rows


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


def fault(name: str, parameters: dict[str, str], number: int, case: Case = CASE) -> tuple[str, str]:
    """Give cause and cure of an answer that has no such row."""
    (question,) = (question for question in library() if question.name == name)
    with pytest.raises(UsageError) as raised:
        explain_row(case, question, parameters, number)
    return raised.value.cause, raised.value.cure


def test_a_row_beyond_the_last_is_told_how_many_there_are() -> None:
    assert fault("lock-in", {}, 99) == ("The answer has no row 99.", f"It has {len(LOCK_INS)}; count from 1.")


def test_an_empty_answer_tells_what_its_parameters_left_out() -> None:
    assert fault("supplier-investors", {"actor": "nvidia", "lang": "de"}, 1) == (
        "'supplier-investors' has no rows with --set actor=nvidia, so there is no row 1.",
        "Without it there is 1: 'kgtool query supplier-investors' shows them.",
    )


def test_an_empty_answer_of_a_view_tells_how_to_see_what_it_leaves_out() -> None:
    assert fault("supplier-investors", {}, 1, Case(store(), IRIS, policy="strict", ontology=ONTOLOGY)) == (
        "'supplier-investors' has no rows here, so there is no row 1 to explain. "
        "The view may leave out what it rests on.",
        "Ask without its options, or let 'kgtool query supplier-investors --left-out' with them list it.",
    )


def test_an_empty_answer_of_all_claims_tells_that_no_text_says_so() -> None:
    assert fault("lock-in", {}, 2, Case(Corpus().store(), IRIS, ontology=ONTOLOGY)) == (
        "'lock-in' has no rows here, so there is no row 2 to explain. No text in the graph says what it asks for.",
        "'kgtool query' lists the questions; 'kgtool build --add' takes in further texts.",
    )

"""Explains a row of an answer: everything that it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgtool.errors import UsageError
from kgtool.explain.case import Case
from kgtool.explain.explained import Explained, explain_things
from kgtool.query.ask import ask, bind
from kgtool.query.question import StoredQuestion
from kgtool.query.rests import rests_of
from kgtool.query.solutions import Solutions


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """A row of an answer, as an answer of one row, and what it stands on."""

    row: Solutions
    explained: Explained


def explain_row(case: Case, question: StoredQuestion, parameters: Mapping[str, str], number: int) -> ExplainedRow:
    """Return what a row of an answer stands on; the first has the number 1. One it does not have is a UsageError."""
    answer = ask(case.store, question.name, parameters, case.iris, case.policy)
    if not 1 <= number <= len(answer):
        raise UsageError(f"The answer has no row {number}.", f"It has {len(answer)}; count from 1.")
    row = answer.rows[number - 1]
    query = bind(question, case.store, parameters, case.iris, case.policy)
    things = rests_of(case.store, query, question.rests, answer.columns, row)
    return ExplainedRow(Solutions(answer.columns, (row,)), explain_things(case, things))

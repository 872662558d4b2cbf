"""Explains a row of an answer: everything that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kgtool.errors import UsageError
from kgtool.explain.case import Case
from kgtool.explain.explained import Explained, explain_things
from kgtool.query.ask import ask, bind
from kgtool.query.question import StoredQuestion
from kgtool.query.rests import rests_of, rests_of_rows
from kgtool.query.solutions import Solutions
from kgtool.vocabulary.terms import DEFAULT_POLICY

#: The parameter that narrows no answer.
_LANGUAGE = "lang"


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """A row of an answer, as an answer of one row, and what it stands on."""

    row: Solutions
    explained: Explained


def explain_row(case: Case, question: StoredQuestion, parameters: Mapping[str, str], number: int) -> ExplainedRow:
    """Return what a row of an answer stands on; the first has the number 1. One it does not have is a UsageError."""
    answer = ask(case.store, question.name, parameters, case.iris, case.policy)
    if not 1 <= number <= len(answer):
        raise _no_row(case, question, parameters, number, len(answer))
    row = answer.rows[number - 1]
    query = bind(question, case.store, parameters, case.iris, case.policy)
    things = rests_of(case.store, query, question.rests, answer.columns, row)
    return ExplainedRow(Solutions(answer.columns, (row,)), explain_things(case, things))


def explain_rows(
    case: Case, question: StoredQuestion, parameters: Mapping[str, str], limit: int
) -> tuple[tuple[ExplainedRow, ...], int]:
    """Return what each row of an answer stands on, at most `limit`, and how many rows it has; none is a UsageError."""
    answer = ask(case.store, question.name, parameters, case.iris, case.policy)
    if not answer.rows:
        raise _no_row(case, question, parameters, 1, 0)
    query = bind(question, case.store, parameters, case.iris, case.policy)
    shown = answer.rows[:limit]
    behind = rests_of_rows(case.store, query, question.rests, answer.columns, shown)
    rows = (
        ExplainedRow(Solutions(answer.columns, (row,)), explain_things(case, things))
        for row, things in zip(shown, behind, strict=True)
    )
    return tuple(rows), len(answer.rows)


def merged(rows: Iterable[ExplainedRow]) -> Explained:
    """Return the explanations of several rows as one, each once in the order of the rows."""
    steps = tuple({step.node: step for row in rows for step in row.explained.steps}.values())
    return Explained(steps, complete=True, total=len(steps))


def _no_row(case: Case, question: StoredQuestion, parameters: Mapping[str, str], number: int, rows: int) -> UsageError:
    """Return the fault that an answer has no such row; of an empty answer with what may have emptied it."""
    if rows:
        return UsageError(f"The answer has no row {number}.", f"It has {rows}; count from 1.")
    neutral = {name: value for name, value in parameters.items() if name == _LANGUAGE}
    settings = " ".join(f"--set {name}={value}" for name, value in parameters.items() if name not in neutral)
    if settings and (others := len(ask(case.store, question.name, neutral, case.iris, case.policy))):
        return UsageError(
            f"'{question.name}' has no rows with {settings}, so there is no row {number}.",
            f"Without it there {'is' if others == 1 else 'are'} {others}: 'kgtool query {question.name}' shows them.",
        )
    cause = f"'{question.name}' has no rows here, so there is no row {number} to explain."
    if case.policy != DEFAULT_POLICY:
        return UsageError(
            f"{cause} The view may leave out what it rests on.",
            f"Ask without its options, or let 'kgtool query {question.name} --left-out' with them list it.",
        )
    return UsageError(
        f"{cause} No text in the graph says what it asks for.",
        "'kgtool query' lists the questions; 'kgtool build --add' takes in further texts.",
    )

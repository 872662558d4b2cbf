"""The answer to a stored question as its pages need it: all rows, and what each stands on, found once for a build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgtool.query.ask import ask, bind
from kgtool.query.question import StoredQuestion
from kgtool.query.rests import Thing, rests_of_rows
from kgtool.query.solutions import Solutions
from kgtool.web.pages.form import LANGUAGE_PARAMETER
from kgtool.web.pages.page import VIEW_FIELDS, Visit


@dataclass(frozen=True, slots=True)
class Answered:
    """The rows of an answer, what each of them stands on, and the SPARQL that gave them."""

    question: StoredQuestion
    parameters: Mapping[str, str]
    solutions: Solutions
    behind: tuple[tuple[Thing, ...], ...]
    sparql: str


def answered(question: StoredQuestion, visit: Visit) -> Answered:
    """Return the answer that the query's fields ask for; a value that does not fit is a UsageError."""
    parameters = parameters_of(question, visit)

    def make() -> Answered:
        seen = visit.graph.seen
        solutions = ask(seen.store, question.name, parameters, seen.iris, seen.name)
        sparql = bind(question, seen.store, parameters, seen.iris, seen.name)
        behind = rests_of_rows(seen.store, sparql, question.rests, solutions.columns, solutions.rows)
        return Answered(question, parameters, solutions, tuple(tuple(things) for things in behind), sparql)

    key = ("answered", question.name, tuple(sorted(parameters.items())), visit.language, visit.view)
    return visit.reading.kept(key, make)


def parameters_of(question: StoredQuestion, visit: Visit) -> dict[str, str]:
    """Return the parameters that the query's fields give; empty ones stay at their defaults."""
    found = {p.name: value for p in question.parameters if (value := visit.field(p.name))}
    if any(parameter.name == LANGUAGE_PARAMETER for parameter in question.parameters):
        found[LANGUAGE_PARAMETER] = visit.language
    return found


def kept_fields(question: StoredQuestion, visit: Visit) -> list[tuple[str, str]]:
    """Return the fields that say which answer this is: those of the parameters and of the view that are set."""
    own = (parameter.name for parameter in question.parameters if parameter.name != LANGUAGE_PARAMETER)
    return [(name, value) for name in (*own, *VIEW_FIELDS) for value in visit.fields.get(name, ()) if value.strip()]

"""Answers stored questions: parameters become typed terms in the query's VALUES block, never text in it."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.query.entity_lookup import find_entity
from kgtool.query.library import find, library, nearest
from kgtool.query.parameter import Parameter, written
from kgtool.query.question import StoredQuestion
from kgtool.query.solutions import Queryable, Solutions
from kgtool.vocabulary.terms import DEFAULT_POLICY, Iris, PolicyLayer

_POLICY_LAYERS: dict[str, PolicyLayer] = {"facts": "facts", "inferred": "inferred", "analysis": "analysis"}


def ask(
    store: Queryable, name: str, parameters: Mapping[str, str], iris: Iris, policy: str = DEFAULT_POLICY
) -> Solutions:
    """Answer a stored question; `parameters` are the user's words by name, those not given take their defaults.

    An unknown question or parameter, a value of the wrong type and an unknown entity are UsageErrors.
    """
    question = find(name)
    return _select(store, bind(question, store, parameters, iris, policy))


def bind(
    question: StoredQuestion, store: Queryable, parameters: Mapping[str, str], iris: Iris, policy: str = DEFAULT_POLICY
) -> str:
    """Return the question's query with its graphs and parameters bound."""
    known = {parameter.name: parameter for parameter in question.parameters}
    for given in parameters:
        if given not in known:
            raise UsageError(f"'{question.name}' has no parameter '{given}'.", nearest(given, known))
    terms = [str(_graph(name, iris, policy)) for name in question.graphs]
    for parameter in question.parameters:
        terms.append(_term(parameter, parameters.get(parameter.name), store, iris))
    return question.bound(terms)


def picture(
    store: Queryable, name: str, parameters: Mapping[str, str], iris: Iris, policy: str = DEFAULT_POLICY
) -> tuple[StoredQuestion, Solutions]:
    """Answer the question whose rows draw this one: itself, or the one its chart names.

    A question without a chart is a UsageError that says which questions have one.
    """
    question = find(name)
    if question.chart.kind == "none":
        drawn = ", ".join(other.name for other in library() if other.chart.kind != "none")
        raise UsageError(f"'{name}' cannot be drawn.", f"These questions can: {drawn}.")
    bind(question, store, parameters, iris, policy)
    drawing = find(question.chart.names[0]) if question.chart.kind == "question" else question
    shared = {parameter.name for parameter in drawing.parameters}
    passed = {key: value for key, value in parameters.items() if key in shared}
    return drawing, ask(store, drawing.name, passed, iris, policy)


def _graph(name: str, iris: Iris, policy: str) -> ox.NamedNode:
    layer = _POLICY_LAYERS.get(name)
    return iris.ontology_graph if layer is None else iris.policy_graph(policy, layer)


def _term(parameter: Parameter, given: str | None, store: Queryable, iris: Iris) -> str:
    """Write the term of a parameter; an empty word is no restriction where the default is none."""
    if given is None or (not given.strip() and parameter.default is None):
        return parameter.default_term
    if parameter.type == "entity":
        return str(find_entity(store, given, iris))
    return written(parameter.term(given))


def _select(store: Queryable, text: str) -> Solutions:
    solutions = store.query(text)
    assert isinstance(solutions, ox.QuerySolutions)
    return Solutions.collect(solutions)

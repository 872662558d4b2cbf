"""Form fields of a stored question's parameters and of the view, as templates draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.query.parameter import Parameter
from kgtool.query.question import StoredQuestion
from kgtool.resolve.policy import policies
from kgtool.resources import folder
from kgtool.stated.rung import RUNGS
from kgtool.web.pages.page import Visit
from kgtool.web.pages.wording import words

#: The parameter that follows the page's language.
LANGUAGE_PARAMETER = "lang"
_KINDS = {"integer": "number", "date": "date", "decimal": "text", "entity": "text", "string": "text", "iri": "text"}


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a field: its value, and how people call it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: name, label, the HTML kind of its input, its value, and what it can hold."""

    name: str
    label: str
    kind: str
    value: str
    low: str = ""
    high: str = ""
    choices: tuple[Choice, ...] = ()
    suggests: bool = False


def question_fields(question: StoredQuestion, visit: Visit) -> tuple[Field, ...]:
    """Return a field for each parameter of a question but its language."""
    return tuple(_field(parameter, visit) for parameter in question.parameters if parameter.name != LANGUAGE_PARAMETER)


def _field(parameter: Parameter, visit: Visit) -> Field:
    value = visit.field(parameter.name, parameter.default or "")
    label = parameter.description[visit.language]
    if parameter.words:
        empty = () if parameter.default is not None else (Choice("", words(visit.language, "form.any")),)
        choices = (*empty, *(Choice(word, word) for word in parameter.words))
        return Field(parameter.name, label, "select", value, choices=choices)
    low, high = (str(bound) for bound in parameter.bounds) if parameter.bounds else ("", "")
    return Field(parameter.name, label, _KINDS[parameter.type], value, low, high, suggests=parameter.type == "entity")


def view_fields(visit: Visit) -> tuple[Field, ...]:
    """Return the fields that say which claims count; the policy's choices are all that there are."""

    def labelled(name: str) -> str:
        return words(visit.language, f"form.{name}")

    rungs = (Choice("", labelled("any")), *(Choice(rung, labelled(f"rung_{rung}")) for rung in RUNGS))
    named = tuple(Choice(policy.name, policy.label[visit.language]) for policy in policies())
    return (
        Field("policy", labelled("policy"), "select", visit.field("policy", "all"), choices=named),
        Field("rung", labelled("rung"), "select", visit.field("rung"), choices=rungs),
        Field("as-of", labelled("as_of"), "date", visit.field("as-of")),
        Field("on", labelled("on_day"), "date", visit.field("on")),
        Field("without", labelled("without"), "text", visit.field("without"), suggests=True),
    )


def entity_names(visit: Visit) -> Sequence[str]:
    """Return the names of all entities of the build, which fields of entities suggest, sorted."""

    def make() -> tuple[str, ...]:
        found = visit.reading.store.query(folder("queries", "lookup", "entities.rq").read_text("utf-8"))
        assert isinstance(found, ox.QuerySolutions)
        return tuple(sorted({row["name"].value for row in found}, key=lambda name: (name.casefold(), name)))

    return visit.reading.kept("entity-names", make)

"""The parameters of a stored question as words of the command line."""

from __future__ import annotations

from kgtool.errors import UsageError
from kgtool.query.question import StoredQuestion


def parameters_of(settings: list[str]) -> dict[str, str]:
    """Split `name=value` words; one that is none, or a name given twice, is a UsageError."""
    parameters: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name:
            raise UsageError(f"'{setting}' sets nothing.", "Write --set name=value.")
        if name in parameters:
            raise UsageError(f"'{name}' is set twice.", "Set it once.")
        parameters[name] = value
    return parameters


def with_language(settings: list[str], question: StoredQuestion, language: str) -> dict[str, str]:
    """Return the parameters, with the language where the question takes one and none was set."""
    parameters = parameters_of(settings)
    if any(parameter.name == "lang" for parameter in question.parameters):
        parameters.setdefault("lang", language)
    return parameters

"""What a kind of server wants to be asked and how it answers; nothing here sends anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from kgtool.readers.model.answer import Answer, Failure


@dataclass(frozen=True, slots=True)
class Form:
    """How a question is worded for a server: begun with the strictest, and loosened by what the server refuses.

    `shape` is how the server is held to the schema (`schema`, `object`: any JSON, `none`: by the instructions alone),
    `temperature` whether it is sent, `limit` the name of the greatest length.
    """

    shape: str = "schema"
    temperature: bool = True
    limit: str = "max_tokens"


class Dialect(Protocol):
    """One way to ask."""

    #: The environment variable that holds the key, and the host that this key is for.
    key_variable: str
    host: str

    def path(self, base: str) -> str:
        """Return the path of requests below the path of the endpoint."""
        ...

    def headers(self, key: str | None) -> dict[str, str]:
        """Return the headers of a request, with the key where there is one."""
        ...

    def body(self, question: Mapping[str, Any], form: Form) -> dict[str, Any]:
        """Return the body of a request for a question's record."""
        ...

    def answer(self, data: Mapping[str, Any]) -> Answer | Failure:
        """Return what a response says."""
        ...

    def looser(self, form: Form, complaint: str) -> Form | None:
        """Return the next form after a server refused one in these words, None where they are about something else."""
        ...


def without(form: Form, complaint: str) -> Form | None:
    """Leave out the temperature where a model takes none: those that think before they answer refuse it."""
    if form.temperature and "temperature" in complaint:
        return replace(form, temperature=False)
    return None


def described(system: str, schema: object) -> str:
    """Add the schema to the instructions, for servers that do not hold a model to it."""
    import json

    return f"{system}\n\n{json.dumps(schema, ensure_ascii=False)}"

"""The stored questions as a mapping by name, shown as a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kgtool.interface.markup import table
from kgtool.query.library import find, library
from kgtool.query.question import StoredQuestion


class Questions(Collection[str]):
    """The names of the stored questions, and each by its name: `questions["circular-flow"].parameters`."""

    def __init__(self, language: str = "de") -> None:
        self.language = language

    def __getitem__(self, name: str) -> StoredQuestion:
        return find(name)

    def __contains__(self, name: object) -> bool:
        return any(question.name == name for question in library())

    def __iter__(self) -> Iterator[str]:
        return (question.name for question in library())

    def __len__(self) -> int:
        return len(library())

    def __repr__(self) -> str:
        return f"<Questions: {', '.join(self)}>"

    def _repr_html_(self) -> str:
        rows = [(question.name, question.title[self.language], _settings(question)) for question in library()]
        return table(("name", "title", "parameters"), rows, (False, False, False), f"{len(self)}")


def _settings(question: StoredQuestion) -> str:
    """Return the parameters with their defaults, as a call of `ask` has them."""
    return ", ".join(
        parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"
        for parameter in question.parameters
        if parameter.name != "lang"
    )

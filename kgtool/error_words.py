"""Errors in the language of the reader: `data/errors` gives for each English sentence that is raised the German one.

As in gettext the English sentence stands in the code and is the key; values are `{1}`, `{2}` … in their order there.
What no file lists is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kgtool import resources
from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, KgtoolError, Place

_VALUE = re.compile(r"\{(\d+)\}")
#: Where a sentence may end within a line, and where one may begin behind the place of an error.
_END, _BEGIN = re.compile(r"(?<=[.?!…]) (?=\S)"), re.compile(r"(?<=: )|^")
_CODE = re.compile(r"KG\d{3} ")


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with places for values: what stands between them, and the sentence in the other language."""

    parts: tuple[str, ...]
    other: str

    @property
    def weight(self) -> int:
        """Return how much of the sentence is fixed."""
        return sum(map(len, self.parts))

    def values(self, text: str) -> tuple[str, ...] | None:
        """Return what stands in the places of a text, None where it is another sentence."""
        first, *rest = self.parts
        if not text.startswith(first):
            return None
        found, at = [], len(first)
        for number, part in enumerate(rest, start=1):
            last = number == len(rest)
            end = len(text) - len(part) if last else text.find(part, at)
            if end < at or not text.startswith(part, end):
                return None
            found.append(text[at:end])
            at = end + len(part)
        return tuple(found) if at == len(text) else None


@cache
def sentences() -> Mapping[str, str]:
    """Return the German sentence for each English one, with places for values.

    Raises DataFileError where a file is no such list, or lists a sentence that another lists as well.
    """
    found: dict[str, str] = {}
    for file in sorted(resources.folder("data", "errors").glob("*.yaml")):
        data = load_yaml(file)
        if not isinstance(data, dict) or not all(isinstance(text, str) for text in data.values()):
            raise DataFileError(
                "The file is no list of sentences.", "Write one 'key: sentence' a line.", Place(str(file))
            )
        found |= data
    return found


@cache
def _templates() -> tuple[Template, ...]:
    """Return all sentences, those that say most first."""
    found = (Template(tuple(_VALUE.split(english)[::2]), german) for english, german in sentences().items())
    return tuple(sorted(found, key=lambda template: (-template.weight, template.parts)))


def in_language(text: str, language: str) -> str:
    """Return a sentence of an error in a language (`de`, `en`); values that are such sentences are put into it too."""
    return text if language == "en" else _translated(text) or text


def _translated(text: str) -> str | None:
    for template in _templates():
        values = template.values(text)
        if values is not None and (template.weight > 1 or not values):
            quoted = (before.endswith("'") for before in template.parts)
            told = [value if own else _inner(value) for value, own in zip(values, quoted, strict=False)]
            return _VALUE.sub(lambda place: told[int(place[1]) - 1], template.other)  # noqa: B023
    return None


def _inner(value: str) -> str:
    """Return a value, put into the language where it is a sentence itself; what stands in quotes is somebody's word."""
    core = value.strip()
    whole = None if value.isdigit() else _translated(value)
    found = _translated(core) if whole is None and core and not core.isdigit() else None
    return whole or (value if found is None else value.replace(core, found))


def said(error: KgtoolError, language: str) -> tuple[str, str]:
    """Return cause and cure of an error in a language."""
    cause, cure = error.said(language)
    return in_language(cause, language), in_language(cure, language)


def line(error: KgtoolError, language: str) -> str:
    """Return an error on one line: code, place, cause and cure."""
    where = f"{error.place}: " if error.place else ""
    return " ".join((f"{error.code} {where}{said(error, language)[0]}", said(error, language)[1]))


def line_in_language(text: str, language: str) -> str:
    """Return a line that an error made of itself (`str(error)`) in a language; one that is not known stays as it is."""
    if language == "en":
        return text
    return next(_lines(text), text)


def _lines(text: str) -> Iterator[str]:
    head = _CODE.match(text)
    start = head.end() if head else 0
    for begin in _BEGIN.finditer(text, start):
        for end in _END.finditer(text, begin.end()):
            cause, cure = _translated(text[begin.end() : end.start()]), _translated(text[end.end() :])
            if cause is not None and cure is not None:
                yield f"{text[: begin.end()]}{cause} {cure}"

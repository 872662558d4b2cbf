"""Errors in the language of the reader: `data/errors` gives for each English sentence that is raised the German one.

As in gettext the English sentence stands in the code and is the key; values are `{1}`, `{2}` … in their order there.
A value that is a sentence of the files itself is put into German as well; one that is a single word only at `{1*}`, as
it may be the user's anywhere else. What no file lists is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kgtool import resources
from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, KgtoolError, Place

_VALUE = re.compile(r"\{(\d+)(\*?)\}")
#: Where a sentence may end within a line, and where one may begin behind the place of an error.
_END, _BEGIN = re.compile(r"(?<=[.?!…]) (?=\S)"), re.compile(r"(?<=: )")
_CODE = re.compile(r"KG\d{3} ")
_QUOTED = re.compile(r"'[^']*'(?:(?:,| /) '[^']*')*")


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
        if twice := sorted(found.keys() & data.keys()):
            raise DataFileError(f"'{twice[0]}' is in another file as well.", "Leave it in one.", Place(str(file)))
        found |= data
    return found


@cache
def _templates() -> tuple[Template, ...]:
    """Return all sentences, those that say most first."""
    found = (Template(tuple(_VALUE.split(english)[::3]), german) for english, german in sentences().items())
    return tuple(sorted(found, key=lambda template: (-template.weight, template.parts)))


def in_language(text: str, language: str) -> str:
    """Return what an error says in a language (`de`, `en`); values that are such sentences are put into it too."""
    return text if language == "en" else _translated(text) or text


def _translated(text: str) -> str | None:
    """Return a sentence, or several that are all known, in German; None where that is not known."""
    if (whole := _sentence(text)) is not None:
        return whole
    for end in _END.finditer(text):
        first = _sentence(text[: end.start()])
        rest = None if first is None else _translated(text[end.end() :])
        if rest is not None:
            return f"{first} {rest}"
    return None


def _sentence(text: str) -> str | None:
    for template in _templates():
        values = template.values(text)
        if values is not None and (template.weight > 1 or not values):
            return _filled(template, values, text)
    return None


def _filled(template: Template, values: tuple[str, ...], text: str) -> str:
    """Return the German sentence with its values; what stands in quotes in the English one is somebody's own word."""

    def told(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        own = template.parts[at].endswith("'") or not (place[2] or re.search(r"[ ']", values[at]))
        german = values[at] if own else _inner(values[at])
        # A value with an article may have come to the front.
        begins = place.start() == 0 and german != values[at] and text.endswith((".", "?"))
        return german[:1].upper() + german[1:] if begins else german

    return _VALUE.sub(told, template.other)


def _inner(value: str) -> str:
    """Return a value, put into the language where it is a sentence itself."""
    core = value.strip()
    if _QUOTED.fullmatch(core):
        return value.replace(core, re.sub(r"'([^']*)'", r"„\1“", core))
    if _CODE.match(core):
        return value.replace(core, line_in_language(core, "de"))
    whole = _translated(value)
    return value.replace(core, _translated(core) or core) if whole is None else whole


def said(error: KgtoolError, language: str) -> tuple[str, str]:
    """Return cause and cure of an error in a language."""
    cause, cure = error.said(language)
    return in_language(cause, language), in_language(cure, language)


def line(error: KgtoolError, language: str) -> str:
    """Return an error on one line: code, place, cause and cure."""
    where = f"{error.place}: " if error.place else ""
    cause, cure = said(error, language)
    return f"{error.code} {where}{cause} {cure}"


def line_in_language(text: str, language: str) -> str:
    """Return a line that an error made of itself (`str(error)`) in a language; one that is not known stays as it is."""
    if language == "en":
        return text
    head = _CODE.match(text)
    start = head.end() if head else 0
    # A place may have the form of a sentence's beginning, so what is farthest from it is tried first.
    for begin in (*(found.end() for found in reversed([*_BEGIN.finditer(text, start)])), start):
        for end in _END.finditer(text, begin):
            cause, cure = _translated(text[begin : end.start()]), _translated(text[end.end() :])
            if cause is not None and cure is not None:
                return f"{text[:begin]}{cause} {cure}"
    return text

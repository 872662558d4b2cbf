"""A story as its file has it: a title, a lead, and steps with words, what they highlight and what they rest on.

title: {de: …, en: …}
lead: {de: …, en: …}
picture: chord
steps:
  - title: {de: …, en: …}
    text: {de: …, en: …}
    flows: [Investment/nvidia/openai]        # claim type, payer, payee: as in the address of the flow
    actors: [nvidia]                         # without it the actors of the flows
    rests:
      - {quote: "Nvidia will insgesamt …", document: geldgeber-und-vermieter.md}
      - {claim: 9bfaf0b0…}                   # the end of a claim's address
      - {question: chance}                   # a stored question that has to have an answer
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, Place
from kgtool.query.library import library
from kgtool.resources import matching
from kgtool.web.pages.page import LANGUAGES

#: The keys that a story has, that a step may have, and the ways in which a step may rest on something.
_STORY, _STEP = {"title", "lead", "picture", "steps"}, {"title", "text", "flows", "actors", "rests"}
_RESTS = ({"quote", "document"}, {"claim"}, {"question"})
#: The pictures that a story may go over.
PICTURES = ("chord",)


@dataclass(frozen=True, slots=True)
class Rest:
    """What a step rests on: a sentence of a document, a claim by its digest, or a question by its name."""

    quote: str = ""
    document: str = ""
    claim: str = ""
    question: str = ""

    @property
    def words(self) -> str:
        """Return what it is, for people."""
        return f"„{self.quote}“ ({self.document})" if self.quote else self.claim or self.question


@dataclass(frozen=True, slots=True)
class StoryStep:
    """A step: title and text by language, payments (`Investment/nvidia/openai`) and actors, what it rests on."""

    title: Mapping[str, str]
    text: Mapping[str, str]
    flows: tuple[str, ...]
    actors: tuple[str, ...]
    rests: tuple[Rest, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story: its name is that of its file."""

    name: str
    title: Mapping[str, str]
    lead: Mapping[str, str]
    picture: str
    steps: tuple[StoryStep, ...]


@cache
def stories() -> tuple[Story, ...]:
    """Return all stories by name, the user's own among them; a broken file is a DataFileError."""
    found = {path.stem: _story(path) for path in matching("stories", "*.yaml")}
    return tuple(found[name] for name in sorted(found))


def _story(path: Path) -> Story:
    data = _mapping(load_yaml(path), path, _STORY)
    if data["picture"] not in PICTURES:
        raise _fault(path, f"There is no picture '{data['picture']}' for stories.", f"Name one of {PICTURES}.")
    if not isinstance(data["steps"], list) or not data["steps"]:
        raise _fault(path, "A story has steps.", "List at least one.")
    steps = tuple(_step(step, path) for step in data["steps"])
    return Story(path.stem, _texts(data["title"], path), _texts(data["lead"], path), data["picture"], steps)


def _step(data: Any, path: Path) -> StoryStep:
    known = _mapping(data, path, {"title", "text", "rests"}, _STEP)
    if not isinstance(known["rests"], list) or not known["rests"]:
        raise _fault(path, "A step rests on nothing.", "Name a quote with its document, a claim or a question.")
    lists = {key: known.get(key, []) for key in ("flows", "actors")}
    for words in lists.values():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise _fault(path, "Flows and actors are lists of words.", "Write [Investment/nvidia/openai].")
    return StoryStep(
        title=_texts(known["title"], path),
        text=_texts(known["text"], path),
        flows=tuple(lists["flows"]),
        actors=tuple(lists["actors"]),
        rests=tuple(_rest(rest, path) for rest in known["rests"]),
    )


def _rest(data: Any, path: Path) -> Rest:
    if not isinstance(data, dict) or set(data) not in _RESTS:
        raise _fault(path, f"A step cannot rest on {data!r}.", "Name a quote with its document, a claim or a question.")
    rest = Rest(**{key: str(value) for key, value in data.items()})
    if rest.question and rest.question not in {question.name for question in library()}:
        raise _fault(path, f"There is no question '{rest.question}'.", "'kgtool query' lists them.")
    return rest


def _texts(data: Any, path: Path) -> Mapping[str, str]:
    texts = _mapping(data, path, set(LANGUAGES))
    return {language: str(text).strip() for language, text in texts.items()}


def _mapping(data: Any, path: Path, needed: set[str], allowed: set[str] | None = None) -> dict[str, Any]:
    """Return a mapping that has all keys that it needs and no others than allowed."""
    if not isinstance(data, dict) or not needed <= set(data) or not set(data) <= (allowed or needed):
        keys = ", ".join(sorted(allowed or needed))
        raise _fault(path, "A story has another form than this.", f"Give these keys here: {keys}.")
    return data


def _fault(path: Path, cause: str, cure: str) -> DataFileError:
    return DataFileError(cause, cure, Place(str(path)))

"""The language of what the command line says, and its sentences from `data/messages`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache

from kgtool import resources
from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, Place

LANGUAGES = ("de", "en")


def choose(option: str) -> str:
    """Return `de` or `en`: the option, else the locale's language (LC_ALL, LC_MESSAGES, LANG), else English."""
    if option:
        return option
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "de" if locale.lower().startswith("de") else "en"


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return all sentences of a language by their key."""
    file = resources.folder("data", "messages", f"{language}.yaml")
    data = load_yaml(file)
    if not isinstance(data, dict) or not all(isinstance(text, str) for text in data.values()):
        raise DataFileError("The file is no list of sentences.", "Write one 'key: sentence' a line.", Place(str(file)))
    return data


def say(language: str, key: str, **values: object) -> str:
    """Return the sentence of a key with its values filled in.

    Integers are grouped as the language writes them; `{rows:row|rows}` is the number with the word that fits it.
    """
    shown = {name: _Count(value, language) if type(value) is int else value for name, value in values.items()}
    return catalogue(language)[key].format(**shown)


@dataclass(frozen=True, slots=True)
class _Count:
    """A number of things, to be written into a sentence."""

    value: int
    language: str

    def __format__(self, words: str) -> str:
        one, _, several = words.partition("|")
        return f"{number(self.value, self.language)} {one if self.value == 1 else several}".rstrip()


def number(value: int, language: str) -> str:
    """Write an integer with the language's thousands separator."""
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if language == "de" else grouped

"""Sentences for users, from `data/messages`, in German and English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kgtool import resources
from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, Place


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

"""The language of what the command line says, and its sentences from `data/messages`."""

from __future__ import annotations

import os
from functools import cache

from kgtool import resources
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
    import yaml

    file = resources.folder("data", "messages", f"{language}.yaml")
    data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    if not isinstance(data, dict) or not all(isinstance(text, str) for text in data.values()):
        raise DataFileError("The file is no list of sentences.", "Write one 'key: sentence' a line.", Place(str(file)))
    return data


def say(language: str, key: str, **values: object) -> str:
    """Return the sentence of a key with its values filled in; integers are grouped as the language writes them."""
    shown = {name: number(value, language) if type(value) is int else value for name, value in values.items()}
    return catalogue(language)[key].format(**shown)


def number(value: int, language: str) -> str:
    """Write an integer with the language's thousands separator."""
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if language == "de" else grouped

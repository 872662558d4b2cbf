"""The words of the report, as `data/report/words.yaml` has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from kgtool.data_files import bilingual, load_yaml
from kgtool.resources import folder


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return all words of a language by key; the two languages have the same keys, or it is a DataFileError."""
    file = folder("data", "report", "words.yaml")
    return bilingual(load_yaml(file), file)[language]


def words(language: str, key: str, **values: object) -> str:
    """Return the words of a key with the values filled in; an unknown key is a KeyError.

    >>> words("de", "offered", start="Claude", through="Azure")
    'Claude gibt es auf Azure'
    """
    return catalogue(language)[key].format(**values)


def listed(names: Sequence[str], language: str) -> str:
    """Join names as a sentence does.

    >>> listed(["AWS", "Azure", "Google Cloud"], "de")
    'AWS, Azure und Google Cloud'
    """
    once = list(dict.fromkeys(names))
    if len(once) < 2:
        return "".join(once)
    return f"{', '.join(once[:-1])} {words(language, 'and')} {once[-1]}"


def day(value: date | None, language: str) -> str:
    """Write a day as the language does, and say where there is none.

    >>> day(date(2025, 11, 18), "de")
    '18.11.2025'
    """
    if value is None:
        return words(language, "undated")
    return f"{value.day}.{value.month}.{value.year}" if language == "de" else value.isoformat()

"""The words of explanations, as `data/explain.yaml` has them."""

from __future__ import annotations

from functools import cache

from kgtool.data_files import bilingual, read_yaml
from kgtool.resources import folder

_FILE = "explain.yaml"


@cache
def _words() -> dict[str, dict[str, str]]:
    return bilingual(read_yaml(_FILE), folder("data", _FILE))


def words(language: str, key: str, **values: object) -> str:
    """Return the words of a key in a language with the values filled in; an unknown key is a KeyError.

    >>> words("en", "flow", start="A", end="B", type="cloud use")
    'flow A → B (cloud use)'
    """
    return _words()[language][key].format(**values)


def has_words(key: str) -> bool:
    """Tell whether there are words for a key."""
    return key in _words()["en"]

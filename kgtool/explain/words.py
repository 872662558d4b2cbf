"""The words of explanations, as `data/explain.yaml` has them."""

from __future__ import annotations

from functools import cache

from kgtool.data_files import read_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import folder

_FILE = "explain.yaml"


@cache
def _words() -> dict[str, dict[str, str]]:
    data = read_yaml(_FILE)
    if not isinstance(data, dict) or set(data) != {"de", "en"} or set(data["de"]) != set(data["en"]):
        place = Place(str(folder("data", _FILE)))
        raise DataFileError("The two languages do not have the same words.", "Give both every key.", place)
    return data


def words(language: str, key: str, **values: object) -> str:
    """Return the words of a key in a language with the values filled in; an unknown key is a KeyError.

    >>> words("en", "flow", start="A", end="B", type="cloud use")
    'flow A → B (cloud use)'
    """
    return _words()[language][key].format(**values)


def has_words(key: str) -> bool:
    """Tell whether there are words for a key."""
    return key in _words()["en"]

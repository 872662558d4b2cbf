"""The words of pages, as the files in `data/pages/words/` have them: each key in both languages."""

from __future__ import annotations

from functools import cache

from kgtool.data_files import bilingual, load_yaml
from kgtool.resources import folder


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return all words of a language by key, `circles.title` for the key `title` of `circles.yaml`.

    A file whose languages do not have the same keys is a DataFileError.
    """
    found: dict[str, str] = {}
    for file in sorted(folder("data", "pages", "words").glob("*.yaml")):
        shown = bilingual(load_yaml(file), file)[language]
        found |= {f"{file.stem}.{key}": str(value) for key, value in shown.items()}
    return found


def words(language: str, key: str, **values: object) -> str:
    """Return the words of a key with the values filled in; an unknown key is a KeyError.

    >>> words("en", "nav.circles")
    'Circles'
    """
    text = catalogue(language)[key]
    return text.format(**values) if values else text

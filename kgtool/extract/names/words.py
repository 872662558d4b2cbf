"""The German vocabulary of simplemma, as a trie on disk: ready in milliseconds where decoding it anew takes seconds.

The trie is made once a machine, in the user's cache folder; where that cannot be written it is held in memory.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_LANGUAGE = "de"


def _folder() -> Path:
    from importlib.metadata import version

    from platformdirs import user_cache_path

    return user_cache_path("kgtool", appauthor=False) / f"simplemma-{version('simplemma')}"


@cache
def vocabulary() -> Mapping[str, str]:
    """Return the map from German word forms to lemmas; only its keys matter here."""
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    try:
        folder = _folder()
        trie = folder / f"{_LANGUAGE}.dic"
        if not trie.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            # Two processes may come here at once: each makes its own file, and the rename is the only change seen.
            with tempfile.TemporaryDirectory(dir=folder) as made:
                TrieDictionaryFactory(disk_cache_dir=made).get_dictionary(_LANGUAGE)
                (Path(made) / trie.name).replace(trie)
        found: Mapping[str, str] = TrieDictionaryFactory(disk_cache_dir=str(folder)).get_dictionary(_LANGUAGE)
    except OSError:
        found = TrieDictionaryFactory(use_disk_cache=False).get_dictionary(_LANGUAGE)
    return found


def is_word(form: str) -> bool:
    """Tell whether a form is in the vocabulary, as it stands or in lower case."""
    words = vocabulary()
    return form in words or form.lower() in words

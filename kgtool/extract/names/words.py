"""The German vocabulary of simplemma, as a trie on disk: ready in milliseconds where decoding it anew takes seconds.

The trie is made once a machine, in the user's cache folder; where that cannot be written it is held in memory.
"""

from __future__ import annotations

import tempfile
from collections.abc import Container
from functools import cache, lru_cache
from pathlib import Path

from kgtool.resources import cache_folder

_LANGUAGE = "de"


def _folder() -> Path:
    from importlib.metadata import version

    return cache_folder() / f"simplemma-{version('simplemma')}"


@cache
def vocabulary() -> Container[str]:
    """Return the German word forms."""
    from marisa_trie import BytesTrie

    try:
        trie = _folder() / f"{_LANGUAGE}.dic"
        if not trie.is_file():
            _make(trie)
        found: Container[str] = BytesTrie().load(str(trie))
    except OSError:
        found = _held_in_memory()
    except RuntimeError:  # the file is broken
        trie.unlink(missing_ok=True)
        found = _held_in_memory()
    return found


def _make(trie: Path) -> None:
    """Write the trie; simplemma is imported only here, as that alone takes longer than reading the file."""
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    trie.parent.mkdir(parents=True, exist_ok=True)
    # Two processes may come here at once: each makes its own file, and the rename is the only change seen.
    with tempfile.TemporaryDirectory(dir=trie.parent) as made:
        TrieDictionaryFactory(disk_cache_dir=made).get_dictionary(_LANGUAGE)
        (Path(made) / trie.name).replace(trie)


def _held_in_memory() -> Container[str]:
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    return TrieDictionaryFactory(use_disk_cache=False).get_dictionary(_LANGUAGE)


@lru_cache(maxsize=131072)
def is_word(form: str) -> bool:
    """Tell whether a form is in the vocabulary, as it stands or in lower case."""
    words = vocabulary()
    return form in words or form.lower() in words

"""The texts of the documents of a build, by their paths."""

from __future__ import annotations

from collections.abc import Callable

from kgtool.build.ledger import read_ledger
from kgtool.errors import StoreError
from kgtool.store.oxigraph import OxigraphStore
from kgtool.store.protocol import Store
from kgtool.store.texts import Texts


def texts_of(store: Store) -> Callable[[str], str | None]:
    """Return what gives the text of a document by its path, None where the store does not keep it.

    An endpoint has no texts, nor has a store in memory or one that was built before texts were kept.
    """
    if not isinstance(store, OxigraphStore):
        return lambda _path: None
    try:
        directory = store.build.directory
        entries = read_ledger(directory).entries
    except (StoreError, ValueError):
        return lambda _path: None
    texts = Texts(directory.parent.parent)

    def text_of(path: str) -> str | None:
        entry = entries.get(path)
        return texts.read(entry.text) if entry is not None and entry.text else None

    return text_of

"""Opens the store a verb reads, with the IRIs of its base."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kgtool.cli.options import StoreName, store_word

if TYPE_CHECKING:
    from kgtool.store import Store
    from kgtool.vocabulary.terms import Iris


@contextmanager
def opened(option: StoreName) -> Iterator[tuple[Store, Iris]]:
    """Open what the option, the environment or the default names: an endpoint, or the current build of a store.

    Raises the StoreErrors of a place that is no store or holds no build, and of an endpoint that does not answer.
    """
    from kgtool.remote.opening import open_store

    store, iris = open_store(store_word(option))
    with store:
        yield store, iris

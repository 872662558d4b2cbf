"""Opens the store a verb reads, with the IRIs of its base."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kgtool.cli.options import StoreName, store_path, store_word
from kgtool.remote.address import is_address

if TYPE_CHECKING:
    from kgtool.store import Store
    from kgtool.vocabulary.terms import Iris


@contextmanager
def opened(option: StoreName) -> Iterator[tuple[Store, Iris]]:
    """Open what the option, the environment or the default names: an endpoint, or the current build of a store.

    Raises the StoreErrors of a place that is no store or holds no build, and of an endpoint that does not answer.
    """
    if is_address(word := store_word(option)):
        from kgtool.remote.endpoint import Endpoint
        from kgtool.remote.store import RemoteStore

        with RemoteStore(Endpoint.from_environment(word)) as remote:
            yield remote, remote.iris
        return
    from kgtool.store import StoreDirectory
    from kgtool.vocabulary.terms import DEFAULT_BASE, Iris

    with StoreDirectory(store_path(option)).open() as store:
        yield store, Iris(str(store.build.manifest.get("base", DEFAULT_BASE)))

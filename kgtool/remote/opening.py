"""Opens what a word names: the current build of a store in a folder, or a SPARQL endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgtool.remote.address import is_address
from kgtool.store.directory import StoreDirectory
from kgtool.store.oxigraph import OxigraphStore
from kgtool.vocabulary.terms import DEFAULT_BASE, Iris

if TYPE_CHECKING:
    from kgtool.remote.store import RemoteStore


def open_store(word: str) -> tuple[OxigraphStore | RemoteStore, Iris]:
    """Return an opened store, to be closed, and what names its resources.

    Token and time limit of an endpoint are those of the environment. Raises the StoreErrors of a place that is no
    store or holds no build, and of an endpoint that does not answer or holds no graph of kgtool.
    """
    if is_address(word):
        from kgtool.remote.endpoint import Endpoint
        from kgtool.remote.store import RemoteStore

        remote = RemoteStore(Endpoint.from_environment(word))
        return remote, remote.iris
    store = StoreDirectory(word).open()
    return store, Iris(str(store.build.manifest.get("base", DEFAULT_BASE)))

"""Opens the store a verb reads, with the IRIs of its base."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kgtool.cli.options import store_path

if TYPE_CHECKING:
    from kgtool.store import OxigraphStore
    from kgtool.vocabulary.terms import Iris


@contextmanager
def opened(option: Path | None) -> Iterator[tuple[OxigraphStore, Iris]]:
    """Open the current build of the store that the option, the environment or the default names.

    Raises the StoreErrors of a place that is no store or holds no build.
    """
    from kgtool.store import StoreDirectory
    from kgtool.vocabulary.terms import DEFAULT_BASE, Iris

    with StoreDirectory(store_path(option)).open() as store:
        yield store, Iris(str(store.build.manifest.get("base", DEFAULT_BASE)))

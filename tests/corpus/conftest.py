"""The planted texts, built once for all tests of what is made of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.store import OxigraphStore, StoreDirectory
from tests.corpus.corpus import HERE


@pytest.fixture(scope="session")
def planted_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OxigraphStore]:
    """Give a finished build of the planted texts."""
    store = tmp_path_factory.mktemp("planted") / "store"
    build(BuildRequest((str(HERE / "texts"),), store))
    with StoreDirectory(store).open() as opened:
        yield opened

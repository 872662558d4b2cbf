"""A store of the bundled texts that pictures are read from."""

from __future__ import annotations

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.plan import BUNDLED
from kgtool.pictures.data.source import PictureSource
from kgtool.remote.opening import open_store


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> PictureSource:
    """Give the store of the bundled texts, to be read in German."""
    place = tmp_path_factory.mktemp("pictures") / "store"
    build(BuildRequest((BUNDLED,), place))
    store, iris = open_store(str(place))
    return PictureSource(store, iris)

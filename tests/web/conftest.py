"""A server of the bundled texts, asked without a socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.plan import BUNDLED
from kgtool.web.app import create_app
from kgtool.web.settings import Settings


@pytest.fixture(scope="session")
def bundled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of the bundled texts, for reading only."""
    store = tmp_path_factory.mktemp("web") / "store"
    build(BuildRequest((BUNDLED,), store))
    return store


@pytest.fixture(scope="session")
def client(bundled_store: Path) -> Iterator[TestClient]:
    """Give a client of a server of the bundled texts."""
    with TestClient(create_app(Settings(bundled_store)), base_url="http://127.0.0.1") as found:
        yield found

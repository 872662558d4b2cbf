"""The bundled documents as a build, and the same build pushed to a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.build.plan import BUNDLED
from kgtool.remote.endpoint import Endpoint
from kgtool.remote.push import push, targets
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import Iris
from tests.remote.servers import oxigraph


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the store of the bundled documents."""
    folder = tmp_path_factory.mktemp("remote") / "store"
    build(BuildRequest((BUNDLED,), folder))
    return folder


@pytest.fixture(scope="session")
def served(bundled: Path) -> Iterator[str]:
    """Give the address of a server, without the path of a service, that holds the bundled documents' graphs."""
    with oxigraph() as url, StoreDirectory(bundled).open() as store:
        push(store, Iris(), Endpoint(f"{url}/store"), targets(store, Iris(), default=True))
        yield url

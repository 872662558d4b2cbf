from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from kgtool.store import OxigraphStore, StoreDirectory
from tests.store.store_contract import HELD, StoreContract


class TestInMemory(StoreContract):
    @pytest.fixture
    def store(self) -> OxigraphStore:
        engine = pyoxigraph.Store()
        engine.extend(HELD)
        return OxigraphStore(engine)


class TestOnDisk(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[OxigraphStore]:
        directory = StoreDirectory(tmp_path / "store")
        with directory.writer() as writer:
            writer.load(HELD)
            writer.finish({})
        with directory.open() as opened:
            yield opened


def test_a_store_in_memory_is_no_build() -> None:
    with pytest.raises(ValueError, match="no build"):
        _ = OxigraphStore(pyoxigraph.Store()).build


def test_a_closed_store_cannot_be_asked() -> None:
    with OxigraphStore(pyoxigraph.Store()) as store:
        assert store.graph_names() == ()
    with pytest.raises(ValueError, match="closed"):
        store.graph_names()


def test_a_build_cannot_be_written_through_its_handle(tmp_path: Path) -> None:
    directory = StoreDirectory(tmp_path / "store")
    with directory.writer() as writer:
        writer.finish({})
    with directory.open() as store, pytest.raises(RuntimeError, match="read-write"):
        store.engine.extend(HELD)

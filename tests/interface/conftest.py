"""A store of one text with one circle, opened for Python."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kgtool
from kgtool.build.pipeline import BuildRequest, build
from tests.cli.conftest import TEXT


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("interface")
    (folder / "allianz.txt").write_text(TEXT)
    build(BuildRequest((str(folder / "allianz.txt"),), folder / "store"))
    return folder / "store"


@pytest.fixture
def kg(place: Path) -> Iterator[kgtool.KnowledgeGraph]:
    with kgtool.open(place, lang="en") as graph:
        yield graph

"""An index of two short texts, with the words of the library and the ontology."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.interface.texts import texts_of
from kgtool.search.entries import entries
from kgtool.search.index import Index
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import Iris

FIRST = """Die Lage
Nvidia investiert 5 Milliarden Dollar in OpenAI. Für Anleger ist das eine Gefährdung, sagt niemand. Im Gegenzug kauft \
OpenAI bei Nvidia Chips für 3 Milliarden Dollar.
"""
SECOND = """Noch eine Lage
Microsoft steckt 7 Milliarden Dollar in Anthropic.
"""


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of the two texts."""
    folder = tmp_path_factory.mktemp("search")
    (folder / "texts").mkdir()
    (folder / "texts" / "erster text.txt").write_text(FIRST, encoding="utf-8")
    (folder / "texts" / "zweiter.txt").write_text(SECOND, encoding="utf-8")
    build(BuildRequest((str(folder / "texts"),), folder / "store"))
    return folder / "store"


@pytest.fixture(scope="session")
def index(store: Path) -> Index:
    """Give the index of the store."""
    with StoreDirectory(store).open() as opened:
        return Index(entries(opened, Iris(), texts_of(opened)))

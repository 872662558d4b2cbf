"""Stores to explain: the texts that were written for the project or its users, concluded and not otherwise finished."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.analyse.analysis import analyse
from kgtool.documents import find, read_found
from kgtool.extract.ahead import readings
from kgtool.graph.claims_to_quads import document_quads
from kgtool.reason.infer import infer
from kgtool.resolve.resolve import resolve
from kgtool.resources import folder
from tests.corpus.corpus import HERE
from tests.resolve.claim_graph import IRIS, ONTOLOGY

#: Gives the store of a corpus by its name: `articles`, `bundled`, `planted`.
StoreOf = Callable[[str], ox.Store]


@cache
def concluded(source: str) -> ox.Store:
    """Give a store of texts with facts, inferences and analysis."""
    store = ox.Store()
    for document, reading in readings(read_found(find((source,)), []), 1):
        store.extend(document_quads(document, reading, IRIS))
    store.extend(ONTOLOGY.quads(IRIS.ontology_graph))
    store.extend(resolve(store, IRIS, ONTOLOGY))
    store.extend(infer(store, IRIS))
    store.extend(analyse(store, IRIS, ONTOLOGY))
    return store


@pytest.fixture
def store_of(request: pytest.FixtureRequest) -> StoreOf:
    """Give what concludes a corpus, once; the articles are skipped where the shared folder is absent."""

    def source(name: str) -> ox.Store:
        if name == "articles":
            shared: Path = request.getfixturevalue("shared")
            return concluded(str(shared / "seeds"))
        return concluded(str(HERE / "texts" if name == "planted" else folder("data", "documents")))

    return source

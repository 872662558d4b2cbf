"""HermiT's classes come to stand in a graph of their own, and the store is never worse off for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.build.classification import classify
from kgtool.build.pipeline import BuildRequest, build
from kgtool.owl import java
from kgtool.owl.classify import classified_quads, members
from kgtool.owl.faults import InconsistentDataError, NoJavaError
from kgtool.owl.process import Limits
from kgtool.store import StoreDirectory
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris
from tests.ontology.ontology_file import triples
from tests.owl.conftest import Turtle, hermit, turtle

__all__ = ["hermit", "turtle"]

TEXT = """Neue Allianz der KI-Konzerne
REDMOND, 18. November 2025 (dpa-AFX)

Microsoft investiert 5 Milliarden Dollar in Anthropic. Anthropic verpflichtet sich, bei Microsoft Rechenleistung im \
Wert von bis zu 30 Milliarden Dollar zu kaufen.
"""
GRAPH = Iris().policy_graph("all", "classified")


@pytest.fixture
def store(tmp_path: Path) -> StoreDirectory:
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    build(BuildRequest((str(tmp_path / "text.txt"),), tmp_path / "store"))
    return StoreDirectory(tmp_path / "store")


def types(directory: StoreDirectory) -> set[tuple[str, str]]:
    """Give the names of what stands in the graph, and of their classes."""
    with directory.open() as store:
        quads = [quad for quad in store.quads(GRAPH) if quad.predicate == RDF["type"] and quad.object in KG]
        return {(quad.subject.value.rsplit("/", 1)[-1], quad.object.value.rsplit("#", 1)[-1]) for quad in quads}  # type: ignore[union-attr]


def test_the_defined_classes_are_filled_and_the_graph_says_by_whom(hermit: str, store: StoreDirectory) -> None:
    before = store.current()
    found = classify(store.path)
    assert types(store) == {
        *(("anthropic", "CloudFundedLab"), ("anthropic", "ChipFundedLab"), ("microsoft", "SupplierInvestor")),
        *(("anthropic", "CircleMember"), ("microsoft", "CircleMember")),
    }
    assert (len(found.members), found.ruled) == (5, 3)
    with store.open() as opened:
        made = opened.engine.quads_for_pattern(GRAPH, PROV["wasGeneratedBy"], None, GRAPH)
        assert [quad.object for quad in made] == [Iris().classification()]
        assert opened.build.manifest == before.manifest
        others = {quad for quad in opened.quads() if quad.graph_name != GRAPH}
    with store.open(before) as opened:
        assert set(opened.quads()) == others
    assert {file.name for file in before.directory.iterdir()} == {
        file.name for file in store.current().directory.iterdir()
    }


def test_the_next_build_takes_the_graph_out_and_is_the_one_before(hermit: str, store: StoreDirectory) -> None:
    before = store.current().id
    classify(store.path)
    first = store.current().id
    classify(store.path)
    assert store.current().id == first != before
    build(BuildRequest((), store.path))
    assert (types(store), store.current().id) == (set(), before)


def test_a_store_stays_as_it_was_without_a_java(store: StoreDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.current().directory
    monkeypatch.setattr(java, "_of_wheel", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    with pytest.raises(NoJavaError):
        classify(store.path)
    assert store.current().directory == before


def test_facts_that_contradict_the_ontology_are_an_error(hermit: str, turtle: Turtle) -> None:
    facts = turtle("e:nvidia a kg:Company , kg:Person .")
    with pytest.raises(InconsistentDataError) as raised:
        members(triples(), facts, Limits(300))
    assert raised.value.code == "KG804"


def test_the_same_members_give_the_same_quads() -> None:
    fact = (ox.NamedNode("urn:a"), RDF["type"], KG["CircleMember"])
    quads = classified_quads([fact], Iris())
    assert quads == classified_quads([fact], Iris())
    assert {quad.graph_name for quad in quads} == {GRAPH}
    assert len(quads) == 12

"""What refers to a resource comes in pages, each reference on one of them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgtool.vocabulary.terms import KG, RDFS, Iris
from kgtool.web.linked import described
from kgtool.web.linked.described import describe, is_held

IRIS = Iris()
NVIDIA = IRIS.entity("nvidia")
GRAPH = IRIS.policy_graph("all", "facts")


@pytest.fixture
def store() -> ox.Store:
    """Give a store in which seven flows lead to one actor."""
    found = ox.Store()
    found.add(ox.Quad(NVIDIA, RDFS["label"], ox.Literal("Nvidia"), GRAPH))
    for number in range(7):
        found.add(ox.Quad(IRIS.flow("Investment", f"a{number}", "nvidia"), KG["to"], NVIDIA, GRAPH))
    return found


def test_each_reference_stands_on_one_page(store: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(described, "REFERENCES", 3)
    pages = [describe(store, NVIDIA, IRIS, page) for page in (1, 2, 3, 4)]
    assert [len(page.referring) for page in pages] == [3, 3, 1, 0]
    assert len({quad for page in pages for quad in page.referring}) == 7
    assert {page.references for page in pages} == {7}


def test_no_more_triples_than_the_bound_are_sent_and_it_says_so(
    store: ox.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert describe(store, NVIDIA, IRIS).whole
    monkeypatch.setattr(described, "TRIPLES", 0)
    cut = describe(store, NVIDIA, IRIS)
    assert (cut.own, cut.whole) == ((), False)


def test_parts_belong_to_their_whole_whichever_way_they_are_joined(store: ox.Store) -> None:
    document, activity = IRIS.document("a b.txt"), IRIS.extraction("a b.txt")
    store.add(ox.Quad(activity, KG["to"], document, GRAPH))
    found = describe(store, document, IRIS)
    assert [quad.subject for quad in found.own] == [activity]
    assert found.referring == ()


def test_a_resource_is_held_that_is_only_named(store: ox.Store) -> None:
    assert is_held(store, IRIS.flow("Investment", "a1", "nvidia"))
    assert is_held(store, GRAPH)
    assert not is_held(store, IRIS.entity("nobody"))

from __future__ import annotations

import random

import networkx as nx
import pytest

from kgtool.analyse.cores import Edge, cores, removals
from tests.timing import quickest


def random_edges(seed: int) -> list[Edge]:
    chance = random.Random(seed)
    nodes = [f"n{number:02}" for number in range(chance.randint(2, 14))]
    share = chance.uniform(0.05, 0.35)
    return [(one, other) for one in nodes for other in nodes if chance.random() < share]


def largest(edges: list[Edge]) -> int:
    graph: nx.DiGraph[str] = nx.DiGraph(edges)
    sizes = [len(found) for found in nx.strongly_connected_components(graph)]
    return max((size for size in sizes if size > 1), default=0)


def test_cores_are_those_of_networkx_on_500_random_graphs() -> None:
    compared = 0
    for seed in range(500):
        edges = random_edges(seed)
        graph: nx.DiGraph[str] = nx.DiGraph(edges)
        expected = [frozenset(found) for found in nx.strongly_connected_components(graph) if len(found) > 1]
        assert cores(edges) == sorted(expected, key=lambda core: (-len(core), sorted(core)))
        compared += len(expected)
    assert compared > 300


def test_what_is_left_of_a_core_without_an_edge_is_what_networkx_finds_without_it() -> None:
    shrinking = 0
    for seed in range(500):
        for core in cores(random_edges(seed)):
            inner = [edge for edge in random_edges(seed) if edge[0] in core and edge[1] in core and edge[0] != edge[1]]
            expected = {edge: largest([other for other in inner if other != edge]) for edge in inner}
            assert removals(inner) == {edge: left for edge, left in expected.items() if left < len(core)}
            shrinking += len(removals(inner))
    assert shrinking > 1_000


@pytest.mark.parametrize("edges", [[], [("a", "a")], [("a", "b"), ("b", "c")]])
def test_without_a_way_back_there_is_no_core(edges: list[Edge]) -> None:
    assert cores(edges) == []


def test_without_any_edge_of_a_ring_nothing_is_left() -> None:
    ring = [("a", "b"), ("b", "c"), ("c", "a")]
    assert removals(ring) == dict.fromkeys(ring, 0)


def test_what_would_take_too_much_work_is_left_open() -> None:
    ring = [(f"n{place}", f"n{(place + 1) % 9}") for place in range(9)]
    assert list(removals(ring, effort=10).values()) == [0, 0, *[None] * 7]


def test_a_core_of_three_thousand_actors_takes_two_seconds() -> None:
    chance = random.Random(1)
    edges = [(f"n{chance.randrange(3000)}", f"n{chance.randrange(3000)}") for _ in range(12_000)]

    def sizes() -> tuple[int, int]:
        core = cores(edges)[0]
        return len(core), len(removals([edge for edge in edges if edge[0] in core and edge[1] in core]))

    assert sizes() == (2860, 435)
    assert quickest(sizes, 2) < 2

from __future__ import annotations

import random

import networkx as nx
import pytest

from kgtool.analyse.betweenness import betweenness


def graph_of(seed: int) -> dict[str, list[str]]:
    chance = random.Random(seed)
    nodes = [f"n{number:02}" for number in range(chance.randint(3, 15))]
    return {node: [other for other in nodes if other != node and chance.random() < 0.25] for node in nodes}


def test_betweenness_is_that_of_networkx_on_200_random_graphs() -> None:
    for seed in range(200):
        graph = graph_of(seed)
        digraph: nx.DiGraph[str] = nx.DiGraph(
            [(node, other) for node, others in graph.items() for other in others],
        )
        digraph.add_nodes_from(graph)
        found = betweenness(graph)
        assert not found.sampled
        assert dict(found.values) == pytest.approx(nx.betweenness_centrality(digraph))


def test_a_large_graph_is_estimated_from_some_sources_and_says_so() -> None:
    ring = {f"n{place:03}": [f"n{(place + 1) % 100:03}"] for place in range(100)}
    found = betweenness(ring, effort=2_000)
    assert (found.sources, found.sampled) == (10, True)
    assert sum(found.values.values()) == pytest.approx(sum(betweenness(ring).values.values()))
